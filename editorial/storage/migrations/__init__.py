"""Migrations of the schema, run by `storage/migrating.py`; `versions/` has one script for each revision."""
