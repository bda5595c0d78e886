"""Keys of items, and ids of possibly missed names."""

from __future__ import annotations

from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span
from editorial.review.item_keys import ItemKind, item_key, missed_id, missed_id_of, missed_ref

MISSED = PossiblyMissed(Span(7, 12), 0.4)


def test_the_reference_of_a_possibly_missed_name_is_recognised_and_no_other() -> None:
    assert missed_id_of(missed_ref(MISSED)) == missed_id(MISSED)
    assert missed_id_of(Ref(Table.MENTION, "m7")) is None
    assert missed_id_of(Ref(Table.NOTE, missed_id(MISSED))) is None


def test_the_key_of_an_item_begins_with_its_kind() -> None:
    assert item_key(ItemKind.NAME, "e1") == "name:e1"
    assert missed_id(MISSED) == "missed:7"
