"""The words that editors read for what the software stores as codes."""
