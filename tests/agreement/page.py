"""The page as a door: its own functions, in a real browser, asked about all records at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import graphkit as gk
from graphkit.facts.certainty import CERTAINTIES
from graphkit.views import clean_text
from graphkit.views.page_data import facts_data, graph_data

from .answers import Answers, Asked, Dates, Row, _known
from .times import DEGREES, AtLeast, Time

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT: Final = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")


class Shown:
    """What the page shows at some times, to each degree.

    Parameters
    ----------
    page : playwright.sync_api.Page
        A page of graphkit that is open in a browser.
    times : iterable of Time
        What to ask about.
    data : tuple of str, optional
        The graph and the facts of another page, which the scripts of this one are to read; by
        default those of the page itself.
    """

    def __init__(
        self, page: Page, times: Iterable[Time], data: tuple[str, str] | None = None
    ) -> None:
        self.times = tuple(times)
        graph, facts = data or (None, None)
        asked = [(*time.numbers, time.window.is_all_time) for time in self.times]
        # As a text: the browser's driver looks at every single value that it hands over.
        text = page.evaluate(
            f"(asked) => JSON.stringify(({SCRIPT.rstrip().rstrip(';')})(asked))",
            {"graph": graph, "facts": facts, "times": asked, "degrees": list(DEGREES)},
        )
        self._told: dict[str, Any] = json.loads(text)

    @cached_property
    def _records(self) -> dict[int, list[Any]]:
        return {number: rest for number, *rest in self._told["records"]}

    def _answers(self) -> Iterable[tuple[Asked, dict[str, Any]]]:
        for time, by_degree in zip(self.times, self._told["answers"], strict=True):
            for degree, told in zip(DEGREES, by_degree, strict=True):
                yield (time, degree), told

    @property
    def rows(self) -> Answers:
        """The memberships that the page shows."""
        return {
            asked: frozenset(
                Row._make((*self._records[record][:4], CERTAINTIES[rank]))
                for record, rank in told["rows"]
            )
            for asked, told in self._answers()
        }

    @property
    def promised(self) -> dict[Asked, frozenset[tuple[str, str]]]:
        """Who promised what, as the side panel lists it."""
        ids, commitments = self._told["ids"], self._told["commitments"]
        return {
            asked: frozenset((ids[who], commitments[what]) for who, what in told["promised"])
            for asked, told in self._answers()
        }

    @property
    def dates(self) -> dict[str, tuple[str, Dates]]:
        """The period of every membership as text, and its bounds."""
        return {
            name: (period, Dates(*(_known(day) for day in bounds)))
            for name, _, _, _, period, *bounds in self._records.values()
        }

    def pairs(self, time: Time, degree: AtLeast) -> set[tuple[str, str]]:
        """Who is tied to which coalition."""
        return {(row.member, row.coalition) for row in self.rows[time, degree]}


def data_of(kg: gk.KnowledgeGraph) -> tuple[str, str]:
    """The two islands of data that the page of a graph carries."""
    view = gk.view(kg, at_least="possible")
    return clean_text.island(graph_data(view.scene, view.pyvis)), clean_text.island(
        facts_data(view.scene)
    )
