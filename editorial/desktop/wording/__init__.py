"""What is said on screen about names, quotes and articles; plain Python, no Qt."""
