"""A whole training: held-out articles first, to measure what it brings, then all articles.

The articles are dealt into `FOLDS` parts. Each part in turn is held out, and measured with the recogniser as it came
and with one trained on the other parts (cross-validation); last, one is trained on all of them. After each round the
weights and the figures so far are written down, so that a training that was stopped goes on there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import orjson
from thinc.api import Optimizer

from editorial.domain.annotation import Mention
from editorial.domain.measures.corrections import corrections
from editorial.domain.measures.evaluation import EvaluationTally
from editorial.domain.measures.names import ComparedTypes
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.domain.trained import HeldOut
from editorial.language.names.find import find_names
from editorial.language.spacy_pipeline.optimizer_state import optimizer_state, restore_optimizer
from editorial.language.spacy_pipeline.reader import Reader
from editorial.language.spacy_pipeline.trained_names import between, put_weights, weights_of, write_weights
from editorial.language.spacy_pipeline.training import (
    ROUNDS,
    UNSETTLED,
    USED,
    Exercise,
    exercises,
    new_optimizer,
    train_round,
)

FOLDS = 4
STATE = "state.json"


@dataclass
class _State:
    """How far a training is: `part` counts the parts that are done, `rounds` the rounds of the next."""

    fingerprint: str
    part: int = 0
    rounds: int = 0
    figures: tuple[HeldOut, ...] = ()


class Course:
    """The training of one pipeline on some verified records; what is needed to go on later is kept in `folder`."""

    def __init__(self, reader: Reader, records: Sequence[Record], options: FindOptions, folder: Path) -> None:
        self._reader, self._options, self._folder = reader, options, folder
        self._records = sorted(records, key=lambda record: record.article.sha256)
        self._stock = weights_of(reader.nlp)
        self._types = ComparedTypes.for_gold(self._records, options.labels_off)
        self._state = _State(self._fingerprint())
        self.result: Path | None = None
        """The file with the weights, once all is done."""

    @property
    def figures(self) -> HeldOut:
        """Return the figures on all parts that were held out so far."""
        return sum(self._state.figures, HeldOut())

    def run(self) -> Iterator[float]:
        """Train, and yield how much is done (0..1) several times a second; the weights are then in the folder.

        Raises OSError if the folder cannot be written.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._resume()
        every: list[list[Exercise]] = []
        for made in exercises(self._reader, self._records, self._options.labels_off):
            every.append(made)
            yield _READING * len(every) / len(self._records)
        while True:
            for share in self._run_part(self._state.part, every):
                done = (self._state.part + share) / (FOLDS + 1)
                yield _READING + (1 - _READING) * done
            if self._state.part == FOLDS:
                self.result = self._file("used")
                write_weights(self._used_weights(), self.result)
                return
            self._state = _State(self._state.fingerprint, self._state.part + 1, 0, self._state.figures)
            self._save()

    def _run_part(self, part: int, every: Sequence[list[Exercise]]) -> Iterator[float]:
        """Train without one part and measure on it; the last one is trained on all, and measured on none."""
        learning = [one for number, made in enumerate(every) if number % FOLDS != part for one in made]
        held_out = self._records[part::FOLDS] if part < FOLDS else []
        words = sum(one.words for one in learning) or 1
        optimizer = self._optimizer()
        for number in range(self._state.rounds, ROUNDS):
            done = 0
            for more in train_round(self._reader, learning, optimizer, part * ROUNDS + number):
                done += more
                yield (number + done / words) / (ROUNDS + 2)
            self._save_round(number + 1, optimizer)
        if held_out:
            put_weights(self._reader.nlp, self._used_weights())
            after = yield from self._found(held_out, ROUNDS / (ROUNDS + 2))
            put_weights(self._reader.nlp, self._stock)
            before = yield from self._found(held_out, (ROUNDS + 1) / (ROUNDS + 2))
            self._state.figures += (self._compared(held_out, before, after),)

    def _used_weights(self) -> bytes:
        """Return the weights that come of the rounds so far, as they are measured and used."""
        put_weights(self._reader.nlp, self._file("mean").read_bytes())
        return between(self._reader.nlp, self._stock, USED)

    def _found(self, records: Sequence[Record], share: float) -> Generator[float, None, list[Record]]:
        """Return the articles with the names that are found now."""
        out = []
        for article, _, context in self._reader.read(record.article for record in records):
            yield share
            if context is not None:
                found = find_names(context, article, self._options, self._reader.name)
                out.append(Record.of(article, entities=found.entities, mentions=found.mentions))
        return out

    def _compared(self, gold: Sequence[Record], before: Sequence[Record], after: Sequence[Record]) -> HeldOut:
        """Return the figures of some records, with the names found before and after."""
        tallies = EvaluationTally(self._types), EvaluationTally(self._types)
        total = HeldOut()
        for record, first, second in zip(gold, before, after, strict=True):
            was, now = corrections(record, first, self._types), corrections(record, second, self._types)
            total += HeldOut(was, now, better=int(now.total < was.total), worse=int(now.total > was.total))
            tallies[0].add(record, first)
            tallies[1].add(record, second)
        names = [tally.evaluation().names for tally in tallies]
        return replace(total, names_before=names[0], names_after=names[1])

    def _fingerprint(self) -> str:
        """Return a hash of all that decides how the training goes."""
        names = [(record.article.sha256, sorted(map(_plain, record.mentions.values()))) for record in self._records]
        told = [self._reader.name, ROUNDS, USED, FOLDS, sorted(self._options.labels_off), names]
        return hashlib.sha256(orjson.dumps(told)).hexdigest()

    def _resume(self) -> None:
        """Go on where a training of the same articles was stopped, if there is one."""
        fresh = self._state
        with suppress(OSError, ValueError, KeyError, TypeError):
            self._state = from_plain(_State, orjson.loads((self._folder / STATE).read_bytes()))
        if self._state.fingerprint != fresh.fingerprint or not self._can_go_on():
            self._state = fresh

    def _can_go_on(self) -> bool:
        """Return whether what was kept of the last round can be used; the recogniser is left as it came."""
        try:
            if self._state.rounds:
                put_weights(self._reader.nlp, self._file("mean").read_bytes())
                self._optimizer()
        except (OSError, ValueError):
            return False
        finally:
            put_weights(self._reader.nlp, self._stock)
        return True

    def _file(self, which: str) -> Path:
        """Return the file with what is kept of the last round: its weights, the mean of those so far, the optimiser."""
        return self._folder / f"{which}-{self._state.part}-{self._state.rounds}.bin"

    def _optimizer(self) -> Optimizer:
        """Return the optimiser, and put the weights into the recogniser, as they were after the last round."""
        optimizer = new_optimizer()
        put_weights(self._reader.nlp, self._file("last").read_bytes() if self._state.rounds else self._stock)
        if self._state.rounds:
            restore_optimizer(self._reader.nlp, optimizer, self._file("optimizer").read_bytes())
        return optimizer

    def _save_round(self, rounds: int, optimizer: Optimizer) -> None:
        """Write the weights after a round and their mean, and then how far the training is; older weights go last."""
        nlp, settled = self._reader.nlp, rounds - UNSETTLED
        mean = between(nlp, self._file("mean").read_bytes(), 1 / settled) if settled > 1 else weights_of(nlp)
        self._state.rounds = rounds
        write_weights(weights_of(nlp), self._file("last"))
        write_weights(mean, self._file("mean"))
        write_weights(optimizer_state(nlp, optimizer), self._file("optimizer"))
        self._save()
        for path in self._folder.glob("*.bin"):
            if path not in {self._file(which) for which in _KEPT}:
                path.unlink()

    def _save(self) -> None:
        beside = self._folder / f"{STATE}.part"
        beside.write_bytes(orjson.dumps(to_plain(self._state)))
        beside.replace(self._folder / STATE)


def _plain(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start, mention.span.end, mention.label, mention.status.value


_KEPT = ("last", "mean", "optimizer")
"""What is kept of the last round."""
_READING = 0.05
"""The share of the work that is done when all articles were read."""
