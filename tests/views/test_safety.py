"""Hostile text in every field that reaches the page: nothing may run, load or complain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphkit.views import clean_text
from graphkit.views.layouts.layout import place
from graphkit.views.scene import (
    Commitment,
    Count,
    Event,
    Evidence,
    Node,
    Opening,
    Promises,
    Record,
    Scene,
    Source,
    Span,
    Statement,
)
from graphkit.views.view import View

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}${alert(1)}",
    "<!--<script>",
    "]]><![CDATA[",
    "\u2028\u2029line\u0000null\u0007bell",
    "\u202egnp.exe\u202c\u2066x\u2069\u200f",
    "\ud800 lone",
    "__proto__",
    "constructor",
    '=HYPERLINK("http://evil")',
    "a|b~c&d#e",
    "😀 " * 50,
    "x" * 20_000,
    "شبكة Ελλάδα 日本",
)


def hostile_scene(text: str) -> Scene:
    """Give a scene in which every text says the same hostile thing."""
    label = {"en": text, "fr": text + "é"}
    word = Evidence(source=text, during=text, role=text, quote=text, confidence=text, note=text)
    pact = "pact" + text[:20]
    nodes = (
        _filled(Node(id="a" + text[:20], kind="company", label=label), text),
        _filled(Node(id=pact, kind="coalition", label=label), text),
        _filled(Node(id="c", kind="zz" + text[:40], label=label), text),
    )
    record = Record(
        id=text,
        relation="membership",
        source=nodes[0].id,
        target=pact,
        span=Span((0, None), (0, None), (0, 400), 0, 0, 400),
        period=text[:60],
        role=text,
        group=text,
        listed_as=text,
        end_reason=text,
        note=text,
        evidence=(word, replace(word, adopted=True, during="2019")),
        promises=(Promises((text,), ((1, None), (2, None), (2, 3))),),
    )
    return place(
        Scene(
            titles={"en": text},
            nodes=nodes,
            records=(record, replace(record, id="second", source="c")),
            first_day=0,
            last_day=500,
            opening=Opening(day=300),
            sources=(
                Source(text, text, text, text, text, text, "javascript:alert(1)", text),
                Source("ok", "ok", "ok", "2019", "", "en", "https://example.org/" + text[:40]),
            ),
            commitments=(
                Commitment(text, pact, label, label, text, (text,), label, text, (text,)),
            ),
            statements=(
                Statement(text, label, label, label, text, pact, (pact,), text, text, "", (word,)),
            ),
            events=(Event(text, text, label, text, 100, text, (pact,), (text,)),),
            counts=(Count(text, pact, text, text, 3, (word,)),),
            terms={"role": {text: label}, "kind": {"company": label}},
            version=text,
            licence=text,
        )
    )


def _filled(node: Node, text: str) -> Node:
    return replace(
        node,
        aliases=(text,),
        former=(text,),
        homepage="javascript:alert(1)",
        wikidata="data:text/html,<script>alert(1)</script>",
        note=text,
        description={"en": text},
        facts={"country": (text,), "seat": (f"country:{text}",), "life": (text,)},
        sources=(text,),
        promises=(Promises((text,), ((1, None), (2, None), (2, 3))),),
    )


ALONE = (0, 4, 10, 11, 12, 16)
"""What harms only where nothing stands before it; the rest is shown in one breath."""
TEXTS = (
    *(HOSTILE[n] for n in ALONE),
    *(
        " ".join(text for n, text in enumerate(HOSTILE) if n not in ALONE and n % 2 == half)
        for half in (0, 1)
    ),
)


@pytest.mark.browser
@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_hostile_text_is_shown_and_does_nothing(
    opened: Callable[..., Any], tmp_path: Path, number: int
) -> None:
    path = tmp_path / "page.html"
    scene = hostile_scene(TEXTS[number])
    View(scene).save(path)
    page = opened(path).go()
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    page.evaluate("document.querySelectorAll('#panel summary').forEach((one) => one.click())")
    page.click("#event-before")
    page.fill("#search", TEXTS[number][:30] or "x")
    for form in ("matrix", "shared", "timeline", "table"):
        page.click(f"#tab-{form}")
    page.select_option("#language", "fr")
    page.locator("#table .link").last.click()
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.href)")
    assert all(link.startswith(("http://", "https://", "file://")) for link in links)
    assert page.locator("script").count() == 4
    assert page.locator("img, iframe, object, embed, [onerror], [onload]").count() == 0
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-csv")
    assert saved.value.suggested_filename.endswith(".csv")
    page.click("#tab-network")
    page.click("#share > summary")
    with page.expect_download() as drawn:
        page.click("#save-svg")
    assert "<script" not in Path(drawn.value.path()).read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_policy_refuses_what_is_injected_later(
    opened: Callable[..., Any], scenes: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    View(scenes.generated(60)).save(path)
    window = opened(path)
    page = window.go()
    ran = page.evaluate(
        """async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const image = new Image();
          const seen = new Promise((done) => { image.onerror = () => done("refused"); });
          image.src = "https://example.org/x.png";
          const fetched = await fetch("https://example.org/").then(() => "sent", () => "refused");
          return [window.ran ?? false, await seen, fetched];
        }"""
    )
    assert ran == [False, "refused", "refused"]
    refused = [said for said in window.complaints if "Content Security Policy" in said]
    assert len(refused) >= 3
    window.complaints.clear()


def test_the_hostile_scene_fills_every_field() -> None:
    def empty(value: Any) -> bool:
        return value in ("", (), {}, None)

    scene = hostile_scene("x")
    for thing in (scene.nodes[0], scene.records[0], scene.sources[0], scene.commitments[0]):
        assert is_dataclass(thing)
        unfilled = {f.name for f in fields(thing) if empty(getattr(thing, f.name))}
        assert unfilled <= {"service"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.org",
        "http:///x",
        "https://a b",
        "ftp://x",
        "",
    ],
)
def test_only_plain_web_addresses_become_links(address: str) -> None:
    assert clean_text.link(address) == ""


def test_endless_labels_are_cut() -> None:
    assert len(clean_text.text("x" * 20_000)) <= clean_text.LABEL_LENGTH
    assert clean_text.text("x" * 20_000).endswith("…")


def test_direction_switches_and_control_characters_are_taken_out() -> None:
    assert clean_text.text("a\u202eb\u2066c\u0000d\u0085e") == "abcde"
