"""The list of findings: sections, rows, filter, painting."""
