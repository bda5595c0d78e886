"""On-screen wording of names, quotes and articles; plain Python without Qt."""
