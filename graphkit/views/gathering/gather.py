"""Knowledge graph → scene: nodes, dated records, evidence and what surrounds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from graphkit.checking.conflicts import disputed_roles
from graphkit.facts.certainty import DEGREES
from graphkit.facts.former_names import NameUse, former_names
from graphkit.graph.told_of_loading import ToldOfLoading
from graphkit.network.own_columns import own_cells
from graphkit.next_steps import worded
from graphkit.questions.kinds import kinds
from graphkit.questions.scope_of_question import roles_apart
from graphkit.views import clean_text
from graphkit.views.gathering.context import (
    commitments,
    counts,
    events,
    evidence_of,
    statements,
)
from graphkit.views.gathering.governing import governing
from graphkit.views.gathering.page_days import days_of
from graphkit.views.gathering.promises import held, promises_by
from graphkit.views.gathering.promises_kept import assessments, targets
from graphkit.views.gathering.triples import SubjectProperties, Things, cells_of, concepts, dump
from graphkit.views.looks_of_kinds import looks_of
from graphkit.views.scene import Held, Node, Opening, Promises, Record, Scene, Source, Span

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph

_DOUBTS: Final = 20
"""So many doubts are listed in the page; a large table can have thousands."""

PromisesByCommitment: TypeAlias = "Mapping[str, tuple[Promises, ...]]"
ENDS: Final = {
    "Membership": ("membership", "member", "organization"),
    "Operation": ("operation", "operator", "service"),
    "Ownership": ("ownership", "owner", "owned"),
}
"""Record class → relation, property of its first end, property of its second end."""

FACTS: Final = {
    "basedIn": "country",
    "seat": "seat",
    "topic": "topic",
    "ledBy": "leadership",
    "legalForm": "legal-form",
    "during": "life",
    "convenedBy": "convened-by",
    "subOrganizationOf": "part-of",
}
SCHEMES: Final = {
    "country": "country",
    "seat": "country",
    "topic": "topic",
    "leadership": "leadership",
}


def gather(kg: KnowledgeGraph, *, titles: Mapping[str, str], opening: Opening) -> Scene:
    """Take everything that the page tells out of a graph.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph; it is only read, by a handful of queries.
    titles : Mapping
        The heading of the page, by language.
    opening : Opening
        What the page shows first.

    Returns
    -------
    Scene
        Without positions. Order depends on ids only, so the same facts give the same scene.

    Notes
    -----
    People are not nodes: they appear as speakers of statements. A thing that no record links
    is left out, unless it is a coalition or promised something by an act of its own.
    """
    cells = cells_of(kg)
    cited = dump(kg, "?s a cg:Source .")
    published = {source.id: source.ref("published") for source in cited.values()}
    words = {
        id: word.beside("published", published.get(word.ref("source"), ""))
        for id, word in dump(kg, "[] cg:evidence ?s .", cells).items()
    }
    things = dump(kg, "?s cg:kind [] .", cells)
    taken = promises_by(kg)
    linking = {name: dump(kg, f"?s a cg:{name} .", cells) for name in ENDS}
    records = _records(kg, linking, words, things, taken)
    coalitions = set(dump(kg, "?s a cg:Coalition ."))
    linked = {end for r in records for end in (r.source, r.target)}
    nodes = _nodes(kg, things, linked | coalitions | taken.keys(), taken)
    sources = tuple(_source(thing) for thing in cited.values())
    days = days_of(records, _cited(records, sources))
    shown = {"day": days.shown, "why": days.why} if days else {"day": None}
    opening = replace(opening, **shown)
    return Scene(
        titles={lang: clean_text.text(title) for lang, title in titles.items()},
        nodes=nodes,
        records=records,
        first_day=days.first if days else 0,
        last_day=days.last if days else 0,
        opening=opening,
        sources=sources,
        commitments=commitments(kg),
        targets=targets(kg, things, words),
        assessments=assessments(kg, things, words),
        statements=statements(kg, things, words),
        events=events(kg, words),
        counts=counts(kg, words),
        terms=concepts(kg),
        looks=looks_of(kinds(kg.store), {node.kind for node in nodes}),
        own=_own(kg),
        governing=governing(kg),
        version=str(kg.version),
        licence=str(kg.licence),
        not_read=_not_read(kg),
        doubts=_doubts(kg),
        citation=kg.about.citation if kg.about.title or kg.about.stated_citation else "",
    )


def _not_read(kg: KnowledgeGraph) -> dict[str, int]:
    """Count what the files hold that no page can tell of, and what they may mean otherwise."""
    counts = ToldOfLoading(kg.left_out, kg.doubts).counts
    told = zip(("rows", "doubts", "places"), counts, strict=True)
    return {what: count for what, count in told if count}


def _doubts(kg: KnowledgeGraph) -> tuple[str, ...]:
    """Say the first doubts as `graphkit check` does, those of all members before others."""
    first = sorted(kg.doubts, key=lambda doubt: not doubt.of_all)[:_DOUBTS]
    return tuple(clean_text.prose(worded(doubt.sentence, "terminal")) for doubt in first)


def _own(kg: KnowledgeGraph) -> dict[str, dict[str, str]]:
    return {
        about: {clean_text.text(name): clean_text.prose(cell) for name, cell in cells.items()}
        for about, cells in own_cells(kg.store).items()
    }


def _records(
    kg: KnowledgeGraph,
    linking: Mapping[str, Things],
    words: Things,
    things: Things,
    taken: PromisesByCommitment,
) -> tuple[Record, ...]:
    """Every dated link between two things, ordered by id."""
    apart = roles_apart(kg.store) if kg.roles is None else frozenset[str]()
    disputed = disputed_roles(kg.store)
    found = [
        _record(thing, words, _told(thing, ends, apart), taken.get(thing.id, ()), disputed)
        for name, ends in ENDS.items()
        for thing in linking[name].values()
        if name != "Membership" or kg.roles is None or thing.ref("role") in kg.roles
    ]
    kept = (r for r in found if r.source in things and r.target in things)
    return tuple(sorted(kept, key=lambda record: record.id))


def _told(
    thing: SubjectProperties, ends: tuple[str, str, str], apart: frozenset[str]
) -> tuple[str, str, str]:
    """Who holds a role that does not count as belonging is no member."""
    return ("involvement", *ends[1:]) if thing.ref("role") in apart else ends


def _record(
    thing: SubjectProperties,
    words: Things,
    ends: tuple[str, str, str],
    promises: tuple[Promises, ...],
    disputed: frozenset[str],
) -> Record:
    relation, first, second = ends
    return Record(
        id=thing.id,
        relation=relation,
        source=thing.ref(first),
        target=thing.ref(second),
        span=_span(thing),
        period=thing.ref("during"),
        role=thing.ref("role"),
        group=thing.ref("listedUnder"),
        service=thing.ref("coversService"),
        confidence=thing.ref("confidence"),
        listed_as=clean_text.text(thing.ref("listedAs")),
        end_reason=thing.ref("endReason"),
        with_coalition=thing.holds("endedWithCoalition"),
        note=clean_text.prose(thing.ref("note")),
        evidence=evidence_of(thing, words, disputed),
        promises=promises,
    )


def _span(thing: SubjectProperties) -> Span:
    possible, presumed, certain = (_held(thing, degree) for degree in DEGREES)
    return Span(
        possible,
        presumed,
        certain,
        start_earliest=thing.day("startEarliest"),
        start_latest=thing.day("startLatest"),
        confirmed=thing.day("confirmedUntil"),
    )


def _held(thing: SubjectProperties, degree: str) -> Held:
    return held(thing.day(f"{degree}From"), thing.day(f"{degree}Until"))


def _nodes(
    kg: KnowledgeGraph,
    things: Things,
    linked: set[str],
    taken: PromisesByCommitment,
) -> tuple[Node, ...]:
    uses = _name_uses(kg)
    return tuple(
        _node(thing, uses.get(thing.id, ()), taken.get(thing.id, ()))
        for thing in things.values()
        if thing.id in linked
    )


def _name_uses(kg: KnowledgeGraph) -> Mapping[str, tuple[NameUse, ...]]:
    uses: dict[str, tuple[NameUse, ...]] = {}
    for use in dump(kg, "?s a cg:NameUse .").values():
        kind, during = use.ref("nameKind"), use.ref("during")
        named = (NameUse(name, kind, during) for name in use.texts("name"))
        uses[use.ref("named")] = (*uses.get(use.ref("named"), ()), *named)
    return uses


def _node(
    thing: SubjectProperties,
    uses: tuple[NameUse, ...],
    promises: tuple[Promises, ...],
) -> Node:
    label = {lang: clean_text.text(text) for lang, text in thing.label("prefLabel").items()}
    aliases = thing.texts("altLabel")
    return Node(
        id=thing.id,
        kind=thing.ref("kind"),
        label=label,
        aliases=aliases,
        former=former_names(uses, (*label.values(), *aliases)),
        homepage=clean_text.link(thing.ref("homepage")),
        wikidata=clean_text.link(thing.ref("wikidata")),
        note=clean_text.prose(thing.ref("note")),
        description=thing.label("description"),
        facts=_facts(thing),
        sources=thing.refs("source"),
        promises=promises,
    )


def _facts(thing: SubjectProperties) -> dict[str, tuple[str, ...]]:
    facts: dict[str, tuple[str, ...]] = {}
    for name, shown in FACTS.items():
        scheme = SCHEMES.get(shown)
        values = tuple(f"{scheme}:{value}" if scheme else value for value in thing.texts(name))
        if values:
            facts[shown] = values
    return facts


def _cited(records: tuple[Record, ...], sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Keep the sources that a record rests on."""
    named = {word.source for record in records for word in record.evidence}
    return tuple(source for source in sources if source.id in named)


def _source(thing: SubjectProperties) -> Source:
    return Source(
        id=thing.id,
        title=clean_text.text(thing.ref("title"), 400),
        publisher=clean_text.text(thing.ref("publisher")),
        published=thing.ref("published"),
        also_dated=thing.ref("alsoDated"),
        language=thing.ref("language"),
        url=clean_text.link(thing.ref("url")),
        note=clean_text.prose(thing.ref("note")),
    )
