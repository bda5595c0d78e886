"""Numbers of things in words."""


def counted(number: int, word: str) -> str:
    """Return "1 name", "3 names"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
