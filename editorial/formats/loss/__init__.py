"""What formats cannot hold of a record: counted before an export, reported after it."""
