"""Who was in what in which year: for each year what `kg.members` says of it."""

from __future__ import annotations

import copy

import pytest

import graphkit
from graphkit.errors import DataError, InvalidChoice, InvalidDate
from graphkit.panel import AtLeast, Panel

DEGREES = ["possible", "presumed", "certain"]


@pytest.mark.parametrize(
    "at_least", ["possible", "presumed", pytest.param("certain", marks=pytest.mark.thorough)]
)
def test_each_year_has_those_that_members_has(
    part: graphkit.KnowledgeGraph, at_least: AtLeast
) -> None:
    table = part.panel.presence(2017, 2024, at_least=at_least)
    coalitions = {str(row[1]) for row in table}
    assert len(coalitions) > 1
    for coalition in coalitions:
        for year in range(2017, 2025):
            surest: dict[str, int] = {}
            for row in part.members(coalition, during=str(year), at_least=at_least).records():
                degree = DEGREES.index(str(row["certainty"]))
                surest[str(row["member"])] = max(degree, surest.get(str(row["member"]), 0))
            found = {
                row[0]: DEGREES.index(str(row[3])) for row in table if row[1:3] == (coalition, year)
            }
            assert found == surest, (coalition, year)


def test_years_are_those_of_the_calendar_and_what_cannot_be_is_refused() -> None:
    panel = Panel.from_rows(
        [{"member": "a", "coalition": "c", "start": "2019-12-31", "end": "2021-01-01"}]
    )
    assert panel.presence().column("year") == (2019, 2020, 2021)
    assert panel.presence(2020, 2030).column("year") == (2020, 2021)
    assert len(Panel.from_rows([]).presence()) == 0
    with pytest.raises(DataError, match="2021 is after 2020"):
        panel.presence(2021, 2020)
    with pytest.raises(DataError, match="Say first=2021"):
        Panel.from_rows([{"member": "a", "coalition": "c"}]).presence()
    for year in (1, 2100):
        with pytest.raises(InvalidDate, match=f"{year}.*lies outside the years 1000 to 2099"):
            panel.presence(year, year)
    with pytest.raises(InvalidChoice, match="at_least"):
        panel.presence(at_least="sure")  # type: ignore[arg-type]


def test_years_after_the_last_source_are_said_to_be() -> None:
    panel = Panel.from_rows(
        [{"member": "a", "coalition": "c", "start": "2019-01-01", "confirmed_until": "2021-03-04"}]
    )
    assert panel.presence(2020, 2021).note == ""
    note = panel.presence(2020, 2023).note
    assert note.startswith("No source shows a membership after 2021-03-04")


def test_a_copied_panel_knows_the_same_names(part: graphkit.KnowledgeGraph) -> None:
    panel = part.panel
    asked = panel.select(kinds="entreprise").membership
    assert asked
    for copied in (copy.copy(panel), copy.deepcopy(panel)):
        assert copied.select(kinds="entreprise").membership == asked
    assert copy.deepcopy(panel).member is not panel.member
