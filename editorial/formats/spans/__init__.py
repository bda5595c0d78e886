"""Records as labelled spans with links between them: what the programs for annotating hold, whatever their format."""
