"""Finds names, quotes and speakers; importing this package does not import spaCy."""

import os
import sys

# numpy's matrix library asks this once, when it is loaded. For matrices as small as a spaCy model's, a second thread
# only waits for the first, and keeps a processor busy with it. `arithmetic` looks at it.
if "numpy" not in sys.modules:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
