"""Which languages something is known about, so that the window can say what is not looked for in the others."""

from __future__ import annotations

from editorial.language.languages import is_known

__all__ = ["is_known"]
