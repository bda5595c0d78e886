"""Speakers proposed again after a correction: only for quotes and claims that no editor has decided."""
