"""Find the thing that a name means: id, IRI, label, alias, acronym, country or Wikidata item.

Nothing is guessed: a name of several things is an error that lists them, and a name of nothing
is an error that suggests the nearest ones. What counts as the same name, and in which order, is
told in `graphkit.names.name_index`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import Ambiguous, InvalidType, NotFound, indefinite
from graphkit.facts.as_member import itself
from graphkit.facts.text_in import text_in
from graphkit.next_steps import Advice, Call
from graphkit.questions.concepts import CONCEPTS, concepts
from graphkit.questions.kinds import kinds_of_coalitions
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table
from graphkit.terms import WIKIDATA as ITEMS
from graphkit.terms import Namespace
from graphkit.type_checks import names_or_records

if TYPE_CHECKING:
    from graphkit.names.candidates import Candidate, Known
    from graphkit.names.choice_by_name import ChoiceByName
    from graphkit.names.name_index import NameIndex
    from graphkit.names.possible_names import PossibleNames

_NAMES: Final = """
SELECT ?thing ?kind ?use ?name ?code WHERE {
  { ?thing skos:prefLabel ?name ; cg:kind ?kind . BIND("name" AS ?use) }
  UNION { ?thing skos:altLabel ?name ; cg:kind ?kind . BIND("alias" AS ?use) }
  UNION { ?record cg:named ?thing ; cg:name ?name . ?thing cg:kind ?kind
          OPTIONAL { ?record cg:nameKind ?use } }
  UNION { ?record cg:listedAs ?name ; org:member ?who OPTIONAL { ?record cg:coversService ?of }
          BIND(COALESCE(?of, ?who) AS ?thing) ?thing cg:kind ?kind . BIND("listed as" AS ?use) }
  UNION { ?thing cg:wikidata ?name ; cg:kind ?kind . BIND("Wikidata item" AS ?use) }
  UNION { ?thing rdfs:seeAlso ?name ; cg:kind ?kind . BIND("address" AS ?use) }
  UNION { ?thing cg:governs ?land ; cg:kind ?kind OPTIONAL { ?land cg:iso3166|cg:code ?code }
          { ?land skos:prefLabel ?name . BIND("country name" AS ?use) }
          UNION { ?land cg:iso3166|cg:code ?name . BIND("country code" AS ?use) }
          UNION { ?land cg:wikidata ?name . BIND("Wikidata item" AS ?use) } }
}
"""
"""Each branch is whole in itself, so that an engine need not join what it found before."""
_KIND: Final = "SELECT ?kind WHERE {{ <{0}> cg:kind ?kind }}"
_BASE: Final = "SELECT ?code WHERE {{ <{0}> cg:basedIn ?land . ?land cg:iso3166 ?code }}"
_ID: Final = re.compile(r"""[A-Za-z0-9][\w.-]*|[A-Za-z][\w+.-]*:[^\x00-\x20<>"{}|^`\\]+""")
"""What may be an id: a name in the graph's own namespace, or a whole address."""
COALITION: Final = "coalition"


