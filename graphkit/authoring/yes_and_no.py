"""What stands in a cell that says whether somebody belongs: yes, no, or that nobody knew."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.dates.empty_words import NEVER, NOTHING, UNKNOWN

YES: Final = frozenset(
    [
        *("x", "✓", "✔", "☑", "✅", "●", "•", "■", "+", "1", "1.0", "true", "vrai", "wahr"),
        *("yes", "y", "oui", "ja", "sí", "si", "member", "membre"),
    ]
)
"""What stands where somebody belongs, in small letters."""
NO: Final = frozenset(
    [
        *("", "0", "0.0", "n", "false", "faux", "falsch", "✗", "✘", "❌", "☐"),
        *NOTHING,
        *NEVER,
    ]
)
"""What stands where nobody does."""
OPEN: Final = frozenset([*UNKNOWN, "??", "(?)", "unclear"]) - NO
"""What stands where it was not known."""


def not_belonging(cell: str) -> str:
    """Say why a row is none of a membership, by a cell that tells whether it is one.

    Parameters
    ----------
    cell : str
        As written.

    Returns
    -------
    str
        Empty if it may be one.

    Examples
    --------
    >>> not_belonging("No"), not_belonging("?"), not_belonging("Yes")
    ("'No' says that it does not belong.", "'?' leaves open whether it belongs.", '')
    """
    plain = cell.strip().casefold()
    if plain in OPEN:
        return f"{cell.strip()!r} leaves open whether it belongs."
    if plain not in NO:
        return ""
    return f"{cell.strip()!r} says that it does not belong." if plain else "nothing marks it."


def are_yes_and_no(texts: frozenset[str]) -> bool:
    """Tell whether the texts of a column, in small letters, say no more than yes and no.

    >>> are_yes_and_no(frozenset(["yes", "no"])), are_yes_and_no(frozenset(["yes", "acme"]))
    (True, False)
    >>> are_yes_and_no(frozenset(["n/a"]))
    False
    """
    said = YES | frozenset(NEVER) | {"0", "0.0", "n", "false", "faux", "falsch", "✗", "✘", "❌"}
    return not texts.isdisjoint(said) and texts <= YES | NO | OPEN
