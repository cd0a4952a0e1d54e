"""Broken input: a clear error that names the place, by the library and by the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import examine
from graphkit.errors import DataError

from .conftest import SMALL, csv_of

pytestmark = pytest.mark.slow

MEMBERS = csv_of("memberships", SMALL["memberships"])
ACTORS = csv_of("actors", SMALL["actors"])
ACTORS_COLUMNS = len(ACTORS.split("\n", 1)[0].split(","))
HEADER = MEMBERS.split("\n", 1)[0]


def joined(**cells: str) -> dict[str, str]:
    """One more membership, with some cells of its own."""
    return {**SMALL["memberships"][0], "spell": "two", **cells}


def actor(**cells: str) -> dict[str, str]:
    """One more actor."""
    return {"id": "gamma", "kind": "company", "name_en": "Gamma", **cells}


# What the folder is changed by → where the error is, and what it says.
BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "no table at all": (
        dict.fromkeys(SMALL) | {"notes": "a,b\n"},
        "tables:",
        "no file here has the name of a table",
    ),
    "a missing column": (
        {"memberships": MEMBERS.replace("coalition", "sort", 1)},
        "memberships.csv:1: [coalition]",
        "this column is missing",
    ),
    "no name in any language": (
        {"goals": "id,label\nclean-air,Clean air\n"},
        "goals.csv:1: [name]",
        "Write name_en, or name_ with another language",
    ),
    "a cell under no header": (
        {"memberships": MEMBERS.replace(",listed_as", ",").replace("..,,,,", "..,,,Acme Inc,")},
        "memberships.csv:2:",
        "'Acme Inc' stands in a column without a name",
    ),
    "a misspelt column": (
        {"memberships": MEMBERS.replace("coalition", "coaltion", 1)},
        "memberships.csv:1: [coalition]",
        "Is it 'coaltion'?",
    ),
    "a column twice": (
        {"memberships": MEMBERS.replace("actor,", "actor,actor,", 1)},
        "memberships.csv:1: [actor]",
        "twice",
    ),
    "no columns at all": ({"memberships": ""}, "memberships.csv:1:", "the file is empty"),
    "only white space": ({"memberships": " \n"}, "memberships.csv:1:", "the file is empty"),
    "a line that names no column": (
        {"memberships": "who,what\nacme,green\n"},
        "memberships.csv:1:",
        "names no column",
    ),
    "a row too short": (
        {"memberships": MEMBERS + "acme,pact\n"},
        "memberships.csv:4:",
        "2 cells instead of",
    ),
    "text with commas but no quotes": (
        {"actors": ACTORS + "gamma,company,Gamma, Inc." + "," * (ACTORS_COLUMNS - 3) + "\n"},
        "actors.csv:4:",
        "Put text with commas in quotes",
    ),
    "a quote that never closes": (
        {"actors": ACTORS + 'gamma,company,"Gamma,,,,,,,,,\n'},
        "actors.csv:",
        "quotation mark that is not closed",
    ),
    "Latin-1": (
        {"actors": ACTORS.encode("latin-1")},
        "actors.csv:2:",
        f"'acme,company,Acme,Acmé{',' * (ACTORS_COLUMNS - 4)}' (cp1252)",
    ),
    "a null character": (
        {"actors": ACTORS.replace("Beta", "Be\0ta")},
        "actors.csv:3:",
        "null character",
    ),
    "a cell of two megabytes": (
        {"actors": [actor(note="x" * 2_000_000)]},
        "actors.csv:4:",
        "very long cell",
    ),
    "a cell of a hundred kilobytes": (
        {"actors": [actor(note="x" * 131_000)]},
        "actors.csv:4:",
        "very long cell",
    ),
    "an id twice": (
        {"actors": [actor(id="acme")]},
        "actors.csv:4: [id]",
        "'acme' is used before, at actors.csv:2",
    ),
    "an id of another table": (
        {"actors": [actor(id="pact")]},
        "coalitions.csv:2: [id]",
        "'pact' is used before, at actors.csv:4",
    ),
    "an id with capitals": ({"actors": [actor(id="Gamma")]}, "actors.csv:4: [id]", "is not an id"),
    "a source used as an actor's id": (
        {"sources": [{"id": "acme"}]},
        "actors.csv:2: [id]",
        "is used before, at sources.csv:4",
    ),
    "an empty cell that is needed": (
        {"memberships": [joined(source="")]},
        "memberships.csv:4: [source]",
        "this cell is empty",
    ),
    "an unknown actor": (
        {"memberships": [joined(actor="acne")]},
        "memberships.csv:4: [actor]",
        "unknown actor 'acne'. Did you mean 'acme'?",
    ),
    "an unknown source": (
        {"memberships": [joined(source="zzz")]},
        "memberships.csv:4: [source]",
        "unknown source 'zzz'. Add it to sources.csv",
    ),
    "an unknown country": (
        {"actors": [actor(country="ZZ")]},
        "actors.csv:4: [country]",
        "unknown country 'ZZ'",
    ),
    "an unknown kind": (
        {"actors": [actor(kind="compnay")]},
        "actors.csv:4: [kind]",
        "unknown kind 'compnay'. Did you mean 'company'?",
    ),
    "an unknown kind like no other": (
        {"actors": [actor(kind="x" * 100_000)]},
        "actors.csv:4: [kind]",
        "Use one of: academic",
    ),
    "parents in a circle": (
        {
            "actors": [
                actor(id="one", kind="public-body", parent="two"),
                actor(id="two", kind="public-body", parent="one"),
            ]
        },
        "actors.csv:4: [parent]",
        "'one' is above itself",
    ),
    "its own owner": (
        {"ownerships": [{"owned": "acme", "owner": "acme", "during": "/..", "source": "gazette"}]},
        "ownerships.csv:2: [owner]",
        "'acme' is above itself",
    ),
    "a member of itself": (
        {"memberships": [joined(actor="pact")]},
        "memberships.csv:4: [actor]",
        "a member of itself",
    ),
    "a service that nobody operates": (
        {"actors": [actor(kind="service")], "memberships": [joined(actor="gamma")]},
        "memberships.csv:4: [actor]",
        "'gamma' has no operator",
    ),
    "an excerpt too long": (
        {"memberships": [joined(evidence="q" * 301)]},
        "memberships.csv:4: [evidence]",
        "the excerpt has 301 characters",
    ),
    "an address with another scheme": (
        {"actors": [actor(homepage="javascript:alert(1)")]},
        "actors.csv:4: [homepage]",
        "is not a web address",
    ),
    "an address that is no IRI": (
        {"actors": [actor(homepage="https://example.org/%zz")]},
        "actors.csv:4: [homepage]",
        "is not a web address",
    ),
    "a host that is none": (
        {"sources": [{"id": "third", "url": "http://["}]},
        "sources.csv:4: [url]",
        "is not a web address",
    ),
    "no Wikidata id": (
        {"actors": [actor(wikidata="664")]},
        "actors.csv:4: [wikidata]",
        "is not a Wikidata id",
    ),
    "no language tag": (
        {"sources": [{"id": "third", "language": "English"}]},
        "sources.csv:4: [language]",
        "is not a language tag",
    ),
    "a language tag with a bad part": (
        {
            "names": [
                {
                    "thing": "acme",
                    "name": "Apex",
                    "language": "fr-99",
                    "kind": "former",
                    "during": "/2019",
                    "source": "gazette",
                }
            ]
        },
        "names.csv:2: [language]",
        "is not a language tag",
    ),
    "a count in other digits": (
        {
            "rosters": [
                {
                    "id": "counted",
                    "coalition": "pact",
                    "counted": "members",
                    "during": "2020",
                    "count": "٣",
                    "source": "gazette",
                }
            ]
        },
        "rosters.csv:2: [count]",
        "is not a whole number",
    ),
    "a scheme that is none": (
        {"concepts": [{"scheme": "my scheme", "notation": "x", "name_en": "X"}]},
        "concepts.csv:2: [scheme]",
        "scheme",
    ),
    "a table with a misspelt name": ({}, "membership.csv:", "Did you mean 'memberships.csv'?"),
}

DATES = {
    "2021-13-40": "names a day that does not exist",
    "31/02/2020": "names a day that does not exist",
    "05/06/2019": "could be day/month or month/day",
    "0000": "outside the years 1000 to 2099",
    "30000": "is not a date that can be read",
    "2119-01-01/..": "outside the years 1000 to 2099",
    "some time in spring": "is not a date that can be read",
    "2021/2019": "ends before it starts",
    "x" * 100_000: "is not a date that can be read",
}
for _text, _why in DATES.items():
    BROKEN[f"the date {_text[:20]}"] = (
        {"memberships": [joined(during=_text)]},
        "memberships.csv:4: [during]",
        _why,
    )
BROKEN["a coalition founded in the next century"] = (
    {"coalitions": [{"id": "later", "name_en": "Later", "during": "2119"}]},
    "coalitions.csv:3: [during]",
    "outside the years",
)


@pytest.fixture
def broken(request: pytest.FixtureRequest, folder_of: Callable[..., Path]) -> tuple[Path, str, str]:
    """A folder with one fault, the place of the fault, and the words for it."""
    changes, place, words = BROKEN[request.param]
    folder = folder_of(**changes)
    if "misspelt name" in request.param:
        (folder / "membership.csv").write_text("a\n", encoding="utf-8")
    return folder, place, words


every_fault = pytest.mark.parametrize("broken", BROKEN, indirect=True)


@every_fault
def test_the_library_names_the_place_and_the_fault(broken: tuple[Path, str, str]) -> None:
    folder, place, words = broken
    with pytest.raises(DataError) as caught:
        graphkit.load(folder)
    lines = str(caught.value).splitlines()
    assert any(line.startswith(place) and words in line for line in lines), lines
    assert all(len(line) < 700 for line in lines)


@every_fault
def test_the_command_line_says_the_same_and_ends_with_3(
    broken: tuple[Path, str, str], run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    folder, place, words = broken
    for command in (["members", "pact", "--data"], ["build", "-o", tmp_path / "out.ttl"]):
        ran = run_cli(*command, folder)
        assert (ran.code, ran.out) == (3, "")
        assert place in ran.err and words in ran.err
        assert "Traceback" not in ran.err
    assert not (tmp_path / "out.ttl").exists()
    ran = run_cli("check", folder)
    assert ran.code == 3
    assert place.split(": [")[0].rstrip(":") in ran.out and words in ran.out


@every_fault
def test_check_reports_the_fault_for_programs(broken: tuple[Path, str, str]) -> None:
    folder, place, words = broken
    report = graphkit.check(folder)
    assert not report.readable and not report.ok
    path, _, rest = place.partition(":")
    found = [f for f in report.findings if words in f"{f.message} {f.hint}"]
    assert {f.path for f in found} == {path}
    assert {f.severity for f in found} == {"error"}
    if rest.split(":")[0]:
        assert int(rest.split(":")[0]) in {f.line for f in found}


def test_every_fault_is_reported_in_one_run(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(
        actors=[actor(kind="compnay"), actor(id="Delta")],
        memberships=[joined(actor="zzz"), joined(during="soon"), joined(role="boss", source="")],
    )
    problems = examine(folder).problems
    places = [(p.path, p.line, p.column) for p in problems]
    assert places == [
        ("actors.csv", 4, "kind"),
        ("actors.csv", 5, "id"),
        ("memberships.csv", 4, "actor"),
        ("memberships.csv", 5, "during"),
        ("memberships.csv", 6, "role"),
        ("memberships.csv", 6, "source"),
    ]


def test_an_unreadable_file_does_not_make_its_names_unknown(folder_of: Callable[..., Path]) -> None:
    problems = examine(folder_of(actors=ACTORS.encode("latin-1"))).problems
    assert [p.path for p in problems] == ["actors.csv"]


def test_very_many_faults_are_counted_and_not_all_printed(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(memberships=[joined(actor=f"nobody-{n}") for n in range(100)])
    with pytest.raises(DataError) as caught:
        graphkit.load(folder)
    assert len(caught.value.problems) == 100
    assert str(caught.value).splitlines()[-1] == "… and 80 more problems"


def test_thousands_of_rows_with_one_wrong_letter(
    tmp_path: Path, extract: Path, run_cli: Callable[..., Any]
) -> None:
    for path in extract.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "memberships.csv"
    lines = table.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("zoom,"))
    lines[number - 1] = lines[number - 1].replace("zoom", "zom", 1)
    table.write_text("\n".join(lines), encoding="utf-8")
    ran = run_cli("members", "gifct", "--data", tmp_path)
    expected = f"memberships.csv:{number}: [actor] unknown actor 'zom'. Did you mean 'zoom'?"
    assert (ran.code, ran.err.strip()) == (3, f"graphkit: {expected}")
    ran = run_cli("check", tmp_path, "--format", "json")
    assert ran.code == 3
    assert [(f["path"], f["line"], f["column"]) for f in json.loads(ran.out)] == [
        ("memberships.csv", number, "actor")
    ]


# Findings: what can be read but cannot be right


def findings(folder: Path) -> list[tuple[str, str, int]]:
    report = graphkit.check(folder)
    assert report.readable
    return [(f.severity, f.path, f.line) for f in report.findings if f.severity != "notice"]


def test_who_joined_before_the_coalition_existed_is_found(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(memberships=[joined(during="2010-01-01/..")])
    assert ("warning", "memberships.csv", 4) in findings(folder)


def test_who_joined_after_the_coalition_ended_is_found(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(
        coalitions=[
            {"id": "old", "name_en": "The Old Pact", "during": "2000/2005", "source": "gazette"}
        ],
        memberships=[joined(coalition="old", during="2010-01-01/..")],
    )
    assert {(path, line) for _, path, line in findings(folder)} == {("memberships.csv", 4)}


def test_sources_whose_start_and_end_do_not_fit_are_found_with_their_place(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of(memberships=[joined(spell="", during="2010/2015", source="herald")])
    ran = run_cli("check", folder)
    assert ran.code in (1, 3)
    assert "memberships.csv:" in ran.out
    assert "Traceback" not in ran.err


def test_the_same_spell_twice_is_found(folder_of: Callable[..., Path]) -> None:
    assert ("error", "memberships.csv", 2) in findings(folder_of(memberships=[joined()]))
