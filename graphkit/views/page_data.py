"""Scene and pyvis network → the plain data that the page carries.

Two islands: the *graph*, which is read at once to draw, and the *facts*, which are read when the
drawing stands. Rows are stored as columns, because that is smaller and quicker to read.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, Final

from graphkit.facts.certainty import DEGREES
from graphkit.facts.confidence import TRUST
from graphkit.facts.text_in import near
from graphkit.views.maps.outlines import packed
from graphkit.views.maps.tile_map import tiles
from graphkit.views.own_as_columns import only_in_panel
from graphkit.views.scene import Evidence

if TYPE_CHECKING:
    from pyvis.network import Network

    from graphkit.views.pyvis_network import DrawnNetwork
    from graphkit.views.scene import Column, Node, Promises, Record, Scene, Text

Data = dict[str, Any]

_WORTHWHILE: Final = 0.9
"""Codes are written where they take no more than this share of the values themselves."""
_SIGNS: Final = re.compile("[^a-z0-9]+")
_WRITE: Final = json.JSONEncoder(ensure_ascii=False).encode
"""One encoder for all: making one for each value costs more than writing it."""
OF_GOVERNMENTS: Final = "international-organisation"
"""The kind of those that stand beside the governments on the map."""
SPANS: Final = ("start_earliest", "start_latest", "confirmed")
WITNESSED: Final = ("targets", "assessments", "statements", "counts")
"""Beside the records, what sources speak of; the page reads their words in this order, too."""


def graph_data(scene: Scene, network: Network | DrawnNetwork) -> Data:
    """Give what is needed to draw and to move through time."""
    where = {id: place for place, id in enumerate(network.node_ids)}
    index = scene.index
    edges = [
        {**edge, "from": where[edge["from"]], "to": where[edge["to"]]} for edge in network.edges
    ]
    nodes = [_without_repeats(node) for node in network.nodes]
    opening = asdict(scene.opening)
    return {
        "opening": opening,
        "titles": scene.titles,
        "days": [scene.first_day, scene.last_day],
        "version": scene.version,
        "licence": scene.licence,
        "citation": scene.citation,
        "notRead": _not_read(scene),
        "leftOut": scene.left_out,
        "leftOutOf": {str(index[id]): less for id, less in scene.left_out_of.items()},
        "steps": [asdict(step) for step in scene.steps],
        "looks": _looks(scene),
        "map": _map(scene),
        "columns": [_extra(column, scene) for column in scene.columns],
        "options": network.options,
        "nodes": columns(nodes),
        "edges": columns(edges),
        "labels": _labels(scene, [node.get("label") for node in nodes]),
        "positions": _positions(scene),
        "records": _records(scene, edges, where),
    }


def _not_read(scene: Scene) -> dict[str, int]:
    """Count what was not read, and the doubts that *About* does not list."""
    more = scene.not_read.get("doubts", 0) - len(scene.doubts)
    return {**scene.not_read, "moreDoubts": more} if more > 0 else {**scene.not_read}


def _extra(column: Column, scene: Scene) -> Data:
    """Write a column of nodes, and of memberships where it is about them."""
    told: Data = {
        "name": column.name,
        "numeric": column.numeric,
        "values": _column([column.values.get(node.id) for node in scene.nodes]),
    }
    if column.called:
        told["called"] = column.called
    if column.records:
        told["records"] = _column([column.records.get(record.id) for record in scene.records])
    return told


def _map(scene: Scene) -> Data | None:
    """Give the squares of the tile map with the governments on them, and who has none.

    Beside the squares stand states and cities, and organisations of governments such as blocs.
    """
    where = scene.index
    drawn = {where[id]: code for id, code in scene.governing.items() if id in where}
    if not any(drawn.values()):
        return None
    nodes = {code: node for node, code in drawn.items() if code}
    rows = [{**tile._asdict(), "node": nodes.get(tile.code)} for tile in tiles()]
    beside = [node for node, code in drawn.items() if not code]
    blocs = [where[node.id] for node in scene.nodes if node.kind == OF_GOVERNMENTS]
    aside = list(dict.fromkeys([*beside, *blocs]))
    return {"tiles": columns(rows), "beside": aside, "outlines": packed()}


def facts_data(scene: Scene) -> Data:
    """Give what is read about nodes and records once something is selected or searched."""
    where = scene.index
    return {
        "nodes": columns(
            [
                {
                    "aliases": list(node.aliases),
                    "former": list(node.former),
                    "homepage": node.homepage,
                    "wikidata": node.wikidata,
                    "note": node.note,
                    "description": _text(node.description),
                    "facts": {name: list(values) for name, values in node.facts.items()},
                    "sources": list(node.sources),
                    "promises": [_promised(None, one) for one in node.promises],
                }
                for node in scene.nodes
            ]
        ),
        "records": _record_facts(scene, where),
        "own": _own(scene),
        "sources": _rows(scene.sources),
        "commitments": _rows(scene.commitments),
        "events": _rows(scene.events),
        **{name: _rows(getattr(scene, name)) for name in WITNESSED},
        "words": _words(scene),
        "levels": list(TRUST),
        "terms": {
            scheme: {notation: _text(text) for notation, text in labels.items()}
            for scheme, labels in scene.terms.items()
        },
    }


def _own(scene: Scene) -> Data:
    """Give the facts' own cells that are read in the panel only, by the place of what they tell."""
    cells = only_in_panel(scene)

    def told(things: Sequence[Node | Record]) -> Data:
        return {str(place): cells[one.id] for place, one in enumerate(things) if cells.get(one.id)}

    return {"nodes": told(scene.nodes), "records": told(scene.records)}


