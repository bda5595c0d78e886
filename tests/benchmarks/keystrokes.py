"""How many acts of the hand it takes to verify an article: a script at the real window, by the keystroke-level model.

An editor who knows the right answers goes through the article and presses what the program asks for. The model
counts hand time alone: a key 0.28 s, pointing 1.10 s, a press of the pointer's button 0.10 s; a chord is one action,
each of its keys counts; a drag is two points and two presses. Reading and thinking are not in it.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from _arguments import parser
from _articles import Case, read
from _driver import Driver, opened
from _hands import Hands
from _tally import Tally

from editorial.desktop.reviewing.quotes import QuoteController
from editorial.domain import labels
from editorial.domain.annotation import How, Status
from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.outline import Item, ItemKind

HERE = Path(__file__).parent
TYPE_KEYS = {"PERSON": "P", "ORG": "O", "PLACE": "L", "WORK": "W"}
LIMITS = {"typical": (25, 8.6), "rough": (43, 13.9)}
"""Actions, and seconds of hand time, that an article may take with the pointer."""
OTHERS = {"typical": 28.7, "rough": 67.0}
"""Seconds of hand time that the best of Prodigy, doccano and Label Studio needs for the same, by the same model."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took, and how what stands in the record was decided."""

    tally: Tally
    single: int
    grouped: int
    repeats: int


class Reviewer:
    """An editor who knows the right answers and decides what has the focus, item by item."""

    def __init__(self, case: Case, driver: Driver, *, pointer: bool) -> None:
        self.case, self.driver, self.pointer = case, driver, pointer
        self.hands = Hands(driver)
        self.missed = list(case.missed)
        self.names = {(start, end): (label, name) for start, end, label, name in case.names}
        self.speakers = {(start, end): name for start, end, name in case.quotes}

    @property
    def record(self) -> Record:
        """Return the record as it stands."""
        return self.driver.record

    def verify(self) -> Tally:
        """Go through the article and verify it; return what it took."""
        window = self.driver.window
        for _ in range(500):
            self.add_missed()
            item = window.reviewer.item
            if item is None or not item.undecided:
                break
            self.decide(item)
        assert not self.missed, "a missed name never came into sight"
        article = self.record.article.id
        self.hands.press("Ctrl+Return")
        window.desk.open(article)
        assert self.record.standing.state is State.VERIFIED, "the article is not verified"
        return self.hands.tally

    def decide(self, item: Item) -> None:
        """Make the decision that the right answers ask for."""
        if item.kind is ItemKind.NAME or item.kind is ItemKind.MENTION:
            self.decide_name(item)
        elif item.utterance is not None:
            self.decide_quote(item)

    def decide_name(self, item: Item) -> None:
        mention = self.driver.window.reviewer.mention
        assert mention is not None
        right = self.right_span(mention.span)
        if right is None:
            self.hands.press("X")
            return
        label, _ = self.names[right.start, right.end]
        if right != mention.span:
            self.move_edges(mention.span, right)
        elif label != mention.label:
            self.give_type(label)
        else:
            self.hands.press("Return")

    def right_span(self, span: Span) -> Span | None:
        """Return where the name should stand that overlaps this one."""
        return next((Span(*at) for at in self.names if Span(*at).overlaps(span)), None)

    def move_edges(self, now: Span, right: Span) -> None:
        """Move the edges by words, and keep them."""
        edges = self.driver.window.edge
        for key, way, wanted in (("[", "start", right.start), ("]", "end", right.end)):
            if getattr(now, way) == wanted:
                continue
            self.hands.press(key)
            while edges.moving is not None and (at := getattr(edges.moving.span, way)) != wanted:
                self.hands.press("Ctrl+Left" if at > wanted else "Ctrl+Right")
        self.hands.press("Return")

    def give_type(self, label: str) -> None:
        if label in TYPE_KEYS:
            self.hands.press(TYPE_KEYS[label])
            return
        self.hands.press("T")
        self.hands.type(labels.words(label)[:2])
        self.hands.press("Return")

    def decide_quote(self, item: Item) -> None:
        assert item.utterance is not None
        first, speaker = item.utterance.pieces[0], item.utterance.speaker
        wanted = self.speakers[first.span.start, first.span.end]
        entity = self.record.entities.get(speaker.entity) if speaker and speaker.entity else None
        if entity is not None and entity.name == wanted:
            self.hands.press("Return")
            return
        quoting: QuoteController = self.driver.window.controllers.quotes
        offered = [self.record.entities[key].name for key in quoting.candidates(item)]
        self.hands.press(str(offered.index(wanted) + 1))

    def add_missed(self) -> None:
        """Add a missed name and its repeats as soon as it can be reached without scrolling."""
        for span in list(self.missed):
            reached = self.point_at(span) if self.pointer else self.find(span)
            if reached:
                self.missed.remove(span)
                label, _ = self.names[span.start, span.end]
                self.give_type(label)
                self.hands.press("A")
                if self.driver.window.ask.chooser is not None:
                    self.hands.press("Return")

    def point_at(self, span: Span) -> bool:
        if not self.driver.in_sight(span):
            return False
        self.hands.double_click(span)
        return self.driver.window.view.selected_span() == span

    def find(self, span: Span) -> bool:
        """Find the words, once all else is decided, and leave the find bar with the first place selected."""
        item = self.driver.window.reviewer.item
        if item is not None and item.undecided:
            return False
        self.hands.press("Ctrl+F")
        self.hands.type(span.of(self.record.article.text).lower())
        self.hands.press("Escape")
        chosen = self.driver.window.view.selected_span()
        assert chosen == span, f"found {chosen}, not {span}"
        return True


