"""Tell the columns of a treaty's table: when a state signed, and from when it is bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from graphkit.authoring.dates.words_beside_dates import AND, OR
from graphkit.authoring.known_words.words_of_headers import (
    APPROVAL,
    CONSENT,
    IN_FORCE,
    SIGNATURE,
    STATES,
    TREATIES,
    called,
)
from graphkit.names.pattern_of_words import any_of

_OF_TREATIES: Final = TREATIES.union(STATES, called("party"))
_BETWEEN: Final = re.compile(rf"[_\s]*(?:[,;/|]|_(?:{any_of((*AND, *OR))})_)[_\s]*")


def tells_signature(header: str) -> bool:
    """Tell whether a header, in small letters, is that of the days of signature.

    >>> tells_signature("signature"), tells_signature("date_signed"), tells_signature("seal")
    (True, True, False)
    """
    return header in SIGNATURE


def is_of_instrument(header: str) -> bool:
    """Tell whether a header is that of the days of an instrument, or of its deposit.

    >>> is_of_instrument("Instrument Date"), is_of_instrument("Date of deposit of instrument")
    (True, True)
    >>> is_of_instrument("Instrument Type"), is_of_instrument("Date of birth")
    (False, False)
    """
    words = set(header.casefold().replace("_", " ").split())
    return "date" in words and not words.isdisjoint({"instrument", "deposit", "deposited"})


def tells_consent(header: str) -> bool:
    """Tell whether a header, in small letters, is that of the days from which states are bound.

    >>> tells_consent("ratification,_accession,_succession"), tells_consent("ratified/acceded")
    (True, True)
    >>> tells_consent("signature"), tells_consent("ratification,_member")
    (False, False)
    """
    return CONSENT.issuperset(_BETWEEN.split(header))


def tells_approval(header: str) -> bool:
    """Tell whether a header, in small letters, is of a consent that others than states ask for.

    >>> tells_approval("approval_date"), tells_approval("ratification"), tells_approval("")
    (True, False, False)
    """
    return APPROVAL.issuperset(_BETWEEN.split(header))


def speak_of_treaties(ends: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether headers, in small letters, are of states and treaties.

    Parameters
    ----------
    ends : iterable of str
        Those of the members and of what they joined.
    others : iterable of str
        The others. Who ratifies or accedes is a state.

    Examples
    --------
    >>> speak_of_treaties(["state", "pact"], []), speak_of_treaties(["company", "pact"], [])
    (True, False)
    >>> speak_of_treaties(["company", "pact"], ["signature", "ratification"])
    True
    """
    by_ends = not _OF_TREATIES.isdisjoint(ends)
    return by_ends or any(tells_consent(one) and not tells_approval(one) for one in others)


def tells_entry_into_force(header: str) -> bool:
    """Tell whether a header, in small letters, is that of the days of entry into force.

    >>> tells_entry_into_force("entry_into_force"), tells_entry_into_force("accession")
    (True, False)
    """
    return header in IN_FORCE
