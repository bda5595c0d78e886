"""The quotation marks and words of a language for finding quotes and speakers (`[quotes]` in a language file)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False)
class QuotationMarks:
    """The quotation marks of a language.

    `openers`, `closers` and `straight` (the same mark at both ends) map a mark to its family; a mark closes another one
    of its family. `partners` maps a closing mark to an opening mark of another family that it closes as well. Marks of
    the families in `single` may also be apostrophes; marks of the `weak` families may be something else.

    A paragraph that starts with one of `lines` may be a line of a dialogue.

    `elision` matches the text after an apostrophe that starts a word (*’em*, *’90s*), `decade` the text after one that
    was typed as an opening mark (*‘90s*). After the letters of `possessive_after` (*the voters’ choice*) and the
    endings of `clipped_after` (*goin’*) a mark may be an apostrophe. `lost_end` matches the most likely end of a quote
    whose closing mark is missing.
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
    lines: frozenset[str]

    @cached_property
    def opening(self) -> frozenset[str]:
        """Marks that can open a quote."""
        return frozenset(self.openers) | frozenset(self.straight)

    @cached_property
    def glyphs(self) -> frozenset[str]:
        """All marks."""
        return self.opening.union(self.closers)


@dataclass(frozen=True, slots=True, eq=False)
class ReportingLexicon:
    """The words that introduce indirect speech.

    `objects` are verbs that take an object (*praised the plan*), `infinitives` those that take an infinitive (*vowed to
    go*); `prepositions` maps a preposition to the verbs that take it (*talked about*). A clause that depends on a
    `weak` verb (*think*) is seldom indirect speech. `complements` are prepositions that continue an object (*praised
    him for*). `connectives` may start a sentence but are not part of what is reported. `questions` introduce a reported
    question, `that` any other reported clause. A clause follows the verbs in `clauses` whether the parse has one or
    not.
    """

    objects: frozenset[str]
    infinitives: frozenset[str]
    clauses: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    weak: frozenset[str]
    complements: frozenset[str]
    connectives: frozenset[str]
    questions: frozenset[str]
    that: str


@dataclass(frozen=True, slots=True, eq=False)
class InversionLexicon:
    """The words of reporting clauses behind a quote, with the verb before the speaker (*« … », a déclaré la maire*).

    Such clauses are read by their words, because parsers often fail on them; all sets are empty in a language where
    that is not needed. `before` words may stand between the quote and the verb (auxiliaries, reflexive pronouns),
    `between` phrases between the verb and the speaker. `attached` are pronouns that are joined to the verb or the
    auxiliary by a hyphen (*a-t-il*). After a mark of `inside` the clause may stand inside the quotation marks (*« Oui,
    dit-elle, demain. »*). `owners` precede a noun as an article does (*son avocate*), `ahead` words and marks precede
    a quote behind its verb (*répond que « … »*).
    """

    before: frozenset[str]
    between: frozenset[tuple[str, ...]]
    attached: frozenset[str]
    inside: frozenset[str]
    owners: frozenset[str]
    ahead: frozenset[str]


