"""The words of a language that appear in, before, after or instead of names (`[names]` in a language file)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editorial.language.lexicon.toml_table import WordSet
from editorial.language.lexicon.zones import NEVER

_NONE: WordSet = frozenset()


@dataclass(frozen=True, eq=False)
class NameLexicon:
    """Words that help to find and label names, all in lower case; every set may be empty.

    `forms` are patterns of names that stand in a form of their own; a group is called by the label of the name, with a
    number where there are several. `with_mark` matches a word and the mark that belongs to it (*Which?*),
    `sentence_start` an abbreviation before the start of a sentence, `no_part` what layout puts beside names (*Image
    caption*). `headline_verbs` are verbs that headlines write with a capital.

    Next to a person's name: `titles` and `roles` before it, `ranks` before those (*senior*), `after_person` after it
    (*QC*), `generations` at its end (*Jr.*), `kin` before relatives (*his father, …*); `saying` verbs on either side (a
    name after a `telling` verb is the listener), with `after_speaker` after verb and name; `mortal` words (*died*) and
    `relatives` (*who*).

    Persons with one surname: `younger` and `elder` before or after it (*the younger Ellis*, *Ellis Jr.*), `younger_kin`
    and `elder_kin` before a full name (*his son*, *her father*); `sexes` maps a title to `man` or `woman`.

    Next to other names: `org_before`, `org_after`, `work_before`, `work_after`; `work_of` followed by *of*;
    `character_before` (phrases) and `character_after`; `place_of` followed by *of*, `place_after`; `placed` after a
    hyphen (*Paris-based*); `in_a_place` maps words before a place to their weight (log-odds).

    `before` and `behind` map words next to a name to the label of what it is (*the village X*, *the X project*).

    In a name: `heads` gives words by label: the last word of the name, or the one before a word of `parting`.
    `owning` words come before *'s* within a name (*Women's Institute*), `saints` start such words (*St. Jude's
    Hospital*), `place_parts` before a place (*Old*).
    `org_heads`; `org_starts` and `law_starts` before a word of `parting`; `place_starts`, `place_strong_starts`;
    `offices` (titles of an office, which are no names), `portfolios` (what an office is for: *health*), `towards`
    between an office and a place (*ambassador to*); `hyphened_before` and `hyphened_after` a hyphen beside a name
    (*pan-Arab*, *Paris-led*); `within` between a place and where it is (*at*); `tails`, small last words; `company`
    (*Ltd*, often left out), `small` (words that have no letter in an abbreviation). `same_name` maps a spelling to the
    main spelling of the name.

    Not names: `not_a_name` as a single word, `starts` at the start of a sentence, `leading` words that models wrongly
    include in a name, `bound` prefixes of words. `articles` come before names, `the` are the definite ones; `of` and
    `of_or_for` introduce what something belongs to; `joining` words come between two names in a list, `adding` words
    between two that belong together; `possessive` endings come after a name. `ordinary` words are hardly names although
    they have a capital; it is empty where the language has no list of them.
    """

    titles: WordSet = _NONE
    ranks: WordSet = _NONE
    roles: WordSet = _NONE
    after_person: WordSet = _NONE
    saying: WordSet = _NONE
    generations: WordSet = _NONE
    kin: WordSet = _NONE
    telling: WordSet = _NONE
    mortal: WordSet = _NONE
    after_speaker: WordSet = _NONE
    relatives: WordSet = _NONE
    younger: WordSet = _NONE
    elder: WordSet = _NONE
    younger_kin: WordSet = _NONE
    elder_kin: WordSet = _NONE
    sexes: Mapping[str, str] = field(default_factory=dict)
    org_before: WordSet = _NONE
    org_after: WordSet = _NONE
    work_before: WordSet = _NONE
    work_after: WordSet = _NONE
    work_of: WordSet = _NONE
    character_before: tuple[str, ...] = ()
    character_after: WordSet = _NONE
    place_of: WordSet = _NONE
    place_after: WordSet = _NONE
    placed: WordSet = _NONE
    in_a_place: Mapping[str, float] = field(default_factory=dict)
    forms: tuple[re.Pattern[str], ...] = ()
    with_mark: re.Pattern[str] = NEVER
    sentence_start: re.Pattern[str] = NEVER
    no_part: re.Pattern[str] = NEVER
    headline_verbs: WordSet = _NONE
    heads: tuple[tuple[str, WordSet], ...] = ()
    before: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    owning: WordSet = _NONE
    saints: WordSet = _NONE
    place_parts: WordSet = _NONE
    org_heads: WordSet = _NONE
    org_starts: WordSet = _NONE
    law_starts: WordSet = _NONE
    place_starts: WordSet = _NONE
    place_strong_starts: WordSet = _NONE
    offices: WordSet = _NONE
    portfolios: WordSet = _NONE
    towards: WordSet = _NONE
    hyphened_before: WordSet = _NONE
    hyphened_after: WordSet = _NONE
    within: WordSet = _NONE
    tails: WordSet = _NONE
    company: WordSet = _NONE
    small: WordSet = frozenset({"de", "la", "del", "du", "y", "et", "&", "-"})
    same_name: Mapping[str, str] = field(default_factory=dict)
    not_a_name: WordSet = _NONE
    starts: WordSet = _NONE
    leading: WordSet = _NONE
    bound: tuple[str, ...] = ()
    articles: WordSet = _NONE
    the: WordSet = _NONE
    of: WordSet = _NONE
    of_or_for: WordSet = _NONE
    parting: WordSet = frozenset({"de"})
    joining: WordSet = frozenset({"&"})
    adding: WordSet = _NONE
    possessive: WordSet = _NONE
    ordinary: WordSet = _NONE

    @cached_property
    def head_labels(self) -> Mapping[str, str]:
        """The label of a name by the word that is its head."""
        return {word: label for label, words in reversed(self.heads) for word in words}

    @cached_property
    def next_to_names(self) -> WordSet:
        """Titles and roles: words next to a name that are not part of it."""
        return self.titles | self.roles

    @cached_property
    def offices_and_roles(self) -> WordSet:
        """Titles, roles and titles of an office: words before what somebody is responsible for."""
        return self.next_to_names | self.offices

    @cached_property
    def portfolio_parts(self) -> WordSet:
        """What an office is for, and what joins several of that (*Training, Jobs and Skills*)."""
        return self.portfolios | self.adding | {",", "&"}

    @cached_property
    def no_start(self) -> WordSet:
        """Words that no name starts with: articles, and possessive endings that were parted from the word before."""
        return self.articles | self.possessive

    @cached_property
    def hanging(self) -> WordSet:
        """Small words that no name ends with, unless a hyphen joins them."""
        return self.small - NEUTRAL.small - self.adding

    @cached_property
    def beside(self) -> WordSet:
        """Words next to a name whose capital letter does not show that they belong to the name."""
        return self.titles | self.roles | self.starts

    @cached_property
    def never(self) -> WordSet:
        """Words that are neither a name nor part of one."""
        return self.roles | self.titles | self.after_person | self.starts | self.leading | self.not_a_name

    @cached_property
    def hardly_missed(self) -> WordSet:
        """Capitalised words that are not the start of a possibly missed name."""
        return self.titles | self.starts | self.leading | self.not_a_name

    @cached_property
    def never_alone(self) -> WordSet:
        """Words that are not searched for in the rest of the article when the model finds them as a name."""
        return self.titles | self.roles | self.starts | self.not_a_name


NEUTRAL = NameLexicon()
"""The lexicon for a language that has no file."""
