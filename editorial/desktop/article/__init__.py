"""Article view: a read-only text page with names, quotes, focus and links painted over it."""
