"""All that is particular to a language: the language files and the lists of well-known names."""
