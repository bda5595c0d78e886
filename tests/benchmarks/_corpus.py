"""Made-up articles of any size, the same for the same numbers: text, names with types, quotes with speakers."""

from __future__ import annotations

import random

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

_PLAIN = [
    "the",
    "harbour",
    "stood",
    "quiet",
    "while",
    "rain",
    "came",
    "over",
    "the",
    "roofs",
    "and",
    "nobody",
    "on",
    "the",
    "quay",
    "had",
    "slept",
    "since",
    "the",
    "boats",
    "were",
    "late",
    "again",
    "because",
    "a",
    "wind",
    "from",
    "the",
    "east",
    "held",
    "them",
    "behind",
    "the",
    "long",
    "wall",
    "where",
    "the",
    "lamps",
    "burn",
    "until",
    "morning",
    "and",
    "then",
    "the",
    "market",
    "opens",
    "with",
    "bread",
    "fish",
    "and",
    "loud",
    "talk",
    "about",
    "prices",
    "which",
    "rise",
    "every",
    "winter",
    "as",
    "the",
    "older",
    "people",
    "like",
    "to",
    "say",
]
_FIRST = ("Ada", "Bo", "Cato", "Dora", "Emil", "Frida", "Gro", "Hanno", "Ilse", "Jorun", "Kaspar", "Lotte")
_LAST = (
    "Brackwater",
    "Dravenholt",
    "Fennimore",
    "Gorsely",
    "Hallam",
    "Marlquist",
    "Okafor",
    "Quill",
    "Tindall",
    "Vane",
)
_PLACES = ("Saltmere", "Thornby", "Galewick", "Wexcombe", "Pelling", "Corvane", "Skerry", "Lindow")
_KINDS = ("Harbour", "Trust", "Council", "Ferry", "Orchard", "Bank", "Choir", "Mill")
_RULE = Provenance(Origin.RULE, "clause-after", None, 0.93)
_QUOTES = 0.15
"""The part of the annotations that are quotes."""


class _Writer:
    """Writes sentences, and remembers where in them the names and quotes stand."""

    def __init__(self, seed: int, entities: int) -> None:
        self.random = random.Random(seed)
        self.parts: list[str] = []
        self.length = 0
        self.words = 0
        self.taken: set[str] = set()
        self.entities = [self._entity(number) for number in range(entities)]
        self.mentions: list[Mention] = []
        self.quotes: list[Quote] = []

    def _entity(self, number: int) -> Entity:
        pick = self.random.choice
        name, label = pick(
            (
                (f"{pick(_FIRST)} {pick(_LAST)}", "PERSON"),
                (pick(_PLACES), "PLACE"),
                (f"{pick(_PLACES)} {pick(_KINDS)}", "ORG"),
            )
        )
        while name in self.taken:  # no two things share a name
            name = f"{name}{pick('aeiou')}{pick('lmnrst')}"
        self.taken.add(name)
        return Entity(f"e{number}", name, label)

    def add(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        self.words += text.count(" ")
        return Span(start, self.length)

    def plain(self, words: int) -> None:
        at = self.random.randrange(len(_PLAIN))
        self.add(" ".join(_PLAIN[(at + n) % len(_PLAIN)] for n in range(words)) + " ")

    def name(self, entity: Entity) -> Span:
        span = self.add(entity.name)
        score = round(self.random.uniform(0.5, 0.99), 2)
        by = Provenance(Origin.MODEL, None, "sample@1", score)
        self.mentions.append(Mention(f"m{len(self.mentions)}", span, entity.label, entity.id, by))
        return span

    def quote(self) -> None:
        self.add("“")
        at = self.length
        self.plain(self.random.randint(6, 18))
        span = Span(at, self.length - 1)
        self.add("” said ")
        who = self.random.choice(self.entities)
        speaker = Speaker(self.name(who), who.id, Resolution("same-name", 0.95))
        candidates = tuple(dict.fromkeys((who.id, *(e.id for e in self.random.sample(self.entities, 3)))))
        key = f"q{len(self.quotes)}"
        self.quotes.append(Quote(key, span, Kind.DIRECT, _RULE, speakers=(speaker,), candidates=candidates))
        self.add(". ")


def article(key: str, words: int, annotations: int, seed: int = 1) -> Record:
    """Return an article of about so many words with so many names and quotes, all of them undecided."""
    quotes = round(annotations * _QUOTES)
    names = annotations - 2 * quotes  # each quote brings the name of its speaker
    writer = _Writer(seed, max(5, annotations // 5))
    writer.add(f"What the tide brought to {_PLACES[seed % len(_PLACES)]}, part {seed}\n\n")
    turns = ["name"] * names + ["quote"] * quotes
    writer.random.shuffle(turns)
    for done, turn in enumerate(turns):
        due = words * (done + 1) / len(turns) - writer.words
        if turn == "quote":
            writer.quote()
        elif due > 2:
            writer.plain(int(due) - 1)
            writer.name(writer.random.choice(writer.entities))
            writer.add(". ")
        else:
            writer.name(writer.random.choice(writer.entities))
            writer.add(" and ")
        if done % 6 == 5:
            writer.add("\n\n")
    text = "".join(writer.parts) + "\n"
    used = {mention.entity for mention in writer.mentions} | {
        key for quote in writer.quotes for key in quote.candidates
    }
    made = Article(key, text.partition("\n")[0], text, sha256(text))
    return Record.of(
        made,
        standing=Standing(State.SUGGESTED),
        entities=[entity for entity in writer.entities if entity.id in used],
        mentions=writer.mentions,
        quotes=writer.quotes,
    )
