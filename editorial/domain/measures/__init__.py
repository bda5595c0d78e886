"""Evaluation of suggestions against verified records (gold), as pure functions on records."""
