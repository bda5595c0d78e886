"""Editing sessions: every change is a command with an inverse, and is committed before it is shown."""
