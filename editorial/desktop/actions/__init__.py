"""Everything the window can do, as one table, and what is drawn from it."""
