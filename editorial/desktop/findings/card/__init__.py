"""The card of the focused finding."""
