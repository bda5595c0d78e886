"""Who is quoted, in words: by what quotes are counted, which are, and which are not."""

from __future__ import annotations

from editorial.domain.quoted import MOST_DRAWN, By, Count, Grouping, Measure, Quoted, Scope, Tally
from editorial.review.wording.counting import counted

MEASURES = {Measure.QUOTES: "Quotes", Measure.WORDS: "Words", Measure.MARKED: "Words in marks"}
"""The numbers by which rows are sorted and drawn."""
_BY = {
    By.PERSON: "Person",
    By.ORGANISATION: "Organisation",
    By.TYPE: "Type of speaker",
    By.ARTICLE: "Article",
    By.MONTH: "Month of publication",
}
_SCOPES = {
    Scope.VERIFIED: "quotes that editors decided, in verified articles",
    Scope.DECIDED: "quotes that editors decided, also in articles that are not verified",
    Scope.EVERYTHING: "all quotes, also those that the software suggests and nobody decided",
}


def grouping_words(grouping: Grouping) -> str:
    """Return by what quotes are counted: *Person*, *party (newsroom's list)*, *desk (of the article)*."""
    if grouping.by is By.COLUMN:
        return f"{grouping.name} (newsroom's list)"
    return f"{grouping.name} (of the article)" if grouping.by is By.FIELD else _BY[grouping.by]


def groupings(quoted: Quoted | None) -> list[Grouping]:
    """Return by what quotes can be counted: always the same, then the list's columns, then the articles' fields."""
    found = [Grouping(by) for by in _BY]
    if quoted is not None:
        found += [Grouping(By.COLUMN, name) for name in quoted.columns]
        found += [Grouping(By.FIELD, name) for name in quoted.fields]
    return found


def tally_words(tally: Tally) -> str:
    """Return what is counted, what is left out, and what is counted in several rows or in none of their own."""
    whole = tally.whole
    sentences = [f"Counted are {_SCOPES[tally.scope]}: {_numbers(whole)}."]
    left = [
        words
        for number, words in (
            (tally.undecided, f"{counted(tally.undecided, 'quote')} not decided"),
            (tally.unverified, f"{counted(tally.unverified, 'quote')} in articles that are not verified"),
        )
        if number
    ]
    if left:
        sentences.append(f"Left out are {' and '.join(left)}.")
    if tally.several:
        sentences.append(f"{counted(tally.several, 'quote')} {_belongs(tally.several)} in each of several rows.")
    without = sum(one.quotes for one in tally.counts if one.missing is not None)
    if without:
        sentences.append(f"{counted(without, 'quote')} {_stands(without)} in the last rows, which say why.")
    return " ".join(sentences)


def method_words() -> str:
    """Return how quotes and words are counted."""
    return (
        "A quote in several pieces is one. Terms, rejected quotes and quotes inside others are not counted. Words are "
        "those between spaces, each once. What is said of people comes from the newsroom's list alone."
    )


def title_words(tally: Tally) -> str:
    """Return the title of a picture or a page."""
    measure = MEASURES[tally.measure].lower()
    return f"Who is quoted: {measure} by {_lower(grouping_words(tally.grouping))}"


def page_words(tally: Tally) -> tuple[str, ...]:
    """Return paragraphs that say what was counted, how, and which rows are drawn."""
    named = sum(one.missing is None for one in tally.counts)
    part = f"The picture has {MOST_DRAWN} of {named} rows; the table has all." if named > MOST_DRAWN else ""
    return tuple(filter(None, (tally_words(tally), method_words(), part)))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _numbers(whole: Count) -> str:
    quotes, words, articles = (
        counted(whole.quotes, "quote"),
        counted(whole.words, "word"),
        counted(whole.articles, "article"),
    )
    return f"{quotes} with {words} in {articles}"


def _belongs(number: int) -> str:
    return "is counted" if number == 1 else "are counted"


def _stands(number: int) -> str:
    return "is" if number == 1 else "are"
