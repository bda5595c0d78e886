"""spaCy pipelines and components; the only part of `language` that imports spaCy."""
