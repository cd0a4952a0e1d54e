"""Steps that change nothing, and rows that begin during a suspension, are told with what to do."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine, read
from graphkit.building import build

pytestmark = pytest.mark.slow

Doubt = tuple[str, int, str]
MEMBER = "ann,pact,member,,2005/..,s1\n"


@pytest.fixture
def tables(tmp_path: Path) -> Callable[..., Path]:
    """Write the rows of one member into a folder."""

    def write(*, memberships: str = "", steps: str = "", name: str = "pact") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        texts = {
            "sources": "id,title,published\ns1,One,2013-01-01\ns2,Two,2018-01-01\n",
            "actors": "id,kind,name_en,source\nann,company,Ann,s1\n",
            "coalitions": "id,name_en,source\npact,Pact,s1\n",
            "memberships": "actor,coalition,role,spell,during,source\n" + memberships,
            "steps": "actor,coalition,step,spell,during,source,confidence\n" + steps,
        }
        for table, text in texts.items():
            (folder / f"{table}.csv").write_text(text, encoding="utf-8")
        return folder

    return write


def step(kind: str, day: str, spell: str = "") -> str:
    return f"ann,pact,{kind},{spell},{day},s2,high\n"


def doubts(folder: Path) -> list[Doubt]:
    """What the check says of steps and suspensions: file, line, message with what to do."""
    found = gk.check(folder).findings
    return [
        (one.path, one.line, f"{one.message} {one.hint}")
        for one in found
        if "changes nothing" in one.message or "is suspended from" in one.message
    ]


def spells(folder: Path) -> list[tuple[str, str]]:
    found = gk.load(folder).query(
        "SELECT ?during ?role { ?m a cg:Membership ; cg:during ?during"
        " ; org:role/skos:notation ?role }"
    )
    return sorted((str(during), str(role)) for during, role in found.rows)


@pytest.mark.parametrize(
    ("memberships", "steps", "line", "said"),
    [
        ("", step("suspension", "2010"), 2, "ann does not belong to pact by then."),
        ("", step("notice", "2010"), 2, "ann does not belong to pact by then."),
        ("", step("withdrawal", "2010"), 2, "add the step or row of memberships.csv"),
        (MEMBER, step("reinstatement", "2010"), 2, "add the suspension that it ends."),
        (
            MEMBER,
            step("reinstatement", "2008") + step("suspension", "2010"),
            2,
            "ann is not suspended then.",
        ),
        (
            MEMBER,
            step("suspension", "2008")
            + step("reinstatement", "2009")
            + step("reinstatement", "2010", "2"),
            4,
            "ann is not suspended then.",
        ),
        (
            MEMBER,
            step("suspension", "2008") + step("suspension", "2009", "2"),
            3,
            "ann is suspended already (steps.csv:2). Correct its day, or add the reinstatement",
        ),
        (MEMBER, step("ratification", "2009"), 2, "ann is bound by then (memberships.csv:2)."),
        ("", step("ratification", "2000") + step("signing", "2001"), 3, "ann has consented by"),
        (
            MEMBER,
            step("expulsion", "2009") + step("withdrawal", "2010"),
            3,
            "ann has left pact by then (steps.csv:2).",
        ),
    ],
)
def test_a_step_that_changes_nothing(
    tables: Callable[..., Path], memberships: str, steps: str, line: int, said: str
) -> None:
    ((path, place, told),) = doubts(tables(memberships=memberships, steps=steps))
    assert (path, place) == ("steps.csv", line)
    assert said in told


@pytest.mark.parametrize(
    ("memberships", "steps"),
    [
        ("", step("signing", "2000") + step("accession", "2001") + step("notice", "2002")),
        (MEMBER, step("suspension", "2008") + step("reinstatement", "2009")),
        (MEMBER, step("suspension", "2008") + step("expulsion", "2009")),
        (MEMBER, step("notice", "2009") + step("withdrawal", "2009")),
        (MEMBER, step("entry-into-force", "2005-07-01")),
        ("ann,pact,member,,2005/2014,s1\n", step("withdrawal", "2014-06-01")),
        ("", step("signing", "2000") + step("suspension", "2001") + step("accession", "2002")),
    ],
)
def test_steps_that_say_something_are_not_doubted(
    tables: Callable[..., Path], memberships: str, steps: str
) -> None:
    assert doubts(tables(memberships=memberships, steps=steps)) == []


def test_an_entry_into_force_says_when_a_row_began(tables: Callable[..., Path]) -> None:
    folder = tables(memberships=MEMBER, steps=step("entry-into-force", "2005-07-01"))
    assert spells(folder) == [("2005-07-01/..", "member")]


def test_a_suspension_suspends_in_every_role(tables: Callable[..., Path]) -> None:
    rows = MEMBER + "ann,pact,leader,b,2008/2016-06-01,s1\n"
    folder = tables(
        memberships=rows,
        steps=step("suspension", "2010-03-31") + step("reinstatement", "2012-01-01"),
    )
    assert spells(folder) == [
        ("2005/2010-03-30", "member"),
        ("2008/2010-03-30", "leader"),
        ("2010-03-31/2011-12-31", "suspended"),
        ("2012-01-01/..", "member"),
        ("2012-01-01/2016-06-01", "leader"),
    ]
    kg = gk.load(folder)
    assert "ann" not in kg.members("pact", on="2011-01-01").column("member")
    roles = kg.members("pact", on="2013-01-01").select("member", "role").rows
    assert sorted(roles) == [("ann", "leader"), ("ann", "member")]


def test_a_role_that_ends_during_a_suspension_is_not_resumed(tables: Callable[..., Path]) -> None:
    rows = MEMBER + "ann,pact,leader,b,2008/2011,s1\n"
    folder = tables(
        memberships=rows,
        steps=step("suspension", "2010-03-31") + step("reinstatement", "2012-01-01"),
    )
    assert ("2008/2010-03-30", "leader") in spells(folder)
    assert [role for during, role in spells(folder) if during.startswith("2012")] == ["member"]
    kept = gk.load(folder).query(
        "SELECT ?text { ?property rdfs:label 'during_as_written' . ?evidence ?property ?text }"
    )
    assert kept.column("text") == ("2008/2011",)


def test_who_leaves_while_suspended_comes_back_in_no_role(tables: Callable[..., Path]) -> None:
    rows = MEMBER + "ann,pact,leader,b,2008/..,s1\n"
    folder = tables(
        memberships=rows, steps=step("suspension", "2010-03-31") + step("expulsion", "2012-01-01")
    )
    assert [during for during, _ in spells(folder) if during.endswith("..")] == []


@pytest.mark.parametrize(
    ("memberships", "steps", "expected"),
    [
        (
            "",
            ("entry-into-force", "signing", "ratification"),
            [("signed-not-bound", ""), ("consented", ""), ("party", "..")],
        ),
        (MEMBER, ("reinstatement", "suspension"), [("suspended", ""), ("member", "..")]),
        (MEMBER, ("accession", "withdrawal"), [("consented", "..")]),
    ],
)
def test_steps_of_one_day_have_an_order(
    tables: Callable[..., Path],
    memberships: str,
    steps: Sequence[str],
    expected: list[tuple[str, str]],
) -> None:
    folder = tables(
        memberships=memberships, steps="".join(step(kind, "2010-03-31") for kind in steps)
    )
    assert doubts(folder) == []
    found = gk.load(folder).query(
        "SELECT ?role ?during { ?m a cg:Membership ; cg:during ?during"
        " ; org:role/skos:notation ?role FILTER(STRSTARTS(?during, '2010')) }"
    )
    ends = {str(role): str(during).endswith("..") for role, during in found.rows}
    assert ends == {role: end == ".." for role, end in expected}


def test_of_a_vague_day_it_is_not_the_first_that_counts(tables: Callable[..., Path]) -> None:
    folder = tables(
        memberships=MEMBER, steps=step("suspension", "2010-06") + step("reinstatement", "2010")
    )
    assert doubts(folder) == []
    assert spells(folder)[-1] == ("2010/..", "member")


ROWS: Mapping[str, Sequence[str]] = {
    "memberships": (MEMBER, "ann,pact,leader,b,2010/..,s2\n", "ann,pact,leader,b,2009/..,s1\n"),
    "steps": (
        step("suspension", "2012-03-31"),
        step("reinstatement", "2012-03-31"),
        step("suspension", "2012-03-31", "2"),
        step("withdrawal", "2015"),
    ),
}


def test_the_order_of_rows_never_changes_the_graph(tables: Callable[..., Path]) -> None:
    built = set()
    orders = itertools.product(
        itertools.permutations(ROWS["memberships"]), itertools.permutations(ROWS["steps"])
    )
    for number, (memberships, steps) in enumerate(orders):
        folder = tables(
            memberships="".join(memberships), steps="".join(steps), name=f"order-{number}"
        )
        built.add(build(read(folder)))
    assert len(built) == 1


def test_a_row_that_begins_during_a_suspension_is_the_return(tables: Callable[..., Path]) -> None:
    rows = "ann,pact,member,,2005/2009,s1\nann,pact,member,2,2013/..,s1\n"
    late = MEMBER + "ann,pact,leader,b,2013/..,s1\n"
    assert doubts(tables(memberships=rows, steps=step("suspension", "2008"), name="over")) == []
    folder = tables(memberships=late, steps=step("suspension", "2010-03-31"), name="late")
    ((path, line, told),) = doubts(folder)
    assert (path, line) == ("memberships.csv", 3)
    assert "taken as the end of the suspension. Add the reinstatement to steps.csv" in told
    assert spells(folder) == [
        ("2005/2010-03-30", "member"),
        ("2010-03-31/2013", "suspended"),
        ("2013/..", "leader"),
    ]


def test_a_row_that_contradicts_a_suspension_stands_beside_it(tables: Callable[..., Path]) -> None:
    folder = tables(
        memberships=MEMBER + "ann,pact,leader,b,2011/..,s1\n",
        steps=step("suspension", "2010-03-31") + step("reinstatement", "2012-01-01"),
    )
    ((path, line, told),) = doubts(folder)
    assert (path, line) == ("memberships.csv", 3)
    assert "reinstated later; both stand side by side. Correct a day" in told
    assert ("2011/..", "leader") in spells(folder)
    assert ("2012-01-01/..", "member") in spells(folder)


def test_a_row_on_the_day_of_the_reinstatement_is_what_it_resumes(
    tables: Callable[..., Path],
) -> None:
    folder = tables(
        memberships="ann,pact,member,,2005/..,s1\nann,pact,member,2,2012-01-01/..,s1\n",
        steps=step("suspension", "2010-03-31") + step("reinstatement", "2012-01-01"),
    )
    assert doubts(folder) == []
    assert [during for during, role in spells(folder) if role == "member"] == [
        "2005/2010-03-30",
        "2012-01-01/..",
    ]


def test_a_step_of_low_confidence_is_told(tables: Callable[..., Path]) -> None:
    folder = tables(steps="ann,pact,signing,,2010,s2,low\n")
    assert spells(folder) == []
    told = [one for one in gk.check(folder).findings if one.record == "pact--ann--signing"]
    assert any("low confidence" in one.message for one in told)


def test_a_step_of_a_service_without_an_operator_is_a_fault(folder_of: Callable[..., Path]) -> None:
    service = {"id": "app", "kind": "service", "name_en": "App", "source": "gazette"}
    told = {"coalition": "pact", "step": "signing", "during": "2010", "source": "gazette"}
    steps = [{"actor": "app", **told}, {"actor": "pact", **told}]
    problems = examine(folder_of(actors=[service], steps=steps)).problems
    assert [(problem.path, problem.line) for problem in problems] == [
        ("steps.csv", 2),
        ("steps.csv", 3),
    ]
