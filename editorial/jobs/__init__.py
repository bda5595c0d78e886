"""Long work with progress and cancel; knows no Qt."""
