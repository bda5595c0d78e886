"""What the keys do to the open article: each action becomes a command."""
