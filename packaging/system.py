"""What has to be there before anything can be set up: Python's venv, the libraries that Qt needs, a display."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# Each library that Qt's wheels need and do not bring, with its package in Debian and in Fedora. Read from the NEEDED
# entries of PySide6-Essentials 6.11.3: QtGui and the offscreen platform; then the xcb platform; then Wayland.
OFFSCREEN = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
}
X11 = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
WAYLAND = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
}


class SetupError(Exception):
    """Something is missing that this command cannot provide; the message says what to install or do."""


def say(message: str) -> None:
    """Print one message at once, so that it stands before what the next program prints."""
    print(message, flush=True)


def require_venv() -> None:
    """Raise SetupError if Python came without what makes an environment (Debian packages it apart)."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    _provide("Python came without the module that makes environments (venv, ensurepip)", [name], ["python3"])
    importlib.invalidate_caches()


def require_qt() -> None:
    """Raise SetupError if a library is missing that Qt needs to run without a display."""
    _require(OFFSCREEN)


def require_window() -> None:
    """Raise SetupError if there is no display to open a window on, or a library is missing that Qt needs for that."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    drawn_in_memory = platform and not platform.startswith(("xcb", "wayland"))
    if drawn_in_memory or (os.environ.get("WAYLAND_DISPLAY") and not _missing(WAYLAND)):
        _require(OFFSCREEN)
    elif _display_answers(os.environ.get("DISPLAY", "")):
        _require(OFFSCREEN | X11)
    else:
        shown = os.environ.get("DISPLAY")
        raise SetupError(
            (f"The display {shown} does not answer" if shown else "There is no display")
            + ", so no window can be opened. Start this in a desktop session (or with `ssh -X`),\n"
            "or under a virtual display: xvfb-run -a python3 packaging/dev.py run\n"
            "(Debian, Ubuntu: apt install xvfb xauth; Fedora: dnf install xorg-x11-server-Xvfb)."
        )


def require_importable_qt(python: Path) -> None:
    """Raise SetupError if Qt cannot be imported in an environment for a reason that nobody foresaw."""
    code = "import PySide6.QtWidgets, PySide6.QtTest"
    tried = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if tried.returncode:
        reason = (tried.stderr.strip().splitlines() or [f"status {tried.returncode}"])[-1]
        raise SetupError(
            f"Qt cannot be loaded: {reason}\n"
            "If that names a library, install the package that holds it (Debian, Ubuntu: apt-file search NAME;\n"
            "Fedora: dnf provides '*/NAME') and start this command again."
        )


def _require(libraries: Mapping[str, tuple[str, str]]) -> None:
    if sys.platform.startswith("linux") and (missing := _missing(libraries)):
        debian = list(dict.fromkeys(libraries[name][0] for name in missing))
        fedora = list(dict.fromkeys(libraries[name][1] for name in missing))
        _provide(f"Qt needs system libraries that are missing here ({', '.join(missing)})", debian, fedora)


def _missing(libraries: Iterable[str]) -> list[str]:
    """Return those of the shared libraries that cannot be loaded."""
    return [name for name in libraries if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _display_answers(display: str) -> bool:
    """Return whether an X server listens at a display such as ":0"; one on another machine is taken to."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in {"", "unix"}:
        return True
    for address in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX) as connection:
            if connection.connect_ex(address) == 0:
                return True
    return False


def _provide(problem: str, debian: list[str], fedora: list[str]) -> None:
    """Raise SetupError saying how to install system packages; where CI is set, install them on Debian and Ubuntu."""
    install = _unattended_apt()
    if install is None:
        raise SetupError(
            f"{problem}. Install:\n"
            f"  Debian, Ubuntu:  sudo apt-get install {' '.join(debian)}\n"
            f"  Fedora:          sudo dnf install {' '.join(fedora)}\n"
            "and start this command again."
        )
    say(f"{problem}. CI is set, so they are installed: {' '.join(install)} install {' '.join(debian)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *debian]):
        if subprocess.run([*install, *arguments], env=environment, check=False).returncode:
            raise SetupError(f"{problem}, and `{' '.join([*install, *arguments])}` failed.")


def _unattended_apt() -> list[str] | None:
    """Return the command that installs packages without asking anybody, or None if it may not or cannot be used."""
    unattended = os.environ.get("CI", "").lower() not in {"", "0", "false"}
    if not (unattended and shutil.which("apt-get") and hasattr(os, "geteuid")):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = ["sudo", "--non-interactive", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("sudo") and not subprocess.run([*sudo, "--version"], capture_output=True, check=False).returncode:
        return sudo
    return None
