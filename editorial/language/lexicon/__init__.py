"""Language files and gazetteers: everything that is particular to one language."""
