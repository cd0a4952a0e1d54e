"""Tell once that two periods cannot both be: as two spells, and not as two ends, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.checking.report import Finding

AT_ODDS: Final = "One source gives two periods that overlap"
ENDS_AT_ODDS: Final = "Sources disagree on the end"
_APART: Final = "Sources speak of periods that lie apart"


def one_of_a_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out the ends at odds of two periods of which another check has told.

    Parameters
    ----------
    findings : iterable of Finding
        What the checks of the graph found.

    Examples
    --------
    >>> apart = Finding("warning", _APART, "a", "“S” says 1; “T” says 3, which begins after that …")
    >>> ends = Finding("warning", ENDS_AT_ODDS, "a", "“S” says 1; “T” says 3")
    >>> [one.check for one in one_of_a_cause([ends, apart])]
    ['Sources speak of periods that lie apart']
    """
    listed = list(findings)
    told: dict[str, list[str]] = {}
    for one in listed:
        if one.check in (AT_ODDS, _APART):
            told.setdefault(one.record, []).append(one.message)
    for one in listed:
        said = _beginnings(one.message) if one.check == ENDS_AT_ODDS else ()
        if not any(other.startswith(said) for other in told.get(one.record, ()) if said):
            yield one


def _beginnings(ends: str) -> tuple[str, ...]:
    """How the other checks begin to say the same."""
    one, _, other = ends.partition("; ")
    source, says, _ = one.partition("” says ")
    of_one_source = other.removeprefix(f"{source}{says}")
    return f"{ends}, ", f"{one} and also {of_one_source}; "
