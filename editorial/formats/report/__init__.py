"""The report of an article, for a colleague to read: its text with what was found, people, quotes, open problems."""
