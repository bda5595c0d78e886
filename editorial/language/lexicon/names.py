"""What a language may say about its names; its file says it. What it does not say is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editorial.language.lexicon.table import Words

_NONE: Words = frozenset()


@dataclass(frozen=True, eq=False)
class NameLanguage:
    """Words that say what a name is, all in lower case; a language without any of its own still has names.

    Before a person's name: `titles`, `roles`; behind it `after_person`. Beside it: `saying` (whoever a `telling`
    one precedes listens) and `after_speaker` behind both, `mortal`, `relatives`. Around other names: `org_before`,
    `work_before`, `work_after`, `work_of` and *of*, `character_before` (whole phrases), `character_after`, `place_of`
    and *of*, `place_after`, `placed` behind a hyphen (*Paris-based*), `in_a_place` with how much each says.

    In a name: `heads` by label (its last word, or the one before a word of `parting`), `org_heads`, `org_starts` and
    `law_starts` before `parting`, `place_starts`, `place_strong_starts`, `offices` (no name at all), `company` (what
    kind it is, often left out), `small` (not counted in abbreviations). `same_name` maps a spelling to the one it
    stands for.

    No names: `not_a_name` alone, `starts` where a sentence begins, `leading` which a model takes for part of one,
    `bound` beginnings of words. `articles` stand before names, `the` is the definite one; `of` and `of_or_for` say
    what something belongs to; `joining` stands between two in a list, `adding` between two that belong together,
    `possessive` ends one.
    """

    titles: Words = _NONE
    roles: Words = _NONE
    after_person: Words = _NONE
    saying: Words = _NONE
    telling: Words = _NONE
    mortal: Words = _NONE
    after_speaker: Words = _NONE
    relatives: Words = _NONE
    org_before: Words = _NONE
    work_before: Words = _NONE
    work_after: Words = _NONE
    work_of: Words = _NONE
    character_before: tuple[str, ...] = ()
    character_after: Words = _NONE
    place_of: Words = _NONE
    place_after: Words = _NONE
    placed: Words = _NONE
    in_a_place: Mapping[str, float] = field(default_factory=dict)
    heads: tuple[tuple[str, Words], ...] = ()
    org_heads: Words = _NONE
    org_starts: Words = _NONE
    law_starts: Words = _NONE
    place_starts: Words = _NONE
    place_strong_starts: Words = _NONE
    offices: Words = _NONE
    company: Words = _NONE
    small: Words = frozenset({"de", "la", "del", "du", "y", "et", "&", "-"})
    same_name: Mapping[str, str] = field(default_factory=dict)
    not_a_name: Words = _NONE
    starts: Words = _NONE
    leading: Words = _NONE
    bound: tuple[str, ...] = ()
    articles: Words = _NONE
    the: Words = _NONE
    of: Words = _NONE
    of_or_for: Words = _NONE
    parting: Words = frozenset({"de"})
    joining: Words = frozenset({"&"})
    adding: Words = _NONE
    possessive: Words = _NONE

    @cached_property
    def next_to_names(self) -> Words:
        """Return the words that stand beside a name and are no part of it."""
        return self.titles | self.roles

    @cached_property
    def beside(self) -> Words:
        """Return the words beside a name whose capital says nothing about where the name ends."""
        return self.titles | self.roles | self.starts

    @cached_property
    def never(self) -> Words:
        """Return the words that are no name and no part of one."""
        return self.roles | self.titles | self.after_person | self.starts | self.leading | self.not_a_name

    @cached_property
    def hardly_missed(self) -> Words:
        """Return the capitalised words that begin no name that was missed."""
        return self.titles | self.starts | self.leading | self.not_a_name

    @cached_property
    def never_alone(self) -> Words:
        """Return the words that are looked for nowhere but where the model sees a name."""
        return self.titles | self.roles | self.starts | self.not_a_name


NEUTRAL = NameLanguage()
"""For a language about which nothing is known."""
