"""Counts in the sentences of a report."""

from __future__ import annotations


def counted(number: int, word: str) -> str:
    """Return a number with its noun: *1 article*, *3 articles*, *no articles*."""
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def sentence(*parts: str) -> str:
    """Join the parts that are not empty with semicolons, and add a capital and a full stop."""
    joined = "; ".join(part for part in parts if part)
    return f"{joined[:1].upper()}{joined[1:]}."