def columns(rows: Sequence[Mapping[str, Any]]) -> Data:
    """Turn rows into columns; one whose values come again and again becomes these and codes.

    >>> columns([{"kind": "company", "x": 1}, {"kind": "company", "x": 2}])
    {'n': 2, 'kind': {'of': ['company'], 'at': 0}, 'x': [1, 2]}
    """
    names = dict.fromkeys(name for row in rows for name in row)
    return _coded(len(rows), {name: [row.get(name) for row in rows] for name in names})


def _coded(count: int, values: Mapping[str, list[Any]]) -> Data:
    """Write columns of so many values; nothing is said of those of no rows."""
    told = {name: _column(column) for name, column in values.items()} if count else {}
    return {"n": count} | told


def _column(values: list[Any]) -> Any:
    keys = values if _are_plain(values) else list(map(_WRITE, values))
    times = Counter(keys)
    of = dict(zip(keys, values, strict=True))
    if len(of) == 1 and (len(values) > 1 or isinstance(values[0], str)):
        return {"of": [values[0]], "at": 0}
    codes = {key: code for code, key in enumerate(of)}
    size = {key: len(_WRITE(value)) for key, value in of.items()}
    coded = sum(size[key] + times[key] * len(str(code)) for key, code in codes.items())
    if coded + 2 * len(of) > _WORTHWHILE * sum(size[key] * n for key, n in times.items()):
        return values
    return {"of": list(of.values()), "at": list(map(codes.__getitem__, keys))}


def _are_plain(values: list[Any]) -> bool:
    """Whether values are told apart as their texts are; 1, 1.0 and True are not."""
    kinds = set(map(type, values)) - {type(None)}
    return len(kinds) <= 1 and kinds <= {str, int, bool}


def _without_repeats(node: Mapping[str, Any]) -> Data:
    """Leave out a title that says what the label says, and an id that is the label as one word."""
    label = node.get("label")
    own = {k: v for k, v in node.items() if not (k == "title" and v == label)}
    return own | {"id": None} if _one_word(label) == node["id"] else own


def _one_word(label: object) -> str | None:
    """Write a label as most ids are written; of letters beyond ASCII, languages make others."""
    if not isinstance(label, str) or not label.isascii():
        return None
    return _SIGNS.sub("-", label.lower()).strip("-")


def _looks(scene: Scene) -> list[Data]:
    drawn = {node.kind: scene.look(node) for node in scene.nodes}
    known = [kind for kind in scene.looks if kind in drawn]
    return [
        {"kind": kind} | drawn[kind]._asdict() for kind in [*known, *sorted(drawn.keys() - known)]
    ]


def _labels(scene: Scene, drawn: Sequence[str | None]) -> Data:
    """Labels per language, as they are chosen.

    In the language of the opening nothing stands where the label is the one that is drawn. Where
    there is none, the drawn one is what any language without a label gives, so that nothing need
    stand there either; but not where it is in another tag of the language, of which an empty one
    tells.
    """
    labels = {lang: [node.label.get(lang) for node in scene.nodes] for lang in scene.languages}
    lang = scene.opening.lang
    if lang in labels:
        none = ["" if near(lang, node.label) else None for node in scene.nodes]
        triples = zip(labels[lang], drawn, none, strict=False)  # a network may have more
        labels[lang] = [
            less if label is None else None if label == shown else label
            for label, shown, less in triples
        ]
    return {lang: _column(told) for lang, told in labels.items()}


