"""What the checks found, as records, text, JSON, a table, GitHub annotations and in RDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph

from graphkit.errors import DataError, Problem
from graphkit.files.write import write_atomically
from graphkit.next_steps import joined
from graphkit.sparql.formats import format_of
from graphkit.table import Table
from graphkit.tabular.how_many import how_many
from graphkit.terms import SH, XSD

if TYPE_CHECKING:
    import rdflib

    from graphkit.checking.shacl.shape_records import Result

_COLUMNS: Final = (
    *("severity", "check", "record", "message", "path", "line", "column", "hint"),
    *("property", "value", "component", "shape"),
)
SEVERITIES: Final = ("error", "warning", "notice")
_MEND: Final = "Mend what the check tells of them, and check again."
TABLE: Final = "table"
"""The check of what is read of tables."""


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
    property : str
        Of what a shape found: the property or path in question, in the way of SPARQL.
    value : str
        Likewise the value at fault, as N-Triples has it, with language and datatype.
    component, shape : str
        Likewise the constraint component of SHACL, without its namespace, and the shape.
    left_out : bool
        Whether it is told of a row that makes no membership.
    unchecked : bool
        Whether it is told of shapes that could not be used.
    result : Result or None
        Of what a shape found, the result itself, in RDF terms.
    """

    severity: str
    check: str
    record: str
    message: str
    path: str = ""
    line: int = 0
    column: str = ""
    hint: str = ""
    property: str = ""
    value: str = ""
    component: str = ""
    shape: str = ""
    left_out: bool = False
    unchecked: bool = False
    result: Result | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return str(self.sentence())

    def sentence(self) -> str:
        """Put place, severity, message and hint into one line, to be worded for an interface."""
        place = f"{self.path}:{self.line}:" if self.line else f"{self.path}:" if self.path else ""
        about = f"{self.record}:" if self.record and not self.line else ""
        column = f"[{self.column}]" if self.column else ""
        return joined(place, f"{self.severity}:", about, column, self.message, self.hint)


