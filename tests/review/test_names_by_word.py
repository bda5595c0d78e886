"""Names with a word in common are found by their words, whatever was added, renamed and removed before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import Entity
from editorial.review.names_by_word import NamesByWord, Words, words_of

WORDS = st.lists(st.sampled_from(["Ada", "José", "van", "Brook", "Al-Hassan", "O’Neill"]), max_size=3)
CHANGES = st.lists(st.tuples(st.integers(0, 4), st.none() | WORDS.map(" ".join)), max_size=12)


@given(CHANGES, WORDS.map(" ".join))
def test_names_kept_up_to_date_are_those_of_a_new_list(changes, asked):
    kept, entities = NamesByWord(()), dict[str, Entity]()
    for number, name in changes:
        key = f"e{number}"
        before, after = entities.get(key), None if name is None else Entity(key, name, "PERSON")
        kept.change(before, after)
        if after is not None:
            entities[key] = after
        else:
            entities.pop(key, None)
    own = words_of(asked)
    assert kept.near(own) == NamesByWord(entities.values()).near(own)


def nests(one: Words, other: Words) -> bool:
    """Return whether the words of one name stand in a row in the other."""
    return any(other[start : start + len(one)] == one for start in range(len(other)))


@given(st.lists(WORDS.map(" ".join), max_size=8), WORDS.map(" ".join))
def test_every_name_that_nests_is_found_in_the_order_of_the_record(names, asked):
    own = words_of(asked)
    entities = [Entity(f"e{number}", name, "PERSON") for number, name in enumerate(names)]
    nested = [one.id for one in entities if (name := words_of(one.name)) and (nests(own, name) or nests(name, own))]
    found = NamesByWord(entities).near(own)
    assert [key for key in found if key in nested] == (nested if own else [])
