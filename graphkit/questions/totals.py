"""The totals that sources claim of coalitions, and whom each of them can have counted."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from graphkit.facts.certainty import FIRST_DAY, LAST_DAY, PairOfDays
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

_SIGNATORIES: Final = "signatories"
_PARTICIPANTS: Final = "participants"
_ALL_OF_IT: Final = frozenset({"members", "supporters", _SIGNATORIES, _PARTICIPANTS})
_SIGNED: Final = "signed-not-bound"
"""The role of who signed and is not bound: no member, and yet a signatory."""
_TOTALS: Final = f"""
SELECT ?coalition ?counted ?during ?count ?first ?day {{
  ?it a cg:Roster ; cg:rosterOf ?whole ; cg:counts ?what ;
      cg:statedCount ?count ; cg:during ?during .
  OPTIONAL {{ ?it cg:startEarliest ?first }}
  OPTIONAL {{ ?it cg:endLatest ?day }}
  BIND(STRAFTER(STR(?what), "counted/") AS ?counted)
  BIND({short_address("?whole")} AS ?coalition)
}} ORDER BY ?coalition ?it"""


class Total(NamedTuple):
    """A total that a source claims: what is counted, when, and how many."""

    counted: str
    during: str
    number: int
    first: datetime.date
    last: datetime.date | None

    @property
    def of_all(self) -> bool:
        """Whether all members are counted, and not a kind of them."""
        return self.counted in _ALL_OF_IT

    @property
    def newness(self) -> tuple[bool, datetime.date, datetime.date]:
        """What sorts the totals of a coalition: of all before a part, and a late one last.

        One that goes on since some day is the latest. Of whose end nothing is known, the beginning
        counts, and of whose time nothing is known it is the oldest.
        """
        goes_on = self.during.endswith("/..") and self.first > FIRST_DAY
        return self.of_all, self.last or (LAST_DAY if goes_on else self.first), self.first

    def can_count(self, known: Mapping[str, Any]) -> bool:
        """Tell whether a membership is in such a role, and can have held when it was counted."""
        in_role = known["belongs"] or self.counted == _PARTICIPANTS
        in_role = in_role or (self.counted == _SIGNATORIES and known["role"] == _SIGNED)
        held = PairOfDays(known["from"], known["until"]) if known["from"] else None
        return in_role and held is not None and held.meet(self.first, self.last or LAST_DAY)


def totals_of(store: Queryable) -> dict[str, Total]:
    """The newest total of each coalition: of all its members, or else of a part of them."""
    found: dict[str, Total] = {}
    for row in run(store, _TOTALS).records():
        if row["counted"] != "commitments":
            first, last = (_day(row[name]) for name in ("first", "day"))
            words = str(row["counted"]), str(row["during"])
            total = Total(*words, int(str(row["count"])), first or FIRST_DAY, last)
            before = found.setdefault(str(row["coalition"]), total)
            if total.newness > before.newness:
                found[str(row["coalition"])] = total
    return found


def _day(value: object) -> datetime.date | None:
    return value if isinstance(value, datetime.date) else None
