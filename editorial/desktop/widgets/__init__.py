"""Widgets and painters that know nothing of articles."""
