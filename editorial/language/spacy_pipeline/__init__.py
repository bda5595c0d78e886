"""Run spaCy; the only room that imports it."""
