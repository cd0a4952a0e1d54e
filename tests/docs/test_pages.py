"""The pages are complete, current, and lead somewhere."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from types import ModuleType

import pytest

import graphkit as gk
from graphkit import errors
from graphkit.cli.catalogue import COMMANDS
from graphkit.version import WRITTEN

from ..bundled import sharing

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
TOP = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
PAGES = [*(ROOT / name for name in TOP), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def headings(path: Path) -> set[str]:
    """Give the anchors that GitHub makes of the headings of a page."""
    found = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in found)
    return {heading.strip().replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_to_files_and_headings_that_exist(path: Path) -> None:
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{name(path)} links to {link}"
        if anchor:
            assert anchor in headings(target), f"{name(path)} links to {link}"


def test_generated_parts_are_current(
    generator: ModuleType, kg: gk.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gk, "load", sharing(kg))
    for path, part in generator.references().items():
        page = path.read_text(encoding="utf-8")
        assert page == generator.filled(page, part), f"{name(path)}: run 'make docs'"


def test_a_page_without_marks_is_refused(generator: ModuleType) -> None:
    with pytest.raises(ValueError, match="no marks"):
        generator.filled("# A page\n", "text\n")


def test_every_command_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert len(COMMANDS) > 10
    for command in COMMANDS:
        assert f"### graphkit {command}\n" in page, command


def test_every_public_name_and_error_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    raised = [n for n, thing in vars(errors).items() if isinstance(thing, type)]
    raised = [n for n in raised if issubclass(getattr(errors, n), gk.GraphkitError)]
    for public in {*gk.__all__, *raised}:
        assert re.search(rf"`(graphkit\.)?{public}[`(]|### graphkit\.{public}\b", page), public


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, record in enumerate(records, start=1):
        title = record.read_text(encoding="utf-8").splitlines()[0]
        assert record.name.startswith(f"{number:04}-")
        assert title.startswith(f"# {number}. ")
        assert f"{number}. [{title.partition('. ')[2]}](decisions/{record.name})" in index


def test_version_is_the_same_everywhere() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    latest = re.search(r"^## (\d+\.\d+\.\d+)", changes, re.MULTILINE)
    assert latest is not None
    assert latest[1] == gk.__version__
    assert f"\nversion: {gk.__version__}\n" in citation


def test_the_day_of_a_version_is_that_of_its_release() -> None:
    """What ended by then opens a page without dated sources; a release must move it."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    days = re.findall(r"^## \S+ \((\d{4}-\d{2}-\d{2}|unreleased)\)$", changes, re.MULTILINE)
    assert days and datetime.date.fromisoformat(WRITTEN).isoformat() == WRITTEN
    released = [day for day in days if day != "unreleased"]
    assert days[0] in (WRITTEN, "unreleased") and all(day <= WRITTEN for day in released)


def test_changes_are_told_for_code_ontology_and_data() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for release in changes.split("\n## ")[1:]:
        assert re.findall(r"^### (\w+)$", release, re.MULTILINE) == ["Code", "Ontology", "Data"]


def test_readme_lists_the_extras_that_users_can_choose() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for extra in project["optional-dependencies"]:
        if extra not in ("test", "check", "bench"):
            assert f"`{extra}`" in readme, extra


def test_readme_tells_the_true_counts(kg: gk.KnowledgeGraph) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    coalitions = len(kg.list("coalitions"))
    counted = {
        "coalitions": coalitions,
        "memberships": len(kg.panel),
        "commitments": kg.query("SELECT (COUNT(?c) AS ?n) { ?c a cg:Commitment }")[0][0],
        "events": kg.query("SELECT (COUNT(?e) AS ?n) { ?e a cg:Event }")[0][0],
        "sources": len(kg.list("sources")),
    }
    for what, count in counted.items():
        assert f"{count:,} {what}" in readme, (what, count)
    assert f"and {coalitions - 3:,} other coalitions" in readme


def test_architecture_names_every_module_and_the_layers_that_are_enforced() -> None:
    import tomllib

    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = [p.stem for p in (ROOT / "graphkit").iterdir() if p.suffix in ("", ".py")]
    table = page.partition("## Rooms")[2].partition("## Layers")[0]
    for module in modules:
        if not module.startswith("_") and module not in ("queries", "version"):
            assert re.search(rf"`{module}(\.py|/)?`", table), module
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    enforced = [re.sub(r"[()]", "", layer) for layer in layers]
    shown = page.partition("## Layers")[2].partition("```text\n")[2].partition("\n```")[0]
    assert shown.splitlines() == enforced
