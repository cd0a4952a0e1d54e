"""Which names of a thing are former ones: the one rule about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from graphkit.errors import InvalidDate
from graphkit.facts.period import Period, parse

FORMER: Final = "former"
"""The kind of a name that is not in use any more."""


class NameUse(NamedTuple):
    """A name, and when it was in use.

    Attributes
    ----------
    name : str
        The name as written.
    kind : str
        ``"former"``, ``"legal"``, ``"brand"``, ``"short"`` or another kind of the field.
    during : str
        When it was in use, as EDTF text; empty where nobody says.
    """

    name: str
    kind: str
    during: str


def former_names(uses: Iterable[NameUse], present: Iterable[str] = ()) -> tuple[str, ...]:
    """Choose the names that a thing bears no longer.

    A name is a former one if it is of the kind ``"former"``, or if somebody says that its use has
    ended and nobody that it is in use again. Translations, short names and the present legal name
    are not former names, whatever else the thing is called.

    Parameters
    ----------
    uses : iterable of NameUse
        The names and when they were in use.
    present : iterable of str
        Labels and aliases, which are in use.

    Returns
    -------
    tuple of str
        Ordered by the alphabet, each name once.

    Examples
    --------
    >>> uses = [
    ...     NameUse("Acme Pottery", "former", "/"),
    ...     NameUse("Acme Group plc", "legal", "2019/.."),
    ...     NameUse("Acme Holding", "legal", "2001/2019"),
    ...     NameUse("Acme et fils", "brand", "/"),
    ...     NameUse("Acme Works", "brand", "1990/2001"),
    ...     NameUse("Acme Works", "brand", "2010/.."),
    ... ]
    >>> former_names(uses, ["Acme"])
    ('Acme Holding', 'Acme Pottery')
    """
    told = tuple(uses)
    borne = {*present, *(use.name for use in told if _runs_on(use))}
    return tuple(sorted({use.name for use in told if _is_former(use)} - borne))


def _is_former(use: NameUse) -> bool:
    return use.kind == FORMER or (bool(use.during) and _has_ended(use.during))


def _has_ended(during: str) -> bool:
    period = _read(during)
    return period is not None and "/" in during and period.states_end


def _runs_on(use: NameUse) -> bool:
    """Whether somebody says that a name is still in use, perhaps again."""
    period = _read(use.during) if use.kind != FORMER and use.during else None
    return period is not None and period.ongoing


def _read(during: str) -> Period | None:
    """A period that cannot be read, in the facts of others, says nothing about an end."""
    try:
        return parse(during)
    except InvalidDate:
        return None
