"""A file of separated cells is read as it is gone through; its lines are those of its text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.tabular.reading import separated_file as module
from graphkit.tabular.reading.read_sheets import read_sheets
from graphkit.tabular.reading.separated import separated
from graphkit.tabular.reading.separated_file import separated_file

_TEXT = 'sep=;\r\nname;note\r\nMüller;"a\r\nb"\r\n\r\n\'=1+1;€\r\n日本;;\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("block", [5, 1 << 20])
def test_lines_are_those_of_the_text(
    tmp_path: Path, encoding: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BLOCK", block)
    path = tmp_path / "a.csv"
    path.write_bytes(_TEXT.encode(encoding))
    stated = encoding if encoding == "utf-16-le" else ""
    found = separated_file(path, stated)
    assert found is not None
    assert list(found.lines()) == list(separated(_TEXT, "a.csv"))
    assert found.several == _TEXT.count("\n")


def test_what_is_wrong_far_below_is_told_before_any_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for data, message in ((b"M\xfcller,b\n", "not UTF-8"), (b"a\0,b\n", "null character")):
        path.write_bytes(b"name,note\n" * 200_000 + data)
        with pytest.raises(DataError, match=message) as raised:
            read_sheets(path)
        assert raised.value.problems[0].line == 200_001


def test_a_file_that_changes_meanwhile_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,note\n")
    (sheet,) = read_sheets(path)
    path.write_bytes(b"M\xfcller,b\n")
    with pytest.raises(DataError, match="changed meanwhile"):
        list(sheet.lines)


def test_objects_are_read_one_after_the_other(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(10_000):
            row = {"member": f"M{number}", "coalition": "Pact", "note": "n" * 1_000}
            file.write(json.dumps(row | ({"fee": 3} if number == 9_999 else {})) + "\n")
    tracemalloc.start()
    (sheet,) = read_sheets(path)
    lines = iter(sheet.lines)
    header, count = next(lines), sum(1 for _ in lines)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert header == (0, ["member", "coalition", "note", "fee"]) and count == 10_000
    assert peak < path.stat().st_size / 2


@pytest.mark.parametrize("start", ["[", "\ufeff", "\n\n"])
def test_objects_are_the_same_with_a_mark_blank_lines_or_as_a_list(
    tmp_path: Path, start: str
) -> None:
    rows = ['{"member": "Ä", "coalition": "Pact"}', '{"coalition": "Pakt", "member": "B"}']
    text = start + ("[\n"[1:] + ",\n".join(rows) + "]" if start == "[" else "\r\n".join(rows))
    path = tmp_path / "few.json"
    path.write_text(text, encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert [cells for _, cells in sheet.lines] == [
        ["member", "coalition"],
        ["Ä", "Pact"],
        ["B", "Pakt"],
    ]
