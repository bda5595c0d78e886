"""Passages of an article: quotation marks and the spans inside them, cues, and the context that quotes are found in."""
