"""The article on screen: a page of text with names, quotes, focus and links painted over it."""
