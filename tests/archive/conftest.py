"""Tests of what needs the extra `archive`: without it they are skipped, and everything else is tested."""

from __future__ import annotations

import pytest

for name in ("pyarrow", "duckdb", "distributed"):
    pytest.importorskip(name, reason="the extra 'archive' is not installed")
