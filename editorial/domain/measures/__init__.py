"""How right suggestions are, measured against records that somebody verified: pure functions on records."""