def differences(case: Case, record: Record) -> Iterator[str]:
    """Yield what in a verified record is not as the right answers say."""
    entities = {key: entity.name for key, entity in record.entities.items()}
    names = {
        (m.span.start, m.span.end, m.label, entities[m.entity or ""])
        for m in record.mentions.values()
        if m.status.stands
    }
    quotes = {
        (q.span.start, q.span.end, entities[q.speakers[0].entity or ""])
        for q in record.quotes.values()
        if q.status.stands
    }
    yield from (f"not in the right answers: {one}" for one in (names - case.names) | (quotes - case.quotes))
    yield from (f"missing: {one}" for one in (case.names - names) | (case.quotes - quotes))


def check(case: Case, record: Record) -> None:
    """Raise AssertionError unless all is right and decided, each quote and speaker by itself, nothing overridden."""
    assert not list(differences(case, record)), "\n".join(differences(case, record))
    verified = record.standing.verified
    assert verified is not None
    assert verified.override is None, "the gate was overridden"
    rows = (*record.mentions.values(), *record.quotes.values())
    assert all(row.status is not Status.SUGGESTED for row in rows), "something is undecided"
    for quote in record.quotes.values():
        assert quote.decided is not None
        assert not quote.decided.how.in_bulk, "a quote was decided in bulk"
        claims = [one.resolution for one in quote.speakers]
        assert all(claim is not None and claim.status.decided for claim in claims), "a speaker is undecided"


def run(case: Case, *, pointer: bool) -> Run:
    """Verify the article once, in a window and library of its own."""
    with opened(lambda desk: desk.library.add(case.record)) as driver:
        driver.open(case.record.article.title)
        tally = Reviewer(case, driver, pointer=pointer).verify()
        record = driver.record
        check(case, record)
        check_exported(case, driver)
        hows = Counter(row.decided.how for row in (*record.mentions.values(), *record.quotes.values()) if row.decided)
        return Run(tally, hows[How.SINGLE], hows[How.GROUP], hows[How.ALL_SAME])


def check_exported(case: Case, driver: Driver) -> None:
    """Raise AssertionError unless what is exported is what the right answers say."""
    with tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder:
        written = driver.export(Path(folder) / "out.jsonl")
    called = {entity["id"]: entity["name"] for entity in written["entities"]}
    assert written["state"] == "verified"
    names = {(m["start"], m["end"], m["label"], called[m["entity"]]) for m in written["mentions"]}
    quotes = {(q["start"], q["end"], called[q["speakers"][0]["entity"]]) for q in written["quotes"]}
    assert names == case.names, f"exported otherwise: {names ^ case.names}"
    assert quotes == case.quotes, f"exported otherwise: {quotes ^ case.quotes}"


def report(name: str, case: Case, one: Run, words: str) -> bool:
    """Print a run and return whether it keeps to the limits."""
    tally, (actions, seconds) = one.tally, LIMITS[name]
    print(f"  {words}")
    print(f"    actions            {tally.actions:5} (at most {actions}), {tally.pointer} of the pointer")
    print(f"    keys, points, presses {tally.keys:2}, {tally.points}, {tally.presses}")
    print(f"    hand time          {tally.seconds:5.2f} s (at most {seconds} s; other tools {OTHERS[name]:.1f} s)")
    print(f"    decided            {one.single} by itself, {one.grouped} with its group, {one.repeats} as a repeat")
    print(f"    what was pressed   {' '.join(tally.log)}")
    return round(tally.seconds, 2) <= seconds and tally.actions <= actions


def main(arguments: Sequence[str]) -> int:
    """Run both articles, or the one named, with and without the pointer; return 1 if an aim is missed."""
    options = parser(__doc__)
    options.add_argument("articles", metavar="ARTICLE", nargs="*", help=f"Only these ({', '.join(LIMITS)}); else all.")
    wanted = options.parse_args(arguments).articles or [*LIMITS]
    if unknown := [name for name in wanted if name not in LIMITS]:
        options.error(f"there is no article {unknown[0]!r}; there are: {', '.join(LIMITS)}")
    print(__doc__.partition("\n\n")[2])
    kept = []
    for name in wanted:
        case = read(HERE / f"{name}.toml")
        held = case.counts
        print(
            f"{name}: {held['names']} names in {held['groups']} groups, {held['quotes']} quotes; {held['types']} wrong "
            f"types, {held['edges']} wrong edges, {held['false']} that are none, {held['missed']} missed with "
            f"{held['repeats']} repeats, {held['speakers']} wrong speakers"
        )
        kept.append(report(name, case, run(case, pointer=True), "with the pointer"))
        report(name, case, run(case, pointer=False), "without the pointer")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
