"""Dates as people write them: each is read as it was meant, or told; none is guessed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import graphkit as gk
from graphkit.authoring import examine
from graphkit.authoring.dates.written_date import read_date
from graphkit.errors import DataError, InvalidDate
from graphkit.importing.import_file import import_file

from .both_doors import read_both
from .written import load, write_workbook

READ = {
    "2019-05-15": "2019-05-15",
    "2019-5-15": "2019-05-15",
    "2019/05/15": "2019-05-15",
    "15/05/2019": "2019-05-15",
    "15.05.2019": "2019-05-15",
    "5/14/2021": "2021-05-14",
    "10.10.2010": "2010-10-10",
    "20190515": "2019-05-15",
    "15 May 2019": "2019-05-15",
    "May 15, 2019": "2019-05-15",
    "Friday, 14 May 2021": "2021-05-14",
    "14-May-2021": "2021-05-14",
    "1er mai 2021": "2021-05-01",
    "14. März 2020": "2020-03-14",
    "3 de marzo de 2020": "2020-03-03",
    "mai 2021": "2021-05",
    "Sept. 2020": "2020-09",
    "2019-05": "2019-05",
    "1816": "1816",
    "2010s": "201X",
    "c. 2019": "2019~",
    "2019 (?)": "2019?",
    "~2019-05": "2019-05~",
    "Q2 2022": "[2022-04..2022-06]",
    "2022Q1": "[2022-01..2022-03]",
    "2019-W20": "[2019-05-13..2019-05-19]",
    "2019–2021": "[2019..2021]",
    "before 2019": "[..2018-12-31]",
    "after May 2020": "[2020-06-01..]",
    "2019-05-15T23:30:00-05:00": "2019-05-15",
    "14/5/2021 10:30": "2021-05-14",
    "43600": "2019-05-15",
    "44 BC": "[..1000-01-01]",
    "-0044-03-15": "[..1000-01-01]",
    "2019.05": "2019-05",
    "2019 CE": "2019",
    "AD 2019": "2019",
    "2019-05-06 11:30 pm": "2019-05-06",
    "c. 44 BC": "[..1000-01-01]",
    "44 B.C.?": "[..1000-01-01]",
    "BC 44": "[..1000-01-01]",
    "44 v. Chr.": "[..1000-01-01]",
    "43 av. J.-C.": "[..1000-01-01]",
    "before 44 BC": "[..1000-01-01]",
    "-0043": "[..1000-01-01]",
    "AD 79": "[..1000-01-01]",
    "0816": "[..1000-01-01]",
    "0999-05-03": "[..1000-01-01]",
    "between 44 BC and 1200": "[..1200-12-31]",
    "between May 2019 and 2021": "[2019-05-01..2021-12-31]",
    "zwischen 1816 und 1818": "[1816-01-01..1818-12-31]",
    "1816–18": "[1816..1818]",
    "19th century": "[1801..1900]",
    "18. Jahrhundert": "[1701..1800]",
    "the 1990s": "199X",
    "early 1816": "1816",
    "Ende 2019": "2019",
    "mid-May 2019": "2019-05",
    "H2 2021": "[2021-07..2021-12]",
    "3. Quartal 2021": "[2021-07..2021-09]",
    "3rd quarter of 2021": "[2021-07..2021-09]",
    "Spring 2021": "2021",
    "summer of 2020": "2020",
    "Winter 2020": "[2020..2021-03]",
    "2021 (est.)": "2021?",
    "May 2021 (approx.)": "2021-05~",
    "05/2021": "2021-05",
    "5.2021": "2021-05",
    "12.2021": "2021-12",
    "5. 2021": "2021-05",
    "5-2021": "2021-05",
    "05-2021": "2021-05",
    "05.2021": "2021-05",
    "≥2021": "[2021-01-01..]",
    "<2021": "[..2020-12-31]",
}
REFUSED = (
    *("05/06/2019", "05/06/19", "2019-21", "2019-33", "2019-02-29", "31/04/2020", "2019S"),
    *("Y2019", "2699-01-01", "2010-XX-XX-", "-001-12-3100", "FY2019", "2019-13-45", "open"),
    *("2019.5", "2019-05-06 25:00", "2019-05-06 23:60", "2019-05-06 99:99", "bad", "place"),
    *("816", "-44", "-10000", "0000", "after 44 BC", "1816-18", "2009–10", "3.1415", "13/2021"),
    *("2019+", "since 2019", "until 2019", "14-May-21", "2021*"),
)


@pytest.mark.parametrize(("written", "meant"), READ.items())
def test_a_date_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert read_date(written) == meant


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_date_or_could_be_two_is_refused(written: str) -> None:
    with pytest.raises(InvalidDate):
        read_date(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("bad", "'bad' is not a date"),
        ("2019-00-00", "names the month 00"),
        ("2019-00", "month 00"),
        ("Feb 30 2021", "'Feb 30 2021' names a day that does not exist"),
        ("c. 29/02/2021", "'c. 29/02/2021' names a day"),
        ("816", "no year of four digits. Write 0816"),
        ("2699", "outside the years 1000 to 2099"),
        ("-10000", "outside the years 1000 to 2099"),
        ("Mar-21", "a year of two digits. Write the year with four digits."),
        ("launched 2020", "Write 2020 if only the year is sure."),
        ("June–July 2021", "Write 2021 if only the year is sure."),
        ("2020, renewed 2023", "or 'between 2020 and 2023' of some day then."),
        ("after 44 BC", "tells nothing that can be kept. Leave it empty"),
    ],
)
def test_what_is_refused_is_named_as_written(written: str, words: str) -> None:
    with pytest.raises(InvalidDate, match=words):
        read_date(written)


def periods(tmp_path: Path, header: str, *rows: str, **reading: Any) -> dict[str, tuple[str, str]]:
    """The start and end of each member of a table about one pact."""
    text = f"member,coalition,{header}\n" + "".join(f"{row}\n" for row in rows)
    found = load(tmp_path, text, **reading).members("Pact").records()
    return {str(row["label"]): (str(row["start"]), str(row["end"])) for row in found}


def test_since_means_from_then_on_and_until_the_last_day(tmp_path: Path) -> None:
    found = periods(
        tmp_path,
        "since,until",
        "A,Pact,14 May 2021,",
        "B,Pact,2019,June 2020",
        "C,Pact,,2020-01-31",
        "D,Pact,2018,present",
        "E,Pact,2018,unknown",
        "F,Pact,n/a,",
    )
    assert found == {
        "A": ("2021-05-14", ".."),
        "B": ("2019", "2020-06"),
        "C": ("", "2020-01-31"),
        "D": ("2018", ".."),
        "E": ("2018", ""),
        "F": ("", ""),
    }


def test_years_before_all_that_can_be_told_are_bounds(tmp_path: Path) -> None:
    rows = ["A,Pact,44 BC,", "B,Pact,-0043,1816", "C,Pact,1816?,c. 1818", "D,Pact,0000,44 BC"]
    assert periods(tmp_path, "since,until", *rows) == {
        "A": ("[..1000-01-01]", ".."),
        "B": ("[..1000-01-01]", "1816"),
        "C": ("1816?", "1818~"),
        "D": ("", "[..1000-01-01]"),
    }
    rows = ["A,Pact,1200,44 BC"]
    assert periods(tmp_path, "since,until (exclusive)", *rows) == {"A": ("", "")}
    rows = ["A,Pact,5 BC – 1300", "B,Pact,1816–1818", "C,Pact,seit 1816", "D,Pact,bis 1816"]
    assert periods(tmp_path, "during", *rows) == {
        "A": ("[..1000-01-01]", "1300"),
        "B": ("1816", "1818"),
        "C": ("1816", ".."),
        "D": ("", "1816"),
    }


def test_a_word_that_the_column_says_already_is_no_matter(tmp_path: Path) -> None:
    rows = ["A,Pact,since 2019,until 2020", "B,Pact,seit Mai 2019,bis heute", "C,Pact,bis 2019,"]
    found = periods(tmp_path, "since,until", *rows)
    assert found == {"A": ("2019", "2020"), "B": ("2019-05", ".."), "C": ("", "")}


def test_an_end_is_excluded_where_the_header_says_so(tmp_path: Path) -> None:
    found = periods(tmp_path, "from,to (exclusive)", "A,Pact,2019-01-01,2020-01-01")
    assert found == {"A": ("2019-01-01", "2019-12-31")}


@pytest.mark.parametrize("cell", ["n/a", "–", "unknown", "tbc", ""])
def test_a_period_that_is_not_known_is_no_doubt(cell: str, tmp_path: Path) -> None:
    table = f"member,coalition,period\nA,Pact,{cell}\nB,Pact,2019-2021\n"
    found = read_both(tmp_path, table)
    assert (found.members, found.told) == (("A in Pact", "B in Pact 2019/2021"), ())


def test_a_period_in_one_cell(tmp_path: Path) -> None:
    found = periods(
        tmp_path, "period", "A,Pact,2019–2021", "B,Pact,May 2019 to present", "C,Pact,2020/2020"
    )
    assert found == {"A": ("2019", "2021"), "B": ("2019-05", ".."), "C": ("2020", "2020")}


def test_one_date_of_a_column_decides_for_all(tmp_path: Path) -> None:
    rows = ("A,Pact,05/06/2019", "B,Pact,13/06/2019")
    assert periods(tmp_path, "joined", *rows)["A"] == ("2019-06-05", "..")
    rows = ("A,Pact,05/06/2019", "B,Pact,06/13/2019")
    assert periods(tmp_path, "joined", *rows)["A"] == ("2019-05-06", "..")


def test_what_no_date_decides_is_one_question(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    rows = ("A,Pact,05/06/2019", "B,Pact,01/02/2019", "C,Pact,2020-05-01")
    with pytest.raises(DataError) as caught:
        periods(tmp_path, "joined", *rows)
    assert len(caught.value.problems) == 1
    ran = run_cli("members", "Pact", "--data", tmp_path / "table.csv")
    assert ran.code == 3 and "--dates dmy or --dates mdy" in ran.err
    ran = run_cli("members", "Pact", "--data", tmp_path / "table.csv", "--dates", "mdy")
    assert ran.code == 0
    found = periods(tmp_path, "joined", *rows, dates="dmy")
    assert found["A"] == ("2019-06-05", "..") and found["C"] == ("2020-05-01", "..")
    assert periods(tmp_path, "joined (dd/mm/yyyy)", *rows) == found


def test_the_question_of_a_column_is_the_only_word_on_it(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = ["A,Pact,01/02/2019", "B,Pact,03/04/2019", "C,Pact,never"]
    (tmp_path / "t.csv").write_text("\n".join(["member,coalition,since", *rows]), "utf-8")
    ran = run_cli("check", tmp_path / "t.csv")
    assert ran.code == 3
    assert [line.split(": ")[0:2] for line in ran.out.splitlines()] == [
        ["t.csv:2", "error"],
        ["t.csv:4", "warning"],
    ]


def test_a_column_that_contradicts_itself_or_the_reader_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the month"):
        periods(tmp_path, "joined", "A,Pact,13/06/2019", "B,Pact,06/13/2019")
    with pytest.raises(DataError, match="cannot be mdy"):
        periods(tmp_path, "joined", "A,Pact,13/06/2019", dates="mdy")
    with pytest.raises(ValueError, match="dates='ymd'"):
        periods(tmp_path, "joined", "A,Pact,13/06/2019", dates="ymd")


def test_what_cannot_be_read_is_left_open_told_and_kept(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = ("A,Pact,2699-01-01,", "B,Pact,2020,2010-XX-XX-", "C,Pact,2021,2019")
    found = periods(tmp_path, "since,until", *rows)
    assert found == {"A": ("", ""), "B": ("2020", ""), "C": ("", "")}
    report = gk.check(tmp_path / "table.csv")
    told = [(f.severity, f.line, f.column) for f in report.findings if f.column]
    assert told == [("warning", 2, "since"), ("warning", 3, "until"), ("warning", 4, "until")]
    kg = gk.load(tmp_path / "table.csv")
    kept = kg.query("SELECT ?v WHERE { ?e ?c ?v . ?c rdfs:label 'until_as_written' }")
    assert "2010-XX-XX-" in kept.column("v")
    ran = run_cli("members", "Pact", "--data", tmp_path / "table.csv")
    assert ran.code == 0 and "3 doubts: graphkit check" in ran.err


def test_a_list_of_some_day_bounds_the_beginning(tmp_path: Path) -> None:
    found = periods(tmp_path, "listed on", "A,Pact,2019", "A,Pact,2024-03-01", "B,Pact,May 2021")
    assert found == {"A": ("[..2019]", ".."), "B": ("[..2021-05]", "..")}


def test_events_in_long_form_become_spells(tmp_path: Path) -> None:
    text = (
        "member,coalition,event,date\nA,Pact,joined,2010\nA,Pact,left,2012\n"
        "A,Pact,joined,2015\nB,Pact,left,2011\n"
    )
    found = load(tmp_path, text).members("Pact").records()
    assert [(row["label"], row["start"], row["end"]) for row in found] == [
        ("A", "2010", "2012"),
        ("B", "", "2011"),
        ("A", "2015", ".."),
    ]


def test_several_spells_are_several_rows(tmp_path: Path) -> None:
    text = "member,coalition,since,until\nA,Pact,1970,1990\nA,Pact,1949,1956\n"
    found = load(tmp_path, text).members("Pact").records()
    assert [(row["start"], row["end"]) for row in found] == [("1949", "1956"), ("1970", "1990")]


def test_dates_of_excel_are_dates(tmp_path: Path) -> None:
    day = datetime.date(2021, 5, 14)
    book = write_workbook(
        tmp_path / "a.xlsx",
        Sheet1=[
            ["Member", "Pledge", "Joined"],
            ["A", "P", day],
            ["B", "P", 2019],
            ["C", "P", 43600],
        ],
    )
    found = {row["label"]: row["start"] for row in gk.load(book).members("P").records()}
    assert found == {"A": "2021-05-14", "B": "2019", "C": "2019-05-15"}


def test_a_workbook_that_counts_days_from_1904(tmp_path: Path) -> None:
    day, head = datetime.date(2020, 1, 1), ["Member", "Pledge", "Joined", "Staff"]
    rows = [["A", "P", day, 42369], ["B", "P", 42369, 42369]]
    said = {"date_1904": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), said) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([head, *rows]):
            sheet.write_row(number, 0, row)
    kg = gk.load(tmp_path / "a.xlsx")
    found = kg.members("P").records()
    assert {row["label"]: row["start"] for row in found} == dict.fromkeys("AB", "2020-01-01")
    assert {row["staff"] for row in found} == {"42369"}, "a number beside the dates stays one"
    imported = import_file(tmp_path / "a.xlsx").tables["memberships"]
    assert {row["during"] for row in imported} == {"2020-01-01/.."}


def test_a_formula_that_failed_is_told_with_its_line(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as written:
        sheet = written.add_worksheet()
        for number, row in enumerate(
            [["Member", "Pledge", "Joined"], ["A", "P"], ["B", "P", 2020]]
        ):
            sheet.write_row(number, 0, row)
        sheet.write_formula("C2", "=NA()", None, "#N/A")
    book = tmp_path / "a.xlsx"
    (doubt,) = examine(book).doubts
    assert (doubt.line, doubt.column) == (2, "Joined") and "'#N/A'" in doubt.message
    imported = import_file(book)
    assert [row["during"] for row in imported.tables["memberships"]] == ["/", "2020/.."]
    (tmp_path / "t.csv").write_text("member,coalition\nA,P\n#REF!,P\n", encoding="utf-8")
    with pytest.raises(DataError, match="'#REF!' is the error of a formula"):
        gk.load(tmp_path / "t.csv")
    assert [one.line for one in import_file(tmp_path / "t.csv").dropped] == [3]


@pytest.mark.parametrize("written", ["2021-03-04", "2021-03", "2021"])
def test_a_membership_of_one_day_is_doubted_and_says_what_to_write(
    folder_of: Callable[..., Path], written: str
) -> None:
    row = {"actor": "acme", "coalition": "pact", "role": "member", "source": "gazette"}
    folder = folder_of(memberships=[{**row, "spell": "one", "during": written}])
    doubts = [f for f in gk.check(folder).findings if f.column == "during"]
    assert [(f.severity, f.path, f.line) for f in doubts] == [("warning", "memberships.csv", 4)]
    assert f"Write {written}/.. for since then" in doubts[0].hint


def test_a_sheet_of_sixty_rows_with_dates_of_all_kinds(tmp_path: Path) -> None:
    """Every date is right or told, with one question at most; none is wrong."""
    forms = (
        "{d} {m} {y}",
        "{m} {d}, {y}",
        "{y}-{n:02}-{d:02}",
        "{d:02}/{n:02}/{y}",
        "{m} {y}",
        "{y}",
    )
    months = ("January", "Feb", "mars", "avril", "May", "Juni", "July", "août", "Sept.", "oct.")
    rows, expected = [], {}
    for number in range(60):
        d, n, y = number % 28 + 1, number % 10 + 1, 2010 + number % 12
        form = forms[number % 6]
        rows.append(f'"M{number}",Pact,"{form.format(d=d, m=months[n - 1], n=n, y=y)}"')
        parts = (f"{y}", f"{n:02}", f"{d:02}")
        expected[f"M{number}"] = "-".join(
            parts[: 1 if number % 6 == 5 else 2 if number % 6 == 4 else 3]
        )
    found = periods(tmp_path, "joined", *rows)
    assert {member: start for member, (start, _) in found.items()} == expected


def test_each_column_of_dates_has_an_order_of_its_own(tmp_path: Path) -> None:
    found = periods(
        tmp_path,
        "Joined (dd/mm/yyyy),Left (mm/dd/yyyy)",
        "A,Pact,05/01/2019,03/04/2020",
        "B,Pact,06/01/2019,12/25/2020",
    )
    assert found == {"A": ("2019-01-05", "2020-03-04"), "B": ("2019-01-06", "2020-12-25")}


def test_the_word_on_a_leaving_is_kept_beside_that_on_the_joining(tmp_path: Path) -> None:
    text = (
        "member,coalition,event,date,source,evidence\n"
        "A,Pact,joined,2010,Herald,A joins\nA,Pact,left,2012,Gazette,A is out\n"
    )
    kg = load(tmp_path, text)
    row = kg.members("Pact").records()[0]
    assert (row["start"], row["end"]) == ("2010", "2012")
    assert row["sources"] in (("gazette", "herald"), ("herald", "gazette"))
    found = kg.query("SELECT ?q { ?e a cg:Evidence ; cg:quote ?q } ORDER BY ?q")
    assert found.column("q") == ("A is out", "A joins")


@pytest.mark.parametrize("other", ["05/13/2019", "05-13-2019", "5/14/2019"])
def test_points_say_the_day_first_whatever_slashes_of_the_column_say(
    other: str, tmp_path: Path
) -> None:
    text = f"Member,Coalition,Since\nAcme,Pact,05.06.2019\nBeta,Pact,{other}\n"
    kg = load(tmp_path, text)
    assert kg.members("Pact", on="2019-06-05").column("label") == ("Beta", "Acme")
    assert kg.members("Pact", on="2019-06-04").column("label") == ("Beta",)


def test_what_is_said_of_the_month_is_of_points_where_it_has_points(tmp_path: Path) -> None:
    slashes = "Member,Coalition,Joined (mm/dd/yyyy)\nAcme,Pact,05.06.2019\n"
    points = "Member,Coalition,Joined (mm.dd.yyyy)\nAcme,Pact,05.06.2019\n"
    assert load(tmp_path, slashes).members("Pact", on="2019-05-10").column("label") == ()
    assert load(tmp_path, points).members("Pact", on="2019-05-10").column("label") == ("Acme",)


def test_points_with_the_month_first_and_slashes_with_the_day_are_told(tmp_path: Path) -> None:
    text = "Member,Coalition,Since\nAcme,Pact,05.13.2019\nBeta,Pact,13/05/2019\n"
    with pytest.raises(DataError, match="has the day first"):
        load(tmp_path, text)


@pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
def test_a_joining_under_way_is_told_with_what_to_write(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for word in ("en cours", "en curso", "in corso", "ongoing"):
        path.write_text(f"Member,Pact,Since\nAcme,Green,{word}\nBeta,Green,2019\n", "utf-8")
        [told] = gk.authoring.examine(path).doubts
        assert told.hint.startswith("If joining is under way, write pending"), word
    path.write_text("Member,Pact,Since\nAcme,Green,pending\nBeta,Green,2019\n", "utf-8")
    assert gk.load(path).members("Green").column("label") == ("Beta",)


@pytest.mark.parametrize(
    ("written", "again"), [("2019-02-29/..", "2019-02"), ("2019-04-31/..", "2019-04")]
)
def test_a_day_that_does_not_exist_is_not_advised(tmp_path: Path, written: str, again: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"Member,Pact,Since\nAcme,Green,{written}\nBeta,Green,2019\n", "utf-8")
    [told] = gk.authoring.examine(path).doubts
    assert "does not exist" in told.message and f"or {again} if only" in told.hint
    path.write_text(f"Member,Pact,Since\nAcme,Green,{again}\nBeta,Green,2019\n", "utf-8")
    assert gk.authoring.examine(path).doubts == ()


def test_an_end_beside_its_beginning_is_advised_for_the_column_until(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = "Acme,Green,2019 (withdrew 2021)\nBeta,Green,2018\n"
    path.write_text(f"Member,Pact,Joined\n{rows}", "utf-8")
    [told] = gk.authoring.examine(path).doubts
    since = "Write 2019 alone into the column that says since when"
    assert told.hint == f"{since}, and 2021 into a column until."
    path.write_text("Member,Pact,Joined,until\nAcme,Green,2019,2021\nBeta,Green,2018,\n", "utf-8")
    followed = gk.authoring.examine(path)
    assert followed.doubts == ()
    periods = [row["during"] for row in followed.tables["memberships"]]
    assert periods == ["2019/2021", "2018/.."]


def test_days_of_suspensions_are_advised_for_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = "Mali,Green,1999,2020-08-19\nPeru,Green,2001,2021-01-01\n"
    path.write_text(f"Member,Pact,Since,Suspended\n{rows}", "utf-8")
    [told] = gk.authoring.examine(path).doubts
    assert "Write each suspension into a row of its own" in told.hint
