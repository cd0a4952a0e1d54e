"""A small folder in which every membership is a trap, and what is true of it, reckoned by hand.

``truth.csv`` has a line for each membership and a column for each time. What it says was worked
out from the tables below with a pencil, by the definitions of ``docs/time.md``; nothing in it
comes from the code.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from graphkit.facts.certainty import CERTAINTIES

from .answers import Answers, Promise, Promised, Row, questions
from .tables import Rows, rows_of, write_folder
from .times import Time, at_times

SOURCES: Final = rows_of(
    "id title published",
    "list-2018 | The list of March 2018 | 2018-03-01",
    "list-2020 | The list of June 2020 | 2020-06-15",
    "list-2022 | The list of January 2022 | 2022-01",
    "leaflet | A leaflet without a date |",
)
ACTORS: Final = rows_of(
    "id kind",
    *(
        f"{name} | company"
        for name in ("acme", "bolt", "echo", "gale", "hale", "jade", "kite", "mint", "oak")
    ),
    "chat | service",
    "cove | civil-society",
    "dale | public-body",
    "fern | academic",
    "lime | international-organisation",
    "nook | guild",
)
CONCEPTS: Final = rows_of("scheme notation name_en", "kind | guild | guild")
"""A kind of the folder's own, which none of the bundled groups covers."""
COALITIONS: Final = rows_of(
    "id during",
    "pact | 2015-01-01/..",
    "league | 2016-05-10/2021-06-30",
    "club | /..",
    "forum | 2010/..",
)
MEMBERSHIPS: Final = rows_of(
    "actor coalition spell role during listed_as listed_under source confidence",
    # an end that is said to be unknown; an approximate year; months; a year; within one year
    "bolt | pact | | member | 2019/ | | | list-2020 |",
    "cove | pact | | member | 2019~/.. | | | list-2022 |",
    "echo | pact | | member | 2016-03/2019-05 | | | list-2020 |",
    "fern | pact | | member | 2017/.. | | | leaflet |",
    "gale | club | | member | 2000/2000 | | | list-2018 |",
    "jade | pact | | founder | 2018 | | | list-2020 |",
    "kite | pact | | member | 2020-03-01 | | | list-2022 |",
    "cove | league | | member | 2019-05-15/2019 | | | list-2020 |",
    # no later than; a decade; one of two years; only the end is known
    "dale | pact | | member | [..2019-06-30]/.. | | | list-2020 |",
    "lime | pact | | member | 201X/.. | | governments | list-2022 |",
    "mint | pact | | member | [2016,2018]/.. | | | list-2018 |",
    "mint | club | | member | /2019-06-30 | | | leaflet |",
    # undated: by a source with a date, by one without, in a coalition that ended
    "acme | club | | member | / | | | list-2018 |",
    "bolt | club | | member | /.. | | | leaflet |",
    "echo | league | | member | /.. | | | list-2018 |",
    # low confidence; sources that disagree; a source that is more precise
    "gale | pact | | member | 2016-01-01/.. | | | leaflet | low",
    "hale | pact | | member | 2019-02-01/.. | | | list-2020 | high",
    "hale | pact | | member | 2016-05-01/2018-12-31 | | | leaflet | medium",
    "hale | pact | | member | 2016-05-01/2021-12-31 | | | leaflet | medium",
    "oak | pact | | member | 2018-01-01/.. | | | list-2022 |",
    "oak | pact | | member | 2015-01-01/2016-12-31 | | | leaflet | low",
    "bolt | league | | member | 2017/.. | | | list-2018 |",
    "bolt | league | | member | 2017-03-01/.. | | | list-2020 |",
    # several records of one pair; a service of a member; a coalition that is a member
    "acme | pact | observer | observer | 2015-06-01/2018-12-31 | | | list-2018 |",
    "acme | pact | member | member | 2019-01-01/.. | | | list-2020 |",
    "chat | pact | | member | 2018-05/.. | Chat | companies | list-2022 |",
    "forum | pact | | partner | 2016-01-01/2019-12-31 | | | list-2022 |",
    "nook | pact | | member | 2018-01-01/.. | | | list-2020 |",
    # outside the life of the coalition: before it, wholly before it, after it
    "dale | league | | signatory | 1192-05-10/.. | | | list-2018 |",
    "fern | league | | member | 1950/1960 | | | leaflet |",
    "gale | league | | member | 2025/.. | | | list-2022 |",
)
OPERATIONS: Final = rows_of(
    "service operator during source", "chat | acme | 2014-01-01/.. | list-2018"
)
INSTRUMENTS: Final = rows_of(
    "id coalition issued source",
    "pact-text | pact | 1900 | list-2018",
    "league-text | league | 1900 | list-2018",
    "forum-text | forum | 1900 | list-2018",
)
COMMITMENTS: Final = rows_of(
    "id instrument number addressed_to summary_en source",
    "pact-1 | pact-text | 1 | everyone | Say what was done. | list-2018",
    "pact-2 | pact-text | 2 | companies | Answer complaints. | list-2018",
    "pact-3 | pact-text | 3 | governments | Change the law. | list-2018",
    "pact-4 | pact-text | 4 | civil-society;companies | Meet each year. | list-2018",
    "league-1 | league-text | 1 | everyone | Play fair. | list-2018",
    "forum-1 | forum-text | 1 | everyone | Speak freely. | list-2018",
)

