"""Look the quotes of an article up in its sources, and say what is different, word by word."""
