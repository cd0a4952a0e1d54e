"""What a rule for one sort of table must not make of another that merely looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import graphs, read_both


def memberships(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    rows = import_file(path).tables["memberships"]
    return sorted(f"{row['actor']} in {row['coalition']} {row['during']}" for row in rows)


@pytest.mark.parametrize("header", ["MP", "Company", "Person", "Institution", "Minister"])
def test_what_somebody_is_says_nothing_of_who_belongs(tmp_path: Path, header: str) -> None:
    found = read_both(tmp_path, f"Member,Coalition,{header}\nAnn,Green,yes\nBob,Green,no\n")
    assert found.members == ("Ann in Green", "Bob in Green") and not found.left_out


def test_membership_numbers_do_not_tell_members_apart(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Membership number\nAcme,Green,12\nAcme,Blue,77\n")
    assert not found.told


@pytest.mark.parametrize(
    "note", ["Merged with Beta in 2019", "Left blank in 2019 report", "Exit poll 3", "budget"]
)
def test_a_note_that_says_more_is_no_end(tmp_path: Path, note: str) -> None:
    assert not read_both(tmp_path, f"Member,Pact,Note\nAcme,Green,{note}\nBeta,Blue,\n").told


@pytest.mark.parametrize("reason", ["not applicable", "did not leave", "still a member", "none"])
def test_no_reason_for_leaving_is_none(tmp_path: Path, reason: str) -> None:
    text = f"Member,Pact,Reason for leaving\nAcme,Green,{reason}\nBeta,Blue,budget\n"
    (told,) = read_both(tmp_path, text).told
    assert told.startswith("1 row says by 'budget'")


@pytest.mark.parametrize("role", ["Applied research partner", "Pending renewal"])
def test_a_role_is_not_read_by_its_first_word(tmp_path: Path, role: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Member,Pact,Role\nAcme,Green,{role}\nBeta,Green,Pending ratification\n")
    assert gk.load(path).members("Green").column("label") == ("Acme",)


def test_an_observer_is_told_what_works(tmp_path: Path) -> None:
    (told,) = read_both(tmp_path, "Member,Pact,Status\nAcme,Green,Observer\nBeta,Green,\n").told
    assert told == "1 row says by 'Observer' that it observes, and it is taken for a member."


def test_who_withdrew_before_ratifying_has_one_membership(tmp_path: Path) -> None:
    rows = "Mali,Kyoto,Signature,2000,\nMali,Kyoto,Withdrawal,2005,Gazette\n"
    path = tmp_path / "events.csv"
    path.write_text(f"State,Treaty,Event,Date,Source\n{rows}Peru,Kyoto,Ratification,2001,\n")
    kg = gk.load(path)
    found = kg.query("SELECT ?role { ?m a cg:Membership ; org:member id:mali ; org:role ?role }")
    assert len(found) == 1


def test_plain_numbers_below_a_plural_are_counts(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Company,Pact,Participants\nAcme,Green,1900\nBeta,Green,2011\n")
    assert found.members == ("Acme in Green", "Beta in Green")


def test_a_state_that_stands_twice_does_not_join_its_capital(tmp_path: Path) -> None:
    rows = "France,Paris,1949,1994\nSpain,Madrid,1982,1994\nSpain,Madrid,1982,1994\n"
    found = memberships(tmp_path, f"Country,Capital,NATO,EEA\n{rows}")
    assert set(found) == {
        *("france in eea 1994/..", "france in nato 1949/.."),
        *("spain in eea 1994/..", "spain in nato 1982/.."),
    }


def test_a_director_does_not_keep_a_company_from_its_standard(tmp_path: Path) -> None:
    rows = "Acme,Ann,Gold,2010\nBeta,Bob,Gold,2011\nCeta,Cid,Silver,2012\n"
    found = memberships(tmp_path, f"Company,Director,Standard,Joined\n{rows}")
    assert found == ["acme in gold 2010/..", "beta in gold 2011/..", "ceta in silver 2012/.."]


def test_a_participle_above_marks_may_be_a_coalition(tmp_path: Path) -> None:
    found = memberships(tmp_path, "Company,Connected,Pledged\nAcme,x,x\nBeta,x,\n")
    assert found == ["acme in connected /", "acme in pledged /", "beta in connected /"]


def test_statuses_alone_are_no_marks(tmp_path: Path) -> None:
    rows = "Acme,x,Approved\nBeta,x,Expired\nCeta,,Removed\n"
    found = memberships(tmp_path, f"Company,Green Code,Accreditation\n{rows}")
    assert not any("accreditation" in one for one in found)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Accession to NATO", "NATO"),
        ("Labour Party joined", "Labour Party"),
        ("Earth Day since", "Earth Day"),
        ("Accession Treaty", "Accession Treaty"),
        ("Beitritt zur EU", "EU"),
    ],
)
def test_no_more_than_the_act_is_taken_off_a_name(tmp_path: Path, header: str, name: str) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"State,{header},OPEC\nChad,2010,2011\nMali,2012,2013\n", encoding="utf-8")
    coalitions = [row["name"] for row in import_file(path).tables["coalitions"]]
    assert name in coalitions


@pytest.mark.parametrize("header", ["Type", "Change", "Status", "Événement", "What happened"])
def test_acts_beside_dates_are_events_whatever_they_are_called(tmp_path: Path, header: str) -> None:
    rows = (
        "Peru,Skies,Withdrawal,2019-05-01\nGhana,Skies,Accession,2002-02-02\n"
        "Peru,Skies,Accession,2001-01-01\n"
    )
    for kg in graphs(tmp_path, f"State,Treaty,{header},Date\n{rows}"):
        found = kg.members("Skies").records()
        assert [(one["label"], one["start"], one["end"]) for one in found] == [
            ("Peru", "2001-01-01", "2019-05-01"),
            ("Ghana", "2002-02-02", ".."),
        ]


def test_a_word_of_leaving_in_a_short_list_of_words_is_told(tmp_path: Path) -> None:
    rows = "Acme,Green,Engaged,2019\nBeta,Green,Removed,2022\nCeta,Green,Targets set,2021\n"
    (told,) = read_both(tmp_path, f"Company,Pact,Decision,Date\n{rows}").told
    assert told.startswith("1 row says by 'Removed'")
    sides = "A,Green,Left,2001\nB,Green,Left,2002\nC,Green,Left,2003\nD,Green,Right,2004\n"
    found = read_both(tmp_path, f"Party,Pact,Side,Date\n{sides}")
    assert found.members[0] == "A in Green 2001/.." and not found.told


def test_who_belongs_may_stand_beside_each_country(tmp_path: Path) -> None:
    rows = "HSBC,UK,Zero,2021\nBNP Paribas,France,Zero,2021\n"
    (told,) = read_both(tmp_path, f"Regulator,Country,Alliance,Joined\n{rows}").told
    assert told == "'Country' is read as the members, and 'Regulator' tells as many apart."
    found = read_both(tmp_path, f"Bank,Country,Alliance,Joined\n{rows}")
    assert found.members == ("BNP Paribas in Zero 2021/..", "HSBC in Zero 2021/..")
    rows = "UK,London,Zero\nFrance,Paris,Zero\n"
    assert not read_both(tmp_path, f"Country,Capital,Alliance\n{rows}").told


@pytest.mark.parametrize(
    "row", ["Total,Health,,30", "Subtotal Europe,Health,2010,2", "Moyenne,2,,"]
)
def test_totals_are_no_members_whatever_stands_beside_them(tmp_path: Path, row: str) -> None:
    text = f"Country,Alliance,Joined,Staff\nFrance,Health,2010,10\nSpain,Health,2011,20\n{row}\n"
    found = read_both(tmp_path, text)
    assert found.members == ("France in Health 2010/..", "Spain in Health 2011/..")
    assert found.left_out == (4,)


@pytest.mark.parametrize("mark", ["″", "idem", "do.", "''"])
def test_what_repeats_the_cell_above_is_no_name(tmp_path: Path, mark: str) -> None:
    found = read_both(tmp_path, f"Company,Pact\nAcme,Green\nBeta,{mark}\n")
    assert found.members == ("Acme in Green",) and found.left_out == (3,)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        *(("Status", "Ausgeschieden"), ("Statut", "Démissionnaire"), ("Estado", "Baja")),
        *(("Position", "Declined"), ("Status", "On hold"), ("Status", "Beantragt")),
    ],
)
def test_statuses_in_other_languages_are_told(tmp_path: Path, header: str, status: str) -> None:
    text = f"Company,Pact,{header}\nAcme,Green,{status}\nBeta,Green,Active\n"
    (told,) = read_both(tmp_path, text).told
    assert told.startswith(f"1 row says by '{status}'")


def test_organisations_beside_countries_and_marks_joined_what_is_marked(tmp_path: Path) -> None:
    rows = "Oxfam,UK,x,,x\nCare,US,,x,\nMSF,FR,x,x,\n"
    text = f"Organisation,Country,Alliance A,Alliance B,Alliance C\n{rows}"
    assert memberships(tmp_path, text) == [
        *("care in alliance-b /", "msf in alliance-a /", "msf in alliance-b /"),
        *("oxfam in alliance-a /", "oxfam in alliance-c /"),
    ]
    with pytest.raises(gk.DataError, match="graphkit import"):
        gk.load(tmp_path / "table.csv")


def test_texts_beside_dates_that_are_read_as_joined_are_doubted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Jäsen,Liitto,Liittynyt\nAcme,Pakt A,2010\nBeta,Pakt B,2011\n", "utf-8")
    assert "Liitto" in [doubt.column for doubt in import_file(path).doubts]


@pytest.mark.parametrize(
    "text",
    [
        "Członek;Koalicja;Data przystąpienia;Data wystąpienia\nAcme;Pakt;1 maja 2010;2014-06-30\n",
        "Medlem;Koalition;Medlem sedan;Utträde\nAcme;Pakt;1 maj 2010;2014-06-30\n",
        "Socio;Associazione;Data di adesione;Data di recesso\nA;Pakt;1° maggio 2010;2014-06-30\n",
        "Lid;Verbond;Lid sinds;Lid tot\nAcme;Pakt;1 mei 2010;30 juni 2014\n",
        "Membro;Coligação;Data de adesão;Saída\nAcme;Pakt;1 de maio de 2010;2014-06-30\n",
    ],
)
def test_more_languages(tmp_path: Path, text: str) -> None:
    (found,) = read_both(tmp_path, text).members
    assert found.endswith(" in Pakt 2010-05-01/2014-06-30")


def test_each_role_of_one_source_keeps_its_own_period(tmp_path: Path) -> None:
    rows = "Acme,Pact,Chair,2015-01-01,2016-12-31\nAcme,Pact,Member,2010-01-01,\n"
    for kg in graphs(tmp_path, f"Member,Pact,Role,Since,Until\n{rows}"):
        found = [(r["role"], r["start"], r["end"]) for r in kg.members("Pact").records()]
        assert found == [
            ("member", "2010-01-01", ".."),
            ("chair", "2015-01-01", "2016-12-31"),
        ]
        assert set(kg.members("Pact").column("membership")) == {"pact--acme", "pact--acme--chair"}
        assert kg.members("Pact", on="2022-01-01").column("role") == ("member",)
        changes = [(r["change"], r["detail"]) for r in kg.changes(2000, 2026).records()]
        assert changes == [("joined", "member"), ("role-taken", "chair"), ("role-ended", "chair")]


def test_sources_that_give_different_roles_disagree_about_one_membership(tmp_path: Path) -> None:
    rows = "Acme,Pact,Member,2010,Gazette\nAcme,Pact,Founder,2010,Herald\n"
    for kg in graphs(tmp_path, f"Member,Pact,Role,Since,Source\n{rows}"):
        assert len(kg.members("Pact")) == 1


@pytest.mark.parametrize("header", ["Endorsed", "Supports", "Subscribed", "Is signatory"])
def test_no_below_an_act_says_that_somebody_does_not_belong(tmp_path: Path, header: str) -> None:
    found = read_both(tmp_path, f"Company,Pledge,{header}\nAcme,Green,Yes\nBeta,Green,No\n")
    assert found.members == ("Acme in Green",) and found.left_out == (3,)


@pytest.mark.parametrize("name", ["Acme (withdrawn)", "Acme - left 2019", "Acme (until 2018)"])
def test_a_name_that_says_how_it_stands_is_doubted(tmp_path: Path, name: str) -> None:
    (told,) = read_both(tmp_path, f"Company,Pact\n{name},Green\nBeta (UK),Green\n").told
    assert told.startswith(f"'{name}' says by")


def test_who_ratified_and_left_is_not_back_at_having_signed(tmp_path: Path) -> None:
    rows = "Peru,ICC,Signed,1999\nPeru,ICC,Ratified,2004\nPeru,ICC,Withdrew,2017\n"
    more = "Chad,ICC,Signed,1999\n"
    for kg in graphs(tmp_path, f"State,Treaty,Event,Date\n{rows}{more}"):
        found = {r["label"]: r["standing"] for r in kg.standing("ICC", on="2020-06-01").records()}
        assert found == {"Peru": "left", "Chad": "signed-not-bound"}
        before = kg.standing("ICC", on="2002-06-01").column("standing")
        assert set(before) == {"signed-not-bound"}


def test_columns_of_years_with_marks_are_told_where_no_time_is_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = ("Country,Alliance,2018,2019,2020", "France,Health,x,x,", "Spain,Health,,x,x")
    path.write_text("\n".join(rows), encoding="utf-8")
    told = [doubt.message for doubt in gk.authoring.examine(path).doubts]
    assert any(one.startswith("the columns '2018' to '2020' look like") for one in told)
    periods = [row["during"] for row in import_file(path).tables["memberships"]]
    assert all(periods)


def test_people_beside_their_organisation_are_told(tmp_path: Path) -> None:
    rows = "Ann Lee,Acme,Standards\nBo Ek,Beta,Standards\nDan Oh,Acme,Standards\n"
    (told,) = read_both(tmp_path, f"Name,Organisation,Committee\n{rows}").told
    assert told == "'Organisation' is read as the members, and 'Name' tells more apart."


def test_a_table_that_is_about_one_coalition_has_no_others(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Company,AGM 2019,AGM 2020\nAcme,x,x\nBeta,,x\n", encoding="utf-8")
    rows = import_file(path, joined="Green Pact").tables["memberships"]
    assert {row["coalition"] for row in rows} == {"green-pact"}


def test_a_term_begins_and_ends(tmp_path: Path) -> None:
    found = memberships(tmp_path, "Country,Council,Term start,Term end\nKenya,UNSC,2021,2022\n")
    assert found == ["kenya in unsc 2021/2022"]


def test_labels_stand_for_the_addresses_beside_them(tmp_path: Path) -> None:
    item = "http://www.wikidata.org/entity/"
    rows = f"{item}Q142,France,{item}Q7184,NATO,1949\n{item}Q29,Spain,{item}Q7184,NATO,1982\n"
    found = read_both(tmp_path, f"member,memberLabel,body,bodyLabel,start\n{rows}")
    assert found.members == ("France in NATO 1949/..", "Spain in NATO 1982/..")
