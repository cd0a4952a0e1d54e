"""What looks odd in a table and is fine comes back as it is."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import examine
from graphkit.errors import DataError, NotFound

from .one_more import ACTORS, HEADER, MEMBERS, actor, joined

pytestmark = pytest.mark.slow


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
