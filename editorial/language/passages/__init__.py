"""Quotation marks, the layout of an article around them, and cues."""
