"""Articles as Word documents with a comment at each name and quote: written, and read again."""