TAKEN: Final[Mapping[str, str]] = {
    "pact--bolt": "pact-1 pact-2 pact-4",
    "pact--cove": "pact-1 pact-4",
    "pact--echo": "pact-1 pact-2 pact-4",
    "pact--fern": "pact-1 pact-4",
    "pact--jade": "pact-1 pact-2 pact-4",
    "pact--kite": "pact-1 pact-2 pact-4",
    "pact--dale": "pact-1 pact-3",
    "pact--lime": "pact-1 pact-3",
    "pact--mint": "pact-1 pact-2 pact-4",
    "pact--gale": "pact-1 pact-2 pact-4",
    "pact--hale": "pact-1 pact-2 pact-4",
    "pact--oak": "pact-1 pact-2 pact-4",
    "pact--acme--observer": "",
    "pact--acme--member": "pact-1 pact-2 pact-4",
    "pact--chat": "pact-1 pact-2 pact-4",
    "pact--forum": "pact-1",
    "pact--nook": "pact-1",
    "league--cove": "league-1",
    "league--echo": "league-1",
    "league--bolt": "league-1",
    "league--dale": "league-1",
    "league--fern": "league-1",
    "league--gale": "league-1",
    "club--gale": "",
    "club--mint": "",
    "club--acme": "",
    "club--bolt": "",
}
"""What was taken on through each membership: whose role takes on promises, of which text, and
which of its commitments address everyone, the member's kind, or the group it is listed under."""

AGENTS: Final = {"pact--chat": "acme"}
"""The agent behind a listing, where the two differ."""

_TRUTH: Final = Path(__file__).parent / "truth.csv"


def tables() -> Mapping[str, Rows]:
    """The tables of the folder."""
    return {
        "sources": SOURCES,
        "actors": [{**row, "name_en": label(row["id"])} for row in ACTORS],
        "concepts": CONCEPTS,
        "coalitions": [
            {**row, "name_en": label(row["id"]), "source": "list-2018"} for row in COALITIONS
        ],
        "memberships": MEMBERSHIPS,
        "operations": OPERATIONS,
        "instruments": [{**row, "name_en": label(row["id"])} for row in INSTRUMENTS],
        "commitments": COMMITMENTS,
    }


def label(name: str) -> str:
    """What a thing is called, which is unlike its id."""
    is_coalition = any(row["id"] == name for row in COALITIONS)
    return f"The {name.title()}" if is_coalition else name.title()


def write(folder: Path) -> Path:
    """Write the folder of tables."""
    return write_folder(folder, tables())


def times() -> tuple[Time, ...]:
    """The times that the truth is known of."""
    with _TRUTH.open(encoding="utf-8", newline="") as file:
        return at_times(*next(csv.reader(file))[1:])


def truth() -> Answers:
    """Who belonged to what, and how surely, by hand."""
    known = dict(_lines())
    return {
        (time, degree): frozenset(
            Row(name, _agent(name), name.split("--")[0], _role(name), certainty)
            for name, by_time in known.items()
            if _reaches(certainty := by_time[time.text], degree)
        )
        for time, degree in questions(times())
    }


def promised() -> Promised:
    """Who promised what, and how surely: as surely as the surest membership that took it on."""
    rows = truth()
    return {asked: frozenset(_surest(rows[asked])) for asked in rows}


def _surest(rows: frozenset[Row]) -> Iterator[Promise]:
    best: dict[tuple[str, str], str] = {}
    for row in rows:
        for commitment in TAKEN[row.membership].split():
            key = row.member, commitment
            best[key] = max(best.get(key, "no"), row.certainty, key=_rank)
    return (Promise(*key, certainty) for key, certainty in best.items())


def _lines() -> Iterator[tuple[str, Mapping[str, str]]]:
    with _TRUTH.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row.pop("membership"), row


def _rows_of(name: str) -> Sequence[Mapping[str, str]]:
    coalition, actor, *spell = name.split("--")
    wanted = (actor, coalition, spell[0] if spell else "")
    return [r for r in MEMBERSHIPS if (r["actor"], r["coalition"], r["spell"]) == wanted]


def _role(name: str) -> str:
    return _rows_of(name)[0]["role"]


def _agent(name: str) -> str:
    return AGENTS.get(name, _rows_of(name)[0]["actor"])


def _reaches(certainty: str, degree: str) -> bool:
    return _rank(certainty) >= _rank(degree)


def _rank(certainty: str) -> int:
    return CERTAINTIES.index(certainty)
