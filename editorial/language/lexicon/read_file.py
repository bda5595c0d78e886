"""Reading of language files (TOML); their format is described in `resources/languages/README.md`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from editorial.domain import labels
from editorial.domain.languages import QUOTES, begins_quotes
from editorial.domain.toml_file import parse_toml, read_toml_text
from editorial.language.lexicon.names import NEUTRAL, NameLexicon
from editorial.language.lexicon.quotes import InversionLexicon, QuotationMarks, QuoteLexicon, ReportingLexicon
from editorial.language.lexicon.toml_table import TomlTable, WordSet
from editorial.language.lexicon.transcripts import TranscriptLexicon
from editorial.language.lexicon.verb_forms import VerbForms
from editorial.language.lexicon.zones import NEUTRAL as NO_HABITS
from editorial.language.lexicon.zones import NEVER, PERSON, ZonePatterns, people

_PRONOUNS = ("man", "woman", "many", "thing", "self", "selves", "other", "relative", "someone")
_PEOPLE = ("person", "woman", "man")
_TITLES = ("man", "woman")
_SIDES = ("question", "answer")


@dataclass(frozen=True, slots=True)
class LanguageData:
    """The data of one language: for quotes and speakers (None if the file has none), names, zones and transcripts.

    `common` are frequent words that occur in nearly every text of the language and in no other language that has a
    file. `read_as` are characters that the language's models know in another form (*’* as *'*): each of them is read as
    another one.
    """

    quotes: QuoteLexicon | None
    names: NameLexicon
    zones: ZonePatterns
    transcripts: TranscriptLexicon
    common: WordSet
    read_as: Mapping[str, str]


def read_language(path: Path) -> LanguageData:
    """Return the data in a language file.

    Raises InputError with the file, the table or key, and the reason if the file cannot be read or has a mistake.
    """
    language = language_of_text(read_toml_text(path), path.name)
    return replace(language, names=replace(language.names, ordinary=_ordinary(path)))


def _ordinary(path: Path) -> WordSet:
    """Return the ordinary words in the list beside a language file (*en.words.txt*); none if there is no list.

    Raises InputError with the name of the list and the reason if it cannot be read.
    """
    words = path.with_name(f"{path.stem}.words.txt")
    return frozenset(read_toml_text(words).split()) if words.exists() else frozenset()


def language_of_text(text: str, source: str) -> LanguageData:
    """Return the data in the text of a language file. Raises InputError as `read_language`, and names `source`."""
    file = TomlTable(source, "", parse_toml(text, source), "name", "common")
    if ("quotes" in file) != begins_quotes(text):
        file.refuse("quotes", f"what it says about quotes has to begin with a line {QUOTES}")
    file.text("name")
    verbs = _verbs(file.table("verbs"))
    adding = file.words("and")
    quotes = _quotes(file.table("quotes", "marks", "speech"), verbs, adding) if "quotes" in file else None
    language = LanguageData(
        quotes=quotes,
        names=_names(file.table("names"), verbs, adding, quotes.titles if quotes is not None else {}),
        zones=_zones(file.table("zones"), adding),
        transcripts=_transcripts(file.table("transcripts")),
        common=file.words("common"),
        read_as=_characters(file.table("read_as")),
    )
    file.close()
    return language


def _characters(table: TomlTable) -> Mapping[str, str]:
    """Return characters by the characters that they are read as."""
    found = {character: table.text(character) for character in table.entries()}
    for character, other in found.items():
        if len(character) != 1 or len(other) != 1:
            table.refuse(character, "has to be one character on each side, so that places in the text stay the same")
    return found


def _verbs(table: TomlTable) -> VerbForms:
    """Return the rules for verb forms."""
    endings, irregular = table.table("endings"), table.table("irregular")
    return VerbForms(
        {ending: endings.listed(ending) for ending in endings.entries()},
        {verb: irregular.listed(verb) for verb in irregular.entries()},
    )


def _quotes(table: TomlTable, verbs: VerbForms, adding: WordSet) -> QuoteLexicon:
    """Return the words for quotes and speakers."""
    pronouns = table.table("pronouns").word_sorts(_PRONOUNS)
    nouns = table.table("title_nouns")
    return QuoteLexicon(
        marks=_marks(table.table("marks", "openers", "closers")),
        reported=_reported(table.table("reported"), verbs),
        inversion=_inversion(table.table("inversion")),
        speech=verbs.all(table.words("speech")),
        stance=verbs.all(table.words("stance")),
        calling=verbs.all(table.words("calling")),
        addressing=verbs.all(table.words("addressing")),
        speech_nouns=table.words("speech_nouns"),
        according=frozenset(tuple(phrase.split()) for phrase in table.phrases("according")),
        according_first=frozenset(tuple(phrase.split()) for phrase in table.phrases("according_first")),
        according_people=frozenset(tuple(phrase.split()) for phrase in table.phrases("according_people")),
        adding=adding,
        plural=table.text("plural"),
        completing=table.words("completing"),
        subordinating=frozenset(tuple(phrase.split()) for phrase in table.phrases("subordinating")),
        agent=table.words("agent"),
        sender=table.words("sender"),
        naming=table.words("naming"),
        naming_phrases=frozenset(tuple(phrase.split()) for phrase in table.phrases("naming_phrases")),
        name_nouns=table.words("name_nouns"),
        name_verbs=verbs.all(table.words("name_verbs")),
        name_selves=table.words("name_selves"),
        meaning=table.words("meaning"),
        being=table.words("being"),
        title_small=table.words("title_small"),
        pronouns=pronouns,
        relatives=frozenset(word for word, kind in pronouns.items() if kind == "relative"),
        person_nouns=table.table("person_nouns").word_sorts(_PEOPLE),
        group_nouns=table.words("group_nouns"),
        work_nouns=table.words("work_nouns"),
        document_nouns=table.words("document_nouns"),
        body_nouns=table.words("body_nouns"),
        general_nouns=table.words("general_nouns"),
        sources=table.words("sources"),
        here=table.words("here"),
        times=table.words("times"),
        titles=table.table("titles").word_sorts(_TITLES),
        title_nouns={title: nouns.text(title) for title in nouns.entries()},
        gendered=table.table("gendered").word_sorts(_TITLES),
        given_names=table.table("given_names").word_sorts(_TITLES),
        interview_labels=table.table("interview_labels").word_sorts(_SIDES),
        being_like=table.words("being_like"),
        anonymous=frozenset(tuple(phrase.split()) for phrase in table.phrases("anonymous")),
        one_of_a_people=table.listed("one_of_a_people"),
        person_endings=table.listed("person_endings"),
        saying_phrases=frozenset(tuple(phrase.split()) for phrase in table.phrases("saying_phrases")),
        issuing=verbs.all(table.words("issuing")),
        definite=table.words("definite"),
        indefinite=table.words("indefinite"),
    )


def _marks(table: TomlTable) -> QuotationMarks:
    """Return the quotation marks."""
    openers, closers, straight = (table.table(key).sorts() for key in ("openers", "closers", "straight"))
    marks = openers | closers | straight
    if len(marks) < len(openers) + len(closers) + len(straight) or not marks:
        table.refuse("", "needs at least one mark, and each may stand in one table only: openers, closers or straight")
    if any(family == "single" and len(mark) > 1 for mark, family in marks.items()):
        table.refuse("", "single marks have to be one character each")
    partners = table.table("partners")
    return QuotationMarks(
        openers=openers,
        closers=closers,
        straight=straight,
        single=frozenset({"single"}),
        weak=frozenset({"doubled"}),
        partners={mark: partners.text(mark) for mark in partners.entries(marks)},
        elision=table.pattern("elision", NEVER),
        decade=table.pattern("decade", NEVER),
        possessive_after=frozenset(table.listed("possessive_after")),
        clipped_after=table.listed("clipped_after"),
        lost_end=table.pattern("lost_end", NEVER),
        lines=table.words("lines"),
    )


def _reported(table: TomlTable, verbs: VerbForms) -> ReportingLexicon:
    """Return the words for indirect speech."""
    prepositions = table.table("prepositions")
    return ReportingLexicon(
        objects=verbs.all(table.words("objects")),
        infinitives=verbs.all(table.words("infinitives")),
        prepositions={word: verbs.all(prepositions.words(word)) for word in prepositions.entries()},
        weak=verbs.all(table.words("weak")),
        clauses=verbs.all(table.words("clauses")),
        complements=table.words("complements"),
        connectives=table.words("connectives"),
        questions=table.words("questions"),
        that=table.text("that"),
    )


def _inversion(table: TomlTable) -> InversionLexicon:
    """Return the words of reporting clauses with the verb before the speaker."""
    return InversionLexicon(
        before=table.words("before"),
        between=frozenset(tuple(phrase.split()) for phrase in table.phrases("between")),
        attached=table.words("attached"),
        inside=table.words("inside"),
        owners=table.words("owners"),
        ahead=table.words("ahead"),
    )


def _transcripts(table: TomlTable) -> TranscriptLexicon:
    """Return the words of speech that was written down."""
    short, numbers = table.table("short_forms"), table.table("numbers")
    return TranscriptLexicon(
        hesitations=table.words("hesitations"),
        notes=table.words("notes"),
        nameless=table.words("nameless"),
        negations=table.words("negations"),
        short_forms={key: tuple(tuple(one.split()) for one in short.phrases(key)) for key in short.entries()},
        numbers={word: int(numbers.number(word)) for word in numbers.entries()},
    )


def _names(table: TomlTable, verbs: VerbForms, adding: WordSet, sexes: dict[str, str]) -> NameLexicon:
    """Return the words for names; `sexes` maps a title to the sex of who has it."""
    heads, weights, same = table.table("heads"), table.table("in_a_place"), table.table("same_name")
    forms = table.table("forms")
    return NameLexicon(
        titles=table.words("titles"),
        ranks=table.words("ranks"),
        roles=table.words("roles"),
        after_person=table.words("after_person"),
        saying=table.words("saying"),
        generations=table.words("generations"),
        kin=table.words("kin"),
        telling=table.words("telling"),
        mortal=table.words("mortal"),
        after_speaker=table.words("after_speaker"),
        relatives=table.words("relatives"),
        younger=table.words("younger"),
        elder=table.words("elder"),
        younger_kin=table.words("younger_kin"),
        elder_kin=table.words("elder_kin"),
        sexes=sexes,
        org_before=table.words("org_before"),
        org_after=table.words("org_after"),
        work_before=table.words("work_before"),
        work_after=table.words("work_after"),
        work_of=table.words("work_of"),
        character_before=table.phrases("character_before"),
        character_after=table.words("character_after"),
        place_of=table.words("place_of"),
        place_after=table.words("place_after"),
        placed=table.words("placed"),
        in_a_place={word: weights.number(word) for word in weights.entries()},
        forms=tuple(_form(forms, key) for key in forms.entries()),
        with_mark=table.pattern("with_mark", NEVER),
        sentence_start=table.pattern("sentence_start", NEVER),
        no_part=table.pattern("no_part", NEVER),
        headline_verbs=verbs.all(table.words("headline_verbs")),
        heads=tuple((label, heads.words(label)) for label in heads.entries(labels.WORDS)),
        before=_by_word(table.table("before")),
        behind=_by_word(table.table("behind")),
        owning=table.words("owning"),
        saints=table.words("saints"),
        place_parts=table.words("place_parts"),
        org_heads=table.words("org_heads"),
        org_starts=table.words("org_starts"),
        law_starts=table.words("law_starts"),
        place_starts=table.words("place_starts"),
        place_strong_starts=table.words("place_strong_starts"),
        offices=table.words("offices"),
        portfolios=table.words("portfolios"),
        towards=table.words("towards"),
        hyphened_before=table.words("hyphened_before"),
        hyphened_after=table.words("hyphened_after"),
        within=table.words("within"),
        tails=table.words("tails"),
        company=table.words("company"),
        small=NEUTRAL.small | table.words("small"),
        same_name={name: first for first in same.entries() for name in (first, *same.names(first))},
        not_a_name=table.words("not_a_name"),
        starts=table.words("starts"),
        leading=table.words("leading"),
        bound=table.listed("bound"),
        articles=table.words("articles"),
        the=table.words("the"),
        of=table.words("of"),
        of_or_for=table.words("of_or_for"),
        parting=NEUTRAL.parting | table.words("parting"),
        joining=NEUTRAL.joining | table.words("joining"),
        adding=adding,
        possessive=table.words("possessive"),
    )


def _by_word(table: TomlTable) -> Mapping[str, str]:
    """Return the labels by word of a table that lists words by label."""
    return {word: label for label in table.entries(labels.WORDS) for word in table.words(label)}


def _form(table: TomlTable, key: str) -> re.Pattern[str]:
    """Return the pattern of a form of names; each of its groups is called by a label."""
    form = table.pattern(key, NEVER, person=PERSON)
    for group in form.groupindex:
        if group.rstrip("0123456789") not in labels.WORDS:
            table.refuse(key, f"has the group {group}, which is no type; known are {', '.join(labels.WORDS)}")
    return form


def _zones(table: TomlTable, adding: WordSet) -> ZonePatterns:
    """Return the patterns for zones."""
    parts, plain = {"person": PERSON, "people": people(adding)}, NO_HABITS
    zones = ZonePatterns(
        byline=table.pattern("byline", plain.byline, "who", **parts),
        byline_alone=table.pattern("byline_alone", plain.byline_alone, "who", **parts),
        staff=table.pattern("staff", plain.staff, **parts),
        about=table.pattern("about", plain.about, "who", **parts),
        credit=table.pattern("credit", plain.credit, "who", **parts),
        dateline=table.pattern("dateline", plain.dateline, "who", **parts),
        caption=table.pattern("caption", plain.caption, **parts),
        caption_end=table.pattern("caption_end", plain.caption_end, **parts),
        boilerplate=table.pattern("boilerplate", plain.boilerplate, **parts),
        parting=table.pattern("parting", plain.parting),
    )
    if zones.parting.groups or zones.parting.match(""):
        table.refuse("parting", "may have no group of its own and has to match something")
    return zones
