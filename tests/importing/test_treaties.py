"""Who signed a treaty and who is bound by it: counted without graphkit, and asked of it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported

pytestmark = pytest.mark.slow

FILE = Path(__file__).parent / "files" / "treaties.csv"
DAYS = ("1970-06-01", "2002-03-06", "2026-01-01")
STAGES = {
    "signatory": "Signature Date",
    "consenting": "Instrument Date",
    "party": "Entry Into Force Date",
}
"""From the first to the last, and when each was reached."""
Treaties = tuple[Imported, gk.KnowledgeGraph]


@pytest.fixture(scope="module")
def treaties(tmp_path_factory: pytest.TempPathFactory) -> Treaties:
    folder = tmp_path_factory.mktemp("treaties") / "out"
    found = import_file(FILE, folder, map=FILE.with_suffix(".toml"))
    report = gk.check(folder)
    assert report.count("error") == 0
    # Singapore is a state and a treaty, which are two things of one name.
    assert not any(finding.severity == "warning" for finding in report.findings)
    return found, gk.load(folder)


def rows() -> Iterator[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def counted(day: str) -> dict[str, dict[str, str]]:
    """How far each party of each treaty had come by a day."""
    found: dict[str, dict[str, str]] = {}
    for row in rows():
        reached = [stage for stage, column in STAGES.items() if "" < row[column] <= day]
        if reached:
            found.setdefault(row["Treaty"], {})[row["Contracting Party"]] = reached[-1]
    return found


def test_every_date_is_a_membership_in_its_role(treaties: Treaties) -> None:
    found, _ = treaties
    dated = [sum(bool(row[column]) for column in STAGES.values()) for row in rows()]
    assert found.counts()["memberships"] == sum(dated) and found.counts()["coalitions"] == 17
    assert len(found.dropped) == dated.count(0)


@pytest.mark.parametrize("day", DAYS)
def test_signed_consenting_and_bound_are_told_apart(treaties: Treaties, day: str) -> None:
    _, kg = treaties
    told = counted(day)
    for treaty in sorted({row["Treaty"] for row in rows()}):
        stand = kg.standing(treaty, on=day).records()
        assert {row["label"]: row["standing"] for row in stand} == told.get(treaty, {}), treaty
        bound = {name for name, stage in told.get(treaty, {}).items() if stage == "party"}
        assert set(kg.members(treaty, on=day).column("label")) == bound


def test_the_page_of_importing_tells_the_numbers_of_the_table(treaties: Treaties) -> None:
    """They are counted from the table alone, and are those that graphkit gives."""
    page = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    asked = re.search(r"graphkit standing (\w+) --on (\S+) --data treaties", page)
    assert asked is not None
    treaty, day = asked[1], asked[2]
    counts = Counter(counted(day)[treaty].values())
    words = rf"On that day {treaty} has (\d+) signatory, (\d+) consenting, (\d+) party"
    told = re.search(words, page)
    assert told is not None
    assert tuple(map(int, told.groups())) == tuple(counts[stage] for stage in STAGES)
    note = treaties[1].standing(treaty, on=day).note
    assert all(f"{stage} {count}" in note for stage, count in counts.items())
    every = [_all_of(treaty) for treaty in {row["Treaty"] for row in rows()}]
    signed, bound = (sum(one[place] for one in every) for place in (0, 1))
    summed = f"On 1 January 2026 the 17 treaties have {bound:,} parties, and {signed:,} who"
    assert summed in " ".join(page.split())


def _all_of(treaty: str) -> tuple[int, int]:
    """Who signed and is not bound, and who is bound, at the beginning of 2026."""
    stages = Counter(counted("2026-01-01").get(treaty, {}).values())
    return stages["signatory"], stages["party"]


def test_stages_that_lie_behind_are_named(treaties: Treaties) -> None:
    _, kg = treaties
    stand = {row["label"]: row for row in kg.standing("Beijing", on="2026-01-01").records()}
    assert stand["Algeria"]["before"] == ("consenting",)
    assert stand["Botswana"]["before"] == ("consenting", "signatory")
    assert stand["Austria"]["before"] == ()


def test_a_party_and_a_treaty_of_one_name_are_two_things(treaties: Treaties) -> None:
    _, kg = treaties
    assert {row["kind"] for row in kg.find("Singapore").records()} == {"coalition", "government"}


def test_who_holds_no_role_any_more_has_left(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "member,coalition,since,until\nA,P,2001-01-01,2010-12-31\nB,P,2005-01-01,\n"
        "A,P,2020-01-01,\nC,P,,2011-01-01\n",
        encoding="utf-8",
    )
    kg = gk.load(path)

    def stand(day: str) -> dict[str, str]:
        return {str(r["member"]): str(r["standing"]) for r in kg.standing("P", on=day).records()}

    assert stand("2004-01-01") == {"a": "member"}
    assert stand("2015-01-01") == {"a": "left", "b": "member", "c": "left"}
    assert stand("2020-01-01") == {"a": "member", "b": "member", "c": "left"}
