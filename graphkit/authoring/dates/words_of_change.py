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
    *("adesione", "aderito", "adesão", "toetreding", "toegetreden", "przystąpienie", "inträde"),
    *("onboarded",),
)
"""Words of who joined."""
OF_APPLICATIONS: Final[frozenset[str]] = frozenset(["accepted", "approved"])
"""Of these, what an application may be: a beginning only in a cell."""
ENDED: Final[tuple[str, ...]] = (
    *("withdrew", "withdrawn", "withdrawal", "left", "has left", "expelled", "expulsion"),
    *("resigned", "resignation", "exited", "exit", "quit", "departed", "ended", "terminated"),
    *("delisted", "unsubscribed", "disaffiliated", "removed", "lapsed", "expired"),
    *("denounced", "denunciation", "ceased", "cancelled"),
    *("a quitté", "retiré", "retrait", "exclu", "ausgetreten", "austritt", "ausgeschlossen"),
    *("salió", "retirado", "expulsado", "pulled out", "dropped out", "stepped down"),
    *("recesso", "uscita", "saída", "uittreding", "uitgetreden", "wystąpienie", "utträde"),
)
"""Words of who left."""
BEGUN_ABOVE: Final[tuple[str, ...]] = (
    *("affiliated", "affiliation", "appointed", "appointment", "inducted", "induction"),
    *("enlisted", "enlistment"),
)
"""Words above a column of dates that say that these are beginnings; in a cell they may be names."""
ENDED_ABOVE: Final[tuple[str, ...]] = (
    *("disaffiliation", "dismissed", "dismissal", "deposed", "discharged"),
)
"""Words above a column of dates that say that these are ends."""
PAIRS_ABOVE: Final[tuple[tuple[str, str], ...]] = (
    ("listed", "delisted"),
    ("listing", "delisting"),
    ("initiated", "graduated"),
    ("initiation", "graduation"),
)
"""Words that say so only where a column of the other one stands beside."""


def single(phrases: Iterable[str]) -> frozenset[str]:
    """Take the phrases of one word.

    >>> sorted(single(["left", "has left"]))
    ['left']
    """
    return frozenset(phrase for phrase in phrases if " " not in phrase)
