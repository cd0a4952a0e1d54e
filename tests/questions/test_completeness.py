"""How many of a total are not known: whom it can have counted, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.agreement.tables import rows_of, write_folder

NAMES = [f"m{number}" for number in range(11)]
MEMBERSHIPS = [
    *(f"{name} | pack | member | 2010-01-01/2012-01-01 | s" for name in NAMES[:6]),
    *(f"{name} | pack | member | 2015-01-01/.. | s" for name in NAMES[6:9]),
    *(f"{name} | pack | organiser | 2015-01-01/.. | s" for name in NAMES[9:]),
]


def pack(folder: Path, total: str, *more: str) -> gk.KnowledgeGraph:
    """Build one of whom six had left, three are members, and two organise it."""
    tables = {
        "sources": rows_of("id title published", "s | S | 2024-06-30"),
        "actors": rows_of("id kind name_en", *(f"{n} | company | {n.upper()} Inc" for n in NAMES)),
        "coalitions": rows_of("id name_en during source", "pack | Pack | 2010-01-01/.. | s"),
        "memberships": rows_of("actor coalition role during source", *MEMBERSHIPS, *more),
        "rosters": rows_of("id coalition counted during count source", f"all | pack | {total} | s"),
    }
    return gk.load(write_folder(folder, tables))


@pytest.mark.parametrize(
    ("total", "gap"),
    [
        ("members | 2020-01-01 | 11", 8),  # three can have belonged
        ("members | 2011 | 11", 5),  # six
        ("members | / | 11", 2),  # nine, at some time
        ("companies | 2020 | 11", 8),
        ("participants | 2020 | 11", 6),  # whoever organises takes part
    ],
)
def test_a_total_counts_who_can_have_belonged_when_it_was_claimed(
    tmp_path: Path, total: str, gap: int
) -> None:
    (row,) = pack(tmp_path, total).completeness().records()
    assert row["gap"] == gap
    assert f"{gap} of them are not known" in str(row["sentence"])


def test_as_many_are_named_as_members_has(tmp_path: Path) -> None:
    kg = pack(tmp_path, "members | 2020-01-01 | 11")
    (row,) = kg.completeness().records()
    assert row["members"] == len({*kg.members("pack").column("member")}) == 9
    assert str(row["sentence"]).startswith("No list of members is recorded; 9 are named.")


def test_who_signed_and_is_not_bound_is_a_signatory(tmp_path: Path) -> None:
    signed = "m9 | pack | signed-not-bound | 2019-01-01/.. | s"
    kg = pack(tmp_path, "signatories | 2020-01-01 | 11", signed)
    assert kg.completeness().column("gap") == (7,)


def test_the_note_of_a_network_says_the_same(tmp_path: Path) -> None:
    net = pack(tmp_path, "members | 2020-01-01 | 11").network(on="2020-01-01", coalitions=["pack"])
    note = gk.analysis.cohesion(net).note
    assert "Not known by name are 8 of 11 members of Pack (a source of 2020-01-01)." in note


@pytest.mark.parametrize(
    ("totals", "newest"),
    [
        (["2012 | 3", "2020/.. | 9"], 9),
        (["2012 | 3", "2020/ | 9"], 9),
        (["2015/.. | 3", "2020/.. | 9"], 9),
        (["2020/.. | 9", "2012/.. | 3"], 9),
        (["/ | 3", "2012 | 9"], 9),
    ],
)
def test_the_newest_total_is_claimed_also_where_it_goes_on(
    tmp_path: Path, totals: list[str], newest: int
) -> None:
    tables = {
        "sources": rows_of("id title published", "s | S | 2024-06-30"),
        "coalitions": rows_of("id name_en during source", "pack | Pack | 2010-01-01/.. | s"),
        "rosters": rows_of(
            "id coalition counted during count source",
            *(f"r{place} | pack | members | {one} | s" for place, one in enumerate(totals)),
        ),
    }
    kg = gk.load(write_folder(tmp_path, tables))
    assert kg.completeness().column("claimed") == (newest,)
    assert "/" not in str(kg.completeness().column("sentence")[0])
