"""Tell what a question of yes and no asks about, as "Have you signed the Green Pact?" does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from graphkit.authoring.known_words.words_of_headers import called

_ASKS: Final = frozenset(called("asks-whether"))
_WHOM: Final = frozenset(called("whom-it-asks"))
_ACTS: Final = frozenset(called("act-asked-for", "asks-when-it-began"))
_JOINED: Final = frozenset(called("asked-as-joined"))
_ADDRESSED: Final = frozenset(called("of-question"))


def asked_about(header: str) -> str:
    """Name what a question asks whether somebody joined it; empty where it names nothing.

    Parameters
    ----------
    header : str
        The name of a column.

    Examples
    --------
    >>> asked_about("Have you signed the Green Pact?"), asked_about("Are you a member of NATO?")
    ('Green Pact', 'NATO')
    >>> asked_about("¿Es miembro de la Alianza Verde?"), asked_about("Sind Sie Mitglied der NATO?")
    ('Alianza Verde', 'NATO')
    >>> asked_about("Have you left the Green Pact?"), asked_about("Do you endorse the pledge?")
    ('', '')
    """
    words = header.strip().strip("¿? ").split()
    if not is_question(header):
        return ""
    place = 1
    while place < len(words) and words[place].casefold() in _WHOM | _ACTS:
        place += 1
    acted = not _ACTS.isdisjoint(map(str.casefold, words[1:place]))
    named = place < len(words) and words[place][:1].isupper()
    return " ".join(words[place:]) if acted and named else ""


def less_than_joined(header: Sequence[str], places: Iterable[int]) -> list[int]:
    """Find questions whether something is supported, beside one whether it was joined.

    Parameters
    ----------
    header : sequence of str
        All headers.
    places : iterable of int
        Those to look at.

    Examples
    --------
    >>> less_than_joined(["Do you support the A Pact?", "Have you joined the A Pact?"], [0, 1])
    [0]
    """
    asked: dict[str, list[int]] = {}
    for place in places:
        if name := asked_about(header[place]):
            asked.setdefault(name, []).append(place)
    found = []
    for several in asked.values():
        joined = [place for place in several if not _JOINED.isdisjoint(_words(header[place]))]
        found += [place for place in several if place not in joined] if joined else []
    return sorted(found)


def _words(header: str) -> list[str]:
    return header.strip().casefold().strip("¿? ").split()


def is_question(header: str) -> bool:
    """Tell whether a header asks its reader whether something is so.

    >>> is_question("Have you left?"), is_question("Has office?"), is_question("Which pact?")
    (True, False, False)
    """
    words = _words(header)
    asks = header.strip().endswith("?") and words[:1] and words[0] in _ASKS
    addressed = header.strip().startswith("¿") or not _ADDRESSED.isdisjoint(words)
    return bool(asks) and addressed
