"""Figures: complete in themselves, the same from the page, from Python and from a terminal."""

from __future__ import annotations

import shutil
import subprocess
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import GraphkitError, InvalidChoice, NotFound
from graphkit.views.view import View, view

SVG = "{http://www.w3.org/2000/svg}"
STATE = "sel=gifct~tech-coalition&on=2022-06-23"


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "pledges.csv"
    path.write_text("member,coalition,since\nAcme,Pact,2021-05-14\nBolt,Pact,2022\n")
    return path


@pytest.fixture(scope="module")
def small(table: Path) -> View:
    return view(gk.load(table), on="2022-06-23")


def words(drawing: str) -> list[str]:
    root = ET.fromstring(drawing)
    return [node.text or "" for node in root.iter(f"{SVG}text") if not node.get("aria-hidden")]


@pytest.mark.browser
def test_the_page_saves_a_figure_that_makes_sense_alone(explorer: Any) -> None:
    page = explorer.go(STATE)
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-svg")
    root = ET.fromstring(Path(saved.value.path()).read_text(encoding="utf-8"))
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and told is not None and told.text
    assert title.text == page.title()
    assert told.text.startswith(page.inner_text("#assurance"))
    said = words(ET.tostring(root, encoding="unicode"))
    assert {"company", "presumed", "Google", "Tech Coalition"} <= {*said}
    assert "academic institution" not in said
    assert any(line.startswith("Sources: ") for line in said)
    assert any("CC BY 4.0" in line for line in said)


ADDRESS, TITLE = "https://example.org/zoom", "Who is in the <Pact>?"


