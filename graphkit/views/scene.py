"""The scene: everything a picture of who joined what needs, as plain frozen data.

A scene knows nothing of RDF, pyvis or HTML. It is made from a knowledge graph by
:mod:`graphkit.views.gathering.gather`, placed by :mod:`graphkit.views.layouts.layout`, and drawn by
:mod:`graphkit.views.page`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from graphkit.facts.text_in import text_in
from graphkit.panel.days import EARLIEST, LATEST
from graphkit.views.looks_of_kinds import OTHER, Look, bundled_looks

Text: TypeAlias = Mapping[str, str]
"""One string per language code."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source's word about one record."""

    source: str
    during: str = ""
    role: str = ""
    quote: str = ""
    confidence: str = ""
    note: str = ""
    adopted: bool = False
    differs: bool = False
    """Whether it contradicts the adopted word, or denies the record at a time of it."""
    denies: bool = False
    """Whether it says that the record is not so."""
    count: int | None = None
    adopts: str = ""
    """Which part of the period the record takes from it, where the end is from another source."""


Held: TypeAlias = tuple[int | None, int | None]
"""From when until when something holds, in days since 1970-01-01; None is open."""

NEVER: Final[Held] = (LATEST + 1, EARLIEST - 1)
"""Holds at no time, not even in all of it."""


@dataclass(frozen=True, slots=True)
class Span:
    """When a record holds, to each degree, and what is known of its start."""

    possible: Held = (None, None)
    presumed: Held = (None, None)
    certain: Held = (None, None)
    start_earliest: int | None = None
    start_latest: int | None = None
    confirmed: int | None = None


@dataclass(frozen=True, slots=True)
class Promises:
    """Commitments that an actor took on together, and when they bind it."""

    commitments: tuple[str, ...]
    """Their ids."""
    held: tuple[Held, Held, Held]
    """From when until when, to each degree, the possible one first."""


