"""Long-running work with progress and cancel; does not import Qt."""
