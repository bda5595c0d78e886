"""Packages that only some work needs, and what to say where one is not installed."""

from __future__ import annotations

from editorial.domain.errors import EditorialError


class PackageMissing(EditorialError):  # noqa: N818 - reads as what it is
    """Error: work needs a package that is not installed."""

    def __init__(self, package: str, work: str) -> None:
        super().__init__(
            f"{work} needs the package {package}, which is not installed here. Install it with "
            f"'python -m pip install {package}' and start again."
        )
