"""Changes told in sentences."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.analysis import changes_in_words
from graphkit.analysis.time.date_in_words import date_in_words
from graphkit.errors import InvalidChoice


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2022-06-23", "On 23 June 2022", "Le 23 juin 2022"),
        ("2022-08-01", "On 1 August 2022", "Le 1er août 2022"),
        ("2023-11", "In November 2023", "En novembre 2023"),
        ("2016", "In 2016", "En 2016"),
        ("[..2021-05-14]", "By 14 May 2021", "Au plus tard le 14 mai 2021"),
        (
            "[2021-02-01..2021-12-31]",
            "Between 1 February 2021 and 31 December 2021",
            "Entre le 1er février 2021 et le 31 décembre 2021",
        ),
    ],
)
def test_dates_in_words(date: str, english: str, french: str) -> None:
    assert (date_in_words(date), date_in_words(date, "fr")) == (english, french)


def told(kg: graphkit.KnowledgeGraph, lang: Any = "en", **options: Any) -> list[str]:
    return [str(text) for text in changes_in_words(kg, lang=lang, **options).column("sentence")]


def test_what_happened_on_a_day(kg: graphkit.KnowledgeGraph) -> None:
    english = told(kg, first="2022-06-23", last="2022-06-23")
    joined = "On 23 June 2022, Zoom Video Communications joined Christchurch Call"
    assert any(sentence.startswith(joined) for sentence in english)
    french = told(kg, "fr", first="2022-06-23", last="2022-06-23")
    assert any("Zoom" in text and "entrée dans Appel de Christchurch" in text for text in french)


def test_leaving_is_told_apart_from_ending_with_the_coalition(kg: graphkit.KnowledgeGraph) -> None:
    sentences = told(kg, first="2022-06-16", last="2023-12-31")
    assert any("X left Strengthened EU Code" in text for text in sentences)
    assert any("ended, and with it the membership of Google" in text for text in sentences)
    assert any(" replaced EU Code of Practice" in text for text in sentences)
    assert not any("Google left EU Code" in text for text in sentences)


def test_a_term_that_ends_is_not_an_exit(folder_of: Callable[..., Path]) -> None:
    memberships = [
        {
            "actor": "acme",
            "coalition": "pact",
            "spell": "chair",
            "role": "leader",
            "during": "2021-01-01/2021-12-31",
            "source": "herald",
            "confidence": "high",
        }
    ]
    kg = graphkit.load(folder_of(memberships=memberships))
    sentences = told(kg, first="2020-12-31", last="2022-01-01")
    assert any("Acme took on a role or term in The Pact" in text for text in sentences)
    assert any(
        "a role or term of Acme in The Pact ended, in itself no exit" in text for text in sentences
    )


def test_a_change_that_may_lie_elsewhere_is_marked(folder_of: Callable[..., Path]) -> None:
    kg = graphkit.load(folder_of())
    days = {"first": "2020-02-10", "last": "2020-02-20"}
    assert told(kg, **days) == []
    (sentence,) = told(kg, at_least="possible", **days)
    assert sentence.startswith("In February 2020, Beta joined The Pact")
    assert sentence.endswith("(perhaps)")


def test_nothing_happened_and_unknown_language(kg: graphkit.KnowledgeGraph) -> None:
    assert changes_in_words(kg, "1900-01-01", "1900-12-31").rows == ()
    with pytest.raises(InvalidChoice, match="lang"):
        changes_in_words(kg, lang="de")  # type: ignore[arg-type]
