"""Parquet and Zstandard by pyarrow, which only archives need: the only part of the program that imports it."""

from __future__ import annotations

from types import ModuleType

from editorial.domain.extras import PackageMissing


def arrow(work: str) -> ModuleType:
    """Return pyarrow for some work. Raises PackageMissing if it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise PackageMissing("pyarrow", work) from error
    module: ModuleType = pyarrow
    return module