def by_weight(finding: Finding) -> tuple[object, ...]:
    """The key by which findings stand: errors first, and what was read of tables before the rest.

    Of that comes first how a whole file is read, then the rows that are left out, then the cells.
    """
    of_table = 1 if finding.left_out else 2 if finding.line else 0
    weight = of_table if finding.check == TABLE else 3
    return SEVERITIES.index(finding.severity), weight, finding.path, finding.line, finding


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found.

    Attributes
    ----------
    findings : tuple of Finding
        Errors first, then warnings, then notices.
    readable : bool
        Whether all the facts could be read. What could be read is checked as far as possible;
        `graphkit.load` refuses the rest.
    checked : mapping of str to int
        How many things of each sort were looked at: ``memberships``, ``actors``, ``coalitions``,
        ``other records``, ``sources``, and ``triples`` without those of the vocabulary.
    looked_at : int
        How many findings are left out because a person has marked them as looked at.
    unchecked : bool
        Whether one of these was told of shapes that could not be used.
    """

    findings: tuple[Finding, ...]
    readable: bool = True
    checked: Mapping[str, int] = field(default_factory=dict)
    looked_at: int = 0
    unchecked: bool = False

    @property
    def has_unchecked(self) -> bool:
        """Whether there are shapes that could not be used."""
        return self.unchecked or any(finding.unchecked for finding in self.findings)

    @property
    def ok(self) -> bool:
        """Whether there is nothing but notices."""
        return not any(finding.severity in ("error", "warning") for finding in self.findings)

    def count(self, severity: str) -> int:
        """Count the findings of one severity.

        Parameters
        ----------
        severity : {"error", "warning", "notice"}
            The severity.
        """
        return sum(finding.severity == severity for finding in self.findings)

    def __str__(self) -> str:
        return "\n".join([*map(str, self.findings), *filter(None, [self.counted]), self._found])

    def __repr__(self) -> str:
        unread = "" if self.readable else "; not all could be read"
        return f"<Report of {self._found}{unread}>"

    @property
    def _found(self) -> str:
        return ", ".join(how_many(self.count(severity), severity) for severity in SEVERITIES)

    @property
    def counted(self) -> str:
        """Say in a sentence what was checked; empty if nothing could be read."""
        if not self.checked:
            return ""
        parts = ", ".join(
            how_many(count, what.removesuffix("s")) for what, count in self.checked.items()
        )
        told = (
            "is not told again: it was" if self.looked_at == 1 else "are not told again: they were"
        )
        known = (
            f" {how_many(self.looked_at, 'finding')} {told} looked at." if self.looked_at else ""
        )
        return f"Checked {parts}.{known}"

    def to_table(self) -> Table:
        """Put the findings into a table, one row each."""
        rows = [tuple(getattr(f, name) for name in _COLUMNS) for f in self.findings]
        return Table(_COLUMNS, rows)

    def to_json(self) -> str:
        """Write the findings as JSON."""
        records = [{name: getattr(f, name) for name in _COLUMNS} for f in self.findings]
        return json.dumps(records, ensure_ascii=False, indent=1)

    def rdf(self) -> rdflib.Graph:
        """Put what the shapes found into a validation report of SHACL.

        Returns
        -------
        rdflib.Graph
            One ``sh:ValidationReport`` with its results. What other checks found is not in it.

        Raises
        ------
        DataError
            If it would say that the data conform, and not all data or shapes could be read.
        """
        import rdflib

        graph = rdflib.Graph()
        graph.bind("sh", SH)
        return graph.parse(data=self._written(pyoxigraph.RdfFormat.N_TRIPLES), format="nt")

    def save_rdf(self, path: str | Path) -> None:
        """Write the validation report of SHACL to a file, in the format of its ending.

        Parameters
        ----------
        path : str or Path
            The file.

        Raises
        ------
        NotFound
            If the ending is none of RDF.
        DataError
            If it would say that the data conform, and not all data or shapes could be read.
        """
        write_atomically(path, self._written(format_of(Path(path))))

    def _written(self, form: pyoxigraph.RdfFormat) -> bytes:
        # Whoever asks which findings are settled, as a graph does that is opened, needs no SHACL.
        from graphkit.checking.shacl.validation_report import validation_report

        results = [finding.result for finding in self.findings if finding.result is not None]
        unused = self.has_unchecked
        if not results and (unused or not self.readable):
            what = "shapes" if unused else "data"
            message = (
                f"not written: not all {what} could be checked, and it would say that the data"
            )
            problem = Problem("validation report", 0, "", f"{message} conform.", _MEND)
            raise DataError([problem])
        triples = validation_report(results)
        prefixes = {"sh": SH, "xsd": XSD}
        return pyoxigraph.serialize(triples, format=form, prefixes=prefixes) or b""

    def to_github(self) -> str:
        """Write the findings as annotations of a GitHub workflow."""
        return "\n".join(_annotation(finding) for finding in self.findings)


def _of_problem(problem: Problem) -> Finding:
    place = problem.path, problem.line, problem.column
    return Finding("error", TABLE, "", problem.message, *place, problem.hint)


def warning_of(problem: Problem) -> Finding:
    """Make the warning of what was read of a table and may be meant otherwise, or is left out."""
    place = problem.path, problem.line, problem.column
    told = Finding("warning", TABLE, "", problem.message, *place, problem.hint)
    return replace(told, left_out=problem.left_out)


def _annotation(finding: Finding) -> str:
    line = f",line={finding.line}" if finding.line else ""
    place = f" file={_escaped(finding.path)}{line}" if finding.path else ""
    hint = f" {finding.hint}" if finding.hint else ""
    about = f"{finding.record}: " if finding.record else ""
    return f"::{finding.severity}{place}::{_escaped(about + finding.message + hint)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
