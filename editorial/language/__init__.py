"""The search for names, quotes and speakers in articles; importing this package does not import spaCy."""

import os
import sys

# numpy's OpenBLAS reads this variable once, when it is loaded. The matrices of spaCy's models are so small that a
# second thread would only wait for the first one and keep a processor busy. `spacy_pipeline.numpy_ops` checks the
# variable.
if "numpy" not in sys.modules:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
