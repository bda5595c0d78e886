"""Articles, annotations, decisions and the rules between them; uses the standard library only."""
