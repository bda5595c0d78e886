"""Tokens, paragraphs, zones and token probabilities of an article, in plain Python and numpy types."""
