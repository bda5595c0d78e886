"""Who may have said a quote: every speaker that the text around it offers, with what speaks for each.

Nothing is decided here. `speakers` weighs the candidates against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from editorial.language.quote_cues import Cue
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import OUTSIDE, Layout
from editorial.language.speaker_candidate import Candidate, Chosen
from editorial.language.speaker_labels import labelled

_NEAR = 6
"""How many cues on either side of a quote are looked at."""
_FAR = 60
"""How many words away a cue may stand."""

_MOST_ENDS = 4
"""How many sentences may end between a quote and a *said* before it."""

_SAYING = frozenset({"speech", "according", "other"})
_LABELLED = frozenset({"transcript", "byline"})


class Surroundings:
    """Offers candidates for the quotes of one article, in the order of the text."""

    def __init__(self, layout: Layout, cues: Sequence[Cue], language: QuoteLanguage) -> None:
        self._layout, self._words, self._cues, self._language = layout, layout.words, cues, language
        self._cue_words = [cue.word for cue in cues]
        self._order = sorted(layout.ranges, key=lambda number: layout.ranges[number].start)
        self._place = {number: place for place, number in enumerate(self._order)}

    def candidates(self, number: int, chosen: dict[int, Chosen]) -> list[Candidate]:
        """Return the candidates for a stretch; `chosen` holds the speakers of the stretches before it."""
        found = list(labelled(self._layout, number))
        found += self._by_cue(number)
        found += self._by_any_verb(number)
        found += self._by_subject(number)
        found += self._carried(number, chosen)
        if self._says_i(number):
            for candidate in found:
                said = candidate.cue is not None and candidate.cue.sort in _SAYING
                candidate.features["i_unsaid"] = float(
                    not said and candidate.source is None and not _LABELLED & {candidate.rule}
                )
                candidate.features["i_of_many"] = float(not said and self._many(candidate.heads))
        return found

    def _by_cue(self, number: int) -> Iterator[Candidate]:
        taken = self._layout.ranges[number]
        at = bisect_left(self._cue_words, taken.start)
        for cue in self._cues[max(0, at - _NEAR) : at]:
            if cue.speakers and taken.start - cue.word <= _FAR and self._same_paragraph(cue.word, number):
                features = self._before(cue, number)
                if features is not None:
                    yield Candidate("clause-before", cue.speakers, features, cue)
        for cue in self._cues[at : at + _NEAR]:
            if cue.speakers and cue.word - taken.stop <= _FAR and self._same_paragraph(cue.word, number):
                features = self._after(cue, number)
                if features is not None:
                    yield Candidate("clause-after", cue.speakers, features, cue)

    def _by_any_verb(self, number: int) -> Iterator[Candidate]:
        """A clause right beside the quote whose verb is no reporting verb (*“Quiet,” he smiled.*)."""
        layout, words = self._layout, self._words
        taken, paragraph = layout.ranges[number], layout.paragraphs[layout.stretches[number].paragraph]
        behind = range(taken.stop, min(taken.stop + 8, words.before(paragraph.end)))
        ahead = range(taken.start - 1, max(taken.start - 10, words.at(paragraph.start) - 1), -1)
        for side, near in (("after", behind), ("before", ahead)):
            for word in near:
                if layout.inside[word] != OUTSIDE or layout.ends_sentence(word) or self._is_cue(word):
                    break
                if not words.tag[word].startswith("VB") or words.dep[word] in {"aux", "auxpass", "amod"}:
                    continue
                speaker = next((c for c in words.under(word, "nsubj") if layout.inside[c] == OUTSIDE), None)
                if speaker is not None and layout.is_nominal(speaker):
                    cue = Cue(word, word, word, "other", (speaker,), speaker > word)
                    features = self._after(cue, number) if side == "after" else self._before(cue, number)
                    if features is not None:
                        yield Candidate(f"clause-{side}", cue.speakers, features, cue)
                break

    def _same_paragraph(self, word: int, number: int) -> bool:
        return self._layout.paragraph_of(self._words.start[word]) == self._layout.stretches[number].paragraph

    def _extent(self, cue: Cue) -> tuple[int, int]:
        first, last = cue.first, cue.last
        if not cue.passed:
            low, high = self._layout.phrase(cue.speakers[0])
            first, last = min(first, low), max(last, high)
        return first, last

    def _between(self, first: int, stop: int, most_ends: int = 1) -> dict[str, float] | None:
        """Describe the words from `first` up to `stop`; None if more than `most_ends` sentences end among them."""
        layout, words = self._layout, self._words
        gap = ends = quotes = commas = 0
        last = OUTSIDE
        for word in range(first, stop):
            if layout.inside[word] != OUTSIDE:
                quotes += layout.inside[word] != last
            elif layout.ends_sentence(word):
                ends += word == first or not layout.ends_sentence(word - 1)
            elif words.lower[word] in {",", ";", "—", "--", "–"}:
                commas += 1
            elif words.lower[word][0].isalnum():
                gap += 1
            last = layout.inside[word]
        ends += self._ended_inside(first, stop)
        if ends > most_ends:
            return None
        return {
            "gap": min(gap, 20) / 5,
            "ends": float(ends),
            "quotes": float(min(quotes, 3)),
            "commas": float(min(commas, 3)),
        }

    def _ended_inside(self, first: int, stop: int) -> int:
        """Count the quotes among some words that end a sentence themselves."""
        ended, numbers = 0, {self._layout.inside[word] for word in range(first, stop)} - {OUTSIDE}
        for number in numbers:
            if self._text_end(number) in ".!?" and self._starts_upper(self._layout.ranges[number].stop):
                ended += 1
        return ended

    def _text_end(self, number: int) -> str:
        span = self._layout.stretches[number].span
        return self._layout.text[span.end - 1]

    def _starts_upper(self, word: int) -> bool:
        return word < len(self._words) and self._layout.text[self._words.start[word]].isupper()

    def _before(self, cue: Cue, number: int) -> dict[str, float] | None:
        layout, words = self._layout, self._words
        taken = layout.ranges[number]
        _, last = self._extent(cue)
        between = self._between(last + 1, taken.start, _MOST_ENDS if cue.sort == "speech" else 1)
        if between is None:
            return None
        ends = between.pop("ends")
        features = {"before": 1.0, **{f"before_{key}": value for key, value in between.items()}}
        features["before_ends"] = float(ends == 1)
        features["before_far"] = float(ends > 1)
        features["before_far_i"] = float(ends > 1 and self._says_i(number))
        lead = words.lower[taken.start - 1] if taken.start else ""
        features["colon"] = float(lead == ":")
        features["comma_lead"] = float(lead == ",")
        features["used_up"] = float(self._follows_quote(cue, number))
        features["before_nearest"] = float(not self._cues_between(cue.word + 1, taken.start))
        features["before_close"] = float(not between["gap"] and not ends)
        features["noun_colon"] = float(cue.sort == "noun" and lead == ":")
        return features | self._common(cue, number)

    def _follows_quote(self, cue: Cue, number: int) -> bool:
        """Return whether a quote that ends right before the cue's clause has the better claim to it."""
        first, _ = self._extent(cue)
        before = first - 1
        return before >= 0 and self._layout.inside[before] not in {OUTSIDE, number}

    def _after(self, cue: Cue, number: int) -> dict[str, float] | None:
        layout = self._layout
        taken = layout.ranges[number]
        first, _ = self._extent(cue)
        between = self._between(taken.stop, first)
        if between is None:
            return None
        features = {"after": 1.0, **{f"after_{key}": value for key, value in between.items()}}
        end = self._text_end(number)
        outer_end = layout.stretches[number].outer.end
        features["comma_end"] = float(end == "," or layout.text[outer_end : outer_end + 1] == ",")
        features["stop_end"] = float(end == ".")
        features["ask_end"] = float(end in "?!…—")
        features["adjacent"] = float(first == taken.stop)
        features["inverted"] = float(cue.inverted)
        features["after_nearest"] = float(not self._cues_between(taken.stop, cue.word))
        features["after_according"] = float(cue.sort == "according")
        return features | self._common(cue, number)

    def _cues_between(self, first: int, stop: int) -> int:
        """Count the cues from one word up to another."""
        return bisect_left(self._cue_words, stop) - bisect_left(self._cue_words, first)

    def _common(self, cue: Cue, number: int) -> dict[str, float]:
        words, taken = self._words, self._layout.ranges[number]
        features = {f"sort_{cue.sort}": 1.0, "passed": float(cue.passed)}
        tree = {up for word in (taken.start, taken[len(taken) // 2], taken[-1]) for up in words.up(word)}
        features["governs"] = float(cue.word in tree)
        features["outermost"] = float(
            cue.word in tree
            and not any(self._is_cue(up) and self._layout.inside[up] == OUTSIDE for up in words.up(cue.word))
        )
        features["governed"] = float(any(up in taken for up in words.up(cue.word)))
        roots = {words.head[word] for word in taken if words.head[word] not in taken}
        features["takes"] = float(cue.word in roots)
        features["takes_by_noun"] = float(any(words.head[root] == cue.word for root in roots if root != cue.word))
        features |= self._who(cue.speakers[0])
        return features

    def _says_i(self, number: int) -> bool:
        """Return whether somebody speaks of himself as *I* in a quote."""
        kinds, words = self._language.pronouns, self._words
        return any(kinds.get(words.lower[word]) == "self" for word in self._layout.ranges[number])

    def _many(self, heads: tuple[int, ...]) -> bool:
        """Return whether the speakers are several."""
        kind = self._language.pronouns.get(self._words.lower[heads[0]])
        return len(heads) > 1 or kind in {"many", "thing"} or self._words.tag[heads[0]] == "NNS"

    def _is_cue(self, word: int) -> bool:
        at = bisect_left(self._cue_words, word)
        return at < len(self._cue_words) and self._cue_words[at] == word

    def _who(self, head: int) -> dict[str, float]:
        lower, language = self._words.lower[head], self._language
        kind = language.pronouns.get(lower)
        features = {}
        if head in self._layout.mention_at:
            features["named"] = 1.0
        elif kind in {"man", "woman"}:
            features["he_she"] = 1.0
        elif kind is not None:
            features["other_pronoun"] = 1.0
        elif lower in language.person_nouns or lower.removesuffix("s") in language.person_nouns:
            features["person_noun"] = 1.0
        elif lower in language.group_nouns:
            features["group_noun"] = 1.0
        elif self._layout.is_name(head):
            features["name_like"] = 1.0
        else:
            features["other_noun"] = 1.0
        return features

    def _by_subject(self, number: int) -> Iterator[Candidate]:
        """The subject of the clause that a fragment stands in, whatever its verb."""
        layout, words = self._layout, self._words
        taken = layout.ranges[number]
        seen: set[int] = set()
        for start in (taken.start, taken[len(taken) // 2]):
            for depth, up in enumerate(words.up(start)):
                if up in seen:
                    break
                seen.add(up)
                if layout.inside[up] != OUTSIDE or not words.tag[up].startswith("VB") or self._is_cue(up):
                    continue
                for child in words.under(up, "nsubj", "nsubjpass"):
                    if layout.inside[child] == OUTSIDE and layout.is_nominal(child):
                        features = {"subject": 1.0, "subject_depth": min(depth, 5) / 5.0}
                        features["subject_passive"] = float(words.dep[child] == "nsubjpass")
                        yield Candidate("subject", (child,), features | self._who(child))

    def _carried(self, number: int, chosen: dict[int, Chosen]) -> Iterator[Candidate]:
        layout = self._layout
        stretch, place = layout.stretches[number], self._place[number]
        if stretch.continues is not None and stretch.continues in chosen:
            yield self._carry("continued", stretch.continues, chosen, {"opened_again": float(stretch.opened)})
        before = self._order[place - 1] if place else None
        if before is not None and before in chosen and before != stretch.continues:
            other = layout.stretches[before]
            if other.paragraph == stretch.paragraph:
                between = self._between(layout.ranges[before].stop, layout.ranges[number].start, 8)
                if between is not None:
                    features = {f"same_{key}": min(value, 4.0) for key, value in between.items()}
                    yield self._carry("same-paragraph", before, chosen, features | self._split(before, number, chosen))
            elif stretch.paragraph - other.paragraph <= 3:
                features = {
                    "lead": float(self._leads(number)),
                    "whole": float(self._leads(number) and self._trails(number)),
                    "paragraphs": float(stretch.paragraph - other.paragraph),
                    "other_open": float(not other.closed),
                }
                yield self._carry("previous-paragraph", before, chosen, features)
        yield from self._introduced(number)

    def _leads(self, number: int) -> bool:
        """Return whether a quote stands at the start of its paragraph."""
        stretch = self._layout.stretches[number]
        return stretch.outer.start - self._layout.paragraphs[stretch.paragraph].start < 3

    def _trails(self, number: int) -> bool:
        """Return whether a quote stands at the end of its paragraph."""
        stretch = self._layout.stretches[number]
        return self._layout.paragraphs[stretch.paragraph].end - stretch.outer.end < 3

    def _split(self, before: int, number: int, chosen: dict[int, Chosen]) -> dict[str, float]:
        """Describe what stands between two quotes of a paragraph: nothing but the first one's reporting clause?"""
        layout = self._layout
        cue = chosen[before].candidate.cue
        inner = range(layout.ranges[before].stop, layout.ranges[number].start)
        sentence = layout.text[layout.stretches[number].span.start].isupper()
        return {"split": float(cue is not None and cue.word in inner), "upper": float(sentence)}

    def _carry(self, rule: str, source: int, chosen: dict[int, Chosen], features: dict[str, float]) -> Candidate:
        known = chosen[source]
        features = {rule: 1.0, "source_score": known.score, **features}
        return Candidate(rule, known.candidate.heads, features, None, source)

    def _introduced(self, number: int) -> Iterator[Candidate]:
        """Who the sentence before is about, if the quote stands on its own."""
        layout, words = self._layout, self._words
        taken = layout.ranges[number]
        at = taken.start - 1
        while at >= 0 and not words.lower[at][0].isalnum():
            at -= 1
        if at < 0 or layout.inside[at] != OUTSIDE:
            return
        paragraphs = layout.stretches[number].paragraph - layout.paragraph_of(words.start[at])
        if paragraphs > 1:
            return
        colon = ":" in layout.text[words.end[at] : words.start[taken.start]]
        sentence = words.sentence_range(at)
        features = {
            "introduced": 1.0,
            "introduced_paragraph": float(paragraphs),
            "introduced_colon": float(colon),
            "introduced_whole": float(self._leads(number) and self._trails(number)),
        }
        for word in sentence[-80:]:
            if words.head[word] != word and words.dep[word] not in {"ccomp", "conj", "advcl"}:
                continue
            root, cue = float(words.head[word] == word), float(self._is_cue(word))
            for child in words.under(word, "nsubj", "nsubjpass"):
                if word < taken.start and layout.inside[child] == OUTSIDE and layout.is_nominal(child):
                    more = {"introduced_root": root, "introduced_cue": cue}
                    known = self._cues[bisect_left(self._cue_words, word)] if cue else None
                    yield Candidate("introduced", (child,), features | more | self._who(child), known)
