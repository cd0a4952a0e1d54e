"""Tell how names such as "X (formerly Twitter)" are read: as one thing, or as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from graphkit.authoring.cell_meanings.names_borne import NamesBorne
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.surely_bodies import IF_BODY
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

if TYPE_CHECKING:
    from graphkit.authoring.filling.former_names_apart import Renamed

_HINT: Final = "If they are two, write the name of the one that is meant."
_LISTED: Final = "What was listed stays in listed_as."


def tell_renamed(found: Sequence[Renamed], header: str, doubt: Report) -> None:
    """Tell of the first thing that is read as one with two names, and of how many more."""
    if not found:
        return
    row, column, listed, names = found[0]
    kept = column == "member" and all(one.row.cells["listed_as"] == one.listed for one in found)
    others = _and_more(len(found) - 1)
    message = f"{shown(listed)} is read as {names.present!r}, formerly {names.former!r}{others}."
    hint = f"{_LISTED} {_HINT}" if kept else _HINT
    doubt(Problem(row.path, row.line, header, message, hint))


def tell_persons(
    persons: Mapping[str, Row],
    borne: Mapping[str, NamesBorne],
    texts: Iterable[str],
    header: str,
    doubt: Report,
) -> None:
    """Tell of the first member that stays as it is, as it may be a person, and of how many more.

    Of those one of whose names is another member `members_renamed` tells.
    """
    found = _without_twin(persons, borne, texts)
    if found:
        listed, row = next(iter(found.items()))
        message = f"{shown(listed)} is read as one name, as it may be a person who is or was with"
        message = f"{message} somebody{_and_more(len(found) - 1)}."
        doubt(Problem(row.path, row.line, header, message, IF_BODY))


def _without_twin(
    persons: Mapping[str, Row], borne: Mapping[str, NamesBorne], texts: Iterable[str]
) -> dict[str, Row]:
    """Choose those neither of whose names is a member."""
    known = {text.casefold() for text in texts}
    return {
        text: row
        for text, row in persons.items()
        if known.isdisjoint(name.casefold() for name in borne[text][:2])
    }


def _and_more(many: int) -> str:
    return f"; so are {many:,} more" if many > 1 else "; so is one more" if many else ""
