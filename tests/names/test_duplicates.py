"""Things that bear one name are one group, however many there are."""

from __future__ import annotations

import unicodedata

import pytest

from graphkit.names.duplicates import duplicates


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("Société Générale", "the same name"),
        (unicodedata.normalize("NFD", "Société Générale"), "accented letters are encoded"),
        ("SOCIÉTÉ GÉNÉRALE", "capitals"),
        ("Société\u00a0Générale", "invisible signs"),
        ("Société-Générale", "punctuation"),
        ("Societe Generale", "accents"),
        ("La Société Générale", "small words"),
        ("Société Générale S.A.", "legal form"),
        ("SociétéGénérale", "spaces"),
    ],
)
def test_twins_are_found_and_told_why(other: str, reason: str) -> None:
    (group,) = duplicates([("a", "Société Générale"), ("b", other), ("c", "Crédit Agricole")])
    assert group.things == ("a", "b")
    assert reason in group.reason


def test_many_twins_are_one_group() -> None:
    names = [(f"thing-{number:03}", "Anonymous") for number in range(300)]
    (group,) = duplicates(names)
    assert len(group.things) == 300


def test_one_pair_with_two_names_in_common_is_one_group() -> None:
    names = [("a", "Acme"), ("b", "ACME"), ("a", "Acmé SA"), ("b", "Acmé SA")]
    (group,) = duplicates(names)
    assert (group.things, group.reason) == (("a", "b"), "the same name")


def test_a_thing_is_no_twin_of_itself() -> None:
    assert duplicates([("a", "Acme"), ("a", "ACME"), ("a", "Acme")]) == ()


def test_names_that_differ_by_a_letter_are_no_twins() -> None:
    names = ["राम", "रोम", "バス", "ハス", "กา", "กู", "கா", "கோ", "C++ Alliance", "C Alliance"]
    assert duplicates((name, name) for name in names) == ()