@dataclass(frozen=True, eq=False)
class QuoteLexicon:
    """The words for finding quotes and their speakers; all in lower case, verbs in every inflected form.

    Cues: `speech` verbs introduce words that were said (*said*, *told*), `stance` verbs an opinion or a finding
    (*believes*, *shows*), `calling` verbs a name for something (*called*, *dubbed*). The object of an `addressing` verb
    is the listener, so the subject of its passive is not the speaker. `speech_nouns` are nouns for what is said,
    `according` phrases that precede a speaker, `according_first` those that do so only at the head of a sentence or
    after a comma (*per*), `saying_phrases` a verb and a word that are a cue together (*put it*). The
    subject of an `issuing` verb is the speaker of the document that it issues, and an `agent` word comes before whoever
    does what a passive verb says (*was called a liar by Ellis*). A `sender` word comes before the source of a
    quote in the line above it (*From the mayor:*).

    Speakers: `pronouns`, `person_nouns`, `titles` and `interview_labels` map a word to what it stands for (*he*:
    `man`), `title_nouns` a short title to the noun (*Sen.*: *senator*). `gendered` maps a word before a noun to the sex
    of the person (*la ministre*: `woman`), `given_names` a name to that of who has it. `relatives` are relative
    pronouns; `group_nouns`, `work_nouns` and `document_nouns` nouns by kind, `body_nouns` those for a body that has its
    own name before them (*the Corvex news agency*), `general_nouns` those that any organisation may be called by, and
    `sources` those for somebody who stays unnamed (*an insider*). A `here` word before a noun means the writer's own
    side (*this columnist*). Words with an ending in `one_of_a_people` mean a
    member of a people (*the Italian*), nouns with an ending in `person_endings` mean persons (*rescuers*); `plural` is
    the ending of a plural noun. `adding` words join two speakers (*and*), `completing` words start a relative clause
    (*a man who …*), `subordinating` phrases a clause whose subject does not say the quote behind it (*…, Ellis said,
    though Marsh disagrees*), `definite` and `indefinite` words precede a noun. A speaker with an `anonymous` phrase
    stays unnamed. `times` are never speakers (*Monday*).

    Other uses of marks: `title_small` words are not capitalised in a title; after a `naming` word (*known as*) comes a
    name for something, as behind one of `naming_phrases`, a noun of `name_nouns` (*motto*), a participle of
    `name_verbs` (*titled*; with one of `name_selves` too: *calls himself*) and words of `meaning`; a `being` word comes
    between one and such a noun; `being_like` words introduce a thought or an attitude (*he was like “…”*).
    """

    marks: QuotationMarks
    reported: ReportingLexicon
    inversion: InversionLexicon
    speech: frozenset[str]
    stance: frozenset[str]
    calling: frozenset[str]
    addressing: frozenset[str]
    speech_nouns: frozenset[str]
    according: frozenset[tuple[str, ...]]
    according_first: frozenset[tuple[str, ...]]
    according_people: frozenset[tuple[str, ...]]
    adding: frozenset[str]
    plural: str
    completing: frozenset[str]
    subordinating: frozenset[tuple[str, ...]]
    agent: frozenset[str]
    sender: frozenset[str]
    naming: frozenset[str]
    naming_phrases: frozenset[tuple[str, ...]]
    name_nouns: frozenset[str]
    name_verbs: frozenset[str]
    name_selves: frozenset[str]
    meaning: frozenset[str]
    being: frozenset[str]
    title_small: frozenset[str]
    pronouns: dict[str, str]
    relatives: frozenset[str]
    person_nouns: dict[str, str]
    group_nouns: frozenset[str]
    work_nouns: frozenset[str]
    document_nouns: frozenset[str]
    body_nouns: frozenset[str]
    general_nouns: frozenset[str]
    sources: frozenset[str]
    here: frozenset[str]
    times: frozenset[str]
    titles: dict[str, str]
    title_nouns: dict[str, str]
    gendered: dict[str, str]
    given_names: dict[str, str]
    interview_labels: dict[str, str]
    being_like: frozenset[str]
    anonymous: frozenset[tuple[str, ...]]
    one_of_a_people: tuple[str, ...]
    person_endings: tuple[str, ...]
    saying_phrases: frozenset[tuple[str, ...]]
    issuing: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]

    @cached_property
    def reporting(self) -> frozenset[str]:
        """Verbs that are cues, of every sort."""
        return self.speech | self.stance | self.calling

    @cached_property
    def beginning_cues(self) -> frozenset[str]:
        """Words that a cue may begin with."""
        phrases = self.saying_phrases | self.according | self.according_first | self.according_people
        return self.reporting | self.speech_nouns | {phrase[0] for phrase in phrases}

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for persons and groups."""
        return self.group_nouns.union(self.person_nouns)

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words that precede a noun: articles, and in some languages words for whose it is."""
        return self.definite | self.indefinite | self.inversion.owners
