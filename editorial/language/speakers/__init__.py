"""Attribute quotes to speakers, and speakers to entities."""
