"""What every benchmark does with its command line: --help says what it measures, what is unknown is refused."""

from __future__ import annotations

import argparse


def parser(words: str) -> argparse.ArgumentParser:
    """Return a parser that describes a benchmark in the words of its module, as they are laid out there."""
    return argparse.ArgumentParser(description=words, formatter_class=argparse.RawDescriptionHelpFormatter)
