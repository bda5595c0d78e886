"""Choosers: questions asked inside the window, accepted with Enter and dismissed with Esc."""