@dataclass(frozen=True, slots=True)
class Record:
    """A dated relation between two nodes: a membership, an operation, an ownership."""

    id: str
    relation: str
    source: str
    target: str
    span: Span = Span()
    period: str = ""
    role: str = ""
    group: str = ""
    service: str = ""
    confidence: str = "high"
    listed_as: str = ""
    end_reason: str = ""
    with_coalition: bool = False
    """Whether it ended because its coalition did, as `KnowledgeGraph.changes` tells it."""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    promises: tuple[Promises, ...] = ()
    """What was taken on through this membership."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, a service or a coalition."""

    id: str
    kind: str
    label: Text
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    homepage: str = ""
    wikidata: str = ""
    note: str = ""
    description: Text = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Further facts: name → values; ``scheme:notation`` values are looked up in the terms."""
    sources: tuple[str, ...] = ()
    promises: tuple[Promises, ...] = ()
    """What it took on by acts of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """A citable document."""

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    also_dated: str = ""
    language: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise as worded in an instrument of a coalition."""

    id: str
    coalition: str
    summary: Text
    instrument: Text = field(default_factory=dict)
    number: str = ""
    groups: tuple[str, ...] = ()
    goal: Text = field(default_factory=dict)
    confidence: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a commitment has to reach, and by when; for one actor, or for all who take it on."""

    id: str
    of: str
    indicator: Text = field(default_factory=dict)
    measure: str = ""
    due: str = ""
    set_for: Text = field(default_factory=dict)
    set_for_id: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What somebody found of a commitment, or of all those of a text, by one actor or by all."""

    id: str
    of: str
    coalition: str
    verdict: str
    assessor: Text = field(default_factory=dict)
    assessed: Text = field(default_factory=dict)
    assessed_id: str = ""
    measured: str = ""
    during: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said about a thing, for whom, in which position."""

    id: str
    speaker: Text
    quote: Text = field(default_factory=dict)
    title: Text = field(default_factory=dict)
    speaker_id: str = ""
    on_behalf_of: str = ""
    about: tuple[str, ...] = ()
    during: str = ""
    stance: str = ""
    variant_of: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many members or promises a source says a coalition has."""

    id: str
    coalition: str
    counted: str = ""
    during: str = ""
    count: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening: a summit, a launch, a change."""

    id: str
    kind: str
    label: Text
    during: str = ""
    day: int | None = None
    place: str = ""
    participants: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Values of nodes or memberships, to colour, size and filter by; computed or of the facts."""

    name: str
    numeric: bool
    values: Mapping[str, float | str | tuple[float, ...]]
    """By the id of a node; those without one are left out. Several numbers are those of several
    memberships, from low to high."""
    called: str = ""
    """What the facts themselves call the column; empty for one that was passed to the page."""
    records: Mapping[str, float | str] = field(default_factory=dict)
    """By the id of a membership, where the column is about memberships."""


Why = Literal["", "source", "told", "over", "undated"]
"""What the day of the opening is: of the newest source, the last of which anything is told, the
last on which something was not over; all time, as most has no day; or one that was asked for."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page shows first."""

    lang: str = "en"
    day: int | None = 0
    """The day, or the first of a window; None is all time."""
    until: int | None = None
    """The last day of a window; None where it is one day."""
    why: Why = ""
    """What that day is, where nobody asked for it."""
    at_least: str = "possible"
    layout: str = "force"
    focus: tuple[str, ...] = ()
    """The ids of what is in the middle."""
    depth: int = 1
    colour_by: str = ""
    """The name of a column; empty for the kind."""
    size_by: str = ""
    """The name of a column of numbers; empty for the memberships shown."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story."""

    text: Text
    state: str = ""
    """What the page shows, as its address says it after ``#``."""
    dwell: float = 0
    """For how many seconds it stays where the story plays by itself; 0 for as long as one likes."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """All that a picture shows and tells."""

    titles: Text
    """The heading of the page, by language."""
    nodes: tuple[Node, ...]
    records: tuple[Record, ...]
    first_day: int
    last_day: int
    opening: Opening = Opening()
    positions: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    """Layout name → one point per node."""
    sources: tuple[Source, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    targets: tuple[Target, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    terms: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    """Concept scheme → notation → label per language."""
    looks: Mapping[str, Look] = field(default_factory=bundled_looks)
    """How each kind is drawn, in the order of the legend."""
    version: str = ""
    licence: str = ""
    """Empty where none is stated."""
    citation: str = ""
    """How to cite the graph."""
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Columns that the facts have for themselves: by the id of a node or record, their cells."""
    governing: Mapping[str, str] = field(default_factory=dict)
    """By the id of a government, the code of its country on the tile map, or nothing."""
    columns: tuple[Column, ...] = ()
    steps: tuple[Step, ...] = ()
    """The story that the page tells, if any."""
    not_read: Mapping[str, int] = field(default_factory=dict)
    """How many ``rows`` and other ``places`` of the files that were read are not in the graph, and
    how many ``doubts`` there are; what there is none of is missing."""
    doubts: tuple[str, ...] = ()
    """The first of the doubts, in words."""
    left_out: int = 0
    """How many nodes the limit kept out of the file."""
    left_out_of: Mapping[str, int] = field(default_factory=dict)
    """By the id of a node, how many of its records the limit kept out."""

    @property
    def title(self) -> str:
        """The heading of the page in the language that it opens in, or in another one."""
        return text_in(self.titles, self.opening.lang)

    def look(self, node: Node) -> Look:
        """How a node is drawn."""
        return self.looks.get(node.kind, OTHER)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which something that is drawn has a label, in order."""
        return tuple(sorted({lang for node in self.nodes for lang in node.label}))

    @property
    def index(self) -> dict[str, int]:
        """Where each node stands in ``nodes``."""
        return {node.id: place for place, node in enumerate(self.nodes)}
