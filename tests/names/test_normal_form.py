"""Legal forms, articles and spellings of words do not tell names apart, and empty no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.names.acronyms import acronyms
from graphkit.names.fold import fold
from graphkit.names.normal_form import compact, legal_form, normal_form, short_forms
from graphkit.names.tables import rows_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta, Inc.", "Meta"),
        ("Ricoh Co., Ltd.", "Ricoh"),
        ("Telefónica S.A.", "Telefonica"),
        ("Foo GmbH & Co. KG", "Foo"),
        ("Sons & Co", "Sons"),
        ("株式会社リコー", "リコー"),
        ("リコー株式会社", "リコー"),
        ("ООО Яндекс", "Яндекс"),
        ("The Internet Society", "Internet Society"),
        ("L’Appel de Christchurch", "Appel de Christchurch"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("St. Lucia", "Saint Lucia"),
        ("Organisation for Co-operation", "Organization for Co-operation"),
        ("Centre for Law", "Center for Law"),
    ],
)
def test_names_with_one_normal_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Google", "Google.org"),
        ("Microsoft", "Microsoft Ireland"),
        ("Meta", "Metaverse Standards Forum"),
        ("Internet Society", "Internet Society of Canada"),
        ("C++ Alliance", "C Alliance"),
    ],
)
def test_names_with_two_normal_forms(one: str, other: str) -> None:
    assert compact(one) != compact(other)


@pytest.mark.parametrize("name", ["Coop", "SCS", "SE", "Inc.", "The", "Co., Ltd.", "株式会社", "&"])
def test_a_name_that_is_only_a_legal_form_keeps_it(name: str) -> None:
    assert normal_form(name)


@given(st.lists(st.sampled_from(["the", "ltd", "co", "and", "&", "sa", "x", "(y)"]), min_size=1))
def test_no_name_is_emptied(words: list[str]) -> None:
    assert legal_form(" ".join(words)).stem


def test_a_legal_form_in_the_table_is_written_as_names_are_compared() -> None:
    forms = [row["form"] for row in rows_of("legal_forms")]
    assert len(forms) == len(set(forms))
    assert [form for form in forms if fold(form) != form] == []


def test_every_word_of_the_tables_is_written_as_names_are_compared() -> None:
    words = [(row["word"], row["use"]) for row in rows_of("words")]
    assert len(words) == len(set(words))
    assert [word for word, use in words if fold(word) != word and word != "für"] == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("WeProtect Global Alliance", ["weprotect global", "weprotect"]),
        ("Bletchley Declaration", ["bletchley"]),
        ("Jutland Declaration: Shaping a World", ["jutland declaration", "jutland"]),
        ("Tech Coalition", []),
        ("AI Alliance", []),
        ("Global Forum", []),
        ("Internet Society of Canada", []),
        ("Data & Society", []),
    ],
)
def test_a_short_form_leaves_general_words_out(name: str, short: list[str]) -> None:
    assert [form for form, _ in short_forms(name)] == short


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("United Arab Emirates", "uae"),
        ("Association for the Advancement of Artificial Intelligence", "aaai"),
        ("Organisation for Economic Co-operation and Development", "oecd"),
        ("International Fact-Checking Network", "ifcn"),
        ("Global Anti-Scam Organisation (GASO)", "gaso"),
        ("École polytechnique fédérale de Lausanne", "epfl"),
    ],
)
def test_first_letters_make_an_acronym(name: str, letters: str) -> None:
    assert letters in acronyms(name)
