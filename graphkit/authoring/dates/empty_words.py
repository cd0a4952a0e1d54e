"""What people write in a cell instead of leaving it empty: nothing, not known, never."""

from __future__ import annotations

from typing import Final

NOTHING: Final = (
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "n.a.",
    "nan",
    "none",
    "null",
    "not applicable",
    "0000",
    "0000-00-00",
    "0000-00-00 00:00:00",
    "0001-01-01",
    "0001-01-01T00:00:00",
    "néant",
    "s.o.",
    "entfällt",
)
"""What stands for an empty cell."""
UNKNOWN: Final = (
    *NOTHING,
    *("?", "unknown", "tbc", "tbd", "not known", "inconnu", "inconnue", "unbekannt", "xxxx"),
    *("n.d.", "s.d.", "tba", "n. d.", "s. d.", "o.j.", "o. j.", "undated", "undatiert"),
    *("ohne datum", "sans date", "to be confirmed", "not available"),
    *("k.a.", "k. a."),
)
"""What people write where a date is not known, or where there is none."""
NEVER: Final = (
    *("no", "non", "nein", "never", "jamais", "nie", "nunca"),
    *("not a member", "no member", "non-member", "not joined", "has not joined", "did not join"),
    *("not yet", "noch nicht", "pas encore", "todavía no", "not acceded"),
    *("not signed", "not ratified", "not a party", "not party", "pas membre", "non membre"),
    *("kein mitglied", "nicht beigetreten", "no miembro"),
)
"""What people write, in the stead of a beginning, where somebody does not belong."""
NOT_JOINED: Final = (
    *("declined", "declines", "refused", "refuses", "rejected", "denied", "abstained"),
    *("turned down", "applicant", "applied", "application pending", "candidate", "candidacy"),
    *("invited", "invitee", "pending", "prospective", "prospect", "proposed", "planned", "plans"),
    *("intended", "intends", "never"),
    *("candidat", "invité", "refusé", "décliné", "en attente", "prévu"),
    *("bewerber", "kandidat", "eingeladen", "abgelehnt", "geplant", "beitrittskandidat"),
    *("candidato", "invitado", "rechazado", "rechazada", "pendiente", "solicitante"),
)
"""What people write of who does not belong, or not yet: as a role, a status or beside a date."""
_EMPTY: Final = frozenset(["", *UNKNOWN])
_NEVER: Final = frozenset(NEVER)


def is_unknown(text: str) -> bool:
    """Tell whether a cell says that a date is not known, or nothing.

    >>> is_unknown(" n/a"), is_unknown("2019")
    (True, False)
    """
    return text.strip().casefold() in _EMPTY


def says_nothing(text: str) -> bool:
    """Tell whether a cell stands for an empty one, and says of nothing that it is not known.

    >>> says_nothing("–"), says_nothing(""), says_nothing("unknown")
    (True, True, False)
    """
    return text.strip().casefold() in ("", *NOTHING)


def says_never(text: str) -> bool:
    """Tell whether a cell of beginnings says that there was none.

    >>> says_never("Not a member"), says_never("n/a")
    (True, False)
    """
    return text.strip().casefold() in _NEVER


def is_without_date(text: str) -> bool:
    """Tell whether a cell of dates may as well be empty.

    >>> is_without_date("–"), is_without_date("no"), is_without_date("withdrew 2019")
    (True, True, False)
    """
    return is_unknown(text) or says_never(text)
