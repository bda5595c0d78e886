"""What an article, a mention, a quote and a decision are, and the rules between them; standard library only."""