class ThingsByName:
    """Every name of every actor, service, person and coalition of a graph.

    Parameters
    ----------
    store : Queryable
        The triples; they are read at the first question that an id alone does not answer.
    """

    def __init__(self, store: Queryable) -> None:
        self._store = store
        self._read: dict[str, ChoiceByName] = {}

    def resolve(self, what: str, ref: object) -> str:
        """Find the id of the thing that is meant.

        Parameters
        ----------
        what : {"actor", "coalition", "thing", "country", "kind", "role", "topic", "verdict"}
            Where to look: among all but coalitions, among coalitions, or everywhere; or among
            what `graphkit.questions.concepts` reads. An actor may also be a coalition, because
            coalitions join coalitions.
        ref : str or record
            An id, an IRI, whole or with its prefix, a name in any language or spelling, an
            acronym, a former name, the name or code of the country that a government governs, a
            Wikidata item, the IRI of its node in RDF that was read, its node in a network as a
            member (``gifct--as-member``), or a record of graphkit. A name that a thing of the
            graph's own base has with things of other bases, which were added, means its own.

        Raises
        ------
        NotFound
            With the nearest names.
        Ambiguous
            With the ids that it could be.
        InvalidType
            If it is neither a text nor a record nor an IRI.
        """
        name = _written(what, ref).strip()
        plain = name.removeprefix("<").removesuffix(">").removeprefix(self._store.namespace.ids)
        plain = plain.removeprefix("id:")
        if what in CONCEPTS:
            plain = plain.removeprefix(f"{what}:")
            return self._concepts(what).id(self._store.namespace.slug(plain))
        for thing in dict.fromkeys((plain, itself(plain))):
            if self._has(what, thing):
                return thing
        found = self._named(what, name)
        if not found:
            raise self._not_found(what, name)
        from graphkit.names.choice_by_name import own_first

        own = own_first(found)
        if len(own) > 1:
            raise Ambiguous(what, name, found)
        return own[0]

    def ids_of(self, what: str, option: str, names: object) -> tuple[str, ...]:
        """Find the ids of one thing or of several, in the order named and each once.

        Parameters
        ----------
        what : str
            As in `resolve`.
        option : str
            What an error calls the names.
        names : str, record or iterable of them
            As in `resolve`.

        Raises
        ------
        NotFound, Ambiguous, InvalidType
            As in `resolve`.
        """
        wanted = "a name or several: texts, or records"
        ids = (self.resolve(what, one) for one in names_or_records(option, names, wanted))
        return tuple(dict.fromkeys(ids))

    def find(self, text: str, limit: int = 20) -> Table:
        """Find what goes by a text, or has it in a name; there may be nothing.

        Parameters
        ----------
        text : str
            A name or a part of one, in any spelling.
        limit : int
            How many things to list at most.

        Returns
        -------
        Table
            Columns ``id``, ``kind``, ``label``, ``name`` (in which the text was found) and
            ``reason``; what is surely meant comes first. Names that are merely similar are listed
            only where nothing else is found.
        """
        from graphkit.questions.find import find

        return find(self, text, limit)

    def is_coalition(self, thing: str) -> bool:
        """Tell whether the thing with this id is a coalition."""
        return self._kind(thing) in self._kinds_of_coalitions

    # What the store says

    def _concepts(self, what: str) -> ChoiceByName:
        if what not in self._read:
            self._read[what] = concepts(self._store, what)
        return self._read[what]

    def _has(self, what: str, thing: str) -> bool:
        """Ask the store about an id, so that the common case needs no index of names."""
        if not _ID.fullmatch(thing):
            return False
        return self.is_coalition(thing) if what == COALITION else bool(self._kind(thing))

    def _kind(self, thing: str) -> str:
        address = self._store.namespace.iri(thing)
        if not _is_address(address):
            return ""
        for solution in self._store.select(_KIND.format(address)):
            return self._store.namespace.slug(solution[0].value)
        return ""

    @cached_property
    def _rows(self) -> tuple[tuple[Known, str, str], ...]:
        """Each name with the kind of what bears it and its language; in a stable order."""
        own = self._store.namespace
        return tuple(sorted({_row(solution, own) for solution in self._store.select(_NAMES)}))

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of everything that has a name, by id."""
        return {known.actor: kind for known, kind, _ in self._rows}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of everything, in English or else in the next best language, by id."""
        labels: dict[str, dict[str, str]] = {}
        for known, _, language in self._rows:
            if known.use == "name":
                labels.setdefault(known.actor, {}).setdefault(language, known.name)
        return {id: text_in(said, "en") for id, said in labels.items()}

    @cached_property
    def other_names(self) -> Mapping[str, tuple[str, ...]]:
        """What else everything that has a name is called: all names but ids and addresses."""
        from graphkit.names.candidates import ADDRESS

        found: dict[str, dict[str, None]] = {}
        for known, _, _ in self._rows:
            if known.use != ADDRESS and known.name != known.actor:
                found.setdefault(known.actor, {})[known.name] = None
        return {thing: tuple(names) for thing, names in found.items()}

    def known(self, what: str) -> tuple[Known, ...]:
        """List every name of every actor, or of every coalition, of the graph's own base."""
        return tuple(
            known
            for known in self.index.names
            if ":" not in known.actor and self._fits(what, self.kinds[known.actor])
        )

    # What a name means

    @cached_property
    def index(self) -> NameIndex:
        """All names, ready to be asked."""
        from graphkit.names.candidates import Known
        from graphkit.names.name_index import NameIndex

        ids = (Known(thing, thing, "id") for thing in self.kinds)
        return NameIndex((*(known for known, _, _ in self._rows), *ids))

    def _named(self, what: str, name: str) -> tuple[str, ...]:
        """Give what goes by a name, as surely as anything does."""
        best: tuple[Candidate, ...] = ()
        if what == "actor":
            best = self._meant(name, lambda known: not self._joined(known))
            best = best if _spelt(best) else ()
        elif what == COALITION:
            best = self._meant(name, self._joined)
        if not best and what != COALITION:
            best = self._meant(name)
        things = {candidate.known.actor for candidate in best}
        if what == "actor":
            joining = {thing for thing in things if not self._is_joined(self.kinds[thing])}
            things = joining or things
        return () if len(things) == 1 and _of_several(best) else tuple(sorted(things))

    def _meant(
        self, name: str, among: Callable[[Known], bool] = lambda _: True
    ) -> tuple[Candidate, ...]:
        """Give what a name means most surely, without what its legal form tells apart."""
        from graphkit.names.by_legal_form import told_apart_by_form
        from graphkit.names.candidates import LEGAL_FORM

        return tuple(
            found
            for found in self.index.meant(name, among)
            if found.reason != LEGAL_FORM
            or not told_apart_by_form(name, found.known, self._country(found.known.actor))
        )

    def _country(self, thing: str) -> str:
        """The code of the country where a thing is based; empty where that is not known."""
        address = self._store.namespace.iri(thing)
        if _is_address(address):
            for solution in self._store.select(_BASE.format(address)):
                return str(solution[0].value)
        return ""

    def _joined(self, known: Known) -> bool:
        return self._is_joined(self.kinds[known.actor])

    def _is_joined(self, kind: str) -> bool:
        return kind in self._kinds_of_coalitions

    @cached_property
    def _kinds_of_coalitions(self) -> frozenset[str]:
        return kinds_of_coalitions(self._store)

    def _fits(self, what: str, kind: str) -> bool:
        joined = self._is_joined(kind)
        return joined if what == COALITION else (what == "thing" or not joined)

    def _not_found(self, what: str, name: str) -> NotFound:
        """Say what else goes by the name, or what comes near."""
        other = self._named("thing", name)
        if other and what != "thing":
            kind = self.kinds[other[0]].replace("-", " ")
            return NotFound(what, name, hint=f"But {other[0]!r} is {indefinite(kind)}.")
        near = (thing for thing in self.near(name) if self._fits(what, self.kinds[thing]))
        hint = Advice("Look for a part of the name with {call}.", call=Call("find"))
        return NotFound(what, name, tuple(near)[:3], hint)

    # What comes near

    @cached_property
    def _near(self) -> PossibleNames:
        from graphkit.names.possible_names import PossibleNames

        return PossibleNames(self.index)

    def near(self, name: str) -> tuple[str, ...]:
        """Give the ids of what a name may mean, however unsurely, the likeliest first."""
        return self._near.to(name)


