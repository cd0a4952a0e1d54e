"""Tell of rows that say of one member both that it belongs to a coalition and that it does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.names.fold import fold
from graphkit.tabular.how_many import how_many

_Pair: TypeAlias = tuple[str, str]
_HINT: Final = "Write one row for each membership, with since and until."


class AnswersAtOdds:
    """Keeps for each member and coalition the first line that says yes, and the first that says no.

    Examples
    --------
    >>> odds = AnswersAtOdds()
    >>> odds.says("Acme", "A Pact", 2, belongs=True)
    >>> odds.says("ACME", "A Pact", 3, belongs=False)
    >>> [one.line for one in odds.told("a.csv", "Member?")]
    [3]
    """

    def __init__(self) -> None:
        self._yes: dict[_Pair, int] = {}
        self._no: dict[_Pair, tuple[int, str]] = {}

    def says(self, member: str, coalition: str, line: int, *, belongs: bool) -> None:
        """Keep what a row says."""
        pair = _folded(member), _folded(coalition)
        if belongs:
            self._yes.setdefault(pair, line)
        else:
            self._no.setdefault(pair, (line, member))

    def told(self, path: str, header: str) -> Iterator[Problem]:
        """Give one doubt for all pairs of which rows say both; none where no pair is."""
        odd = [pair for pair in self._no if pair in self._yes]
        if odd:
            line, member = self._no[odd[0]]
            others = f" So it is with {how_many(len(odd) - 1, 'other')}." if len(odd) > 1 else ""
            message = (
                f"{shown(member.strip())} belongs by line {self._yes[odd[0]]}, and does not by "
                f"line {line}: no end is read of the second.{others}"
            )
            yield Problem(path, line, header, message, _HINT)


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return fold(name, "signs")
