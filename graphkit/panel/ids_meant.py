"""Whom a name means among the ids and labels that a panel has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from graphkit.names.candidates import Known
from graphkit.names.choice_by_name import ChoiceByName
from graphkit.names.countries import country_names
from graphkit.panel.days import ActorInfo, CoalitionInfo
from graphkit.type_checks import texts

if TYPE_CHECKING:
    from graphkit.panel.arrays import MembershipArrays


class NamesMeant(Protocol):
    """Looks up ids by names, as `KnowledgeGraph.ids_of` does."""

    def __call__(self, what: Any, names: Any, *, option: str = ...) -> tuple[str, ...]:
        """Give the ids, in the order named and each once."""


_COUNTRY: Final = "country-"


def ids_meant(
    known: Collection[str],
    wanted: Iterable[str],
    what: str,
    called: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Give the ids that are meant, in the order wanted.

    Parameters
    ----------
    known : collection of str
        The ids to choose from.
    wanted : iterable of str
        Ids or names.
    what : str
        What they are; a ``"country"`` goes by its code and name.
    called : mapping of str to sequence of str, optional
        The labels of ids.

    Raises
    ------
    NotFound, Ambiguous
        If a name is not that of one.

    Examples
    --------
    >>> ids_meant(("country-nz", "country-fr"), ["NZ", "france"], "country")
    ('country-nz', 'country-fr')
    """
    asked = tuple(wanted)
    if all(one in known for one in asked):
        return asked
    if what == "country":
        called = {id: country_names(_code(id))[:1] for id in known}
    meant = ChoiceByName(what, _names(known, what, called), called)
    return tuple(meant.id(one) for one in asked)


def meant_in(
    panel: MembershipArrays,
    known: Collection[str],
    wanted: Sequence[object],
    what: str,
    *,
    option: str,
    called: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Give the ids that are meant by all names of the graph of a panel, or else by its own.

    Parameters
    ----------
    panel : MembershipArrays
        The panel.
    known, what, called
        As for `ids_meant`.
    wanted : sequence of str
        Ids or names; where the panel is one of a graph, records too. What the graph knows and the
        panel has not is no error.
    option : str
        What an error calls the names.

    Raises
    ------
    NotFound, Ambiguous, InvalidType
        If a name is not that of one.
    """
    if panel.names is not None and not all(one in known for one in wanted):
        return panel.names(what, wanted, option=option)
    return ids_meant(known, texts(option, wanted, "a text or several"), what, called)


def _code(country: str) -> str:
    """Read the ISO 3166 code off the id of a country, if it has one.

    >>> _code("country-nz"), _code("narnia")
    ('NZ', '')
    """
    return country.removeprefix(_COUNTRY).upper() if country.startswith(_COUNTRY) else ""


def labels_of(
    infos: Mapping[str, ActorInfo] | Mapping[str, CoalitionInfo],
) -> dict[str, tuple[str, ...]]:
    """List the labels of actors or coalitions in all languages, by id."""
    return {
        id: tuple(filter(None, dict.fromkeys((info.label, *info.labels.values()))))
        for id, info in infos.items()
    }


def _names(
    known: Collection[str], what: str, called: Mapping[str, Sequence[str]]
) -> Iterator[Known]:
    for id in known:
        code = _code(id).lower() if what == "country" else ""
        yield Known(id, id, "id", code.upper())
        if code:
            yield from (Known(id, code, "alias"), Known(id, code.upper(), "alias"))
        yield from (Known(id, name) for name in called.get(id, ()))
