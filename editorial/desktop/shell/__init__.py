"""The main window and what it is made of; no part takes the whole window."""
