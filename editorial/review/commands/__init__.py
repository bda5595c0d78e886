"""Every change an editor can make, as a command: a frozen dataclass that says what changes, no more."""
