"""An editor's session: every change as a command with its inverse, committed before it is shown."""
