"""Tell the columns of a treaty's table: when a state signed, and from when it is bound."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.words_beside_dates import AND, OR
from graphkit.authoring.known_words.words_of_headers import CONSENT, IN_FORCE, SIGNATURE
from graphkit.names.pattern_of_words import any_of

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


def tells_entry_into_force(header: str) -> bool:
    """Tell whether a header, in small letters, is that of the days of entry into force.

    >>> tells_entry_into_force("entry_into_force"), tells_entry_into_force("accession")
    (True, False)
    """
    return header in IN_FORCE
