"""How the schema of a library grew, one script for each step; run from code by `storage.schema`."""
