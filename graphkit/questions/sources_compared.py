"""Which sources of two editions of a graph are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.tabular.reading.endings import TABLES

_SOURCES: Final = f"""
SELECT DISTINCT ?source ?title ?url WHERE {{
  ?from a cg:Source . BIND({short_address("?from")} AS ?source)
  OPTIONAL {{ ?from dcterms:title ?title }}
  OPTIONAL {{ ?from cg:url ?url }}
}} ORDER BY ?source ?title ?url"""


class _Source(NamedTuple):
    """A source with its titles and addresses, of which most have one."""

    id: str
    titles: frozenset[str]
    addresses: frozenset[str]

    def has_another_address(self, other: _Source) -> bool:
        """Whether both have addresses, and none is the same."""
        both = self.addresses and other.addresses
        return bool(both) and self.places.isdisjoint(other.places)

    @property
    def places(self) -> frozenset[str]:
        """The addresses as they are compared."""
        return frozenset(map(_place_of, self.addresses))

    @property
    def name(self) -> str:
        """What to call it: by its title, or else its address."""
        return min(self.titles or self.addresses, default=self.id)

    @property
    def is_file(self) -> bool:
        """Whether it is the file of a table, which stands for a source that is not named."""
        return not self.addresses and any(one.casefold().endswith(TABLES) for one in self.titles)


class Sources:
    """The sources of an edition, each by the id that it has in the earlier one.

    Parameters
    ----------
    store : Queryable
        The triples of the edition.
    earlier : Sources, optional
        Those of the other edition. A source of the same address is the same one, whatever its id,
        and one of another address is another. Where either has no address, the same id counts,
        and after it the same title.
    """

    def __init__(self, store: Queryable, earlier: Sources | None = None) -> None:
        own = [*_sources(store)]
        self._earlier: dict[str, _Source] = dict(earlier._known) if earlier else {}
        self._known: dict[str, _Source] = dict(self._earlier)
        self._by_address: dict[str, str] = {}
        for of, it in self._known.items():
            self._found_at(it, of)
        self._by_title: dict[str, list[str]] = {}
        for name, one in self._earlier.items():
            for title in one.titles:
                self._by_title.setdefault(title, []).append(name)
        self._ids: dict[str, str] = {}
        self._taken = set[str]()
        self._files = {one.id for one in own if one.is_file}
        for found in (self._of_the_address, self._of_the_id, self._of_the_title, self._new):
            for source in own:
                same = "" if source.id in self._ids else found(source)
                if same:
                    self._settle(source, same)

    @property
    def titles(self) -> dict[str, str]:
        """What to call each source of both editions.

        Where several have one title, it stands with the address, or else with the id.
        """
        often = Counter(one.name for one in self._known.values())
        return {
            name: f"{one.name} ({min(one.addresses, default=one.id)})"
            if often[one.name] > 1
            else one.name
            for name, one in self._known.items()
        }

    def id_of(self, name: str) -> str:
        """Give the id by which to compare a source; none for a file that stands for one."""
        return "" if name in self._files else self._ids.get(name, name)

    def _settle(self, source: _Source, same: str) -> None:
        known = self._known.setdefault(same, source)
        self._known[same] = known._replace(addresses=known.addresses | source.addresses)
        self._found_at(source, same)
        self._ids[source.id] = same
        self._taken.add(same)

    def _found_at(self, source: _Source, name: str) -> None:
        """Keep where a source is found; where it is written in full counts first."""
        for place in source.places:
            self._by_address.setdefault(place, name)
        self._by_address |= dict.fromkeys(source.addresses, name)

    def _of_the_address(self, source: _Source) -> str:
        places = (*sorted(source.addresses), *sorted(source.places))
        known = (self._by_address.get(one, "") for one in places)
        return next(filter(None, known), "")

    def _of_the_id(self, source: _Source) -> str:
        return source.id if self._can_be(source.id, source) else ""

    def _of_the_title(self, source: _Source) -> str:
        known = (name for title in sorted(source.titles) for name in self._by_title.get(title, ()))
        return next((name for name in known if self._can_be(name, source)), "")

    def _can_be(self, earlier: str, source: _Source) -> bool:
        """Whether it may be that earlier source, and no other source of the edition is."""
        known = self._earlier.get(earlier)
        if known is None or earlier in self._taken:
            return False
        return not known.has_another_address(source)

    def _new(self, source: _Source) -> str:
        free = source.id not in self._known
        other = min(source.addresses or source.titles, default=source.id)
        return self._of_the_address(source) or (source.id if free else other)


def _place_of(address: str) -> str:
    """Write an address without what leads to the same page in any case.

    >>> _place_of("http://a.org/list/") == _place_of("https://A.org/list")
    True
    """
    scheme, apart, rest = address.strip().partition("://")
    if not apart or scheme.casefold() not in ("http", "https"):
        return address.strip()
    site, slash, path = rest.partition("/")
    return f"https://{site.casefold()}{slash}{path}".rstrip("/")


def _sources(store: Queryable) -> Iterator[_Source]:
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name, title, url in run(store, _SOURCES).rows:
        titles, addresses = found.setdefault(str(name), (set(), set()))
        titles.update({str(title)} if title else ())
        addresses.update({str(url)} if url else ())
    for name, (titles, addresses) in found.items():
        yield _Source(name, frozenset(titles), frozenset(addresses))
