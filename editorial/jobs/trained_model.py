"""The trained name recogniser beside a library: its files, and whether it is used.

The folder `NAME.trained` beside the library has `about.json` (a `Trained`: parent, date, articles, figures), the
weights that it names, and `unfinished/` while a training is not done. Nothing of it leaves the machine, or goes into a
backup.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import orjson

from editorial.domain.errors import EditorialError
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.settings import Setting
from editorial.domain.trained import HeldOut, Trained
from editorial.storage.library import Library

ABOUT, UNFINISHED = "about.json", "unfinished"


def folder_of(library: Library) -> Path:
    """Return the folder beside a library for what was trained on its articles; it need not be there."""
    return library.path.with_name(f"{library.path.stem}.trained")


def trained_model(library: Library) -> Trained | None:
    """Return what is known of the trained recogniser; None if there is none that can be used with the model chosen."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        found = from_plain(Trained, orjson.loads((folder_of(library) / ABOUT).read_bytes()))
        chosen = str(library.get_setting(Setting.MODEL) or DEFAULT_MODEL)
        if found.model == chosen and found.parent == _installed(chosen, found.parent) and weights(library, found):
            return found
    return None


def weights(library: Library, trained: Trained) -> str:
    """Return the path of the weights of a trained recogniser; an empty text if they are not there."""
    path = folder_of(library) / f"names-{trained.key}.bin"
    return str(path) if trained.key.isalnum() and path.is_file() else ""


def weights_in_use(library: Library) -> str:
    """Return the path of the weights that suggestions are made with; an empty text for those of the model itself."""
    found = trained_model(library)
    return weights(library, found) if found is not None and is_used(library, found) else ""


def is_used(library: Library, trained: Trained | None) -> bool:
    """Return whether a trained recogniser is the one that is used; False if there is none."""
    return trained is not None and bool(library.get_setting(Setting.TRAINED) == trained.key)


def use(library: Library, trained: Trained | None) -> None:
    """Use a trained recogniser from now on, or with None the one that came with the model."""
    library.set_setting(Setting.TRAINED, None if trained is None else trained.key)


def keep(library: Library, made: Path, model: str, parent: str, articles: tuple[str, ...], figures: HeldOut) -> Trained:
    """Put newly trained weights in the place of earlier ones, with what is known of them. Raises EditorialError."""
    folder = folder_of(library)
    try:
        key = hashlib.sha256(made.read_bytes()).hexdigest()[:8]
        trained = Trained(key, model, parent, datetime.now(UTC), articles, figures)
        target = folder / f"names-{key}.bin"
        made.replace(target)
        beside = folder / f"{ABOUT}.part"
        beside.write_bytes(orjson.dumps(to_plain(trained), option=orjson.OPT_INDENT_2))
        beside.replace(folder / ABOUT)
    except OSError as error:
        raise EditorialError(f"What was trained could not be kept beside the library: {error.strerror}.") from error
    for path in folder.glob("names-*.bin"):
        if path != target:
            path.unlink(missing_ok=True)
    clear_unfinished(library)
    return trained


def prepare(library: Library) -> Path:
    """Return the folder for what a training keeps to go on later. Raises EditorialError if it cannot be made."""
    folder = folder_of(library)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise EditorialError(f"The folder “{folder}” cannot be made: {error.strerror or error}.") from error
    return folder / UNFINISHED


def clear_unfinished(library: Library) -> None:
    """Remove what a training keeps to go on later."""
    shutil.rmtree(folder_of(library) / UNFINISHED, ignore_errors=True)


def _installed(model: str, known: str) -> str:
    """Return the installed model as `name@version`; `known` if its package has another name."""
    try:
        return f"{model}@{version(model)}"
    except PackageNotFoundError:
        return known
