"""Made-up folders: periods of every form, sources that disagree, coalitions that ended."""

from __future__ import annotations

import calendar
import datetime
from typing import Final

from hypothesis import strategies as st

from graphkit.errors import InvalidDate
from graphkit.facts.period import parse

from .tables import Rows, rows_of

ACTORS: Final = ("ant", "bee", "cat", "dog")
COALITIONS: Final = ("pack", "hive", "herd")
LIVES: Final = ("", "/..", "2015/..", "2016-05-10/2021", "[..2018]/2022-03-31")
ROLES: Final = ("member", "founder", "observer", "partner")
GROUPS: Final = ("", "companies", "governments")
SOURCES: Final = rows_of(
    "id title published",
    "early | Early | 2016-02-01",
    "middle | Middle | 2019-07",
    "late | Late | 2022",
    "never | Undated |",
)

DAYS: Final = st.dates(datetime.date(2013, 1, 1), datetime.date(2024, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Write a date in one of the forms that people use."""
    first, second = sorted((draw(DAYS), draw(DAYS)))
    month = f"{first:%Y-%m}"
    forms = (
        *(str(first), month, f"{first:%Y}", f"{first:%Y}~", f"{month}?", f"{str(first)[:3]}X"),
        *(f"[..{first}]", f"[{first}..]", f"[{first}..{second}]", f"[{month},{second:%Y-%m}]"),
    )
    return draw(st.sampled_from(forms))


@st.composite
def periods(draw: st.DrawFn) -> str:
    """Write a period: a date, or two ends of which either may be open or unknown."""
    start = draw(st.sampled_from(("", "..")) | dates())
    end = draw(st.sampled_from(("", "..", "..")) | dates())
    text = draw(st.sampled_from((f"{start}/{end}", draw(dates()))))
    try:
        parse(text)
    except InvalidDate:  # it would end before it starts
        return f"{start}/.."
    return text


@st.composite
def memberships(draw: st.DrawFn) -> Rows:
    """Write what up to three sources say of each of many memberships."""
    rows = []
    for actor in (*ACTORS, "web", "herd"):
        for coalition in COALITIONS:
            for spell in draw(st.sampled_from(([""], [""], ["one", "two"]))):
                if actor == coalition:
                    continue
                for source in draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=3)):
                    rows.append(
                        {
                            "actor": actor,
                            "coalition": coalition,
                            "spell": spell,
                            "role": draw(st.sampled_from(ROLES)),
                            "during": draw(periods()),
                            "listed_under": draw(st.sampled_from(GROUPS)),
                            "source": source["id"],
                            "confidence": draw(
                                st.sampled_from(("", "high", "medium", "low", "low"))
                            ),
                        }
                    )
    return rows


@st.composite
def lists(draw: st.DrawFn) -> Rows:
    """Make up lists of members: of a day or kept up, complete or not."""
    rows = []
    for number in range(draw(st.integers(0, 4))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        rows.append(
            {
                "id": f"list-{number}",
                "coalition": draw(st.sampled_from(COALITIONS)),
                "source": draw(st.sampled_from(SOURCES))["id"],
                "day": draw(st.sampled_from((str(first), f"{first:%Y-%m}", f"{first}/{last}"))),
                "extent": draw(st.sampled_from(("complete", "complete", "cut"))),
                "kinds": draw(st.sampled_from(("", "company"))),
            }
        )
    return rows


@st.composite
def folders(draw: st.DrawFn) -> dict[str, Rows]:
    """Make up a folder of tables."""
    lives = [draw(st.sampled_from(LIVES)) for _ in COALITIONS]
    return {
        "sources": SOURCES,
        "actors": rows_of(
            "id kind name_en",
            "ant | company | Ant",
            "bee | company | Bee",
            "cat | civil-society | Cat",
            "dog | public-body | Dog",
            "web | service | Web",
        ),
        "coalitions": [
            {"id": name, "name_en": name.title(), "during": life, "source": "early"}
            for name, life in zip(COALITIONS, lives, strict=True)
        ],
        "memberships": draw(memberships()),
        "lists": draw(lists()),
        "operations": rows_of(
            "service operator during source",
            "web | ant | 2010/2018-06-30 | early",
            "web | bee | 2018-07-01/.. | late",
        ),
        "instruments": rows_of(
            "id coalition name_en source",
            "pack-text | pack | Text of the pack | early",
            "herd-text | herd | Text of the herd | early",
        ),
        "commitments": rows_of(
            "id instrument number addressed_to summary_en source",
            "pack-1 | pack-text | 1 | everyone | Keep together. | early",
            "pack-2 | pack-text | 2 | companies | Share what is found. | early",
            "herd-1 | herd-text | 1 | governments;civil-society | Keep watch. | early",
        ),
    }


@st.composite
def ends(draw: st.DrawFn) -> tuple[str, datetime.date, datetime.date]:
    """Draw the first and last day that an end may be, and write them: nothing is parsed."""
    day = draw(st.dates(datetime.date(2018, 1, 1), datetime.date(2020, 12, 31)))
    last_of_month = calendar.monthrange(day.year, day.month)[1]
    later = day + datetime.timedelta(days=draw(st.integers(0, 400)))
    return draw(
        st.sampled_from(
            (
                (str(day), day, day),
                (f"{day:%Y-%m}", day.replace(day=1), day.replace(day=last_of_month)),
                (f"{day:%Y}", datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)),
                (f"[{day}..{later}]", day, later),
            )
        )
    )
