"""What readers share: opening and decoding files, and checked access to JSON fields."""