@pytest.fixture(scope="module")
def drawn(small: View, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A figure with an address and a title, from Python."""
    path = tmp_path_factory.mktemp("figure") / "here.svg"
    small.figure(path, size="column", address=ADDRESS, title=TITLE)
    return path.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.slow
def test_python_and_a_terminal_give_the_same_figure(
    drawn: str, table: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    there = tmp_path / "there.svg"
    typed = ["picture", table, "-o", there, "--on", "2022-06-23"]
    ran = run_cli(*typed, "--size", "column", "--address", ADDRESS, "--title", TITLE)
    assert ran.code == 0
    assert drawn == there.read_text(encoding="utf-8")
    assert ADDRESS in " ".join(words(drawn))


@pytest.mark.browser
@pytest.mark.slow
def test_png_has_two_pixels_for_one_and_pdf_one_page(small: View, tmp_path: Path) -> None:
    png, pdf = tmp_path / "zoom.png", tmp_path / "zoom.pdf"
    small.figure(png, size="social", form="timeline")
    small.figure(pdf, size="slide")
    header = png.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert [int.from_bytes(header[at : at + 4]) for at in (16, 20)] == [2400, 1260]
    content = pdf.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Count 1" in content


def test_what_cannot_be_drawn_and_a_missing_browser_are_said(
    small: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFound, match=r"'\.gif'.*\.svg, \.png or \.pdf"):
        small.figure(tmp_path / "zoom.gif")
    with pytest.raises(InvalidChoice, match=r"example\.org/zoom.*https://example\.org/"):
        small.figure(tmp_path / "zoom.svg", address="example.org/zoom")
    with pytest.raises(NotFound, match=r"acmee.*acme"):
        small.figure(tmp_path / "zoom.svg", state="sel=acmee")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("GRAPHKIT_CHROMIUM", raising=False)
    with pytest.raises(NotFound, match="Install Chromium"):
        small.figure(tmp_path / "zoom.svg")
    assert not list(tmp_path.iterdir())


@pytest.mark.browser
def test_a_title_stands_above_the_headline(drawn: str) -> None:
    first, second, *_ = words(drawn)
    assert first == TITLE
    assert "23 June 2022" in second or "Pact" in second


@pytest.mark.browser
@pytest.mark.slow
def test_a_line_of_the_title_breaks_where_it_may(small: View, tmp_path: Path) -> None:
    title = "Everybody who is known to have joined the Pact of the North on 14 May 2021"
    small.figure(tmp_path / "title.svg", size="column", title=title)
    drawing = (tmp_path / "title.svg").read_text(encoding="utf-8")
    said = words(drawing)
    lines = said[: next(n for n in range(9) if " ".join(said[:n]) == title)]
    assert len(lines) == 2 and "14 May 2021" in lines[1]
    assert min(map(len, lines)) > 0.7 * max(map(len, lines)), "no word alone"
    family = ET.fromstring(drawing).get("font-family") or ""
    assert family.startswith("Arial, 'Liberation Sans'"), "as wide wherever it is read"


def test_a_figure_of_nothing_is_refused_with_what_to_ask_for(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text("member,coalition\nAcme,A\nAcme,B\nBeta,A\nBeta,B\n")
    view = gk.view(gk.load(table))
    with pytest.raises(GraphkitError, match=r"No pair shares at least 5 .*min=1&backbone=off"):
        view.figure(tmp_path / "shared.svg", form="shared")
    assert not (tmp_path / "shared.svg").exists()
    view.figure(tmp_path / "shared.svg", form="shared", state="min=1&backbone=off")
    text = (tmp_path / "shared.svg").read_text()
    assert "not tested against chance" in text and "hypergeometric" not in text


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Seventy join on one day, and ten more on days of later years."""
    late = [(f"Late {n:02}", f"20{n + 10}-03-01") for n in range(10)]
    early = [(f"Early {n:02}", "2001-05-14") for n in range(70)]
    path = tmp_path_factory.mktemp("crowded") / "pact.csv"
    rows = "".join(f"{name},Pact,{day}\n" for name, day in early + late)
    path.write_text(f"member,coalition,since\n{rows}", encoding="utf-8")
    return view(gk.load(path))


@pytest.mark.browser
@pytest.mark.parametrize("size", ["slide", pytest.param("social", marks=pytest.mark.thorough)])
def test_a_slide_uses_its_room_and_shows_who_joined_later(
    crowded: View, tmp_path: Path, size: Any
) -> None:
    drawn = {}
    for form in ("matrix", "timeline"):
        crowded.figure(tmp_path / "pact.svg", form=form, state="sel=pact", size=size)
        drawn[form] = words((tmp_path / "pact.svg").read_text(encoding="utf-8"))
    assert sum(name.startswith(("Early", "Late")) for name in drawn["matrix"]) >= 40
    assert drawn["matrix"].count("Pact") >= 3, "blocks beside each other, each with its heading"
    names = drawn["timeline"]
    assert any(name.startswith("Early") and name.endswith(" more") for name in names)
    assert "Late 09" in names and "Late 00" in names


@pytest.mark.browser
def test_a_row_stands_for_those_of_its_kind_under_each_of_two_coalitions(tmp_path: Path) -> None:
    joined = [f"Firm {n:02},company,Pact,2001-05-14" for n in range(20)]
    joined += [f"State {n:02},government,Pact,2001-05-14" for n in range(20)]
    joined += [f"Club {n},civil-society,Treaty,20{n + 10}-03-01" for n in range(5)]
    path = tmp_path / "two.csv"
    path.write_text("\n".join(["member,kind,coalition,since", *joined]), encoding="utf-8")
    figure = tmp_path / "two.svg"
    view(gk.load(path)).figure(figure, form="timeline", state="sel=pact~treaty", size="social")
    found = words(figure.read_text(encoding="utf-8"))
    assert {"Pact", "Treaty", "Club 0", "Club 4"} <= {*found}
    for kind in ("Firm", "State"):
        rows = [name for name in found if name.startswith(kind)]
        others = [int(name.split()[-2]) for name in rows if name.endswith(" more")]
        assert len(rows) + sum(others) == 20, rows


@pytest.mark.browser
def test_no_coalition_stands_in_a_timeline_without_a_row(tmp_path: Path) -> None:
    joined = [f"Firm {n},Pact {n % 40:02},2001-05-14" for n in range(80)]
    path, figure = tmp_path / "many.csv", tmp_path / "many.svg"
    path.write_text("\n".join(["member,coalition,since", *joined]), encoding="utf-8")
    chosen = "~".join(f"pact-{n:02}" for n in range(40))
    view(gk.load(path)).figure(figure, form="timeline", state=f"sel={chosen}", size="social")
    found = [
        word for word in words(figure.read_text(encoding="utf-8")) if word[:4] in ("Pact", "Firm")
    ]
    rows = found[next(n for n, word in enumerate(found) if word == "Pact 00") :]
    assert len(rows) > 4
    for head, row in zip(rows, [*rows[1:], "Pact"], strict=True):
        assert not (head.startswith("Pact") and row.startswith("Pact")), (head, row)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("form", "state", "name"),
    [
        ("bars", "bars=actors", "International Association of Electricity Providers"),
        (
            "sets",
            "sel=pact~treaty-on-electricity-of-the-north",
            "Treaty on Electricity of the North",
        ),
        ("timeline", "sel=pact", "Association of Providers"),
    ],
)
def test_long_names_are_whole_in_a_narrow_figure(
    tmp_path: Path, form: Any, state: str, name: str
) -> None:
    member = name if form != "sets" else "Bolt"
    rows = [f"{member},{role},Pact,2021-05-14" for role in ("honorary president", "observer")]
    rows += [f"Acme,member,{pact},2021" for pact in ("Pact", "Treaty on Electricity of the North")]
    path, figure = tmp_path / "long.csv", tmp_path / "long.svg"
    path.write_text("\n".join(["member,role,coalition,since", *rows]), encoding="utf-8")
    drawing = view(gk.load(path))
    drawing.figure(figure, form=form, state=f"{state}&on=all", size="column")
    found = words(figure.read_text(encoding="utf-8"))
    assert [text for text in found if text.endswith("…")] == []
    assert name in " ".join(found)
    assert ("honorary president" in found) == (form == "timeline"), "below the name"


@pytest.mark.parametrize("sign", ["联", pytest.param("𒀀", marks=pytest.mark.thorough)])
def test_characters_without_a_font_are_named(sign: str, tmp_path: Path) -> None:
    fonts = shutil.which("fc-list")
    if fonts is None:
        pytest.skip("fc-list is not installed (Debian: fontconfig)")
    asked = [fonts, f":charset={ord(sign):x}"]
    has = subprocess.run(asked, capture_output=True, check=True).stdout
    table, file = tmp_path / "joined.csv", tmp_path / "joined.png"
    table.write_text(f"actor,coalition,joined\nAcme {sign} é,Pact,2020\n", encoding="utf-8")
    page = gk.view(gk.load(table))
    page.figure(tmp_path / "joined.svg", form="bars", state="bars=actors")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        page.figure(file, form="bars", state="bars=actors")
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        assert page.to_png(state="form=network").startswith(b"\x89PNG")
    assert [str(one.message) for one in shown] == [str(one.message) for one in told]
    said = [str(one.message) for one in told]
    if has:
        assert not said
    else:
        assert len(said) == 1 and said[0].startswith(f"No font of this machine has {sign}: ")
        assert "such as Noto, or write SVG" in said[0]
    assert file.read_bytes().startswith(b"\x89PNG")
