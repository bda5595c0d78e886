"""Editorial: verify what an article says, and who said it."""

__version__ = "0.1.0"
