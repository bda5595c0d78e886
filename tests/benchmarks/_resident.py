"""How much memory a process holds once it is idle."""

from __future__ import annotations

IDLE = 1500
"""Milliseconds after which a window counts as idle."""


def resident() -> float:
    """Return the resident memory of this process, in megabytes (where the system tells it, else 0)."""
    try:
        with open("/proc/self/status", encoding="ascii") as lines:  # noqa: PTH123 - nothing more is to be loaded
            kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    except OSError:
        return 0.0
    return int(kilobytes) / 1024
