"""Boxes of forms, as Word, web pages and surveys draw them, say yes and no."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from graphkit.importing.mapping import map_text
from tests.own_tables.both_doors import imported, read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""

BOXES = [
    *[("☒", "☐"), ("✔️", "❌"), ("☑️", "☐"), ("🗹", "☐"), ("✅", "❎"), ("☑", "☒"), ("✓", "✗")],
    *[("☒ Yes ☐ No", "☐ Yes ☒ No"), ("Ja ☒ Nein ☐", "Ja ☐ Nein ☒"), ("☑ Yes", "☐ Yes")],
    *[("Checked", "Unchecked"), ("Ticked", "Not ticked"), ("[x] Yes [ ] No", "[ ] Yes [x] No")],
    ("☐ No ☒ Yes", "☐ Yes ☐ No"),
]


@pytest.mark.parametrize(("yes", "no"), BOXES)
def test_boxes_across_say_who_joined(yes: str, no: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    rows = f"Acme,{yes},{no}\nBeta,{yes},{yes}\nGamma,{no},{yes}\n"
    path.write_text(f"Member,Red Pact,Blue Pact\n{rows}", encoding="utf-8")
    assert imported(path).members == (
        "Acme in Red Pact",
        "Beta in Blue Pact",
        "Beta in Red Pact",
        "Gamma in Blue Pact",
    )


@pytest.mark.parametrize(("yes", "no"), BOXES)
def test_boxes_below_a_question_say_who_belongs(yes: str, no: str, tmp_path: Path) -> None:
    rows = f"Acme,Green,{yes}\nBeta,Green,{no}\nGamma,Green,{yes}\n"
    found = read_both(tmp_path, f"Company,Pact,Is member\n{rows}")
    assert found.members == ("Acme in Green", "Gamma in Green")
    assert found.left_out == (3,)


def test_a_cross_beside_nothing_is_read_as_yes_and_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Company,Pact,Is member\nAcme,Green,☒\nBeta,Green,\n")
    assert found.members == ("Acme in Green",)
    assert "'☒' is read as yes, and no empty box stands in another row." in found.told


def test_a_box_with_a_year_says_since_when(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Member,Red Pact,Blue Pact\nAcme,☒ (2019),☐\nBeta,☐,☒\n", encoding="utf-8")
    assert imported(path).members == ("Acme in Red Pact 2019/..", "Beta in Blue Pact")


def test_what_a_mapping_says_of_a_box_counts(tmp_path: Path) -> None:
    path, told = tmp_path / "wide.csv", tmp_path / "map.toml"
    path.write_text("Member,Red Pact,Blue Pact\nAcme,☒,☐\nBeta,☐,☒\n", encoding="utf-8")
    first = import_file(path).map
    assert first is not None
    told.write_text(map_text(first) + '\n[marks]\n"☒" = "observer"\n', encoding="utf-8")
    rows = import_file(path, map=told).tables["memberships"]
    assert [row.text("role") for row in rows] == ["observer", "observer"]


def test_what_is_ticked_in_a_list_of_choices_was_joined(tmp_path: Path) -> None:
    rows = "Acme,☒ Green Pact; ☐ Blue Pact\nBeta,☒ Green Pact; ☒ Blue Pact\nEta,☐ Green Pact\n"
    found = read_both(tmp_path, f"Name,Pact\n{rows}")
    assert found.members == ("Acme in Green Pact", "Beta in Blue Pact", "Beta in Green Pact")
    assert found.left_out == (4,)


def test_a_cross_beside_ticks_is_no_and_told(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    rows = "Acme,☑,☒\nBeta,☒,☑\nGamma,☒,☒\n"
    path.write_text(f"Member,Red Pact,Blue Pact\n{rows}", encoding="utf-8")
    found = imported(path)
    assert found.members == ("Acme in Red Pact", "Beta in Blue Pact") and found.left_out == (4,)
    assert "'☒' is read as no, for '☑' stands in other cells." in found.told


def test_signs_beside_boxes_with_years_are_no_coalitions(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    rows = "Acme,☒ 2019,✖\nBeta,○,☒ since 2020\nGamma,✖,withdrew 2022\nEta,☒ 2021,☐\n"
    path.write_text(f"Member,Red Pact,Blue Pact\n{rows}", encoding="utf-8")
    found = imported(path)
    assert found.members == (
        "Acme in Red Pact 2019/..",
        "Beta in Blue Pact 2020/..",
        "Eta in Red Pact 2021/..",
    )
    for cell in ("✖", "○", "withdrew 2022"):
        assert f"{cell!r} is neither a mark nor a date." in found.told


@pytest.mark.parametrize(("one", "other"), [("★", "☆"), ("○", "×")])
def test_signs_of_which_nothing_is_known_are_refused(one: str, other: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    rows = f"Acme,{one},{other}\nBeta,{other},{one}\nGamma,{other},{one}\n"
    path.write_text(f"Member,Red Pact,Blue Pact\n{rows}", encoding="utf-8")
    assert "can be that of the coalitions" in imported(path).refused


@pytest.mark.parametrize("no", ["No", "☐", "⬜", "□"])
def test_an_empty_box_below_ends_says_what_no_says(no: str, tmp_path: Path) -> None:
    rows = f"Acme,Green,2019,{no}\nBeta,Green,2020,2022\nGamma,Green,2020,{no}\n"
    found = read_both(tmp_path, f"Member,Coalition,Since,Withdrawn\n{rows}")
    assert found.members == ("Acme in Green 2019/..", "Beta in Green 2020/2022", *found.members[2:])
    assert found.members[2] == "Gamma in Green 2020/.." and not found.told


@pytest.mark.parametrize("yes", ["Yes (2020)", "☒ 2020", "☑ 2020"])
def test_a_year_beside_a_box_of_who_left_is_told(yes: str, tmp_path: Path) -> None:
    rows = f"Acme,Green,2019,{yes}\nBeta,Green,2020,☐\nGamma,Green,2020,☐\n"
    found = read_both(tmp_path, f"Member,Coalition,Since,Withdrawn\n{rows}")
    assert any("that it ended, and no end is stated" in one for one in found.told)


def test_messages_quote_the_boxes_that_stand_there(tmp_path: Path) -> None:
    rows = "Acme,Green,⬜,☐\nBeta,Green,☒,☒\n"
    told = read_both(tmp_path, f"Member,Coalition,Is member,Withdrawn\n{rows}").told
    assert "'⬜' says that it does not belong." in told
    assert any("says by '☒" in one for one in told)


@pytest.mark.parametrize("empty", ["[ ]", "[\u00a0]", "[\u2003]", "[]", "☐"])
def test_a_box_with_any_space_in_it_is_empty(empty: str, tmp_path: Path) -> None:
    path = tmp_path / "boxes.csv"
    rows = ["Member,Coalition,Joined", "Acme,Pact,[x]", f"Beta,Pact,{empty}"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert gk.load(path).members("pact").column("member") == ("acme",)
