"""Broken input: a clear error that names the place, by the library and by the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import examine
from graphkit.errors import DataError, NotFound

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
        {"memberships": "who,what\nacme,pact\n"},
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
    "a government of nothing": (
        {"actors": [actor(kind="government")]},
        "actors.csv:4: [governs]",
        "a government governs something",
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


# What looks odd and is fine


def members_of(folder: Path) -> list[object]:
    return list(graphkit.load(folder).members("pact").column("member"))


def test_a_byte_order_mark_is_fine(folder_of: Callable[..., Path]) -> None:
    assert members_of(folder_of(memberships=b"\xef\xbb\xbf" + MEMBERS.encode())) == ["acme", "beta"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_fine(folder_of: Callable[..., Path], encoding: str) -> None:
    assert members_of(folder_of(memberships=MEMBERS.encode(encoding))) == ["acme", "beta"]


def test_windows_and_old_mac_line_ends_are_fine(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(memberships=MEMBERS.replace("\n", "\r\n"), actors=ACTORS.replace("\n", "\r"))
    assert members_of(folder) == ["acme", "beta"]


def test_blank_lines_and_spaces_around_cells_are_fine(folder_of: Callable[..., Path]) -> None:
    assert members_of(folder_of(memberships=MEMBERS.replace("acme", "\n acme "))) == [
        "acme",
        "beta",
    ]


def test_quoted_line_breaks_are_fine_and_lines_are_counted_rightly_after_them(
    folder_of: Callable[..., Path],
) -> None:
    folder = folder_of(actors=[actor(note="first\nsecond\r\nthird"), actor(id="Delta")])
    problems = examine(folder).problems
    assert [(p.path, p.line) for p in problems] == [("actors.csv", 7)]
    text = (folder / "actors.csv").read_text(encoding="utf-8").replace("Delta", "delta")
    (folder / "actors.csv").write_text(text, encoding="utf-8", newline="")
    assert "second" in graphkit.load(folder).actor("gamma").note


def test_tables_with_a_header_only_are_fine(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(memberships=HEADER + "\n")
    assert members_of(folder) == []
    report = graphkit.check(folder)
    assert report.readable


def test_names_in_any_script_come_back_as_they_are(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    names = {
        "arabic": "شركة الاتصالات",
        "hebrew": "החברה \u202b(א)\u202c",
        "emoji": "🦊🏴\u200d☠️",
        "thai": "บริษัท",
        "quotes": 'The "Best", Ltd.; & <b>Sons</b>',
        "lines": "nel\x85 line\u2028end",
        "combining": "Cafe\u0301",
    }
    folder = folder_of(actors=[actor(id=ref, name_en=name) for ref, name in names.items()])
    kg = graphkit.load(folder)
    for ref, name in names.items():
        assert kg.actor(ref).label() == name
        assert kg.actor(name).id == ref
        assert ("name", name) in kg.describe(ref).rows
        ran = run_cli("describe", ref, "--data", folder, "--format", "csv")
        assert ran.code == 0
        assert ["name", name] in list(csv.reader(ran.out.splitlines(keepends=True))) or (
            ref == "lines"
        )


@pytest.mark.parametrize("sign", ["\x0b", "\x07", "\x1b[31m", "\x9b", "\ufffe"])
def test_control_signs_are_refused_with_their_place(
    folder_of: Callable[..., Path], sign: str
) -> None:
    folder = folder_of(actors=[actor(name_en=f"Gam{sign}ma", note=f"a{sign}b")])
    with pytest.raises(DataError) as caught:
        graphkit.load(folder)
    named = [(p.path, p.line, p.column) for p in caught.value.problems]
    assert named == [("actors.csv", 4, "name_en"), ("actors.csv", 4, "note")]
    assert all(f"U+{ord(sign[0]):04X}" in p.message for p in caught.value.problems)
    assert sign not in str(caught.value)


def test_signs_that_nobody_sees_around_cells_and_hyphens_of_word_processors_are_fine(
    folder_of: Callable[..., Path],
) -> None:
    joining = joined(actor="gamma\u200b", role="member\u00a0", during="2020\u201101\u201105/..")
    folder = folder_of(
        actors=[actor(name_en="\u00a0Gam\u200bma\u2060")], memberships=[{**joining, "spell": ""}]
    )
    kg = graphkit.load(folder)
    found = {row["member"]: row["start"] for row in kg.members("pact").records()}
    assert found["gamma"] == "2020-01-05"
    assert kg.actor("Gamma").label() == "Gam\u200bma"
    assert graphkit.check(folder).ok


def test_an_emoji_is_not_another_emoji(folder_of: Callable[..., Path]) -> None:
    kg = graphkit.load(folder_of(actors=[actor(name_en="🦊")]))
    assert kg.actor("🦊").id == "gamma"
    for other in ("💥", "", "!!!", "  "):
        with pytest.raises(NotFound):
            kg.actor(other)


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


# Files and folders


def test_nothing_there(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    ran = run_cli("overview", "--data", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere" in ran.err and "Check the path" in ran.err
    with pytest.raises(NotFound, match="folder of CSV tables, or RDF"):
        graphkit.load(tmp_path)
    with pytest.raises(NotFound):
        graphkit.check(tmp_path / "nowhere")


def test_a_file_where_a_folder_of_tables_is_expected(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of()
    ran = run_cli("build", folder / "actors.csv", "-o", folder / "x.ttl")
    assert ran.code in (2, 3)
    assert len(ran.err.splitlines()) <= 5 and "Traceback" not in ran.err
    assert not (folder / "x.ttl").exists()


def test_a_folder_where_a_table_is_expected(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(actors=None)
    (folder / "actors.csv").mkdir()
    with pytest.raises(DataError, match=r"actors\.csv: cannot be read"):
        graphkit.load(folder)


@pytest.mark.parametrize("table", ["actors", "events"])
def test_a_link_to_nothing_is_not_silently_an_empty_table(
    folder_of: Callable[..., Path], table: str
) -> None:
    folder = folder_of(**{table: None})
    (folder / f"{table}.csv").symlink_to("nowhere")
    with pytest.raises(DataError, match=rf"{table}\.csv:"):
        graphkit.load(folder)


RDF_FAULTS: dict[str, tuple[str | bytes, str]] = {
    "cut.ttl": ("<http://e/a> <http://e/b> ", "cut.ttl:1"),
    "later.ttl": ("<http://e/a> <http://e/b> 1 .\n\n<http://e/a> oops .", "later.ttl:3"),
    "other.nt": ("@prefix e: <http://e/> .", "other.nt:1"),
    "broken.rdf": ("<rdf:RDF", "broken.rdf"),
    "broken.jsonld": ('{"@id": ', "broken.jsonld"),
    "remote.jsonld": ('{"@context": "http://127.0.0.1:1/c", "a": 1}', "remote.jsonld"),
    "remote.trig": ("<http://e/g> { <http://e/a> <http://e/b> 'x'@@ }", "remote.trig:1"),
    "wrong.ttl": (b"\xff\xfe<\x00h\x00", "wrong.ttl"),
}


@pytest.mark.parametrize("name", RDF_FAULTS)
def test_broken_rdf_names_file_and_line(
    tmp_path: Path, run_cli: Callable[..., Any], name: str
) -> None:
    content, place = RDF_FAULTS[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for where in (path, tmp_path):
        with pytest.raises(DataError) as caught:
            graphkit.load(where)
        assert str(caught.value).startswith(place)
    ran = run_cli("overview", "--data", path)
    assert (ran.code, ran.out) == (3, "")
    assert place in ran.err and "Traceback" not in ran.err
    ran = run_cli("check", path)
    assert ran.code == 3 and place in ran.out
    if "remote.jsonld" in name:
        assert "nothing is fetched from the network" in str(caught.value)


def test_an_unknown_kind_of_file_lists_those_that_are_read(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "facts.docx").write_bytes(b"PK")
    ran = run_cli("overview", "--data", tmp_path / "facts.docx")
    assert (ran.code, ran.out) == (2, "")
    assert "'.docx'" in ran.err and ".ttl" in ran.err


def test_truncated_tables_never_pass_for_whole_ones(folder_of: Callable[..., Path]) -> None:
    """A file cut anywhere inside its last row is refused, not read in part."""
    folder = folder_of()
    text = (folder / "memberships.csv").read_text(encoding="utf-8").rstrip("\n")
    start = text.rindex("\n") + 1
    for cut in range(start + 1, start + text[start:].rindex("gazette")):
        (folder / "memberships.csv").write_text(text[:cut], encoding="utf-8")
        problems = examine(folder).problems
        assert [(p.path, p.line) for p in problems][:1] == [("memberships.csv", 3)], text[start:cut]
