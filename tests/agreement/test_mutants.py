"""A rule that is written wrongly is noticed: each mutant of a rule fails a check that is named.

A mutant is a copy of the package in which one piece of text stands for another. It runs in a
process of its own, and the checks of `checks` must say what is wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest

import graphkit as gk
from graphkit.views import bundle

from . import corpus as by_hand
from .answers import difference
from .page import Shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
RULE = "ontology/rules/endorsement-by-joining.rq"


class Mutant(NamedTuple):
    """One piece of a file, what stands there instead, and the check that notices."""

    name: str
    file: str
    old: str
    new: str
    noticed_by: str


Checked: TypeAlias = Callable[..., Mapping[str, str]]
MUTANTS = (
    Mutant(
        "nobody is everyone",
        RULE,
        "?all cg:coversEveryone true .",
        "FILTER(false)",
        "promises",
    ),
    Mutant("every role takes on", RULE, "?role cg:takesOnCommitments true .", "", "promises"),
    Mutant("the heading does not count", RULE, "?through cg:listedUnder ?group .", "", "promises"),
    Mutant(
        "the first membership takes on, not the surest",
        "graphkit/questions/promises.py",
        "best[key][0] < rank_of(degree)",
        "False",
        "promises",
    ),
    Mutant("no end in columns", "graphkit/panel/arrays.py", "mask &= ends >= low", "", "panel"),
    Mutant(
        "ends swapped in columns",
        "graphkit/panel/arrays.py",
        "begins, ends = self.days(at_least)",
        "ends, begins = self.days(at_least)",
        "panel",
    ),
    Mutant(
        "no end in records",
        "graphkit/facts/certainty.py",
        "self.from_ <= last and self.until >= first",
        "self.from_ <= last",
        "members",
    ),
    Mutant(
        "low confidence is trusted",
        "graphkit/facts/certainty.py",
        "if not trusted:",
        "if False:",
        "sparql",
    ),
    Mutant(
        "nothing is ever confirmed",
        "graphkit/facts/certainty.py",
        "min(confirmed_until or FIRST_DAY, possible.until)",
        "FIRST_DAY",
        "members",
    ),
    Mutant(
        "an unknown end is presumed to last",
        "graphkit/facts/certainty.py",
        "if period.ongoing:",
        "if not period.states_end:",
        "members",
    ),
    Mutant(
        "every end fits every start",
        "graphkit/facts/adopt.py",
        "(first is None or last is None or first <= last)\n"
        "        and not start_differs(start_of(start), start_of(end))\n"
        "        and not (start.states_end and start_differs(end_of(start), end_of(end)))",
        "True",
        "members",
    ),
    Mutant(
        "a membership may outlive its coalition",
        "graphkit/building/memberships.py",
        "period = within_life(period, life)",
        "pass",
        "members",
    ),
    Mutant(
        "publication shows no beginning",
        "graphkit/building/memberships.py",
        "_begun(taken.during, words, listed)",
        "taken.during",
        "members",
    ),
    Mutant(
        "of all time only what is presumed",
        "graphkit/facts/window.py",
        '"possible" if window.is_all_time else "presumed"',
        '"presumed"',
        "all time",
    ),
)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Run the checks against a copy of the package, with one file changed for the while."""
    copy = tmp_path_factory.mktemp("mutants")
    for folder in ("graphkit", "ontology"):
        leave_out = shutil.ignore_patterns("__pycache__", "vendor")
        shutil.copytree(ROOT / folder, copy / folder, ignore=leave_out)
    for folder in ("data", "tests"):
        (copy / folder).symlink_to(ROOT / folder)
    whole = _run(copy)

    def check(mutant: Mutant | None = None) -> Mapping[str, str]:
        if mutant is None:
            return whole
        path = copy / mutant.file
        text = path.read_text(encoding="utf-8")
        assert text.count(mutant.old) == 1, f"{mutant.file} does not say once: {mutant.old}"
        path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
        _forget_what_was_compiled(path)
        try:
            return _run(copy, mutant.noticed_by)
        finally:
            path.write_text(text, encoding="utf-8")
            _forget_what_was_compiled(path)

    return check


def _forget_what_was_compiled(path: Path) -> None:
    """A mutant may be as long and as new as the original, which is all that Python looks at."""
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def _run(place: Path, *names: str) -> Mapping[str, str]:
    """Run checks in a process of their own, which keeps what it compiles for the next."""
    command = [sys.executable, "-m", "tests.agreement.checks", *names]
    own = {**os.environ, "PYTHONPATH": str(place)}
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = subprocess.run(
        command, cwd=place, env=own, capture_output=True, text=True, check=False, timeout=300
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert Path(told["package"]).is_relative_to(place)
    found: Mapping[str, str] = told["found"]
    return found


def test_the_package_itself_passes_every_check(checked: Checked) -> None:
    found = checked()
    assert set(found.values()) == {""}
    assert {mutant.noticed_by for mutant in MUTANTS} <= found.keys()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: str(mutant.name))
def test_a_wrong_rule_is_noticed(mutant: Mutant, checked: Checked) -> None:
    found = checked(mutant)
    assert found.get(mutant.noticed_by), f"{mutant.name}: {found}"


PAGE_MUTANTS = {
    "no end in the page": (" && s.until[degree - 1][r] >= low", ""),
    "promises of any time": ("const sure = this.promiseDegree(record, one)", "const sure = 1"),
}


@pytest.mark.browser
@pytest.mark.parametrize("change", PAGE_MUTANTS.values(), ids=PAGE_MUTANTS)
def test_a_wrong_script_of_the_page_is_noticed(
    change: tuple[str, str],
    corpus: gk.KnowledgeGraph,
    page_of: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = bundle.script()
    assert script.count(change[0]) == 1
    monkeypatch.setattr(bundle, "script", lambda: script.replace(*change))
    shown = Shown(page_of(corpus), by_hand.times())
    listed = {
        asked: frozenset((one.actor, one.commitment) for one in those)
        for asked, those in by_hand.promised().items()
    }
    wrong = difference(by_hand.truth(), shown.rows), difference(listed, shown.promised)
    assert any(wrong)
