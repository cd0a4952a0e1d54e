"""Fill in the spells that the rows of ``memberships.csv`` leave open."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping, Sequence

from graphkit.authoring.doubts.doubted_dates import PLAIN
from graphkit.authoring.headers.header import Report
from graphkit.authoring.spells.signed_not_bound import signatories_not_bound
from graphkit.authoring.spells.steps_to_spells import UNHEARD, with_steps
from graphkit.authoring.spells.suspensions import suspensions_in
from graphkit.authoring.vocabulary import Vocabulary
from graphkit.facts.authored_row import AS_STATED, FOLLOWS, Row, Tables
from graphkit.facts.confidence import is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import parse
from graphkit.facts.publications import publications
from graphkit.facts.source_word import AGAINST
from graphkit.facts.spells import StatedPeriod, ended_sometime, spells_of


def with_spells(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Tell apart the spells of rows that do not name theirs.

    Parameters
    ----------
    rows : sequence of Row
        The table ``memberships``, whose periods can be read.
    vocabulary : Vocabulary
        A role that is a stage towards another one is a spell of its own, called after the role.

    Returns
    -------
    tuple of Row
        In the order given. The first spell stays without a name, the next one is ``2``, and so on
        in the order of time, past the names that the table uses itself. Where one source gives a
        pair several roles, each further one is a spell of its own, called after the role, as
        nobody says that one role had the period of another.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    named: dict[tuple[str, str], set[str]] = {}
    stages = vocabulary.stages
    apart = _roles_apart(rows, stages)
    for place, row in enumerate(rows):
        cells = row.cells
        if cells["spell"]:
            named.setdefault((cells["actor"], cells["coalition"]), set()).add(cells["spell"])
        else:
            own = cells["role"] in stages or (place in apart)
            stage = cells["role"] if own else ""
            groups.setdefault((cells["actor"], cells["coalition"], stage), []).append(place)
    filled = list(rows)
    for (actor, coalition, stage), places in groups.items():
        taken = named.get((actor, coalition), set())
        for place, row in told_apart(rows, places, stage, taken):
            filled[place] = row
    return tuple(filled)


def told_apart(
    rows: Sequence[Row],
    places: Sequence[int],
    first: str = "",
    taken: Container[str] = (),
    again: str = "It joined again",
) -> Iterator[tuple[int, Row]]:
    """Name the spells of rows about one record, as their periods tell them apart.

    Parameters
    ----------
    rows : sequence of Row
        A table.
    places : sequence of int
        Where in it the rows stand.
    first : str
        The name of the first spell.
    taken : container of str
        Names that the further ones do not have.
    again : str
        What is said of the next spell, by which one ended that a source ends on an unknown day.

    Yields
    ------
    int and Row
        The place and the row with its spell, of each row that has one; none where all rows are
        about one spell without a name.
    """
    if len(places) == 1 and not first:
        return
    numbers = spells_of([_said(rows[place]) for place in places])
    if not first and not any(numbers):
        return
    names = list(names_of_spells(first, max(numbers) + 1, taken))
    ended = {
        place: (during, next_) for place, during, next_ in _ended_before(rows, places, numbers)
    }
    for place, number in zip(places, numbers, strict=True):
        row = rows[place].with_cell("spell", names[number])
        if place in ended:
            during, next_ = ended[place]
            follows = f"{again} in {next_}, so that this ended by then."
            row = row.with_cell("during", during).with_cell(AS_STATED, rows[place]["during"])
            row = row.with_cell(FOLLOWS, follows)
        yield place, row


def _ended_before(
    rows: Sequence[Row], places: Sequence[int], numbers: Sequence[int]
) -> Iterator[tuple[int, str, str]]:
    """Bound the end of a spell of which a source says no day by the beginning of its next one.

    Gives the place of the row, the period with its bound, and that beginning.
    """
    begun: dict[tuple[str, int], str] = {}
    for place, number in zip(places, numbers, strict=True):
        start = (rows[place]["during"] or UNDATED).partition("/")[0]
        begun.setdefault((rows[place]["source"], number), start)
    for place, number in zip(places, numbers, strict=True):
        next_ = begun.get((rows[place]["source"], number + 1), "")
        if PLAIN.fullmatch(next_) and ended_sometime(parse(rows[place]["during"] or UNDATED)):
            start = rows[place]["during"].partition("/")[0]
            if PLAIN.fullmatch(start):
                yield place, f"{start}/[{start}..{next_}]", next_


def _roles_apart(rows: Sequence[Row], stages: Container[str]) -> set[int]:
    """Find the rows whose role is a further one of those that one source gives to a pair.

    The role that begins first is none, whatever the order of the rows. A stage that has a record
    of its own already makes no other role a further one.
    """
    roles: dict[tuple[str, str, str], set[str]] = {}
    told: list[Mapping[str, str]] = []
    for row in rows:
        cells = row.cells
        counts = cells["role"] and not cells["spell"] and cells["role"] not in stages
        if counts and cells.get("polarity") != AGAINST:
            source = cells["actor"], cells["coalition"], cells["source"]
            roles.setdefault(source, set()).add(cells["role"])
            told.append(cells)
    several_in = {(actor, joined) for (actor, joined, _), some in roles.items() if len(some) > 1}
    begun: dict[tuple[str, str, str], datetime.date] = {}
    for cells in told if several_in else ():
        pair, role = (cells["actor"], cells["coalition"]), cells["role"]
        if pair in several_in:
            start = parse(cells["during"] or UNDATED).start_earliest or datetime.date.max
            begun[*pair, role] = min(start, begun.get((*pair, role), start))
    further: dict[tuple[str, str], set[str]] = {}
    for (actor, coalition, _), several in roles.items():
        if len(several) > 1:
            first = min(several, key=lambda role: (begun[actor, coalition, role], role))
            further.setdefault((actor, coalition), set()).update(several - {first})
    if not further:  # as in most tables
        return set()
    return {
        place
        for place, row in enumerate(rows)
        if not row["spell"] and row["role"] in further.get((row["actor"], row["coalition"]), ())
    }


def with_all_spells(
    tables: Tables, vocabulary: Vocabulary, doubt: Report = UNHEARD
) -> tuple[Row, ...]:
    """Give the memberships of tables with the spells that they leave open, and those of steps.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        All tables, whose periods can be read.
    vocabulary : Vocabulary
        The lists of their field.
    doubt : callable, optional
        Is given each step that changes nothing, each row that begins during a suspension, each
        suspension of which no days are told, and each treaty whose signatories are read as not
        bound.
    """
    rows = signatories_not_bound(tables["memberships"], tables["steps"], vocabulary, doubt)
    rests = suspensions_in(rows, vocabulary, doubt)
    steps = (*tables["steps"], *rests.steps)
    spelt = with_spells(rests.others, vocabulary)
    if not steps:
        return spelt
    followed = with_steps(spelt, steps, vocabulary.stages, publications(tables), doubt)
    return tuple(rests.as_told(followed)) if rests.told else followed


def _said(row: Row) -> StatedPeriod:
    """Read what a row says; a period for which it denies a membership is no spell."""
    cells = row.cells
    denies = cells.get("polarity") == AGAINST
    trusted = is_trusted(cells["confidence"]) and not denies
    return StatedPeriod(cells["source"], parse(cells["during"] or UNDATED), trusted, denies)


def names_of_spells(first: str, count: int, taken: Container[str]) -> Iterator[str]:
    """Name spells in the order of time: the first as it is, the next ones with a number.

    >>> list(names_of_spells("", 3, {"2"})), list(names_of_spells("observer", 2, ()))
    (['', '3', '4'], ['observer', 'observer-2'])
    """
    yield first
    number = 1
    for _ in range(count - 1):
        number += 1
        while (name := f"{first}-{number}".lstrip("-")) in taken:
            number += 1
        yield name
