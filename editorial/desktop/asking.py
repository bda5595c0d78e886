"""Asks the reviewer's questions in the window."""
