"""The same work from a shell."""
