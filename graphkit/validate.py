"""Check facts: tables, shapes and domain checks, reported in plain words with the place to mend.

Three passes, each of which needs the one before: the authored tables (cells, references), the
SHACL shapes of the ontology on the asserted facts before any inference, and the ontology's
checks, which are queries that must return nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graphkit import resources
from graphkit.build import build
from graphkit.build.authored import Place, authored_places
from graphkit.errors import DataError, Problem
from graphkit.named import parse
from graphkit.query import run
from graphkit.shapes import Result, ShapesGraph, read, validate
from graphkit.store import Queryable, Store
from graphkit.table import Table
from graphkit.tables import examine
from graphkit.terms import slug

SEVERITIES: Final = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a check has to say.

    Attributes
    ----------
    severity : {"error", "warning", "notice"}
        A notice, such as sources that disagree, is a fact about the world and no fault.
    check : str
        The name of the check.
    record : str
        The id of the thing that it is about; empty for a fault of a file.
    message : str
        What is the matter, in plain words.
    path, line, column
        Where it was authored, if that is known; otherwise empty and 0.
    hint : str
        What to do.
    """

    severity: str
    check: str
    record: str
    message: str
    path: str = ""
    line: int = 0
    column: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.path else ""
        about = f"{self.record}: " if self.record and not self.path else ""
        column = f"[{self.column}] " if self.column else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.severity}: {about}{column}{self.message}{hint}"


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found.

    Attributes
    ----------
    findings : tuple of Finding
        Errors first, then warnings, then notices.
    readable : bool
        Whether the facts could be read at all; if not, later passes did not run.
    """

    findings: tuple[Finding, ...]
    readable: bool = True

    @property
    def ok(self) -> bool:
        """Whether there is nothing but notices."""
        return not any(finding.severity in ("error", "warning") for finding in self.findings)

    def count(self, severity: str) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def __str__(self) -> str:
        counted = ", ".join(
            f"{self.count(severity)} {severity}" + "s" * (self.count(severity) != 1)
            for severity in SEVERITIES
        )
        return "\n".join([*map(str, self.findings), counted])

    def to_table(self) -> Table:
        """Give the findings as a table."""
        columns = ("severity", "check", "record", "message", "path", "line", "column", "hint")
        return Table(columns, [tuple(asdict(f)[name] for name in columns) for f in self.findings])

    def to_json(self) -> str:
        """Give the findings as JSON."""
        return json.dumps([asdict(f) for f in self.findings], ensure_ascii=False, indent=1)

    def to_github(self) -> str:
        """Give the findings as annotations of a GitHub workflow."""
        return "\n".join(_annotation(finding) for finding in self.findings)


def check(path: str | Path | None = None, *, shapes: bool = True) -> Report:
    """Check a folder of tables, or RDF files.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, an RDF file or folder, or a store on disk. Without it, the
        bundled tables.
    shapes : bool
        Whether to run the SHACL shapes.

    Returns
    -------
    Report

    Raises
    ------
    NotFound
        If there is nothing at the path.
    """
    from graphkit.loading import open_store

    root = Path(path) if path is not None else resources.folder("data")
    places: Mapping[str, Place] = {}
    if root.is_dir() and any(root.glob("*.csv")):
        tables, problems = examine(root)
        if problems:
            return Report(tuple(_of_problem(problem) for problem in problems), readable=False)
        store = with_ontology(build(tables))
        places = authored_places(tables)
    else:
        try:
            store = open_store(root)
        except DataError as error:
            return Report(tuple(map(_of_problem, error.problems)), readable=False)
    return check_store(store, places=places, shapes=shapes)


def with_ontology(turtle: str) -> Store:
    """Make a store of facts and of the vocabulary that they use."""
    texts = [path.read_text(encoding="utf-8") for path in resources.ontology_files()]
    return Store.of_turtle(turtle, *texts)


def check_store(
    store: Store, *, places: Mapping[str, Place] | None = None, shapes: bool = True
) -> Report:
    """Check a graph that is open already.

    Parameters
    ----------
    store : Store
        Facts and vocabulary, without derived facts.
    places : mapping of str to Place, optional
        Where each record was authored.
    shapes : bool
        Whether to run the SHACL shapes.
    """
    found = list(_checks(store))
    if shapes:
        found.extend(_shapes(store))
    placed = {_placed(finding, places or {}) for finding in found}
    order = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    return Report(tuple(sorted(placed, key=lambda f: (order[f.severity], f.path, f.line, f))))


def conflicts(store: Queryable) -> Table:
    """List where sources disagree: about a date, a role, a number, a speaker.

    Returns
    -------
    Table
        What is disputed, the record it is about, and both sides in words.
    """
    wanted = [path for path in check_files() if _header(path).get("kind") == "conflict"]
    rows = [(f.check, f.record, f.message) for path in wanted for f in _run_check(store, path)]
    columns = ("disputed", "record", "message")
    meanings = {
        "disputed": "what the sources disagree about",
        "record": "id of the record, for 'evidence'",
        "message": "what each side says",
    }
    return Table(columns, sorted(set(rows)), definitions=meanings)


def check_files() -> tuple[Path, ...]:
    """Give the checks of the ontology that are about facts, in order of name."""
    files = sorted((resources.folder("ontology") / "checks").glob("*.rq"))
    return tuple(path for path in files if _header(path).get("about") == "data")


def _header(path: Path) -> Mapping[str, str]:
    return parse(path.stem, path.read_text(encoding="utf-8")).header


def _checks(store: Store) -> Iterator[Finding]:
    for path in check_files():
        yield from _run_check(store, path)


def _run_check(store: Queryable, path: Path) -> Iterator[Finding]:
    text = path.read_text(encoding="utf-8")
    header = parse(path.stem, text).header
    for record in run(store, text).records():
        about = slug(str(record["record"]))
        yield Finding(header["severity"], header["title"], about, str(record["message"]))


_OF_SHAPES: Final = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def _shapes(store: Store) -> Iterator[Finding]:
    """Validate the facts before any inference, which would hide what is missing."""
    files = sorted((resources.folder("ontology") / "shapes").glob("*.ttl"))
    for result in validate(store, read(ShapesGraph.of_files(files))):
        yield of_result(result)


def of_result(result: Result) -> Finding:
    """Turn what a shape has to say into a finding."""
    severity = _OF_SHAPES.get(result.severity, "error")
    about = f"shape of {result.path or 'record'}"
    return Finding(severity, about, slug(result.focus), result.message)


def _of_problem(problem: Problem) -> Finding:
    place = problem.path, problem.line, problem.column
    return Finding("error", "table", "", problem.message, *place, problem.hint)


def _placed(finding: Finding, places: Mapping[str, Place]) -> Finding:
    place = places.get(finding.record)
    if place is None:
        return finding
    return Finding(
        finding.severity, finding.check, finding.record, finding.message, place.path, place.line
    )


def _annotation(finding: Finding) -> str:
    place = f" file={_escaped(finding.path)},line={finding.line}" if finding.path else ""
    hint = f" {finding.hint}" if finding.hint else ""
    about = f"{finding.record}: " if finding.record else ""
    return f"::{finding.severity}{place}::{_escaped(about + finding.message + hint)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def raise_if_failed(findings: Iterable[Finding]) -> None:
    """Turn errors among findings into a `DataError`."""
    problems = [
        Problem(f.path or f.record, f.line, f.column, f.message, f.hint)
        for f in findings
        if f.severity == "error"
    ]
    if problems:
        raise DataError(problems)
