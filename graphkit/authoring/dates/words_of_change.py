"""What people write of joining and of leaving: beside a date, as a header, as a status.

Each reader takes its words from here and adds what only it can meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

BEGUN: Final[tuple[str, ...]] = (
    *("joined", "joining", "signed", "signature", "member since", "a member since", "member from"),
    *("party since", "ratified", "ratification", "acceded", "accession", "accepted", "approved"),
    *("admitted", "entered", "became a member", "became member", "adhered", "enrolled"),
    *("membre depuis", "a rejoint", "adhésion", "signé", "ratifié"),
    *("mitglied seit", "beigetreten", "beitritt", "unterzeichnet", "ratifiziert"),
    *("miembro desde", "firmado", "ratificado", "adhesión"),
)
"""Words of who joined."""
ENDED: Final[tuple[str, ...]] = (
    *("withdrew", "withdrawn", "withdrawal", "left", "has left", "expelled", "expulsion"),
    *("resigned", "resignation", "exited", "exit", "quit", "departed", "ended", "terminated"),
    *(
        "delisted",
        "unsubscribed",
        "disaffiliated",
        "removed",
        "lapsed",
        "expired",
        "denounced",
        "denunciation",
        "ceased",
        "cancelled",
    ),
    *("a quitté", "retiré", "retrait", "exclu", "ausgetreten", "austritt", "ausgeschlossen"),
    *("salió", "retirado", "expulsado"),
)
"""Words of who left."""


def single(phrases: Iterable[str]) -> frozenset[str]:
    """Take the phrases of one word.

    >>> sorted(single(["left", "has left"]))
    ['left']
    """
    return frozenset(phrase for phrase in phrases if " " not in phrase)
