"""Finds names, quotes and speakers; importing this package does not import spaCy."""
