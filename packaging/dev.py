"""Set up a checkout of Editorial and work in it: run `python3 packaging/dev.py` for what it can do."""

# Any Python has to be able to read this file, so that an old one can be told what it lacks.
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Editorial needs Python 3.11 or newer, and this is "
        + ".".join(map(str, sys.version_info[:2]))
        + " ("
        + sys.executable
        + ").\n"
        "Install a newer one (python.org; Debian, Ubuntu: apt install python3; Fedora: dnf install python3;\n"
        "macOS: brew install python) and start this command with it, for example: python3.12 packaging/dev.py run"
    )

if __name__ == "__main__":
    from commands import main

    sys.exit(main(sys.argv[1:]))
