"""The findings: the list of quotes and names beside the article, and the card of the one in focus."""
