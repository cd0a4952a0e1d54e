"""States and stories that the page would not show as they are written are refused in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.views import bundle
from graphkit.views.check_state import CHOICES, check_state
from graphkit.views.story import story
from graphkit.views.view import View, view


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "pledges.csv"
    path.write_text("member,coalition,since\nAcme,Pact,2021-05-14\nBolt,Pact,2022\n")
    return path


@pytest.fixture(scope="module")
def small(table: Path) -> View:
    return view(gk.load(table), on="2022-06-23")


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.mark.parametrize(
    "state",
    [
        "form=matrix&sel=acme~pact&on=2022-01-01..2022-12-31&lang=fr&theme=dark&min=2",
        "edge=acme|pact&against=2021-05-14&joined=2021-01-01..&kind=unknown&text=a&embed",
        "role=member&hide=unknown&backbone=off&way=on&on=all&list=none&bars=actors",
    ],
)
def test_what_the_page_shows_is_taken(small: View, state: str) -> None:
    check_state(state, small.scene)


@pytest.mark.parametrize(
    ("state", "error", "said"),
    [
        ("on=2022-13-40", InvalidChoice, r"Use 'on=2022-06-23', 'on=2022-01-01\.\.2022-12-31'"),
        ("on=2022-02-01..2022-01-01", InvalidChoice, "on=all"),
        ("against=all", InvalidChoice, "against=2022-06-23"),
        ("form=matirx", InvalidChoice, "form=matrix"),
        ("lang=de", InvalidChoice, "lang=en' or 'lang=fr"),
        ("min=0", InvalidChoice, "min=1"),
        ("step=1", InvalidChoice, "no story"),
        ("joined=2022", InvalidChoice, r"joined=2022-01-01\.\."),
        ("edge=acme", InvalidChoice, r"edge=actor\|coalition"),
        ("role=membr", NotFound, "no role is called 'membr'. Did you mean 'member'"),
        ("kind=firm", NotFound, "no kind is called 'firm'"),
        ("sel=acmee", NotFound, "Did you mean 'acme'"),
        ("xyz=red", NotFound, "no part of a state is called .xyz.. Use some of form"),
        ("form=matrix&form=table", InvalidChoice, "form=…"),
        ("text=" + "a" * 120_000, InvalidChoice, "at most 100,000 bytes"),
        ("text=\x00", InvalidChoice, "one line"),
    ],
)
def test_what_it_would_not_show_is_said(
    small: View, tmp_path: Path, state: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        small.figure(tmp_path / "a.svg", state=state)
    with pytest.raises((DataError, NotFound)):
        story([{"text": "a", "state": state}], small.scene)


@pytest.mark.parametrize(
    ("name", "id"),
    [("Christchurch Call", "christchurch-call"), ("Christchurch", "christchurch-call")],
)
def test_a_name_is_told_its_id(part_view: View, name: str, id: str) -> None:
    with pytest.raises(NotFound) as caught:
        check_state(f"sel={name}", part_view.scene)
    assert f"Did you mean '{id}'" in str(caught.value)


def test_the_choices_are_those_of_the_page() -> None:
    names = ("state.js", "model.js")
    script = "".join((bundle.STATIC / "core" / one).read_text(encoding="utf-8") for one in names)
    of = {"form": "FORMS", "atLeast": "DEGREES", "layout": "LAYOUTS", "size": "SIZES"}
    of |= {"order": "ORDERS", "bars": "BARS", "side": "SIDES", "list": "LISTS_OF"}
    for part, constant in of.items():
        found = re.search(rf"\bconst {constant} = \[(.*?)\];", script)
        assert found
        assert {*CHOICES[part]} == {*re.findall(r'"([\w-]+)"', found[1])}, part


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text,state\n", "has no steps"),
        ("text,state\na,sel=acme,more\n", "steps.csv:2: 'more' is in no column"),
        ("text,text\na,b\n", r"steps.csv:1: \[text\] stands twice"),
        ("text_,state\na,\n", r"\[text_\] means nothing"),
        ("text,dwell\na,1e300\n", r"\[dwell\] '1e300' is no time"),
        ("text,state\na,on=2022\n", r"steps.csv:2: \[state\] 'on=2022' is not possible"),
    ],
)
def test_a_table_of_steps_loses_nothing_silently(
    small: View, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "steps.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=said):
        story(path, small.scene)


def test_a_table_of_steps_is_read_in_its_encoding(
    table: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, page = tmp_path / "steps.csv", tmp_path / "page.html"
    path.write_bytes("text,state\nÉté,sel=acme\n".encode("cp1252"))
    ran = run_cli("view", table, "-o", page, "--steps", path, "--encoding", "cp1252")
    assert ran.code == 0, ran.err
    assert "Été" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("-o", "-"), "no format of pictures is called '-'. Write to a file whose name ends in"),
        (("-o", "/dev/stdout"), "ends in .svg, .png or .pdf"),
        (("-o", "a" * 300 + ".svg"), "Give a shorter name"),
        (("-o", "a.svg", "--state", "on=never"), "--state on=never is not possible"),
        (("-o", "a.svg", "--steps", "a" * 300), "no table of steps is called"),
    ],
)
def test_a_terminal_says_what_to_write(
    table: Path, run_cli: Callable[..., Any], typed: tuple[str, ...], said: str
) -> None:
    ran = run_cli("picture", table, *typed)
    assert ran.code in (2, 3)
    assert said in " ".join(ran.err.split())


IN_VAIN = {
    "foo=1": ["foo=1", "in the address is unknown, and left aside", "Share"],
    "form=pie": ["“form=pie”", "form=network, form=matrix"],
    "on=2022-02-31": ["“on=2022-02-31”", "on=2022-06-23"],
    "hide=nobody": ["left aside: nobody"],
    "step=7": ["left aside: step=7"],
    "sel=a%25zz&foo": ["left aside: a%zz", "“foo” in the address is unknown, and left aside."],
    "lang=fr&forme=1": ["dans l’adresse, est inconnu", "forme=1"],
}


@pytest.mark.browser
def test_a_page_says_what_its_address_asks_in_vain(explorer: Any) -> None:
    for state, said in IN_VAIN.items():
        page = explorer.go(state) if state == "foo=1" else explorer.move(state)
        told = page.inner_text("#toast")
        assert [words for words in said if words not in told] == [], state
        assert page.is_visible("#toast")
        assert page.evaluate("document.querySelector('#toast').scrollWidth <= innerWidth")
        page.evaluate("document.querySelector('#toast').hidden = true")


@pytest.mark.browser
def test_an_address_that_is_understood_is_not_remarked_upon(explorer: Any) -> None:
    page = explorer.go("form=matrix&sel=gifct&on=2022-06-23&hide=company&min=5&edge=")
    assert page.is_hidden("#toast")


@pytest.mark.browser
def test_a_link_that_is_copied_names_its_day(explorer: Any) -> None:
    page = explorer.go("sel=zoom")
    page.evaluate("() => { explorer.app.copy = (text) => { window.link = text; } }")
    page.click("#share > summary")
    page.click("#copy-link")
    link = str(page.evaluate("window.link"))
    assert "sel=zoom" in link and "on=20" in link


def test_on_a_phone_a_notice_leaves_the_date_free(opened: Any, facts_file: Path) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    page = opened(facts_file, **phone).go("foo=1")
    toast, time = (page.locator(part).bounding_box() for part in ("#toast", "#time"))
    assert toast["y"] + toast["height"] <= time["y"]
