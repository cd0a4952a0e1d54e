"""Name what a column of a wide table stands for: "NATO" where its header is "NATO member since"."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.date_order import without_order

_SINCE: Final = re.compile(
    r"(?P<name>\S.*?)(?:[\s_-]+(?:member|membership|party|mitglied|membre|miembro))?"
    r"[\s_]+(?:since|seit|depuis|desde)",
    re.I,
)


def name_across(header: str) -> str:
    """Take the order of dates and "since" off a header.

    Parameters
    ----------
    header : str
        As written.

    Examples
    --------
    >>> [name_across(one) for one in ("NATO member since", "EEA since", "A Pact (dd/mm/yyyy)")]
    ['NATO', 'EEA', 'A Pact']
    >>> name_across("Member since"), name_across("Since")
    ('Member', 'Since')
    """
    bare = without_order(header.strip())
    match = _SINCE.fullmatch(bare)
    return match["name"].strip() if match else bare
