"""File formats: one module a format, listed in `registry.py`; the packages hold what formats share."""
