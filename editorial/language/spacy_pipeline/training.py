"""Further training of a pipeline's name recogniser on articles whose names editors verified.

Method: the recogniser's own transition-based objective (`ner.update` of spaCy, Adam) on whole articles, for a few
rounds. What editors do not decide keeps the labels that the recogniser gives it now, so that it forgets nothing: dates
and numbers, labels that are not suggested, and the choice between labels that are one to an editor (*GPE*, *LOC*). The
order of each round is drawn from its own seed, and the state of the optimiser is kept between rounds, so that training
which is resumed after a round gives the same weights as training in one go. What is used lies between the weights that
the recogniser came with and the mean of those after the later rounds (weight-space ensembling, Wortsman et al. 2022,
*Robust fine-tuning of zero-shot models*; stochastic weight averaging, Izmailov et al. 2018).
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed, set_dropout_rate

from editorial.domain.annotation import Mention, Status
from editorial.domain.measures.bounds import bare_name
from editorial.domain.record import Record
from editorial.domain.text import Span as Place
from editorial.language.names.model_labels import our_label
from editorial.language.spacy_pipeline.reader import Reader
from editorial.language.spacy_pipeline.trained_names import recogniser_of

ROUNDS = 10
"""How often each article is used."""
UNSETTLED = 2
"""The weights after all rounds but so many first ones are averaged; the last alone gained nothing on held-out texts."""
USED = 0.5
"""Where the weights that are used lie, from those that the recogniser came with (0) to the trained ones (1)."""
DROPOUT = 0.3
RATE = 0.001
BATCH = 4
"""Chunks of articles in one step."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One chunk of an article: its tokens with sentence starts, and the names as they should be."""

    example: Example
    words: int


def exercises(reader: Reader, records: Iterable[Record], labels_off: Collection[str]) -> Iterator[list[Exercise]]:
    """Yield the exercises of each record, in order; it is read once by the pipeline as it is now."""
    known = frozenset(recogniser_of(reader.nlp).labels)
    for record in records:
        yield [_exercise(doc, offset, record, known, labels_off) for doc, offset in reader.processed(record.article)]


def new_optimizer() -> Optimizer:
    """Return the optimiser for the first round."""
    made: Optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=False)
    return made


def train_round(reader: Reader, every: Sequence[Exercise], optimizer: Optimizer, number: int) -> Iterator[int]:
    """Train the recogniser once on all exercises, round `number`; yield after each step how many words it had."""
    ner = recogniser_of(reader.nlp)
    order = list(every)
    random.Random(number).shuffle(order)
    fix_random_seed(number)
    for start in range(0, len(order), BATCH):
        some = [Example(_again(one.example.predicted), one.example.reference) for one in order[start : start + BATCH]]
        ner.update(some, sgd=optimizer, drop=DROPOUT)
        yield sum(one.words for one in order[start : start + BATCH])
    set_dropout_rate(ner.model, 0.0)  # it is stored with the weights


def _again(doc: Doc, names: Sequence[Span] = ()) -> Doc:
    """Return the tokens and sentence starts of a document without anything else; no sentence starts in a name."""
    starts: list[bool | int | None] = [bool(token.is_sent_start) for token in doc]
    for name in names:
        starts[name.start + 1 : name.end] = [False] * (len(name) - 1)
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)


def _exercise(doc: Doc, offset: int, record: Record, known: frozenset[str], off: Collection[str]) -> Exercise:
    reference = _again(doc)
    kept: list[Span] = []
    unsaid: list[Span] = []
    taken = [False] * len(doc)
    text = record.article.text
    for mention in _names(record, off):
        start, end = mention.span.start - offset, mention.span.end - offset
        if start >= len(doc.text) or end <= 0:
            continue
        exact, label = _as_labelled(doc, text, offset, mention, known)
        whole = exact or doc.char_span(max(0, start), min(len(doc.text), end), alignment_mode="expand")
        if whole is None or any(taken[whole.start : whole.end]):
            continue
        taken[whole.start : whole.end] = [True] * len(whole)
        if exact is not None and label is not None and not (exact[0].is_space or exact[-1].is_space):
            kept.append(Span(reference, exact.start, exact.end, label))
        else:
            unsaid.append(reference[whole.start : whole.end])
    for ent in doc.ents:
        if our_label(ent.label_) in off and not any(taken[ent.start : ent.end]):
            kept.append(Span(reference, ent.start, ent.end, ent.label_))
    reference.set_ents(kept, missing=unsaid, default="outside")
    return Exercise(Example(_again(doc, kept), reference), len(doc))


def _names(record: Record, off: Collection[str]) -> list[Mention]:
    """Return the names that stand, longest first, without those that are not suggested."""
    standing = [m for m in record.mentions.values() if m.status is not Status.REJECTED and m.label not in off]
    return sorted(standing, key=lambda m: (-len(m.span), m.span.start))


def _as_labelled(
    doc: Doc, text: str, offset: int, mention: Mention, known: frozenset[str]
) -> tuple[Span | None, str | None]:
    """Return the tokens and the pipeline's label of a name; None for what it cannot express.

    Where the recogniser has the name already, but for an article or *'s*, and its label means the same, it is right.
    """
    bounds = bare_name(text, mention.span)
    wanted = our_label(mention.label)
    start, end = mention.span.start - offset, mention.span.end - offset
    near = [ent for ent in doc.ents if ent.start_char < end and start < ent.end_char]
    for ent in near:
        own = Place(ent.start_char + offset, ent.end_char + offset)
        if bare_name(text, own) == bounds:
            same = our_label(ent.label_) == wanted
            return doc[ent.start : ent.end], ent.label_ if same else _label(wanted, known)
    label = next((ent.label_ for ent in near if our_label(ent.label_) == wanted), None) or _label(wanted, known)
    return doc.char_span(bounds[0] - offset, bounds[1] - offset), label


_PREFERRED = (
    "PERSON",
    "PER",
    "ORG",
    "GPE",
    "LOC",
    "NORP",
    "WORK_OF_ART",
    "EVENT",
    "PRODUCT",
    "LAW",
    "LANGUAGE",
    "MISC",
)


def _label(wanted: str, known: frozenset[str]) -> str | None:
    """Return the pipeline's most usual label for one of ours, or None."""
    return next((label for label in _PREFERRED if label in known and our_label(label) == wanted), None)
