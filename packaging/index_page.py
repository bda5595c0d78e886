"""Make the page that a package index shows from README.md (a metadata hook of hatchling).

An index shows no file of the checkout, so that relative links and pictures would be broken there. Where the variable
EDITORIAL_REPOSITORY holds the address under which a release's files can be read, they are made absolute; elsewhere
links become their words and pictures their descriptions.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

VARIABLE = "EDITORIAL_REPOSITORY"
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\]]*)\]\((?P<path>[^):#]+)\)")


def index_page(readme: str, address: str) -> str:
    """Return the text of README.md with its relative links below `address`, or without links if that is empty."""

    def rewritten(link: re.Match[str]) -> str:
        if address:
            return f"{link['picture']}[{link['words']}]({address.rstrip('/')}/{link['path']})"
        return f"*{link['words']}*" if link["picture"] else link["words"]

    return _LINK.sub(rewritten, readme)


class IndexPage(MetadataHookInterface):
    """Sets the field `readme` of the project's metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the rewritten README.md to the metadata, in place."""
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        text = index_page(readme, os.environ.get(VARIABLE, ""))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
