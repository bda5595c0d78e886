"""How fast the window answers in articles of three sizes, each row beside its floor."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from _corpus import article
from _driver import opened
from _figures import Line
from floors.library import BareLibrary
from rows.deciding import deciding
from rows.filtering import filtering
from rows.moving import moving
from rows.opening import next_article, opening
from rows.scrolling import scrolling
from rows.sizes import LARGE, SIZES, Review

from editorial.review.desk import Desk

ON = 10
"""How many short articles there are to go on to."""


def reviewing() -> Iterator[Line]:
    """Yield the lines about the window that runs."""
    made = {size: article(size.key, size.words, size.annotations, seed=3) for size in SIZES}
    others = [article(f"n{number}", 600, 100, seed=20 + number) for number in range(ON)]

    def fill(desk: Desk) -> None:
        for record in (*others, *made.values()):
            desk.library.add(record)

    with opened(fill) as driver, tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder:
        desk = driver.window.desk
        desk.library.get_ready()
        bare = BareLibrary(desk, Path(folder))
        review = Review(driver, made, bare)
        yield from opening(review)
        yield next_article(review)
        yield from deciding(review)
        driver.open_id(LARGE.key)
        yield moving(review)
        yield filtering(review)
        yield scrolling(review)
        bare.close()
