"""Archives: analysing more articles than a library holds, asking what is in them, and drawing articles from them."""
