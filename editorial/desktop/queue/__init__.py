"""The queue: the articles of the library, and how far each has come."""
