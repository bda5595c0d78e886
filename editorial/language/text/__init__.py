"""Words, paragraphs, zones and token probabilities of an article."""
