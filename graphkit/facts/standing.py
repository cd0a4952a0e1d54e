"""The one rule of standing: how far a member has come after each step of its membership.

Signing is not yet being bound, and consent (ratification, accession) is not either: the entry into
force binds. Notice changes nothing until the withdrawal. Who is suspended stands as it did before
once it is reinstated, or further if it ratified meanwhile, say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

Standing: TypeAlias = Literal["", "signed", "consented", "bound", "suspended", "left"]

NOT_YET: Final[Standing] = ""
_STAGES: Final[tuple[Standing, ...]] = (NOT_YET, "signed", "consented", "bound")
_REACHES: Final[dict[str, Standing]] = {
    "signing": "signed",
    "ratification": "consented",
    "accession": "consented",
    "entry-into-force": "bound",
}
LEAVING: Final = {"withdrawal": "left", "expulsion": "expelled", "lapse": "lapsed"}
"""The steps that end a membership, with the reason of the end."""


class Change(NamedTuple):
    """A step that changed how a member stands.

    Attributes
    ----------
    step : int
        Its place in the order of time.
    standing : str
        How the member stands from then on.
    again : bool
        Whether it stands so after a suspension, as it did before it.
    """

    step: int
    standing: Standing
    again: bool


def changes_of(kinds: Iterable[str]) -> Iterator[Change]:
    """Find the steps that change how a member stands.

    Parameters
    ----------
    kinds : iterable of str
        Codes of the list ``step-kind``, in the order of time.

    Yields
    ------
    Change
        Of a step that changes nothing, none: a signing after the entry into force, notice,
        the reinstatement of who was not suspended.

    Examples
    --------
    >>> steps = ["signing", "ratification", "entry-into-force", "suspension", "reinstatement"]
    >>> [change.standing for change in changes_of([*steps, "notice", "withdrawal"])]
    ['signed', 'consented', 'bound', 'suspended', 'bound', 'left']
    >>> steps = ["signing", "suspension", "ratification", "reinstatement"]
    >>> [change.standing for change in changes_of(steps)]
    ['signed', 'suspended', 'consented']
    """
    standing, before, resumed = NOT_YET, NOT_YET, NOT_YET
    for place, kind in enumerate(kinds):
        if standing == "suspended":
            resumed = _further(resumed, kind)
        new = _after(kind, standing, resumed)
        if new == standing:
            continue
        again = standing == "suspended" and new == before
        if new == "suspended":
            before = resumed = standing
        standing = new
        yield Change(place, standing, again)


def _after(kind: str, standing: Standing, resumed: Standing) -> Standing:
    if kind in LEAVING:
        return "left" if standing not in (NOT_YET, "left") else standing
    if kind == "suspension":
        return "suspended" if standing not in (NOT_YET, "left") else standing
    if kind == "reinstatement":
        return resumed if standing == "suspended" else standing
    if standing == "left":  # who comes back begins anew
        return _REACHES.get(kind, standing)
    return _further(standing, kind) if standing in _STAGES else standing


def _further(standing: Standing, kind: str) -> Standing:
    """Come as far as a step leads; no step leads back."""
    return max(standing, _REACHES.get(kind, standing), key=_STAGES.index)
