"""Any spaCy user can add the components to a pipeline of their own."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from editorial.domain.language_models import DEFAULT_MODEL

TEXT = "Harbour wall\n\n“The wall holds,” said Amara Okafor. Okafor left Kenya."
CHECKOUT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("editorial_line_breaks", before="parser")
    nlp.add_pipe("editorial_names")
    nlp.add_pipe("editorial_quotes")
    return nlp


def test_they_find_names_and_quotes(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = doc._.editorial_names
    assert [m.span.of(TEXT) for m in found.mentions] == ["Amara Okafor", "Okafor", "Kenya"]
    assert [e.name for e in found.entities] == ["Amara Okafor", "Kenya"]
    (quote,) = [quote for quote in doc._.editorial_quotes if quote.kind == "direct"]
    assert quote.span.of(TEXT) == "The wall holds,"
    assert quote.speakers[0].entity == found.entities[0].id


def test_they_declare_what_they_assign_and_require(nlp: Language) -> None:
    assert nlp.get_pipe_meta("editorial_names").assigns == ["doc._.editorial_names"]
    assert "doc._.editorial_names" in nlp.get_pipe_meta("editorial_quotes").requires
    assert not nlp.analyze_pipes()["problems"]["editorial_quotes"]


def test_the_results_survive_serialisation(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert isinstance(back, Doc)
    assert back._.editorial_names == doc._.editorial_names
    assert back._.editorial_quotes == doc._.editorial_quotes


def test_the_pipeline_can_be_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again(TEXT)._.editorial_names == nlp(TEXT)._.editorial_names


def test_labels_can_be_left_out(nlp: Language) -> None:
    other = spacy.load(DEFAULT_MODEL)
    other.add_pipe("editorial_names", config={"labels_off": ["PERSON"]})
    labels = {m.label for m in other(TEXT)._.editorial_names.mentions}
    assert "PLACE" in labels
    assert "PERSON" not in labels


def test_each_entry_point_leads_to_the_component_of_its_name() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    points = project["entry-points"]["spacy_factories"]
    assert set(points) == {"editorial_line_breaks", "editorial_names", "editorial_quotes"}
    for name, value in points.items():
        EntryPoint(name, value, "spacy_factories").load()
        assert Language.has_factory(name)


def test_an_installed_distribution_needs_no_import(tmp_path: Path) -> None:
    """A folder with the distribution's entry points on the path is what an installed package is."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    info = tmp_path / "editorial-0.1.0.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: editorial\nVersion: 0.1.0\n", "utf-8")
    points = project["entry-points"]["spacy_factories"]
    lines = "".join(f"{name} = {value}\n" for name, value in points.items())
    info.joinpath("entry_points.txt").write_text(f"[spacy_factories]\n{lines}", "utf-8")
    script = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(CHECKOUT)!r}]\n"
        "import spacy\n"
        f"nlp = spacy.load({DEFAULT_MODEL!r})\n"
        "nlp.add_pipe('editorial_names')\n"
        "print(len(nlp('Amara Okafor left Kenya.')._.editorial_names.mentions))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "2", done.stderr
