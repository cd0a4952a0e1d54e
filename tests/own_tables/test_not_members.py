"""A column that is called like the members and holds no names is not read as theirs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from graphkit.importing.mapping import map_text
from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    ("yes", "no"), [("Yes", "No"), ("1", "0"), ("x", ""), ("oui", "non"), ("TRUE", "FALSE")]
)
@pytest.mark.parametrize("header", ["Member", "Supporter", "Participant", "Is member"])
def test_a_column_of_yes_and_no_says_who_belongs(
    header: str, yes: str, no: str, tmp_path: Path
) -> None:
    rows = f"Acme,Green,{yes}\nBeta,Green,{no}\nBeta,Blue,{yes}\n"
    found = read_both(tmp_path, f"Organisation,Coalition,{header}\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Blue")
    assert found.left_out == (3,)


def test_what_says_neither_is_left_out_and_a_year_beside_yes_is_since_when(tmp_path: Path) -> None:
    rows = "Acme,Green,Yes (2019)\nBeta,Green,No\nEta,Green,Yes\nZeta,Green,Observer\n"
    found = read_both(tmp_path, f"Organisation,Coalition,Member\n{rows}Iota,Green,yes\n")
    assert found.members == ("Acme in Green 2019/..", "Eta in Green", "Iota in Green")
    assert "'Observer' says neither yes nor no." in found.told


def test_answers_tell_when_somebody_belonged_unless_a_column_does(tmp_path: Path) -> None:
    rows = "Acme,Green,2012-2015\nBeta,Green,Yes (2012-2014)\nEta,Green,yes since 2013\n"
    found = read_both(tmp_path, f"Company,Pact,Is member\n{rows}")
    assert found.members == (
        "Acme in Green 2012/2015",
        "Beta in Green 2012/2014",
        "Eta in Green 2013/..",
    )
    stated = read_both(tmp_path, "Company,Pact,Is member,Since\nAcme,Green,Yes (2012),2011\n")
    assert stated.members == ("Acme in Green 2011/..",)


def test_a_mark_below_partner_leaves_nobody_out(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Company,Pledge,Partner\nAcme,Green,x\nBeta,Green,\n")
    assert found.members == ("Acme in Green", "Beta in Green")


def test_a_long_table_with_yes_and_no(tmp_path: Path) -> None:
    rows = "".join(
        f"Company {n % 400},Pact {n % 7},{'no' if n % 5 else 'yes'},{2000 + n % 20}\n"
        for n in range(3000)
    )
    found = read_both(tmp_path, f"Organisation,Coalition,Member,Since\n{rows}")
    assert len(found.left_out) == 2400 and len(found.members) == 600


def test_the_mapping_that_is_kept_says_so_too(tmp_path: Path) -> None:
    path, told = tmp_path / "table.csv", tmp_path / "map.toml"
    path.write_text("Organisation,Coalition,Member\nAcme,Green,Yes\nBeta,Green,?\n")
    first = import_file(path)
    assert first.map is not None
    told.write_text(map_text(first.map))
    again = import_file(path, map=told)
    assert [row["actor"] for row in again.tables["memberships"]] == ["acme"]
    assert [(one.line, one.message) for one in again.dropped] == [
        (3, "'?' leaves open whether it belongs.")
    ]


def test_countries_in_a_table_by_years(tmp_path: Path) -> None:
    rows = "France,2010,NATO,1\nSweden,2010,NATO,0\nSweden,2024,NATO,1\n"
    found = read_both(tmp_path, f"Country,Year,Organization,Member\n{rows}")
    assert found.members == (
        "France in NATO [..2010]/[2010..]",  # of 2024 no row tells
        "Sweden in NATO [2011..2024]/..",
    )


def test_a_number_beside_the_name_is_no_member(tmp_path: Path) -> None:
    rows = "101,Acme,Green\n102,Beta,Green\n"
    found = read_both(tmp_path, f"Member,Member name,Coalition\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Green")


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (
            "Coalition,Secretariat,Members\nGreen,Geneva,45\nBlue,Paris,12\n",
            "'Members' holds numbers.",
        ),
        (
            "Initiative,State,Contact\nSea,active,Ann\nAir,closed,Bob\n",
            "'State' holds words such as 'active'.",
        ),
        ("Company,Commitment\nAcme,Yes\nBeta,No\n", "'Commitment' holds yes and no."),
        ("Pact,Members\nGreen,about 45\nBlue,12 companies\nRed,TBC\n", "'Members' holds numbers."),
        ("Pledge,Member,Since\nGreen,yes,2019\n", "'Member' holds yes and no."),
    ],
)
def test_without_another_column_of_members_the_table_is_refused(
    table: str, why: str, tmp_path: Path
) -> None:
    assert why in read_both(tmp_path, table).refused


def test_a_register_with_countries_is_doubted(tmp_path: Path) -> None:
    header = "Initiative,Lead organisation,Country,Number of members"
    found = read_both(tmp_path, f"{header}\nGreen,Acme,France,45\nBlue,Beta,Spain,12\n")
    assert any("each 'Initiative' stands once" in message for message in found.told)
    again = f"{header}\nGreen,Acme,France,45\nGreen,Beta,Spain,12\n"
    assert not any("stands once" in message for message in read_both(tmp_path, again).told)


def test_members_known_by_numbers_are_doubted(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pledge\n1,Green\n2,Green\n1,Blue\n")
    assert found.members == ("1 in Blue", "1 in Green", "2 in Green")
    assert found.told == ("all members in 'Member' are numbers.",)


def test_letters_in_the_stead_of_names_are_names(tmp_path: Path) -> None:
    found = read_both(tmp_path, "member,coalition,since\nA,X,2010\nB,Y,2011\nC,Z,2012\n")
    assert found.members == ("A in X 2010/..", "B in Y 2011/..", "C in Z 2012/..")
    assert not found.refused and not found.left_out


def test_a_total_below_a_list_of_signatories_is_none(tmp_path: Path) -> None:
    text = "Member,Joined,Notes\nAcme,2020,\nBeta,2021,\nTotal,,\n"
    found = read_both(tmp_path, text, "Pact")
    assert found.members == ("Acme in Pact 2020/..", "Beta in Pact 2021/..")
    assert found.told == ("'Total' stands alone in its row and is no member.",)


def test_a_company_called_total_in_a_list_of_names_is_a_member(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Notes\nAcme,\nTotal,\nBeta,\n", "Pact")
    assert found.members == ("Acme in Pact", "Beta in Pact", "Total in Pact")


@pytest.mark.parametrize("total", ["Total,2", "Grand total,2", "Gesamt,2", "Total,"])
def test_a_total_below_what_was_joined_is_nothing_to_join(total: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Pledge,Company\nGreen,Acme\nGreen,Beta\n{total}\n")
    assert found.members == ("Acme in Green", "Beta in Green")
    assert found.left_out == (4,)


def test_a_company_called_total_is_joined_by_nobody_else(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Pledge,Company\nTotal,Acme\nGreen,Total\n")
    assert found.members == ("Acme in Total", "Total in Green")


@pytest.mark.parametrize(
    "total",
    [
        *("Total,41", "Total:,41", "Grand total,41", "Gesamt,41", "Sum,41", "Subtotal,41"),
        *("Total signatories,41", "Number of members,41", "# members,41", "Members total,41"),
        *("Total (all),41", "Gesamtzahl,41", "Nombre de membres,41", "Total,41 members"),
        *("Green total,41", "Subtotal Green,41", "2 members,", "Green,2 members"),
    ],
)
def test_how_many_there_are_is_no_member_and_nothing_to_join(total: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Coalition,Member\nGreen,Acme\nGreen,Beta\n{total}\n")
    assert found.members == ("Acme in Green", "Beta in Green")
    assert found.left_out == (4,) and len(found.told) == 1


@pytest.mark.parametrize("total", ["Number of members", "Total:", "2 members", "Members (total)"])
def test_how_many_members_there_are_below_their_names_is_none(total: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Pact,Since\nAcme,Green,2019\nBeta,Green,\n{total},,2\n")
    assert found.members == ("Acme in Green 2019/..", "Beta in Green")
    assert found.left_out == (4,)


@pytest.mark.parametrize("total", ["Number of members,2,1", "Members,2,1", "Percent,100%,50%"])
def test_how_many_members_each_column_has_is_no_member(total: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"Member,Red Pact,Blue Pact\nAcme,x,\nBeta,x,x\n{total}\n")
    found = import_file(path)
    assert [row["id"] for row in found.tables["actors"]] == ["acme", "beta"]
    assert [one.line for one in found.dropped] == [4]


@pytest.mark.parametrize(
    "total",
    [
        *("Total Green Pact,41", "Green Pact total,41", "Summe Klimapakt,41", "Total observers,41"),
        *("insgesamt 8 Mitgliedschaften,", "Total 3,3"),
    ],
)
def test_sums_of_what_is_joined_are_left_out_and_told(total: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Company,Staff\nAcme,7\nBeta,9\n{total}\n", "Pact")
    assert found.members == ("Acme in Pact", "Beta in Pact")
    assert found.told


@pytest.mark.parametrize(
    "name",
    ["Total SE", "Total Energies", "Energie Total", "Suma Wholefoods", "Sum Of Us", "Sum 41"],
)
def test_companies_whose_names_have_a_word_for_a_sum_are_members(name: str, tmp_path: Path) -> None:
    for column, other, cell in (
        *(("Rank", "2", "3"), ("Staff", "2", "4000")),
        ("Country", "Spain", "France"),
    ):
        found = read_both(tmp_path, f"Company,{column}\nAcme,{other}\n{name},{cell}\n", "Pact")
        dropped = name == "Sum 41" and cell.isdigit()
        assert (f"{name} in Pact" in found.members) is not dropped
        assert bool(found.told) is dropped


def names_in(members: Iterable[str]) -> list[str]:
    return [one.partition(" in ")[0] for one in members]


@pytest.mark.parametrize(
    "note",
    [
        *("Last updated: 12 March 2024", "Last updated 12/03/2024", "List as of 1 March 2024"),
        *("(*) observer", "© Secrétariat 2024", "Mise à jour : janvier 2024", "Stand: 31.12.2023"),
        *("Última actualización: 12/03/2024", "Zuletzt aktualisiert am 3. März 2024"),
    ],
)
def test_notes_of_when_a_list_was_made_are_no_members(note: str, tmp_path: Path) -> None:
    rows = "Alpha;2019\nBeta;2020\n"
    for below in (f"{note};\n", f";\n{note};\n"):
        found = read_both(tmp_path, f"Member;Joined\n{rows}{below}", "Pact")
        assert names_in(found.members) == ["Alpha", "Beta"] and found.told
    numbered = f"N°;Member;Joined\n1;Alpha;2019\n2;Beta;2020\n{note};;\n"
    assert names_in(read_both(tmp_path, numbered, "Pact").members) == ["Alpha", "Beta"]


@pytest.mark.parametrize("name", ["Updated Media", "As Of Yet Ltd", "Stand Up 2 Cancer", "Lists"])
def test_names_that_begin_as_such_notes_do_are_members(name: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member;Joined\nAlpha;2019\n{name};2020\n", "Pact")
    assert names_in(found.members) == ["Alpha", name]


@pytest.mark.parametrize("beside", ["EUR 3m", "2019"])
def test_total_beside_a_number_alone_is_told(beside: str, tmp_path: Path) -> None:
    text = f"Company,Pact,Turnover\nAcme,Green,EUR 5m\nTotal,Green,{beside}\n"
    told = read_both(tmp_path, text).told
    assert any("Total" in one for one in told)


def test_a_sentence_alone_below_a_table_is_a_note_and_a_name_is_none(tmp_path: Path) -> None:
    rows = ["Member,Joined,Country", "Alpha,2019,Chad", "Beta,2020,Peru", "Gamma,2021,Peru"]
    for note in (
        "Organisations in italics have left the Code.",
        "Les organisations retirées restent dans la liste pour information.",
        "Die kursiv gesetzten Organisationen sind ausgetreten.",
        "Las entidades en cursiva abandonaron el código.",
    ):
        read = read_both(tmp_path, "\n".join([*rows, f"{note},,"]), "Pact")
        assert len(read.members) == 3 and read.left_out == (5,), note
    for name in ("Save the Children.", "International Business Machines Computing Corp."):
        read = read_both(tmp_path, "\n".join([*rows, f"{name},,"]), "Pact")
        assert len(read.members) == 4 and not read.told, name


@pytest.mark.parametrize(
    "name",
    [
        "The society for the protection of birds in danger.",
        "Women who have served in the armed forces.",
        "Women against the war in our towns.",
        "Εταιρεία για την προστασία των ζώων.",
        "A=B",
        "U = U",
    ],
)
def test_a_name_like_a_note_below_a_table_is_a_member_and_told(name: str, tmp_path: Path) -> None:
    read = read_both(tmp_path, f"Member,Since\nAlpha,2019\nBeta,2020\n{name},\n", "Pact")
    assert len(read.members) == 3 and any(one.startswith(name) for one in read.members)
    assert not read.left_out
    assert f"{name!r} stands alone below the table, and is read as a member." in read.told


@pytest.mark.parametrize("note", ["M = member", "a = founder", "O=observer", "* observer"])
def test_what_a_sign_means_is_no_member(note: str, tmp_path: Path) -> None:
    read = read_both(tmp_path, f"Member,Since\nAlpha,2019\nBeta,2020\n{note},\n", "Pact")
    assert names_in(read.members) == ["Alpha", "Beta"] and read.left_out == (4,)


def test_what_may_be_a_sentence_below_a_table_stays_and_is_told(tmp_path: Path) -> None:
    rows = ["Member,Joined", "Alpha,2019", "Beta,2020"]
    note = "Les organisations retirées restent dans la liste"
    read = read_both(tmp_path, "\n".join([*rows, f"{note},"]), "Pact")
    assert len(read.members) == 3 and "is read as a member" in read.told[0]
    above = read_both(tmp_path, "\n".join([rows[0], f"{note},", *rows[1:]]), "Pact")
    assert len(above.members) == 3 and not above.told


@pytest.mark.parametrize(
    "note", ["We are all members of the EU.", "Tous sont membres de cette UE."]
)
def test_a_short_sentence_with_a_verb_is_told_and_a_name_is_not(note: str, tmp_path: Path) -> None:
    rows = ["Member,Joined,Country", "Alpha,2019,US", "Beta,2020,FR", "Gamma,2020,FR"]
    below = ["Stop Funding Hate.,,", f"{note},,", "Friends of the Earth in the EU.,,"]
    read = read_both(tmp_path, "\n".join([*rows, *below]), "Pact")
    assert read.told == (f"{note!r} stands alone below the table, and is read as a member.",)


def test_a_key_with_rows_below_it_is_told_and_a_row_that_says_more_is_not(tmp_path: Path) -> None:
    rows = ["Member,Joined", "X = Twitter,2020", "M = member,", "O = observer,", "Beta,2020"]
    read = read_both(tmp_path, "\n".join([*rows, "See also: Foo,"]), "Pact")
    assert set(read.told) == {
        "'M = member' is read as a member, and may be a note.",
        "'O = observer' is read as a member, and may be a note.",
    }


def test_a_sentence_among_names_alone_is_told(tmp_path: Path) -> None:
    note = "Organisations in italics have left the Code."
    read = read_both(tmp_path, f"Member\nAlpha\nSave the Children.\n{note}\n", "Pact")
    assert read.told == (f"{note!r} is read as a member, and may be a note.",)
