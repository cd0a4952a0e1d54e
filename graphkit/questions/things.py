"""The nouns that users hold in their hands: immutable, comparable, with their facts as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphkit.errors import NotFound
from graphkit.facts.former_names import NameUse, former_names
from graphkit.facts.text_in import text_in
from graphkit.next_steps import Advice, Call
from graphkit.terms import CG, DCTERMS, ID, RDF, SKOS

if TYPE_CHECKING:
    from graphkit.sparql.queryable import Queryable


@dataclass(frozen=True, slots=True, repr=False)
class Thing:
    """What an actor and a coalition have in common.

    Attributes
    ----------
    id : str
        The short name that never changes.
    kind : str
        ``"company"``, ``"government"``, ``"coalition"`` …
    labels : mapping of str to str
        The label in each language, in the order of their tags; one in no language comes first.
    aliases : tuple of str
        Other names and acronyms.
    former_names : tuple of str
        Names that are in use no longer, in order of the alphabet.
    homepage, wikidata, note : str
        Empty when unknown. ``wikidata`` is an item such as ``"Q664"``; that of a government is
        the item of its country.
    source : str
        The id of the source of this description.
    ids : str
        What stands before its id in its full name.
    """

    id: str
    kind: str
    labels: Mapping[str, str] = field(hash=False)
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    homepage: str = ""
    wikidata: str = ""
    note: str = ""
    source: str = ""
    ids: str = field(default=ID)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.label()!r}, id {self.id}>"

    @property
    def iri(self) -> str:
        """The full name, for SPARQL."""
        return self.id if ":" in self.id else self.ids + self.id

    def label(self, lang: str = "en") -> str:
        """Choose the label in a language, or else the next best one, or the id.

        That is the one in another tag of it (``pt`` for ``pt-BR``, ``zh-Hant`` for ``zh``), in
        English, or in the first language in order that it has.

        Parameters
        ----------
        lang : str
            The language, such as ``"fr"`` or ``"zh-Hant"``.
        """
        return text_in(self.labels, lang, self.id)


@dataclass(frozen=True, slots=True, repr=False)
class Actor(Thing):
    """A government, organisation, company, service or person.

    Attributes
    ----------
    country : str
        The code of where it is based; for a government, of what it governs.
    parent : str
        The id of the organisation that it is a part of, or that convenes, operates or owns it.
    """

    country: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Coalition(Thing):
    """An undertaking that agents join.

    Attributes
    ----------
    during : str
        Its life, as EDTF text.
    seat : str
        The code of the country where it sits.
    legal_form, purpose : str
        In English, or else in the next best language that there is.
    led_by : str
        Who leads it: ``"governments"``, ``"industry"`` …
    topics : tuple of str
        What it is about.
    convened_by : tuple of str
        The ids of those who convened it.
    """

    during: str = ""
    seat: str = ""
    legal_form: str = ""
    purpose: str = ""
    led_by: str = ""
    topics: tuple[str, ...] = ()
    convened_by: tuple[str, ...] = ()


_PARENTS = (
    "SELECT ?parent WHERE {{ {{ <{0}> org:subOrganizationOf|cg:convenedBy ?parent }}"
    " UNION {{ ?o cg:service <{0}> ; cg:operator ?parent }}"
    " UNION {{ ?o cg:owned <{0}> ; cg:owner ?parent }} }} ORDER BY ?parent"
)
_USES = (
    "SELECT ?name ?kind ?during WHERE {{ ?use cg:named <{0}> ; cg:name ?name"
    " OPTIONAL {{ ?use cg:nameKind ?kind }} OPTIONAL {{ ?use cg:during ?during }} }}"
)
_LAND = (
    "SELECT ?code ?item WHERE {{ <{0}> cg:governs ?land . ?land cg:iso3166|cg:code ?code"
    " OPTIONAL {{ ?land cg:wikidata ?item }} }}"
)
_BASE = "SELECT ?code WHERE {{ <{0}> cg:basedIn|cg:seat ?land . ?land cg:iso3166|cg:code ?code }}"


def thing(store: Queryable, ref: str) -> Actor | Coalition:
    """Read a thing from the graph.

    Parameters
    ----------
    store : Queryable
        The triples.
    ref : str
        The id, which `graphkit.questions.thing_by_name.ThingsByName.resolve` gives.

    Raises
    ------
    NotFound
        If the graph says nothing about it.
    """
    facts = _facts(store, ref)
    if CG + "kind" not in facts:
        hint = Advice("Look for a part of the name with {call}.", call=Call("find"))
        raise NotFound("thing", ref, hint=hint)
    common = _common(store, ref, facts)
    slug, iri = store.namespace.slug, store.namespace.iri(ref)
    if CG + "Coalition" in _all(facts, RDF + "type"):
        return Coalition(
            **common,
            during=_one(facts, CG + "during"),
            seat=_first(store, _BASE, iri),
            legal_form=_one(facts, CG + "legalForm"),
            purpose=_one(facts, DCTERMS + "description"),
            led_by=slug(_one(facts, CG + "ledBy")),
            topics=tuple(slug(topic) for topic in _all(facts, CG + "topic")),
            convened_by=tuple(slug(who) for who in _all(facts, CG + "convenedBy")),
        )
    land = list(store.select(_LAND.format(iri)))
    if land and land[0][1] is not None:
        common["wikidata"] = land[0][1].value.rsplit("/", 1)[-1]
    country = land[0][0].value if land else _first(store, _BASE, iri)
    return Actor(**common, country=country, parent=slug(_first(store, _PARENTS, iri)))


def _common(
    store: Queryable, ref: str, facts: Mapping[str, list[tuple[str, str]]]
) -> dict[str, Any]:
    slug = store.namespace.slug
    return {
        "id": ref,
        "kind": slug(_one(facts, CG + "kind")),
        "labels": _in_languages(facts, SKOS + "prefLabel"),
        "aliases": _all(facts, SKOS + "altLabel"),
        "former_names": _former_names(store, ref, facts),
        "homepage": _one(facts, CG + "homepage"),
        "wikidata": _one(facts, CG + "wikidata").rsplit("/", 1)[-1],
        "note": _one(facts, SKOS + "note"),
        "source": slug(_one(facts, DCTERMS + "source")),
        "ids": store.namespace.ids,
    }


def _former_names(
    store: Queryable, ref: str, facts: Mapping[str, list[tuple[str, str]]]
) -> tuple[str, ...]:
    slug = store.namespace.slug
    uses = (
        NameUse(*(slug(term.value) if term is not None else "" for term in solution))
        for solution in store.select(_USES.format(store.namespace.iri(ref)))
    )
    return former_names(uses, _all(facts, SKOS + "prefLabel") + _all(facts, SKOS + "altLabel"))


def _facts(store: Queryable, ref: str) -> dict[str, list[tuple[str, str]]]:
    """Give the values and languages of each property of a thing, sorted."""
    facts: dict[str, list[tuple[str, str]]] = {}
    for predicate, value in store.facts(store.namespace.iri(ref)):
        language = getattr(value, "language", None) or ""
        facts.setdefault(predicate, []).append((value.value, language))
    return {predicate: sorted(values) for predicate, values in facts.items()}


def _all(facts: Mapping[str, list[tuple[str, str]]], predicate: str) -> tuple[str, ...]:
    return tuple(text for text, _ in facts.get(predicate, []))


def _in_languages(facts: Mapping[str, list[tuple[str, str]]], predicate: str) -> dict[str, str]:
    """Give the text in each language, in the order of their tags; of two in one the first."""
    texts: dict[str, str] = {}
    for text, language in facts.get(predicate, []):
        texts.setdefault(language, text)
    return dict(sorted(texts.items()))


def _one(facts: Mapping[str, list[tuple[str, str]]], predicate: str) -> str:
    """Choose one value; of texts in several languages the English one, or else the next best."""
    return text_in(_in_languages(facts, predicate), "en")


def _first(store: Queryable, query: str, ref: str) -> str:
    values: Iterable[str] = (str(solution[0].value) for solution in store.select(query.format(ref)))
    return next(iter(values), "")
