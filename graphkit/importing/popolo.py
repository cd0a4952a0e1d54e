"""Import Popolo JSON: persons and organisations, and who was a member of which.

See https://www.popoloproject.com/specs/. Of a membership that has no dates and names a
legislative period, the dates of the period count, as that format has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from graphkit.importing.collected import Collected
from graphkit.importing.importer import Asked, Found, Importer
from graphkit.importing.json_text import json_of, objects_in, text_of
from graphkit.tabular.reading.lines_of_text import unreadable


def read_popolo(path: Path, _: Asked) -> Found:
    """Read a file of Popolo; rows are counted within each of its lists, from 1.

    Raises
    ------
    DataError
        If it is no JSON, or no Popolo.
    """
    told = json_of(path)
    if not isinstance(told, dict) or "memberships" not in told:
        hint = "It has the lists persons, organizations and memberships."
        raise unreadable(path.name, "this is no Popolo.", hint)
    collected = Collected(path.name)
    for number, person in enumerate(objects_in(told.get("persons")), 1):
        _describe(collected, person, number, "person")
    for number, organisation in enumerate(objects_in(told.get("organizations")), 1):
        _describe(collected, organisation, number, text_of(organisation.get("classification")))
    periods = {text_of(one.get("id")): one for one in objects_in(told.get("events"))}
    for number, one in enumerate(objects_in(told["memberships"]), 1):
        _membership(collected, one, number, periods)
    return collected.found()


def _describe(collected: Collected, told: Mapping[str, Any], line: int, kind: str) -> None:
    others = [text_of(one.get("name")) for one in objects_in(told.get("other_names"))]
    items = {
        text_of(one.get("scheme")): text_of(one.get("identifier"))
        for one in objects_in(told.get("identifiers"))
    }
    collected.thing(
        text_of(told.get("id")),
        text_of(told.get("name")),
        line,
        kind=kind,
        aliases="; ".join(sorted({name.replace(";", ",") for name in others if name})),
        wikidata=items.get("wikidata", ""),
    )


def _membership(
    collected: Collected, told: Mapping[str, Any], line: int, periods: Mapping[str, Any]
) -> None:
    period = periods.get(text_of(told.get("legislative_period_id")), {})
    dated = told if told.get("start_date") or told.get("end_date") else period
    behalf = text_of(told.get("on_behalf_of_id"))
    collected.membership(
        line,
        text_of(told.get("person_id")) or text_of(told.get("member_id")),
        text_of(told.get("organization_id")),
        role=text_of(told.get("role")),
        since=text_of(dated.get("start_date")),
        until=text_of(dated.get("end_date")),
        on_behalf_of=collected.name_of(behalf) if behalf else "",
        legislative_period=text_of(period.get("name")),
    )


def _recognised(first: bytes) -> int:
    return 5 * (b'"memberships"' in first or (b'"persons"' in first and b'"areas"' in first))


POPOLO: Final = Importer((".json",), read_popolo, _recognised)
