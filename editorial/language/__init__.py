"""Finds names, quotes and speakers; importing this package does not import spaCy."""

import os

# numpy's matrix library asks this once, when it is loaded. For matrices as small as a spaCy model's, a second thread
# only waits for the first, and keeps a processor busy with it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
