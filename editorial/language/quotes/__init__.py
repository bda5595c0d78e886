"""Find quotes, reported clauses and quoted terms."""
