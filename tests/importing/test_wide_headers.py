"""The headers of a wide table tell which columns are coalitions, members or neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported
from graphkit.importing.mapping import map_text
from graphkit.importing.spreadsheets.guess_mapping import guess_mapping


def brought(tmp_path: Path, text: str) -> Imported:
    """Import a table, and again with the mapping that was guessed, which has to give the same."""
    path, told = tmp_path / "table.csv", tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    found = import_file(path)
    assert found.map is not None
    told.write_text(map_text(found.map), encoding="utf-8")
    assert import_file(path, map=told).tables["memberships"] == found.tables["memberships"]
    return found


def memberships(found: Imported) -> list[tuple[str, ...]]:
    """List who joined what, and when, by ids."""
    rows = found.tables["memberships"]
    return sorted((row["actor"], row["coalition"], row["during"]) for row in rows)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Founded",
            "Region code",
            "Council seats",
            "Votes",
            "Date of first contact",
            "Population",
        ),
        *(
            "Multinational",
            "Number of employees",
            "Gründungsjahr",
            "Année de création",
            "Is active",
        ),
    ],
)
@pytest.mark.parametrize("cells", [("1990", "1995"), ("1", "1")])
def test_what_says_something_else_is_no_coalition(
    header: str, cells: tuple[str, str], tmp_path: Path
) -> None:
    rows = f"Acme,{cells[0]},2015,2016\nBeta,{cells[1]},2015,\n"
    found = brought(tmp_path, f"Company,{header},Code of Practice on Ads,Pact of Seats B\n{rows}")
    coalitions = {row["coalition"] for row in found.tables["memberships"]}
    assert coalitions == {"code-of-practice-on-ads", "pact-of-seats-b"}
    doubt = f"{header!r} is no coalition: its name says something else."
    assert doubt in {one.message for one in found.doubts}


def test_one_coalition_is_left_beside_such_columns(tmp_path: Path) -> None:
    found = brought(tmp_path, "Company,Multinational,Pact A\nAcme,Yes,Yes\nBeta,Yes,No\n")
    assert memberships(found) == [("acme", "pact-a", "/")]


def test_a_table_of_nothing_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Country,Region code,Council seats,Votes\nFrance,1,1,1\nMalta,1,0,1\n")
    with pytest.raises(DataError, match="can be that of the coalitions"):
        import_file(path)


@pytest.mark.parametrize("header", ["A Pact withdrawn", "Withdrawal from A Pact", "A Pact (left)"])
def test_a_column_of_leavings_ends_what_the_other_began(header: str, tmp_path: Path) -> None:
    rows = "Acme,2015,2019,2020\nBeta,2016,,\n"
    found = brought(tmp_path, f"Member,A Pact,{header},B Pact\n{rows}")
    assert memberships(found) == [
        ("acme", "a-pact", "2015/2019"),
        ("acme", "b-pact", "2020/.."),
        ("beta", "a-pact", "2016/.."),
    ]


def test_beginnings_and_ends_that_are_both_named(tmp_path: Path) -> None:
    rows = "Acme,2015,2019,2020,\n"
    header = "Member,Sea joined,Sea left,Air joined,Air left"
    found = brought(tmp_path, f"{header}\n{rows}")
    assert memberships(found) == [("acme", "air", "2020/.."), ("acme", "sea", "2015/2019")]


def test_leavings_beside_marks_are_doubted_and_no_joining(tmp_path: Path) -> None:
    found = brought(tmp_path, "Member,A Pact,A Pact withdrawn,B Pact\nAcme,x,2019,x\nBeta,x,,\n")
    assert {row["coalition"] for row in found.tables["memberships"]} == {"a-pact", "b-pact"}
    message = "'A Pact withdrawn' is no coalition: its name says when 'A Pact' was left."
    assert message in {one.message for one in found.doubts}


def test_answers_to_who_left_are_told_as_such(tmp_path: Path) -> None:
    table = "Member,A Pact,A Pact left\nAcme,2015,{}\nBeta,2016,{}\nEta,2017,\n"
    asked = brought(tmp_path, table.format("yes", "no"))
    said = "'A Pact left' is no coalition: its name asks whether 'A Pact' was left, and who did is"
    assert [one.message[: len(said)] for one in asked.doubts] == [said]
    assert "Write when each left" in asked.doubts[0].hint
    dated = brought(tmp_path, table.format("2019", ""))
    assert not dated.doubts
    assert ("acme", "a-pact", "2015/2019") in memberships(dated)


def test_members_may_stand_across(tmp_path: Path) -> None:
    rows = "Sea,2019,,x,3\nAir,2020,2021,?,2\nTotal,2,1,1,5\n"
    found = brought(tmp_path, f"Treaty,France,Spain,Chad,Number of parties\n{rows}")
    assert memberships(found) == [
        ("chad", "sea", "/"),
        ("france", "air", "2020/.."),
        ("france", "sea", "2019/.."),
        ("spain", "air", "2021/.."),
    ]
    assert [one.line for one in found.dropped] == [4]


def test_organisations_above_coalitions_are_still_the_members(tmp_path: Path) -> None:
    found = brought(tmp_path, "Organisation,Sea,Air\nAcme,x,\nBeta,x,x\n")
    assert [row["actor"] for row in found.tables["memberships"]] == ["acme", "beta", "beta"]


def test_a_year_of_joining_beside_marks_is_no_coalition(tmp_path: Path) -> None:
    found = brought(tmp_path, "Country,Sea,Air,Year joined Sea\nChad,x,,1949\nPeru,x,x,1950\n")
    assert {row["coalition"] for row in found.tables["memberships"]} == {"sea", "air"}
    message = "'Year joined Sea' is no coalition: its name says when 'Sea' was joined."
    assert message in {one.message for one in found.doubts}


def test_a_second_wide_table_is_left_out_and_told(tmp_path: Path) -> None:
    rows = "Acme,x,\nBeta,,x\nEta,x,x\nMember,Pact C,Pact D\nBeta,x,x\n"
    found = brought(tmp_path, f"Member,Pact A,Pact B\n{rows}")
    assert {row["coalition"] for row in found.tables["memberships"]} == {"pact-a", "pact-b"}
    assert [one.line for one in found.dropped] == [5, 6]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Sanctioned person,Programme,Date of listing,Date of delisting,DOB\n"
            "Ivan,UKR,2014-03-17,2016-03-17,1950-01-01\nOleg,UKR,2014-03-17,,1960\n",
            [("ivan", "ukr", "2014-03-17/2016-03-17"), ("oleg", "ukr", "2014-03-17/..")],
        ),
        (
            "Sanctioned person,Programme,Listed on,Delisted on\n"
            "Ivan,UKR,2014-03-17,2016-03-17\nOleg,UKR,2014-03-18,\n",
            [("ivan", "ukr", "2014-03-17/2016-03-17"), ("oleg", "ukr", "2014-03-18/..")],
        ),
        (
            "Union,Federation,Affiliated,Disaffiliated\nMiners,TUC,1890,1926\nBakers,TUC,1891,\n",
            [("bakers", "tuc", "1891/.."), ("miners", "tuc", "1890/1926")],
        ),
        (
            "School,Programme,Opened,Closed\nNorth,Green,1950,1999\nSouth,Green,1960,\n",
            [("north", "green", "/"), ("south", "green", "/")],
        ),
    ],
)
def test_days_beside_what_was_joined_are_no_coalitions(
    text: str, members: list[tuple[str, ...]], tmp_path: Path
) -> None:
    assert memberships(brought(tmp_path, text)) == members


@pytest.mark.parametrize("ends", ["From,To", "source,target", "ego,alter"])
def test_the_days_of_edges_are_read(ends: str, tmp_path: Path) -> None:
    rows = "Acme,Green Pact,2001,2005,x\nBeta,Green Pact,2002,,y\n"
    found = brought(tmp_path, f"{ends},Since,Until,Weight\n{rows}")
    assert memberships(found) == [
        ("acme", "green-pact", "2001/2005"),
        ("beta", "green-pact", "2002/.."),
    ]
    assert [row.own["weight"] for row in found.tables["memberships"]] == ["x", "y"]


def test_unions_of_states_are_coalitions_beside_others(tmp_path: Path) -> None:
    found = brought(tmp_path, "Country,UN,EU\nNorland,1945,1995\nSudland,1945,\n")
    assert ("norland", "eu", "1995/..") in memberships(found)


def test_since_is_no_part_of_a_name(tmp_path: Path) -> None:
    path = tmp_path / "since.csv"
    path.write_text("Country,NATO member since,EEA since,WTO\nNorland,1949,1994,x\n")
    coalitions = import_file(path).tables["coalitions"]
    assert sorted(row.text("name") for row in coalitions) == ["EEA", "NATO", "WTO"]


def test_what_states_have_is_no_coalition(tmp_path: Path) -> None:
    path = tmp_path / "states.csv"
    path.write_text(
        "Country,Schengen,Eurozone,Independence,Currency since\nNorland,2001,x,1814,1875\n"
    )
    imported = import_file(path)
    assert imported.map is not None and imported.map.across == ("Schengen", "Eurozone")
    assert {one.column for one in imported.doubts} >= {"Independence", "Currency since"}


@pytest.mark.parametrize("names", [("Kyoto signed", "Kyoto ratified"), ("Signed X", "Ratified X")])
def test_steps_of_one_treaty_are_one_coalition(tmp_path: Path, names: tuple[str, str]) -> None:
    path = tmp_path / "steps.csv"
    path.write_text(f"State,CITES,{names[0]},{names[1]}\nA,1975,1998,2002\nB,1980,1999,\n")
    imported = import_file(path)
    assert len(imported.tables["coalitions"]) == 2
    roles = sorted(row["role"] for row in imported.tables["memberships"])
    assert roles == ["member", "member", "party", "signed-not-bound", "signed-not-bound"]


def test_steps_of_a_treaty_and_ends_may_stand_beside_marks(tmp_path: Path) -> None:
    path = tmp_path / "steps.csv"
    header = "State,CITES,Kyoto signed,Kyoto ratified,Paris,Paris left"
    path.write_text(f"{header}\nA,x,1998,2002,2016,2020\nB,2012,1999,,2017,\nC,no,,,2018,\n")
    imported = import_file(path)
    rows = [
        " ".join(row[name] for name in ("actor", "coalition", "role", "during"))
        for row in imported.tables["memberships"]
    ]
    assert sorted(rows) == [
        "a cites member /",
        "a kyoto party 2002/..",
        "a kyoto signed-not-bound 1998/..",
        "a paris member 2016/2020",
        "b cites member 2012/..",
        "b kyoto signed-not-bound 1999/..",
        "b paris member 2017/..",
        "c paris member 2018/..",
    ]
    assert not imported.dropped


def test_coalitions_that_are_numbers_are_doubted(tmp_path: Path) -> None:
    path = tmp_path / "loans.csv"
    path.write_text("Lender,Facility,Commitment\nA,Revolver,1000000\nB,Revolver,2000000\n")
    assert any("all coalitions" in one.message for one in import_file(path).doubts)


def test_where_members_are_is_no_coalition_unless_marked_as_these(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("Company,Pact A,Pact B,EU\nAcme,2001,2002,yes\nBeta,2003,,no\n")
    apart = import_file(path)
    assert apart.map is not None and apart.map.across == ("Pact A", "Pact B")
    assert "EU" in {one.column for one in apart.doubts}
    path.write_text("Country,NATO,OSCE,EU\nA,x,x,x\nB,x,,\n")
    alike = import_file(path)
    assert alike.map is not None and alike.map.across == ("NATO", "OSCE", "EU")


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "State,A Pact joined,B Pact joined,B Pact left\n"
            "Chad,2010,2011,2012 [1]\nPeru,2010,2011,present\n",
            [
                ("chad", "a-pact", "2010/.."),
                ("chad", "b-pact", "2011/2012"),
                ("peru", "a-pact", "2010/.."),
                ("peru", "b-pact", "2011/.."),
            ],
        ),
        (
            "State,A Pact: joined,B Pact (since)\nChad,2010,2011\n",
            [("chad", "a-pact", "2010/.."), ("chad", "b-pact", "2011/..")],
        ),
        (
            "State,Date of joining A Pact,Date of joining B Pact\nChad,2010,2011\n",
            [("chad", "a-pact", "2010/.."), ("chad", "b-pact", "2011/..")],
        ),
        (
            "State,Kyoto date of signature,Kyoto entry into force\n"
            "Chad,1998,2002 (a)\nPeru,1998,pending\n",
            [
                ("chad", "kyoto", "1998/.."),
                ("chad", "kyoto", "2002/.."),
                ("peru", "kyoto", "1998/.."),
            ],
        ),
        (
            "State,Sea: Signed,Sea: Ratified,Capital\nChad,1998,2002,Xeni\nPeru,1998,,Yoko\n",
            [("chad", "sea", "1998/.."), ("chad", "sea", "2002/.."), ("peru", "sea", "1998/..")],
        ),
    ],
)
def test_words_of_joining_are_no_part_of_what_was_joined(
    text: str, members: list[tuple[str, ...]], tmp_path: Path
) -> None:
    assert memberships(brought(tmp_path, text)) == members


@pytest.mark.parametrize("called", ["Type", "Category", "Sector", "Kind"])
def test_what_members_are_is_read_beside_marks_as_in_a_long_table(
    called: str, tmp_path: Path
) -> None:
    rows = "Foo,NGO,Norway,x,\nBar,Company,France,,x\n"
    found = brought(tmp_path, f"Organisation,{called},Country,Pact A,Pact B\n{rows}")
    assert {(row["name"], row["kind"], row["country"]) for row in found.tables["actors"]} == {
        ("Foo", "civil-society", "NO"),
        ("Bar", "company", "FR"),
    }
    assert found.map is not None
    columns = found.map.memberships[0].columns
    assert columns == {"member": "Organisation", "kind": called, "country": "Country"}


def test_the_report_does_not_say_of_what_is_used_that_nothing_is_known() -> None:
    rows = [(2, ["Foo", "NGO", "Norway", "x", "", ""]), (3, ["Bar", "NGO", "France", "", "x", ""])]
    told = guess_mapping(["Organisation", "Kind", "Country", "Pact A", "Pact B", "Remarks"], rows)
    assert [(one.header, one.read_as, one.why) for one in told.columns[1:3]] == [
        ("Kind", "kind", "by its name"),
        ("Country", "country", "by its name"),
    ]
    assert (told.columns[5].read_as, told.columns[5].why) == ("kept as it is", "nothing known")


def test_what_organisations_are_is_not_said_of_the_countries_that_joined_them(
    tmp_path: Path,
) -> None:
    text = "Organisation,Sector,Land,2019,2020,2021\nFoo,NGO,Norway,x,x,\nBar,Firm,France,,x,x\n"
    found = brought(tmp_path, text)
    assert {row["kind"] for row in found.tables["actors"]} <= {"government", "unknown"}


@pytest.mark.parametrize(
    "header",
    [
        *("Will you join the Pact of Seas?", "Werden Sie dem Pakt der Meere beitreten?"),
        *("Allez-vous rejoindre le Pacte des mers ?", "¿Va a unirse al Pacto de los Mares?"),
        *("Considering the Pact of Seas", "Invited to the Pact of Seas", "Not yet in Sea Pact"),
        *("Applied to Sea Pact", "Eligible for Sea Pact", "Noch nicht im Seepakt"),
        *("Invité au Pacte des mers", "Sea Pact candidate", "sea_pact_applicant"),
    ],
)
def test_plans_invitations_and_candidates_are_no_members(header: str, tmp_path: Path) -> None:
    text = f"Company,{header},Green Alliance,Blue Pact\nAcme,yes,yes,no\nBeta,yes,no,yes\n"
    found = brought(tmp_path, text)
    assert {coalition for _, coalition, _ in memberships(found)} == {"green-alliance", "blue-pact"}
    doubt = f"{header!r} is no coalition: its name says something else."
    assert doubt in {one.message for one in found.doubts}


@pytest.mark.parametrize(
    "header",
    [
        *("Fee paid", "Paid 2023", "Beitrag bezahlt", "Cotisation payée", "Cuota pagada"),
        *("Newsletter", "Subscribe to newsletter", "I agree to the terms", "nato_lag", "post2001"),
        *("May we publish your name?", "war", "oil_exporter", "election_year", "Nuclear weapons"),
    ],
)
def test_fees_consents_and_variables_are_no_coalitions(header: str, tmp_path: Path) -> None:
    text = f"Company,{header},Green Alliance,Blue Pact\nAcme,1,1,0\nBeta,1,0,1\n"
    found = brought(tmp_path, text)
    assert {coalition for _, coalition, _ in memberships(found)} == {"green-alliance", "blue-pact"}
    doubt = f"{header!r} is no coalition: its name says something else."
    assert doubt in {one.message for one in found.doubts}


def test_names_that_begin_as_plans_do_stay_coalitions(tmp_path: Path) -> None:
    names = ["Applied AI Alliance", "Will Foundation", "Invitational Group", "Warm Homes Pact"]
    text = f"Company,{','.join(names)}\nAcme,1,1,0,1\nBeta,1,0,1,1\n"
    found = {row["name"] for row in brought(tmp_path, text).tables["coalitions"]}
    assert found == {*names}


@pytest.mark.parametrize(
    "question", ["Which coalitions will you join?", "Welchen Bündnissen werden Sie beitreten?"]
)
def test_what_will_be_joined_was_not(question: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Company,{question}\nAcme,Green Pact\nBeta,Blue Pact\n", encoding="utf-8")
    with pytest.raises(DataError, match="can be that of the coalitions"):
        import_file(path)


def test_the_second_of_two_allies_is_not_left_out_silently(tmp_path: Path) -> None:
    text = "state1,state2,year,alliance\nPeru,Chad,2001,1\nPeru,Fiji,2001,0\nChad,Fiji,2002,1\n"
    (told,) = (one for one in brought(tmp_path, text).doubts if one.column == "state2")
    assert told.message.startswith("'state2' is not read: 'state1' alone has the members")


def test_a_code_that_was_joined_is_a_coalition(tmp_path: Path) -> None:
    """Who joined a code alone is a member; codes that tell members apart are none."""
    rows = "Acme,x (2022),1,Y,2016\nBeta,yes,1,N,\nGamma,observer,,Y,\nDelta,1,,N,2017\n"
    found = brought(tmp_path, f"Company,Safe Harbour Code,Code,ISO code,Green Pact\n{rows}")
    assert {row["coalition"] for row in found.tables["memberships"]} == {
        "safe-harbour-code",
        "green-pact",
    }
    assert {row["actor"] for row in found.tables["memberships"]} == {
        *("acme", "beta", "gamma", "delta")
    }
