"""Find names, label them and group them into entities."""
