"""The shards of an archive: its settings, and the files that hold its records."""
