"""Ids made of names are readable, and two names never share one."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from graphkit.names.record_id import readable_id, record_ids
from graphkit.terms import SLUG


def test_names_in_any_script_become_ids() -> None:
    assert readable_id("Éire / Ireland") == "eire-ireland"
    assert readable_id("🦊") == "unnamed"
    assert readable_id("委员") != readable_id("主席")


def test_a_plain_name_keeps_its_readable_id_whatever_stands_beside_it() -> None:
    ids = record_ids([("Muller", "de"), ("Müller", "de"), ("Mühler", "de")])
    assert ids["Muller", "de"] == "muller"
    assert ids["Müller", "de"].startswith("muller-")
    assert ids == record_ids([("Mühler", "de"), ("Müller", "de"), ("Muller", "de")])


def test_plain_names_that_read_alike_are_told_apart() -> None:
    ids = record_ids([("C++", "en"), ("C", "en"), ("C#", "en"), ("Oath", "en"), ("OATH", "en")])
    assert len(set(ids.values())) == 5


def test_one_spelling_in_two_languages_is_two_names() -> None:
    assert len(set(record_ids([("Europol", "en"), ("Europol", "fr")]).values())) == 2


def test_one_name_in_two_encodings_is_one_name() -> None:
    composed, decomposed = "Café", unicodedata.normalize("NFD", "Café")
    ids = record_ids([(composed, ""), (decomposed, "")])
    assert ids[composed, ""] == ids[decomposed, ""]


@given(st.sets(st.tuples(st.text(max_size=4), st.sampled_from(["", "en"])), max_size=8))
def test_different_names_have_different_ids(names: set[tuple[str, str]]) -> None:
    ids = record_ids(names)
    exact = {(unicodedata.normalize("NFC", name), language) for name, language in names}
    assert len(set(ids.values())) == len(exact)
    assert all(SLUG.fullmatch(found) for found in ids.values())
