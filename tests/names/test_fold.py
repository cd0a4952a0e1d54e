"""Two spellings of one name become equal, and two names never do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.names.fold import STEPS, agreement, fold, foldings


@pytest.mark.parametrize(
    ("one", "other", "step"),
    [
        ("Zoom", "Zoom", "exact"),
        ("Société Générale", unicodedata.normalize("NFD", "Société Générale"), "composed"),
        ("ZOOM", "Zoom", "case"),
        ("STRASSE", "Straße", "letters"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος", "case"),
        ("soft\u00adware", "software", "signs"),
        ("Zoom\u200b", "Zoom", "signs"),
        ("New\u00a0Zealand", "New Zealand", "signs"),
        ("  New   Zealand ", "New Zealand", "signs"),
        ("Ｚｏｏｍ", "zoom", "signs"),
        ("ﾊﾞｽ", "バス", "signs"),
        ("ﬁrst", "first", "signs"),
        ("Windows™", "Windows", "signs"),
        ("Côte d’Ivoire", "Côte d'Ivoire", "punctuation"),
        ("Côte d’Ivoire", "Côte d Ivoire", "punctuation"),
        ("Coca\u2011Cola", "Coca-Cola", "punctuation"),
        ("U.S.A.", "USA", "punctuation"),
        ("Yahoo!", "Yahoo", "punctuation"),
        ("The “Curly” Group", 'The "Curly" Group', "punctuation"),
        ("AT & T", "AT&T", "punctuation"),
        ("Hawaiʻi", "Hawai'i", "punctuation"),
        ("Telefónica", "TELEFONICA", "accents"),
        ("Việt Nam", "Viet Nam", "accents"),
        ("İstanbul", "istanbul", "accents"),
        ("Ελλάδα", "Ελλαδα", "accents"),
        ("שָׁלוֹם", "שלום", "accents"),
        ("مُحَمَّد", "محمد", "accents"),
        ("Łódź Foundation", "Lodz Foundation", "letters"),
        ("Søndag Đorđević", "Sondag Dordevic", "letters"),
        ("Işık", "Isik", "letters"),
        ("Æsir", "Aesir", "letters"),
        ("Пётр", "Петр", "letters"),
    ],
)
def test_spellings_of_one_name_become_equal_at_a_step(one: str, other: str, step: str) -> None:
    assert agreement(one, other) == agreement(other, one) == step


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("राम", "रोम"),
        ("バス", "ハス"),
        ("กา", "กู"),
        ("கா", "கோ"),
        ("C++ Alliance", "C Alliance"),
        ("C# Foundation", "C Foundation"),
        ("Code of Conduct +", "Code of Conduct"),
        ("Twitter", "Twitch"),
        ("Край", "Краи"),
        ("AT&T", "ATT"),
        ("Niger", "Nigeria"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert agreement(one, other) is None
    assert fold(one) != fold(other)


@given(st.text(min_size=1, max_size=30))
def test_no_name_folds_to_nothing(name: str) -> None:
    assert all(spelt for _, spelt in foldings(name))
    assert fold(name) == fold(name, "letters") == list(foldings(name))[-1][1]


@given(st.text(max_size=12), st.text(max_size=12))
def test_what_is_equal_at_a_step_stays_equal(one: str, other: str) -> None:
    equal = [fold(one, step) == fold(other, step) for step in STEPS]
    assert equal == sorted(equal)


@given(st.text(alphabet=st.characters(max_codepoint=127), min_size=1, max_size=30))
def test_the_short_way_for_plain_names_gives_the_same(name: str) -> None:
    assert fold(name) == list(foldings(name))[-1][1]


def test_an_unknown_step_names_the_steps() -> None:
    with pytest.raises(ValueError, match="exact, composed, case"):
        fold("x", "everything")  # type: ignore[arg-type]
