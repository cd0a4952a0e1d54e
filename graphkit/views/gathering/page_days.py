"""The days that a scene is about, and the one that its page opens on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.facts.one_day import day_number
from graphkit.facts.period import parse
from graphkit.panel.days import EARLIEST, LATEST
from graphkit.version import WRITTEN
from graphkit.views.scene import Record, Source, Span, Why

_WRITTEN: Final = day_number(WRITTEN)
"""An end by the day of this version has come by the time that anybody runs it, and is no plan."""


class PageDays(NamedTuple):
    """What a page is about in time, in days since 1970-01-01."""

    first: int
    last: int
    shown: int | None
    """The day to show first; None for all time."""
    why: Why
    """What that day is."""


def days_of(records: Sequence[Record], sources: Sequence[Source]) -> PageDays | None:
    """Find the first and the last day of which anything may be said, and the one to show first.

    Parameters
    ----------
    records : sequence of Record
        All that is dated.
    sources : sequence of Source
        Those that they rest on.

    Returns
    -------
    PageDays or None
        Shown first is the last day on which something began, was seen or was published; where no
        source is dated, also that on which something ended; where all had ended by then, the last
        one on which something was not over. An end may be planned, so that those count that lie
        before the day of this version of the code (`graphkit.version.WRITTEN`), which are past
        whenever it runs. No clock is asked: the same facts give the same page with one version;
        with a later one, a page without dated sources may open on an end that has come since.
        Where most records have no day at all, a day would show few of them, and all time is
        shown. None where nothing is dated.
    """
    spans = [record.span for record in records]
    dated = [days for span in spans if (days := [*_dated(span)])]
    said = [day for days in dated for day in days]
    if not said:
        return None
    published = (parse(source.published) for source in sources if source.published)
    issued = [day_number(p.start_earliest) for p in published if p.start_earliest]
    if 2 * len(dated) < len(spans):
        return PageDays(min(*said, *issued), max(*said, *issued), None, "undated")
    told = _last_told(issued, spans, max(said))
    over = max(LATEST if span.possible[1] is None else span.possible[1] for span in spans)
    why: Why = "over" if over < told else "source" if told in issued else "told"
    return PageDays(min(*said, *issued), max(*said, *issued), min(told, over), why)


def _last_told(issued: Sequence[int], spans: Sequence[Span], otherwise: int) -> int:
    """Find the day of the last source, or by which all has happened that is after all sources.

    An end that a source tells may have been planned when it did.

    What is dated to the year of the last source may lie on a day that nobody has seen yet.
    """
    told = [days for span in spans for days in (*_begun(span), *_seen(span))]
    if not issued:
        told += [days for span in spans for days in _ended(span)]
    last = max(issued, default=otherwise)
    after = [max(days) for days in told if not issued or days[0] > last]
    return max(after, default=last)


def _begun(span: Span) -> Iterator[tuple[int, int]]:
    """Give the first and the last day on which it can have begun."""
    if span.start_earliest is not None:
        yield span.start_earliest, span.start_latest or 0


def _seen(span: Span) -> Iterator[tuple[int, int]]:
    """Give the last day on which it was seen, if that was after it had begun."""
    day, begun = span.confirmed, span.start_latest
    if day is not None and begun is not None and begun < day < LATEST:
        yield day, day


def _ended(span: Span) -> Iterator[tuple[int, int]]:
    """Give the last day on which it can have ended, if that is no plan any more."""
    day = span.possible[1]
    if day is not None and EARLIEST < day <= _WRITTEN:
        yield day, day


def _dated(span: Span) -> Iterator[int]:
    known = (*span.possible, *span.presumed, *span.certain)
    days = (*known, span.start_earliest, span.start_latest, span.confirmed)
    yield from (day for day in days if day is not None and EARLIEST < day < LATEST)