def _positions(scene: Scene) -> Data:
    """Places in each layout but the one of the opening, which are those of the network."""
    return {
        name: {"x": [round(x) for x, _ in points], "y": [round(y) for _, y in points]}
        for name, points in scene.positions.items()
        if name != scene.opening.layout
    }


def _records(scene: Scene, edges: Sequence[Mapping[str, Any]], where: Mapping[str, int]) -> Data:
    numbers = {(e["from"], e["to"], e.get("relation")): n for n, e in enumerate(edges)}
    spans = [record.span for record in scene.records]
    held = {
        f"{degree}_{end}": [getattr(span, degree)[place] for span in spans]
        for degree in DEGREES
        for place, end in enumerate(("from", "until"))
    }
    edge = [numbers[where[r.source], where[r.target], r.relation] for r in scene.records]
    told = {name: [getattr(span, name) for span in spans] for name in SPANS}
    return _without_twins({"edge": edge, **told, **held}, len(spans))


def _without_twins(values: Mapping[str, list[Any]], count: int) -> Data:
    """Write columns; of one that says what another said, only the other's name."""
    names = list(values)
    first = {name: next(one for one in names if values[one] == values[name]) for name in names}
    told = _coded(count, {name: values[name] for name in names if first[name] == name})
    twins = {name: {"as": one} for name, one in first.items() if one != name}
    return told | (twins if count else {})


def _promised(record: Record | None, promises: Promises) -> Data:
    """Write what was taken on; its days only where they are not those of the record."""
    told: Data = {"ids": list(promises.commitments)}
    span = record and (record.span.possible, record.span.presumed, record.span.certain)
    if promises.held != span:
        told |= {"from": [first for first, _ in promises.held]}
        told |= {"until": [last for _, last in promises.held]}
    return told


def _record_facts(scene: Scene, where: Mapping[str, int]) -> Data:
    told = scene.records
    values: dict[str, list[Any]] = {
        "id": [None if r.id == f"{r.target}--{r.source}" else r.id for r in told],
        "period": [r.period for r in told],
        "role": [r.role for r in told],
        "group": [r.group for r in told],
        "service": [where.get(r.service) for r in told],
        "confidence": [r.confidence for r in told],
        "listedAs": [r.listed_as for r in told],
        "endReason": [r.end_reason for r in told],
        "withCoalition": [r.with_coalition for r in told],
        "note": [r.note for r in told],
        "evidence": [len(r.evidence) for r in told],
        "promises": [[_promised(r, one) for one in r.promises] for r in told],
    }
    return _coded(len(told), values)


def _words(scene: Scene) -> Data:
    """Write each source's word; those of a thing stand one after another, in the things' order."""
    words = [word for thing in _witnessed(scene) for word in thing.evidence]
    told = {name: [getattr(word, name) or None for word in words] for name in Evidence.__slots__}
    return _coded(len(words), told | {"count": [word.count for word in words]})


def _witnessed(scene: Scene) -> Iterator[Any]:
    """Give all that has sources' words, in the order in which these stand in one table."""
    yield from scene.records
    for name in WITNESSED:
        yield from getattr(scene, name)


def _rows(things: Iterable[Any]) -> Data:
    """Write things as columns, without the fields that say nothing of any."""
    return columns(
        [
            _filled({f.name: _plain(f.name, getattr(thing, f.name)) for f in fields(thing)})
            for thing in things
        ]
    )


def _plain(name: str, value: Any) -> Any:
    if name == "evidence":
        return len(value)
    if isinstance(value, Mapping):
        return _text(value)
    return list(value) if isinstance(value, tuple) else value


def _filled(row: Mapping[str, Any]) -> Data:
    return {name: value for name, value in row.items() if value not in ("", None, [], {}, False)}


def _text(text: Text) -> Data:
    """One string per language, in order; one that says what English does is left out.

    It stays beside other tags of its language, which would be taken for it.

    >>> _text({"en": "Port", "fr": "Port", "pt": "Porto", "pt-br": "Port"})
    {'en': 'Port', 'pt': 'Porto', 'pt-br': 'Port'}
    """
    english = text.get("en")
    kept = (lang for lang, t in text.items() if t != english or len(near(lang, text)) > 1)
    return {lang: text[lang] for lang in sorted({*kept, *({"en"} & text.keys())})}
