"""What a language says about itself so that its quotes can be found; its file says it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class QuotationMarks:
    """The marks of a language.

    `openers` and `closers` map a mark to its family; `straight` marks look the same at both ends. Marks of one family
    can close each other. Families named in `single` may also be apostrophes; `elision` matches what follows an
    apostrophe that opens nothing (*’em*, *’90s*), `decade` what does so even behind an opening mark (*‘90s*). After the
    letters of `possessive_after` (*the voters’ choice*) and of `clipped_after` (*goin’*) one may close nothing. `weak`
    families are not surely quotation marks; `partners` maps a mark to one of another family that it closes as well.
    `lost_end` matches where a quote without a closing mark most likely ended.
    """

    openers: dict[str, str]
    closers: dict[str, str]
    straight: dict[str, str]
    single: frozenset[str]
    weak: frozenset[str]
    partners: dict[str, str]
    elision: re.Pattern[str]
    decade: re.Pattern[str]
    possessive_after: frozenset[str]
    clipped_after: tuple[str, ...]
    lost_end: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class ReportedWords:
    """The words that speech without marks is told by.

    `objects` are verbs that report a thing (*praised the plan*), `infinitives` those that report an act (*vowed to
    go*), `prepositions` those that report what follows a preposition (*talked about*). A clause under a `weak` verb
    (*think*) is seldom a report. `complements` are the prepositions that go on with an object (*praised him for*);
    `connectives` may open a sentence but are no part of what is reported; `questions` open a reported question, `that`
    any other reported clause.
    """

    objects: frozenset[str]
    infinitives: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    weak: frozenset[str]
    complements: frozenset[str]
    connectives: frozenset[str]
    questions: frozenset[str]
    that: str


@dataclass(frozen=True, slots=True, eq=False)
class QuoteLanguage:
    """What a language's quotes are told by; all words in lower case, in every inflected form.

    `speech` verbs introduce words that were said (*said*, *told*), `stance` verbs what somebody means or shows
    (*believes*, *shows*), `calling` verbs a name for something (*called*, *dubbed*). `addressing` verbs have the person
    spoken to as object, so that in the passive their subject is not the speaker. `according` phrases stand before a
    speaker, `adding` words between two who speak together; `plural` ends a noun for several. `completing` words begin a
    clause that says which (*a man who …*). In a title `title_small` words have no capital; after a `naming` word
    (*known as*) stands a name for something. Of whom an `anonymous` phrase is said, he stays unnamed.
    Words that end like `one_of_a_people` mean one of them (*the Italian*), nouns that end like
    `person_endings` people (*rescuers*). `saying_phrases` are a verb and a word that together introduce what was said
    (*put it*); whoever is the subject of an `issuing` verb says what a document says.
    """

    marks: QuotationMarks
    reported: ReportedWords
    speech: frozenset[str]
    stance: frozenset[str]
    calling: frozenset[str]
    addressing: frozenset[str]
    speech_nouns: frozenset[str]
    according: frozenset[tuple[str, ...]]
    adding: frozenset[str]
    plural: str
    completing: frozenset[str]
    naming: frozenset[str]
    title_small: frozenset[str]
    pronouns: dict[str, str]
    relatives: frozenset[str]
    person_nouns: dict[str, str]
    group_nouns: frozenset[str]
    work_nouns: frozenset[str]
    document_nouns: frozenset[str]
    times: frozenset[str]
    titles: dict[str, str]
    title_nouns: dict[str, str]
    interview_labels: dict[str, str]
    being_like: frozenset[str]
    anonymous: frozenset[tuple[str, ...]]
    one_of_a_people: tuple[str, ...]
    person_endings: tuple[str, ...]
    saying_phrases: frozenset[tuple[str, ...]]
    issuing: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
