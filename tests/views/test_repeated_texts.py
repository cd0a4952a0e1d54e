"""A page around one thing refers to what it said before; it reads the same words all the same."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.views.clean_text import island
from graphkit.views.repeated_texts import DIGITS, FAR, LEAST, LONGEST, with_texts_once

STATIC = Path(__file__).resolve().parents[2] / "graphkit" / "views" / "static"
READS_EACH = f"""
import {{ writtenOut }} from "{(STATIC / "core" / "said_before.js").as_uri()}";
import {{ readFileSync, writeFileSync }} from "node:fs";
const pairs = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const read = pairs.map(([text, before]) => JSON.parse(writtenOut(text, writtenOut(before))));
writeFileSync(process.argv[2], JSON.stringify(read));
"""
WORDS = st.lists(
    st.sampled_from(["Christchurch", " Call", "~", "`", "é", "联盟", "😀", "<b>", "\\", '"'])
)


def written_out(text: str, before: str = "") -> str:
    """Read it as the page does, sign by sign."""
    assert text.startswith(FAR)
    head, *rest = re.split("(?=[~`])", text[1:])
    told = before + head
    for passage in rest:
        last = 4 if passage.startswith(FAR) else 3
        back = reduce(lambda sum, sign: sum * len(DIGITS) + DIGITS.index(sign), passage[1:last], 0)
        for _ in range(LEAST + DIGITS.index(passage[last])):
            told += told[-back]
        told += passage[last + 1 :]
    return told[len(before) :]


@given(st.lists(WORDS.map("".join)))
def test_nothing_is_lost(texts: list[str]) -> None:
    told, before = island(texts), island(texts[::2])
    read = written_out(with_texts_once(before))
    for text in (
        written_out(with_texts_once(told)),
        written_out(with_texts_once(told, before), read),
    ):
        assert json.loads(text) == texts
    assert not {*with_texts_once(told, before)} & {*"<>&"}


def test_the_page_reads_what_was_written(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed (Debian: nodejs)")
    long = [f"~ {n % 7} signatories of the Call 联盟 😀 <b> \\ {'z' * n}" for n in range(400)]
    texts = [[], ["~"], ["😀" * 40], long, {"none": "referred to"}]
    file, script = tmp_path / "texts.json", tmp_path / "reads.mjs"
    before = island(long[::9])
    pairs = [
        (with_texts_once(told, one), with_texts_once(one))
        for told in map(island, texts)
        for one in ("", before)
    ]
    file.write_text(json.dumps([*pairs, ("[1]", "")]), "utf-8")
    script.write_text(READS_EACH, "utf-8")
    subprocess.run([node, script, file], check=True)
    assert json.loads(file.read_text("utf-8")) == [*(one for one in texts for _ in range(2)), [1]]


def test_what_is_said_again_takes_four_signs_or_five() -> None:
    once = "a coalition of companies"
    assert len(with_texts_once(once * 2)) == 1 + len(once) + 4
    assert len(with_texts_once(once, once + "!" * 10_000)) == 1 + 5
    assert len(with_texts_once(once, once + "!" * len(DIGITS) ** 3)) == 1 + len(once)
    assert len(with_texts_once("0," * LONGEST)) == 1 + len("0,") + 2 * 4
