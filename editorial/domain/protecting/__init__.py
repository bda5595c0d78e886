"""Protected names: a pseudonym wherever a name would leave the library, and what still gives it away."""
