"""Starts the program as it is started from a menu, and says when the article could be seen and used.

Prints the monotonic clock (seconds) once the page has been painted and nothing waits in the event loop any more, again
once the list of articles is whole, and then the resident memory in megabytes a little later, when the window is idle.
The arguments are the program's.
"""

from __future__ import annotations

import sys
from typing import Any

import editorial.__main__

imported = editorial.__main__._window_program


def watched() -> Any:
    """Import what the program imports, in its order, and have it show a window that tells what it does."""
    program = imported()
    from _seen import Seen

    import editorial.desktop.app

    editorial.desktop.app.Window = Seen
    return program


editorial.__main__._window_program = watched
sys.exit(editorial.__main__.main(sys.argv[1:]))
