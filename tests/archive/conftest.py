"""Tests of what needs the extra `archive`: where that is not installed they are left out, and all else is tested."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if all(map(find_spec, ("pyarrow", "duckdb", "distributed"))) else ["test_*.py"]
