"""The one rule of standing: how far a member has come after each step of its membership.

Signing is not yet being bound, and consent (ratification, accession) is not either: the entry into
force binds. Notice changes nothing until the withdrawal. Who is suspended stands as it did before
once it is reinstated, or further if it ratified meanwhile, say.

Of steps that may be of one day, those come first that change something as the member stands: who
is suspended is reinstated before it is suspended again. Of several that do, a membership has an
order: signing, ratification or accession, entry into force, suspension, reinstatement, notice, and
what ends it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

Standing: TypeAlias = Literal["", "signed", "consented", "bound", "suspended", "left"]

NOT_YET: Final[Standing] = ""
SUSPENDED: Final[Standing] = "suspended"
"""Also the role of who is suspended: neither a member then, nor one who left."""
SUSPENSION: Final = "suspension"
REINSTATEMENT: Final = "reinstatement"
NOTICE: Final = "notice"
ENTRY_INTO_FORCE: Final = "entry-into-force"
LAPSE: Final = "lapse"
LEAVING: Final = {"withdrawal": "left", "expulsion": "expelled", LAPSE: "lapsed"}
"""The steps that end a membership, with the reason of the end."""
_STAGES: Final[tuple[Standing, ...]] = (NOT_YET, "signed", "consented", "bound")
_REACHES: Final[dict[str, Standing]] = {
    "signing": "signed",
    "ratification": "consented",
    "accession": "consented",
    ENTRY_INTO_FORCE: "bound",
}
_ORDER: Final = (*_REACHES, SUSPENSION, REINSTATEMENT, NOTICE, *LEAVING)


class Course(NamedTuple):
    """How a member stands, and what it comes back to if it is suspended.

    Attributes
    ----------
    standing : str
        How it stands.
    before : str
        How it stood when it was suspended last.
    resumed : str
        How it stands once it is reinstated.
    """

    standing: Standing = NOT_YET
    before: Standing = NOT_YET
    resumed: Standing = NOT_YET

    def after(self, kind: str) -> Course:
        """Take a step.

        Parameters
        ----------
        kind : str
            A code of the list ``step-kind``.

        Examples
        --------
        >>> course = Course()
        >>> for kind in ("signing", "suspension", "ratification", "reinstatement", "withdrawal"):
        ...     course = course.after(kind)
        ...     print(course.standing)
        signed
        suspended
        suspended
        consented
        left
        """
        resumed = _further(self.resumed, kind) if self.standing == SUSPENDED else self.resumed
        new = _after(kind, self.standing, resumed)
        if new == SUSPENDED != self.standing:
            return Course(new, self.standing, self.standing)
        return Course(new, self.before, resumed)

    def counts(self, kind: str) -> bool:
        """Tell whether a step changes anything; notice does where there is something to leave.

        Examples
        --------
        >>> Course().counts("suspension"), Course("bound").counts("suspension")
        (False, True)
        """
        if kind == NOTICE:
            return self.standing not in (NOT_YET, "left")
        return self.after(kind) != self


BEGINS: Final = 0
STEP: Final = 1
ENDS: Final = 2


class Happened(NamedTuple):
    """What happened to a membership, between two days.

    Attributes
    ----------
    kind : str
        A code of the list ``step-kind``.
    first, last : datetime.date
        The first and the last day on which it can have been.
    told : int
        `BEGINS` or `ENDS` for a membership that a table states, `STEP` for what steps tell.
    name : str
        What tells it from others of its kind.
    """

    kind: str
    first: datetime.date
    last: datetime.date
    told: int = STEP
    name: str = ""


def place_of_first(waiting: Sequence[Happened], course: Course) -> int:
    """Choose what happened first among what is not told yet.

    Parameters
    ----------
    waiting : sequence of Happened
        At least one. Their order changes nothing.
    course : Course
        How the member stands before.

    Examples
    --------
    >>> day = datetime.date(2010, 3, 31)
    >>> both = [Happened("reinstatement", day, day), Happened("suspension", day, day)]
    >>> place_of_first(both, Course("bound")), place_of_first(both, Course("suspended"))
    (1, 0)
    """
    soonest = min(happened.last for happened in waiting)
    places = [place for place, one in enumerate(waiting) if one.first <= soonest]
    begins = any(waiting[place].told == BEGINS for place in places)

    def order(place: int) -> tuple[object, ...]:
        kind, first, last, told, name = waiting[place]
        counts = course.counts(kind) and not (told == ENDS and begins)
        rank = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        return not counts, _rank(rank), told, first, last, rank, name

    return min(places, key=order)


def _rank(place: int) -> int:
    """Rank all that ends a membership alike: what is told of it as a step comes first."""
    return min(place, len(_ORDER) - len(LEAVING))


def _after(kind: str, standing: Standing, resumed: Standing) -> Standing:
    if kind in LEAVING:
        return "left" if standing not in (NOT_YET, "left") else standing
    if kind == SUSPENSION:
        return SUSPENDED if standing not in (NOT_YET, "left") else standing
    if kind == REINSTATEMENT:
        return resumed if standing == SUSPENDED else standing
    if standing == "left":  # who comes back begins anew
        return _REACHES.get(kind, standing)
    return _further(standing, kind) if standing in _STAGES else standing


def _further(standing: Standing, kind: str) -> Standing:
    """Come as far as a step leads; no step leads back."""
    return max(standing, _REACHES.get(kind, standing), key=_STAGES.index)
