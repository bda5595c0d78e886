"""Dialog windows, all shown without blocking the main window."""