def _written(what: str, ref: object) -> str:
    """Read the name of a thing off a text, a record, or the IRI that an answer has."""
    for said in (ref, getattr(ref, "id", None), getattr(ref, "value", None)):
        if isinstance(said, str):
            return said
    raise InvalidType(what, ref, "an id or a name as text, or a record")


def _row(solution: Any, own: Namespace) -> tuple[Known, str, str]:
    from graphkit.names.candidates import Known

    thing, kind, use, name, code = solution
    spelt = name.value.removeprefix(ITEMS)
    known = Known(
        own.slug(thing.value),
        spelt,
        _use(use.value, own) if use is not None else "other name",
        code.value if code is not None else "",
    )
    return known, own.slug(kind.value), getattr(name, "language", None) or ""


@lru_cache(maxsize=64)
def _use(said: str, own: Namespace) -> str:
    """Name the use of a name whose kind is a concept, such as "former name"."""
    return f"{own.slug(said)} name" if "/" in said else said


def _spelt(candidates: Iterable[Candidate]) -> bool:
    from graphkit.names.candidates import SPELLING

    return any(candidate.rank[0] == SPELLING for candidate in candidates)


def _of_several(candidates: Iterable[Candidate]) -> bool:
    from graphkit.names.candidates import SEVERAL

    return any(candidate.reason == SEVERAL for candidate in candidates)


def _is_address(text: str) -> bool:
    import pyoxigraph

    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return True
