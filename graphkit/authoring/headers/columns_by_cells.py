"""Tell what the columns of one table are where a name alone would mislead.

A column that is called as members or coalitions are and holds yes and no, counts or words
such as "active" is not theirs, whatever it is called; another one may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.headers.asks_who_belongs import (
    are_codes_of_answers,
    asks_who_belongs,
    beginning_that_answers,
    column_that_asks,
    is_answered,
    is_role,
)
from graphkit.authoring.headers.dates_by_words import dates_by_words
from graphkit.authoring.headers.entered_later import entered_later
from graphkit.authoring.headers.event_columns import event_column
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.held_by_columns import (
    HOLDS_ANSWERS,
    HOLDS_DATES,
    HOLDS_LEVELS,
    HOLDS_NUMBERS,
    are_dates,
    texts_of,
    why_no_names,
)
from graphkit.authoring.headers.item_beside_country import item_beside_country
from graphkit.authoring.headers.labels_beside_addresses import (
    items_alone,
    items_of_wikidata,
    labels_meant,
)
from graphkit.authoring.headers.not_as_called import TIMES, not_as_called
from graphkit.authoring.headers.one_table import Recognised, is_country, recognised
from graphkit.authoring.headers.only_if_dated import hold_texts
from graphkit.authoring.headers.plural import is_plural
from graphkit.authoring.headers.roles_below_kinds import roles_below_kinds
from graphkit.authoring.headers.towns_beside_countries import towns_beside_countries
from graphkit.authoring.known_words.treaty_headers import tells_signature
from graphkit.authoring.known_words.words_of_headers import (
    ALL_COLUMNS,
    BELONGS,
)
from graphkit.facts.as_written import AS_WRITTEN

_SIGNATURE: Final = "signature"
"""A header that nobody takes for one of companies, as *Firma* is in German."""
_SHOWN: Final = 5
"""So many columns that hold no names are told."""


def recognised_by_cells(
    header: Sequence[str], columns: Sequence[Sequence[str]], *, about_one: bool = False
) -> Recognised:
    """Tell what each column is by its header, unless its cells say that it cannot be that.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    columns : sequence of sequence of str
        The first cells of each.
    about_one : bool
        As for `recognised`.

    Returns
    -------
    Recognised
        Without the columns of members and coalitions that hold no names; ``set_aside`` says why. A
        column of yes and no that is called as members are says which rows are memberships.

    Examples
    --------
    >>> columns = [["Acme", "Beta"], ["Green Pact", "Green Pact"], ["Yes", "No"]]
    >>> recognised_by_cells(["Organisation", "Pledge", "Member"], columns).names
    ('member', 'coalition', 'belongs')
    >>> found = recognised_by_cells(["Pledge", "Members"], [["Green", "Blue"], ["45", "12"]])
    >>> found.missing, dict(found.set_aside)
    (('member',), {'Members': 'holds numbers'})
    """
    meant = labels_meant(header, columns)
    found = _by_cells(meant, columns, about_one=about_one)
    towns = towns_beside_countries(meant, found, columns)
    if towns is not None:
        meant = ["member" if place == towns else name for place, name in enumerate(meant)]
        found = _by_cells(meant, columns, about_one=about_one)
    alone = items_alone(header, columns)
    if meant == [*header] and not alone:
        return found
    if told := item_beside_country(meant, found.names, [*_labels(header, columns), *alone]):
        meant, found = told, _by_cells(told, columns, about_one=about_one)
    wanted = ("member",) if about_one else ("member", "coalition")
    if missing := [end for end in wanted if end not in found.names]:
        for ordered in _in_order_asked(header, columns, meant, found.names, missing):
            other = _by_cells(ordered, columns, about_one=about_one)
            if not {*wanted} - {*other.names}:
                found = other
                break
    found = _with_items(found, items_of_wikidata(header, columns))
    headers = {name: header[place].strip() for place, name in enumerate(found.names)}
    return found._replace(headers=headers)


def _with_items(found: Recognised, labels: Mapping[int, int]) -> Recognised:
    """Take the items of Wikidata that the members are for their ids, which tell namesakes apart."""
    items = [place for place, label in labels.items() if found.names[label] == "member"]
    if not items or "wikidata" in found.names:
        return found
    names = [*found.names]
    names[items[0]] = "wikidata"
    return found._replace(names=tuple(names))


def _labels(header: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    return [*items_of_wikidata(header, columns).values()]


def _in_order_asked(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    meant: Sequence[str],
    names: Sequence[str],
    missing: Sequence[str],
) -> Iterator[list[str]]:
    """Name the ends of an answer of Wikidata whose variables tell too little.

    Of two items, the one asked for first is the member, unless the names tell one of them. One
    of which they tell nothing is the member of what may be joined beside it, such as a party.
    """
    items = sorted([*_labels(header, columns), *items_alone(header, columns)])
    free = [place for place in items if names[place] not in ("member", "coalition")]
    if len(free) < len(missing):
        return
    if len(free) == 1 and "coalition" in missing:
        yield ["member" if place == free[0] else name for place, name in enumerate(meant)]
    ordered = [*meant]
    for end, place in zip(missing, free, strict=False):
        ordered[place] = end
    yield ordered


def _by_cells(
    header: Sequence[str], columns: Sequence[Sequence[str]], *, about_one: bool
) -> Recognised:
    """Tell what each column is that is called as it is meant."""
    texts = dict.fromkeys(hold_texts(header, columns), "")
    found = _as_called(_blanked(header, texts), columns, about_one=about_one)
    kept = {place: _own(header[place]) for place in texts}
    otherwise = kept | entered_later(header, found.names, columns)
    if (roles := roles_below_kinds(found.names, columns)) >= 0:
        otherwise[roles] = "role"
    if not otherwise:
        return found
    names = tuple(otherwise.get(place, name) for place, name in enumerate(found.names))
    headers = {name: header[place].strip() for place, name in enumerate(names)}
    return found._replace(names=names, headers=headers)


def _as_called(
    header: Sequence[str], columns: Sequence[Sequence[str]], *, about_one: bool
) -> Recognised:
    """Tell what each column is whose name does not mislead."""
    texts = [texts_of(column) for column in columns]
    without: dict[int, str] = {}
    flag = -1
    known = recognised(header, about_one=about_one)
    while "member" in known.names:
        place = known.names.index("member")
        why = why_no_names(texts[place])
        if why == HOLDS_NUMBERS:
            why = _why_no_numbers(header, known, columns, without)
        elif not why and is_answered(header[place], texts[place]):
            why = HOLDS_ANSWERS
        if not why:
            break
        answers = why == HOLDS_ANSWERS or (
            why == HOLDS_NUMBERS and are_codes_of_answers(header, place, texts)
        )
        if answers and flag < 0 and asks_who_belongs(header[place]):
            flag = place
        without[place] = why
        known = recognised(_blanked(header, without), about_one=about_one)
    without |= not_as_called(header, known, columns, texts)
    if without:
        known = recognised(_blanked(header, without), about_one=about_one)
    if flag < 0 and BELONGS not in known.names:
        flag = column_that_asks(header, known, texts)
        place = beginning_that_answers(header, known, columns, texts) if flag < 0 else -1
        if place >= 0:
            flag, without[place] = place, HOLDS_ANSWERS
            known = recognised(_blanked(header, without), about_one=about_one)
    told = _timed(header, columns, known.names)
    if not (without or told) and flag < 0:
        return known
    names = [
        name or (_own(header[place]) if place in without else "")
        for place, name in enumerate(known.names)
    ]
    if flag >= 0 and BELONGS not in names:
        names[flag] = BELONGS
    dated = [
        place
        for place in _called_as_members(header, names)
        if are_dates(texts[place]) and not _may_count(header[place], texts[place])
    ]
    _of_what_they_hold(names, without, dated)
    for name, place in told.items():
        if name not in names:
            names[place] = name
    said = {
        header[place].strip(): why
        for place, why in without.items()
        if not _may_be_signing(header[place], why) or names[place] not in TIMES
    }
    headers = {name: header[place].strip() for place, name in enumerate(names)}
    return Recognised(tuple(names), headers, said, about_one)


def _why_no_numbers(
    header: Sequence[str],
    known: Recognised,
    columns: Sequence[Sequence[str]],
    without: dict[int, str],
) -> str:
    """Say why numbers below a header of members are no members; empty where they may be."""
    if not _are_counts(header, known, columns, without):
        return ""
    texts = texts_of(columns[known.names.index("member")])
    return HOLDS_DATES if all(map(is_date_like, texts)) else HOLDS_NUMBERS


def _timed(
    header: Sequence[str], columns: Sequence[Sequence[str]], names: Sequence[str]
) -> dict[str, int]:
    """Find columns of dates, and of what happened on them, that no header names as such."""
    acts = event_column(header, names, columns)
    told = dates_by_words(header, columns, _places(names))
    return told if acts is None else {"event": acts[0], "since": acts[1]}


def _places(names: Sequence[str]) -> dict[str, int]:
    """Where each thing stands first."""
    return {name: place for place, name in reversed([*enumerate(names)]) if name in ALL_COLUMNS}


def _called_as_members(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """Find the own columns whose headers alone would be those of members."""
    return [
        place
        for place, cell in enumerate(header)
        if names[place] not in ALL_COLUMNS
        and recognised([cell]).names == ("member",)
        and not (is_country(cell) or is_role(cell))
    ]


def _may_count(header: str, texts: Sequence[str]) -> bool:
    """Whether plain numbers below a plural, such as "Participants", may say how many there are."""
    return is_plural(header) and all(map(str.isdigit, texts))


def _of_what_they_hold(names: list[str], without: Mapping[int, str], dated: Sequence[int]) -> None:
    """Take columns of dates and of kinds that hold no names as what these are."""
    if dated and not TIMES.intersection(names):
        bound = next((one for one in dated if "signator" not in names[one]), dated[0])
        signed = next((one for one in dated if one != bound and "signator" in names[one]), None)
        names[bound] = "since"
        if signed is not None:
            names[signed] = "signed"
    for place, why in without.items():
        if why.startswith(HOLDS_LEVELS.partition("{")[0]) and "role" not in names:
            names[place] = "role"


def without_coalitions(known: Recognised, header: Sequence[str]) -> Recognised:
    """Keep a column of coalitions as one of the table's own, where all is about another one.

    >>> without_coalitions(recognised(["Who", "Pledge"], about_one=True), ["Who", "Pledge"]).names
    ('member', 'pledge')
    """
    if "coalition" not in known.names:
        return known
    place = known.names.index("coalition")
    kept = plain(header[place])
    kept = f"{kept}{AS_WRITTEN}" if kept in ("coalition", *known.names) else kept
    names = (*known.names[:place], kept, *known.names[place + 1 :])
    headers = {name: cell.strip() for name, cell in zip(names, header, strict=True)}
    return known._replace(names=names, headers=headers)


def set_aside_told(known: Recognised) -> str:
    """Say in a sentence which columns hold no names, whatever they are called; or nothing.

    >>> set_aside_told(Recognised((), {}, {"Members": "holds numbers"}))
    " 'Members' holds numbers."
    """
    told = [f" {header!r} {why}." for header, why in known.set_aside.items()]
    more = f" And {len(told) - _SHOWN} more." if len(told) > _SHOWN else ""
    return "".join(told[:_SHOWN]) + more


def _blanked(header: Sequence[str], without: dict[int, str]) -> list[str]:
    """Leave out the headers that mislead; days below one that may mean signing are of that."""
    left = [*header]
    for place, why in without.items():
        left[place] = _SIGNATURE if _may_be_signing(header[place], why) else ""
    return left


def _may_be_signing(header: str, why: str) -> bool:
    """Tell whether it is not what it was taken for, since dates stand below a word of signing."""
    return why == HOLDS_DATES and tells_signature(plain(header))


def _own(header: str) -> str:
    """Name a column as one of the table's own, as an import does."""
    name = plain(header)
    return f"{name}{AS_WRITTEN}" if recognised([header]).names[0] == name else name


def _are_counts(
    header: Sequence[str],
    known: Recognised,
    columns: Sequence[Sequence[str]],
    without: dict[int, str],
) -> bool:
    """Tell whether numbers are counts or ids beside names, and no members known by numbers.

    They are where another column is called as members are, or no coalition comes again.
    """
    place = known.names.index("member")
    if "member" in recognised(_blanked(header, {**without, place: ""})).names:
        return True
    if "coalition" not in known.names:
        return False
    coalitions = [cell.strip() for cell in columns[known.names.index("coalition")] if cell.strip()]
    return len(set(coalitions)) == len(coalitions)
