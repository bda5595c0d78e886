"""Widgets, item delegates and painting functions shared by several rooms of the desktop."""
