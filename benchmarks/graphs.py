"""Made-up graphs of any size as N-Triples and as authored tables, always the same for a size."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.generate import ROLES, panel
from graphkit.facts.certainty import DEGREES
from graphkit.panel import EARLIEST, LATEST, Panel
from graphkit.terms import CG, DCTERMS, ID, ORG, RDF, SKOS, XSD, concept

SIZES: Final = {"S": 5_000, "M": 50_000, "L": 500_000}
CONFIDENCE: Final = ("", "low", "medium", "high")
SOURCES: Final = 200
_EPOCH: Final = datetime.date(1970, 1, 1)


def day(number: int) -> str:
    """Write a day number as a date."""
    return str(_EPOCH + datetime.timedelta(days=int(number)))


def ntriples(made: Panel) -> Iterator[str]:
    """Write a panel in the vocabulary of the ontology, about 18 triples a membership."""
    yield from _roles()
    for n in range(SOURCES):
        yield _line(f"source-{n}", RDF + "type", f"<{CG}Source>")
        yield _line(f"source-{n}", DCTERMS + "title", f'"Source number {n}"')
    for n, (name, info) in enumerate(made.actors.items()):
        yield from _labels(name, f"Actor number {n} of {info.country}", f"Acteur numéro {n}")
        yield _line(name, RDF + "type", f"<{CG}Company>" if n % 2 else f"<{CG}PublicBody>")
        yield _line(name, CG + "kind", f"<{concept('kind', info.kind)}>")
        yield _line(name, CG + "basedIn", f"<{ID}{info.country}>")
        if n and n % 3 == 0:
            yield _line(name, ORG + "subOrganizationOf", f"<{ID}{made.members[n // 3]}>")
    for n, (name, about) in enumerate(made.coalition_info.items()):
        yield from _labels(name, f"Coalition number {n}", f"Coalition numéro {n}")
        yield _line(name, RDF + "type", f"<{CG}Coalition>")
        yield _line(name, CG + "kind", f"<{concept('kind', 'coalition')}>")
        yield _line(name, CG + "topic", f"<{concept('topic', about.topics[0])}>")
    for index in range(len(made)):
        yield from _membership(made, index)


def _roles() -> Iterator[str]:
    for role in ROLES:
        yield f"<{concept('role', role)}> <{RDF}type> <{ORG}Role> ."


def _labels(name: str, english: str, french: str) -> Iterator[str]:
    yield _line(name, SKOS + "prefLabel", f'"{english}"@en')
    yield _line(name, SKOS + "prefLabel", f'"{french}"@fr')


def _membership(made: Panel, index: int) -> Iterator[str]:
    name = made.records[index]
    word = f"{name}--ev-1"
    yield _line(name, RDF + "type", f"<{CG}Membership>")
    yield _line(name, ORG + "member", f"<{ID}{made.members[made.member[index]]}>")
    yield _line(name, ORG + "organization", f"<{ID}{made.coalitions[made.coalition[index]]}>")
    yield _line(name, ORG + "role", f"<{concept('role', made.roles[made.role[index]])}>")
    yield _line(name, CG + "during", f'"{during(made, index)}"')
    for bound, term in (
        ("start_earliest", "startEarliest"),
        ("start_latest", "startLatest"),
        ("end_earliest", "endEarliest"),
        ("end_latest", "endLatest"),
        ("confirmed_until", "confirmedUntil"),
    ):
        number = int(getattr(made, bound)[index])
        if EARLIEST < number < LATEST:
            yield _line(name, CG + term, f'"{day(number)}"^^<{XSD}date>')
    for column, term in _DAYS.items():
        number = int(getattr(made, column)[index])
        if EARLIEST <= number <= LATEST:
            yield _line(name, CG + term, f'"{day(number)}"^^<{XSD}date>')
    level = f"<{concept('confidence', CONFIDENCE[made.confidence[index]])}>"
    yield _line(name, CG + "confidence", level)
    yield _line(name, CG + "evidence", f"<{ID}{word}>")
    yield _line(word, RDF + "type", f"<{CG}Evidence>")
    yield _line(word, CG + "source", f"<{ID}source-{index % SOURCES}>")
    yield _line(word, CG + "confidence", level)


def during(made: Panel, index: int) -> str:
    """Write the period of a membership as EDTF text."""
    first, last = (int(getattr(made, f"start_{end}")[index]) for end in ("earliest", "latest"))
    start = day(first) if first == last else f"[{day(first)}..{day(last)}]"
    end = int(made.end_latest[index])
    return f"{start}/.." if end == LATEST else f"{start}/{day(end)}"


def _line(subject: str, predicate: str, value: str) -> str:
    return f"<{ID}{subject}> <{predicate}> {value} ."


def write(size: int, folder: Path) -> Path:
    """Write the graph with so many memberships as N-Triples, unless it is there; give the file."""
    path = folder / f"graph-{size}.nt"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in ntriples(panel(size)))
    return path


def write_tables(size: int, folder: Path) -> Path:
    """Write the same memberships as authored tables, unless they are there; give the folder."""
    place = folder / f"tables-{size}"
    if not (place / "memberships.csv").exists():
        place.mkdir(parents=True, exist_ok=True)
        made = panel(size)
        _table(place / "sources.csv", _SOURCE, _sources())
        _table(place / "actors.csv", _ACTOR, _actors(made))
        _table(place / "coalitions.csv", _COALITION, _coalitions(made))
        _table(place / "memberships.csv", _MEMBERSHIP, _statements(made))
    return place


_DAYS: Final = {
    f"{degree}_{end.lower()}": degree + end for degree in DEGREES for end in ("From", "Until")
}
_SOURCE: Final = "id,url,title,publisher,published,also_dated,language,note"
_ACTOR: Final = (
    "id,kind,name_en,name_fr,aliases,country,governs,parent,wikidata,homepage,note,source"
)
_COALITION: Final = (
    "id,name_en,name_fr,aliases,during,seat_country,legal_form,purpose_en,led_by,topics,"
    "convened_by,homepage,wikidata,source"
)
_MEMBERSHIP: Final = (
    "actor,coalition,spell,role,during,end_reason,listed_as,listed_under,source,evidence,"
    "confidence,note"
)


def _table(path: Path, header: str, rows: Iterator[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header.split(","), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _sources() -> Iterator[dict[str, Any]]:
    for n in range(SOURCES):
        address = f"https://example.org/{n}"
        yield {
            "id": f"source-{n}",
            "url": address,
            "title": f"Source number {n}",
            "publisher": "A gazette",
            "published": "2025-01-01",
            "language": "en",
        }


def _actors(made: Panel) -> Iterator[dict[str, Any]]:
    for n, name in enumerate(made.members):
        kind = ("company", "civil-society", "academic")[n % 3]
        yield {
            "id": name,
            "kind": kind,
            "name_en": f"Actor number {n}",
            "name_fr": f"Acteur numéro {n}",
            "country": "NZ",
            "source": f"source-{n % SOURCES}",
        }


def _coalitions(made: Panel) -> Iterator[dict[str, Any]]:
    for n, (name, about) in enumerate(made.coalition_info.items()):
        yield {
            "id": name,
            "name_en": f"Coalition number {n}",
            "name_fr": f"Coalition numéro {n}",
            "during": "1990/..",
            "led_by": about.led_by,
            "topics": about.topics[0],
            "source": f"source-{n % SOURCES}",
        }


def _statements(made: Panel) -> Iterator[dict[str, Any]]:
    for index in range(len(made)):
        yield {
            "actor": made.members[made.member[index]],
            "coalition": made.coalitions[made.coalition[index]],
            "role": made.roles[made.role[index]],
            "during": during(made, index),
            "source": f"source-{index % SOURCES}",
            "evidence": "a line",
            "confidence": CONFIDENCE[made.confidence[index]],
        }
