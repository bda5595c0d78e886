"""Articles with everything that has ever made an offset wrong, for the round trips of every format."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.article import Article, Standing, State, Zone, ZoneKind
from editorial.domain.record import Record
from editorial.domain.text import Span, normalise, sha256

FOUND = Provenance(Origin.RULE, rule="marks", score=0.5)


class Copy:
    """An article under construction; words are found in its text by their nth place."""

    def __init__(self, name: str, raw: str) -> None:
        text = normalise(raw).text
        self.article = Article(
            name, name.capitalize(), text, sha256(text), source=f"{name}.txt", published="2026-11-02"
        )
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self.quotes: list[Quote] = []
        self._numbers = count(1)

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return Span(start, start + len(words))

    def somebody(self, name: str, label: str = "PERSON", **more: object) -> str:
        key = f"who-{next(self._numbers)}"
        self.entities.append(Entity(key, name, label, **more))  # type: ignore[arg-type]
        return key

    def name(self, words: str, who: str | None, label: str = "PERSON", nth: int = 0) -> str:
        key = f"name-{next(self._numbers)}"
        self.mentions.append(Mention(key, self.at(words, nth), label, who, FOUND, Status.CONFIRMED))
        return key

    def quote(self, span: Span, *speakers: Speaker, kind: Kind = Kind.DIRECT, **more: object) -> str:
        key = f"said-{next(self._numbers)}"
        self.quotes.append(Quote(key, span, kind, FOUND, speakers=speakers, **more))  # type: ignore[arg-type]
        return key

    def speaker(self, words: str | None, who: str | None, nth: int = 0) -> Speaker:
        span = None if words is None else self.at(words, nth)
        return Speaker(span, who, Resolution("pronoun", 0.5) if who else None)

    def record(self) -> Record:
        annotated = self.mentions or self.quotes
        return Record.of(
            self.article,
            standing=Standing(State.SUGGESTED if annotated else State.NEW),
            entities=self.entities,
            mentions=self.mentions,
            quotes=self.quotes,
        )


def _emoji() -> Record:
    copy = Copy("emoji", "👩‍🚒👍🏽 Ada Ödön 🌉 said: “It 𝒳 wobbles 🏟!” “👩‍🚒”\n🇬🇧 Ada")
    ada = copy.somebody("Ada Ödön")
    copy.name("Ada Ödön", ada)
    copy.name("Ada", ada, nth=1)
    copy.quote(copy.at("It 𝒳 wobbles 🏟!"), copy.speaker("Ada Ödön", ada), cue=copy.at("said"))
    copy.quote(copy.at("👩‍🚒", 1), kind=Kind.TERM)
    return copy.record()


def _combining() -> Record:
    copy = Copy("combining", "Zoe\u0308 Ka\u0301dar and Zoë Kádar are “two\u0300” people. क्षि देव said नमस्ते.")
    copy.name("Zoe\u0308 Ka\u0301dar", copy.somebody("Zoe\u0308"))
    copy.name("Zoë Kádar", copy.somebody("Zoë"))
    copy.quote(copy.at("नमस्ते"), copy.speaker("देव", None), kind=Kind.INDIRECT, cue=copy.at("said"))
    return copy.record()


def _line_ends() -> Record:
    copy = Copy("line-ends", "\ufeffHead\r\n\r\n“One\r\n\r\ntwo”, said Lu Wei.\r\rLast\u2028Lu\u00a0Wei\x85\r\n")
    lu = copy.somebody("Lu Wei")
    copy.name("Lu Wei", lu)
    copy.name("Lu\u00a0Wei", lu)
    copy.quote(copy.at("One\n\ntwo"), copy.speaker("Lu Wei", lu))
    return copy.record()


def _right_to_left() -> Record:
    copy = Copy("right-to-left", "אמר דני: „שלום\u200f” וגם علي قال «مرحبا» \u202b(Dani)\u202c.")
    dani = copy.somebody("דני")
    copy.name("דני", dani)
    copy.name("Dani", dani)
    copy.quote(copy.at("שלום\u200f"), copy.speaker("דני", dani))
    copy.quote(copy.at("مرحبا"), copy.speaker("علي", None))
    return copy.record()


def _edges() -> Record:
    copy = Copy("edges", "First words are said\tby Kit.\n\n\nKit\tthinks\nit ends")
    kit = copy.somebody("Kit")
    copy.name("Kit", kit)
    copy.quote(copy.at("First words"), copy.speaker("Kit", kit))
    copy.quote(copy.at("thinks\nit ends"), copy.speaker(None, kit), kind=Kind.INDIRECT)
    return copy.record()


def _crossing(name: str = "crossing", more: str = "") -> Record:
    copy = Copy(name, "“He said ‘never’ to Bo Li Ltd”, Bo Li told us that “it” was off. Bo Li Ltd." + more)
    bo = copy.somebody("Bo Li", aliases=("Bo",), authority="https://example.org/bo?a=1&b=2")
    firm = copy.somebody("Bo Li Ltd", "ORG")
    copy.name("Bo Li Ltd", firm, "ORG")
    copy.name("Bo Li", bo)
    copy.name("Bo Li", bo, nth=1)
    copy.name("Li Ltd", firm, "house style", nth=1)
    outer = copy.quote(copy.at("He said ‘never’ to Bo Li Ltd"), copy.speaker("Bo Li", bo, 1), cue=copy.at("told"))
    copy.quote(copy.at("never"), copy.speaker("He", None), within=outer, cue=copy.at("said"))
    inner = copy.quote(copy.at("it"))
    copy.quote(copy.at("that “it” was off"), copy.speaker("Bo Li", bo, 1), kind=Kind.MIXED, quoted=(inner,))
    return copy.record()


def _split() -> Record:
    copy = Copy("split", "“We came,” she and the mayor said. “We saw.\n\n“We left.” Mia Roe, mayor of Ely.\n\nIvo Ash")
    mia, ivo = copy.somebody("Mia Roe"), copy.somebody("Ivo Ash")
    copy.name("Mia Roe", mia)
    copy.name("Ivo Ash", ivo)
    joint = (copy.speaker("she", ivo), copy.speaker("the mayor", mia))
    first = copy.quote(copy.at("We came,"), *joint, cue=copy.at("said"))
    second = copy.quote(copy.at("We saw."), *joint, continues=first)
    copy.quote(copy.at("We left."), copy.speaker(None, mia), copy.speaker("she", None), continues=second)
    return copy.record()


def _same_place() -> Record:
    copy = Copy("same-place", "Mercury rises over Mercury, “Mercury”.")
    planet, god = copy.somebody("Mercury", "PLACE"), copy.somebody("Mercury", "CHARACTER")
    copy.name("Mercury", planet, "PLACE")
    copy.name("Mercury", god, "CHARACTER")
    copy.name("Mercury", god, "PLACE")
    copy.name("Mercury", planet, "SPEAKER", nth=1)
    copy.name("Mercury", god, "NAME:CUE", nth=1)
    copy.quote(copy.at("Mercury", 2), copy.speaker("Mercury", god), copy.speaker("Mercury", planet, 1))
    return copy.record()


def _pronouns_only() -> Record:
    copy = Copy("pronouns", "“Yes,” he said. “No,” his boss added.")
    who = copy.somebody("Somebody we know", authority="a-17")
    copy.quote(copy.at("Yes,"), copy.speaker("he", who))
    copy.quote(copy.at("No,"), copy.speaker("his boss", who), copy.speaker(None, who))
    return copy.record()


def _markup() -> Record:
    copy = Copy("markup", 'A & B <b>“x &amp; y”</b> said "C\\n" \\ T1\tQUOTE 0 1\tA ]]> <!-- ' + "{[(=1+1)]}\x01\x0b.")
    copy.name("A & B", copy.somebody("A & B", "ORG"), "ORG")
    copy.quote(copy.at("x &amp; y"), copy.speaker("A & B", None))
    copy.quote(copy.at("C\\n"), copy.speaker("T1\tQUOTE", None))
    return copy.record()


def _with_zones() -> Record:
    record = _crossing("zones", "\n\nJo, AP")
    zones = (Zone(Span(0, 5), ZoneKind.HEADLINE),)
    article = replace(
        record.article, id="zones", authors=("Jo",), credit="AP", language="de", supersedes="x", zones=zones
    )
    return replace(record, article=article)


CORPUS: tuple[Record, ...] = (
    _emoji(),
    _combining(),
    _line_ends(),
    _right_to_left(),
    _edges(),
    _crossing(),
    _split(),
    _same_place(),
    _pronouns_only(),
    _markup(),
    _with_zones(),
    Copy("nothing", "Nothing is marked here.").record(),
)
