"""Say of findings about RDF in which file their records stand, and which dates are odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graphkit.checking.report import Finding
from graphkit.facts.rdf_day import WRITE_A_DAY
from graphkit.opening.loaded import OddDay
from graphkit.opening.plain_days import files_of, spoken, way_to_write
from graphkit.terms import Namespace


def in_files(
    findings: Iterable[Finding], files: Sequence[Path], namespace: Namespace
) -> tuple[Finding, ...]:
    """Put the name of the file to findings about records of RDF files.

    Parameters
    ----------
    findings : iterable of Finding
        Those that have a place already stay as they are.
    files : sequence of Path
        The files of RDF; without any, nothing is placed.
    namespace : Namespace
        Where the graph has its names.
    """
    found = tuple(findings)
    iris = {f.record: _iri(f.record, namespace) for f in found if f.record and not f.path}
    places = files_of(files, set(iris.values())) if files else {}
    return tuple(
        replace(f, path=places.get(iris[f.record], "")) if f.record in iris and not f.path else f
        for f in found
    )


def _iri(record: str, namespace: Namespace) -> str:
    return record if ":" in record else namespace.iri(record)


def odd_days(days: Iterable[OddDay], namespace: Namespace) -> Iterator[Finding]:
    """Tell of dates that are not written as plain days; of those that could be read, once a form.

    Parameters
    ----------
    days : iterable of OddDay
        From loading.
    namespace : Namespace
        Where the graph has its names.
    """
    read: dict[str, list[OddDay]] = {}
    for day in days:
        if day.read_as:
            read.setdefault(_form(day.text), []).append(day)
        else:
            about = namespace.slug(day.subject)
            message = f"the {spoken(day.term)} {day.why}"
            yield Finding(
                "error",
                "date",
                about,
                message,
                column=f"cg:{day.term}",
                hint=way_to_write(day.term),
            )
    for same in read.values():
        first = same[0]
        others = f", and {len(same) - 1:,} others so" if len(same) > 1 else ""
        message = f"the {spoken(first.term)} {first.text!r} is read as {first.read_as}{others}."
        yield Finding("notice", "date", namespace.slug(first.subject), message, hint=WRITE_A_DAY)


def without_dates_told_by_shapes(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out the dates that cannot be read of which a shape tells as an error, too."""
    errors = (f for f in findings if f.result is not None and f.severity == "error")
    shapes = {(f.record, f"cg:{f.property}") for f in errors}
    return tuple(f for f in findings if f.check != "date" or (f.record, f.column) not in shapes)


def _form(text: str) -> str:
    """The form of a date, with the digits taken out."""
    return "".join("0" if sign.isdigit() else sign for sign in text)
