"""A step is on one day, month or year; else it cannot be told what came before what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine, reading_of


@pytest.mark.parametrize("during", ["2010-03-31/2012-01-01", "/2010", "2019~", "/"])
def test_no_date_of_one_step(folder_of: Callable[..., Path], during: str) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": "suspension", "source": "gazette"}
    (problem,) = examine(folder_of(steps=[{**step, "during": during}])).problems
    assert (problem.line, problem.column) == (2, "during")
    assert "is not the date of one step. Write the day" in str(problem)


@pytest.mark.parametrize("during", ["2010-03-31", "2010-03", "2010"])
def test_a_date_of_a_step(folder_of: Callable[..., Path], during: str) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": "suspension", "source": "gazette"}
    assert examine(folder_of(steps=[{**step, "during": during}])).problems == ()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Ratification", "ratification"),
        ("Entry into force", "entry-into-force"),
        ("Inkrafttreten", "entry-into-force"),
        ("retrait", "withdrawal"),
        ("Signed", "signing"),
    ],
)
def test_words_for_steps(folder_of: Callable[..., Path], word: str, code: str) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": word, "source": "gazette"}
    examined = examine(folder_of(steps=[{**step, "during": "2010"}]))
    assert examined.problems == ()
    assert examined.tables["steps"][0]["step"] == code


def test_an_unknown_word_is_told(folder_of: Callable[..., Path]) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": "ratifcation", "source": "gazette"}
    (problem,) = examine(folder_of(steps=[{**step, "during": "2010"}])).problems
    assert "Did you mean 'ratification'?" in str(problem)


def test_words_for_steps_of_ones_own(folder_of: Callable[..., Path]) -> None:
    own = {"scheme": "step-kind", "notation": "warning", "name_en": "Formal Warning"}
    step = {"actor": "acme", "coalition": "pact", "step": "formal warning", "source": "gazette"}
    examined = examine(folder_of(concepts=[own], steps=[{**step, "during": "2010"}]))
    assert examined.tables["steps"][0]["step"] == "warning"


@pytest.mark.parametrize("column", ["during", "since"])
def test_dates_as_people_write_them_are_kept(folder_of: Callable[..., Path], column: str) -> None:
    text = f"actor,coalition,step,{column},source\nacme,pact,Signed,14 May 2021,gazette\n"
    folder = folder_of(steps=text)
    assert examine(folder).problems == ()
    kept = gk.load(folder).query(
        "SELECT ?day ?text { ?step a cg:Step ; cg:during ?day ; cg:evidence ?evidence ."
        " ?column rdfs:label ?name . ?evidence ?column ?text"
        " FILTER(STRENDS(STR(?name), '_as_written')) }"
    )
    assert kept.rows == (("2021-05-14", "14 May 2021"),)


def test_a_row_with_two_dates_is_told(folder_of: Callable[..., Path]) -> None:
    text = "actor,coalition,step,during,since,source\nacme,pact,signing,2021,14 May 2021,gazette\n"
    (problem,) = examine(folder_of(steps=text)).problems
    assert (problem.line, problem.column) == (2, "since")


def test_the_order_of_day_and_month_is_asked_once(folder_of: Callable[..., Path]) -> None:
    step = {"actor": "acme", "coalition": "pact", "step": "signing", "source": "gazette"}
    rows = [{**step, "during": "05/06/2019"}, {**step, "spell": "2", "during": "07/06/2019"}]
    folder = folder_of(steps=rows)
    (problem,) = examine(folder).problems
    assert "day/month or month/day" in str(problem)
    read_ = examine(folder, reading_of("dmy"))
    assert [row["during"] for row in read_.tables["steps"]] == ["2019-06-05", "2019-06-07"]
