"""Findings pane: the list of quotes and names, and the card of the focused one."""
