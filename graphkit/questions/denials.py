"""Which memberships somebody denies: a source, or the actor that declined to join."""

from __future__ import annotations

from typing import Final

from graphkit.questions.answer_columns import definitions, types
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_COLUMNS: Final = (
    *("actor", "coalition", "how", "supported", "says", "source", "confidence", "quote"),
    *("words", "record"),
)
_MEANINGS: Final = {
    "actor": "id of the agent that does not belong, as is said",
    "how": "denied: a source says so; declined: the actor does not join, in its own words if they "
    "are quoted, else as the source reports it",
    "supported": "whether a membership of the two is known, at whatever time",
    "says": "the period or the day of which it is said",
    "words": "what the same source quotes of the actor, or of who speaks for it, on the coalition, "
    "with speaker and source, and what is noted at a denial: a reason may be in it, which is not "
    "read off the words",
    "confidence": "how far the source can be relied on: high, medium or low",
}


_WORDS: Final = """
SELECT ?who ?about ?from ?quote ?speaker {
  {
    ?statement cg:quote ?quote ; cg:about ?about ; cg:speaker ?speaker ;
               cg:evidence/cg:source ?from .
    OPTIONAL { ?statement cg:onBehalfOf ?for }
    BIND(COALESCE(?for, ?speaker) AS ?who)
  } UNION {
    ?what cg:evidence ?word ; cg:deniedMember|org:member|cg:coversService ?who ;
          cg:deniedCoalition|org:organization ?about .
    ?word cg:polarity polarity:against ; cg:source ?from ; skos:note ?quote .
  }
} ORDER BY ?who ?about ?from ?quote ?speaker"""


def denials(store: Queryable, thing: str | None = None) -> Table:
    """List denied memberships; see `graphkit.graph.KnowledgeGraph.denials`."""
    words = _words(store)
    rows = []
    for record in ask(store, "denials").records():
        actor, coalition, source = (str(record[one]) for one in ("actor", "coalition", "source"))
        if thing is None or thing in (actor, coalition):
            said = tuple(words.get((actor, coalition, source), ()))
            told = {**record, "says": record["says"] or "", "words": said}
            rows.append(tuple(told[name] for name in _COLUMNS))
    about = definitions(_COLUMNS) | _MEANINGS
    kinds = types(_COLUMNS) | {"supported": bool, "words": tuple}
    return Table(_COLUMNS, rows, definitions=about, types=kinds, details=("record", "confidence"))


def _words(store: Queryable) -> dict[tuple[str, str, str], dict[str, None]]:
    """Quote what was said of each coalition, by whom it was said for and where."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    slug = store.namespace.slug
    for who, about, source, quote, speaker in store.select(_WORDS):
        key = slug(who.value), slug(about.value), slug(source.value)
        note = f"{quote.value} ({key[2]})"
        said = f"“{quote.value}” ({slug(speaker.value)}, {key[2]})" if speaker else note
        found.setdefault(key, {})[said] = None
    return found
