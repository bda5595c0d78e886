"""Queue pane: the articles of the library and their states."""
