"""The sources of the open article: their text, and what the software says of the quote in focus."""
