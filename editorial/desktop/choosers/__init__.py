"""Small questions asked inside the window: Enter takes, Esc leaves, and the focus goes back to where it was."""
