"""Gather what a file says of actors, coalitions and memberships that have ids of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Literal

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.member_columns import is_part_of_country, member_value
from graphkit.authoring.known_words.words_of_headers import MEMBER_COLUMNS
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.importing.importer import Found
from graphkit.importing.json_document import text_of
from graphkit.importing.life_of import NO_LIFE, Life
from graphkit.names.record_id import is_own_id, record_ids

_COLUMNS: Final = {
    name: {column.name: "" for column in columns if not column.translated}
    for name, columns in SCHEMA.items()
}
_ONE_DAY: Final = "State one day, such as 2009-12-31."
Thing = Literal["actors", "coalitions"]


class Collected:
    """What a file says; every thing goes by the id that it has in the file.

    Parameters
    ----------
    path : str
        The name of the file, as messages give it.
    own_ids : bool
        Whether the ids that things have in the file are kept where they can be ids of tables.
    """

    def __init__(self, path: str, *, own_ids: bool = False) -> None:
        self.path = path
        self._own_ids = own_ids
        self.dropped: list[Problem] = []
        self.doubts: list[Problem] = []
        self._things: dict[str, tuple[int, str, dict[str, str]]] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._not_read: dict[str, Sequence[str]] = {}
        self._members: dict[str, None] = {}
        self._coalitions: dict[str, None] = {}
        self._memberships: list[tuple[int, str, str, dict[str, str]]] = []

    def thing(
        self,
        key: str,
        name: str,
        line: int = 0,
        *,
        life: Life = NO_LIFE,
        names: Mapping[str, str] = MappingProxyType({}),
        own: Mapping[str, str] = MappingProxyType({}),
        **cells: str,
    ) -> None:
        """Note something that may be a member or a coalition, and what is said of it.

        Its names by language are given where the file tells them apart, and columns of its own.
        """
        if name and key not in self._things:
            said = {**cells, "during": life.period}
            self._names[key] = dict(names)
            self._things[key] = line, name, {**own, **dict(_read(said))}
            self._not_read[key] = life.not_read

    def objects(self, listed: Iterable[object], column: str) -> Iterator[tuple[int, Any]]:
        """Give the objects of a list with their places from 1; what is none is left out."""
        for place, one in enumerate(listed, 1):
            if isinstance(one, dict):
                yield place, one
            else:
                self.drop(place, column, f"{str(one)[:60]!r} is no object.")

    def knows(self, key: str) -> bool:
        """Tell whether something was noted."""
        return key in self._things

    def name_of(self, key: str) -> str:
        """Give the name of something; its key if nothing was noted."""
        return self._things[key][1] if key in self._things else key

    def membership(
        self, line: int, member: str, coalition: str, *, behalf: str = "", **cells: str
    ) -> None:
        """Note a membership, perhaps on behalf of somebody else.

        One whose member or coalition has no name is left out.
        """
        for column, key in (("member", member), ("coalition", coalition)):
            if key not in self._things:
                why = (
                    f"{key[:60]!r} is not described in this file."
                    if key
                    else f"it names no {column}."
                )
                self.drop(line, column, why)
                return
        self._members[member] = None
        self._coalitions[coalition] = None
        said = {name: cell for name, cell in cells.items() if cell}
        if behalf in self._things:
            self._members[behalf] = None  # to be an actor, of whatever else it is a member
            said["on_behalf_of"] = behalf
        elif behalf:
            said[f"on_behalf_of{AS_WRITTEN}"] = behalf
        self._memberships.append((line, member, coalition, said))

    def drop(self, line: int, column: str, why: str) -> None:
        """Note that something was left out, and why."""
        self.dropped.append(Problem(self.path, line, column, why, LEFT_OUT, left_out=True))

    def text(self, told: Mapping[str, Any], name: str, line: int) -> str:
        """Give a text or number of an object; whatever else stands there is doubtful."""
        value = told.get(name)
        if value is not None and isinstance(value, dict | list | bool):
            message = f"{str(value)[:60]!r} is no text; it is left open."
            self.doubts.append(Problem(self.path, line, name, message, "Write a text."))
        return text_of(value)

    def found(self) -> Found:
        """Make rows of all that was noted; things that nothing refers to are left out."""
        refs = self.ids()
        tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
        for key in self._coalitions:
            tables["coalitions"].append(self._row("coalitions", key, refs))
        for key in self._members:
            if key not in self._coalitions:
                tables["actors"].append(self._row("actors", key, refs))
        for line, member, coalition, noted in self._memberships:
            said = dict(noted)
            cells = {**_COLUMNS["memberships"], "actor": refs[member], "coalition": refs[coalition]}
            if "on_behalf_of" in said:
                said["on_behalf_of"] = refs[said["on_behalf_of"]]
            tables["memberships"].append(_split(self.path, line, cells, said))
        return Found(tables, self.dropped, doubts=[*self.doubts, *self._lives_not_read()])

    def _lives_not_read(self) -> Iterator[Problem]:
        """Tell of coalitions whose beginning or end could not be read."""
        for key in self._coalitions:
            line, name, _ = self._things[key]
            for why in self._not_read[key]:
                message = f"{name[:60]}: {why.removesuffix('.')}; it is left open."
                yield Problem(self.path, line, "", message, _ONE_DAY)

    def ids(self) -> dict[str, str]:
        """Give every member and coalition the id that is kept, or one made of its name."""
        used = {**self._members, **self._coalitions}
        kept = {key: key for key in used if self._own_ids and is_own_id(key)}
        used = {key: None for key in used if key not in kept}
        borne = Counter(self._things[key][1] for key in used)
        named = {
            key: (name, key if borne[name] > 1 else "")
            for key in used
            for name in (self._things[key][1],)
        }
        ids = record_ids([*named.values(), *((key, "id") for key in kept)])
        return {**{key: ids[name] for key, name in named.items()}, **kept}

    def _row(self, table: Thing, key: str, refs: Mapping[str, str]) -> Row:
        line, name, said = self._things[key]
        other = "kind" if table == "coalitions" else "during"
        seat = "seat_country" if table == "coalitions" else "country"
        kept = {name: cell for name, cell in said.items() if name != other}
        said = {seat if name == "country" else name: cell for name, cell in kept.items()}
        names = self._names[key]
        told = {f"name_{language}": text for language, text in names.items()}
        in_no_language = {} if name in names.values() else {"name": name}
        cells = {**_COLUMNS[table], "id": refs[key], **in_no_language, **told}
        return _split(self.path, line, cells, said)


def _read(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Read what is said of a thing; what cannot be read is kept under another name."""
    for name, cell in cells.items():
        value = member_value(name, cell) if name in MEMBER_COLUMNS else cell
        if value:
            yield name, value
        if (cell and not value) or (name == "country" and is_part_of_country(cell)):
            yield f"{name}{AS_WRITTEN}", cell


def _split(path: str, line: int, cells: Mapping[str, str], said: Mapping[str, str]) -> Row:
    known = {name: cell for name, cell in said.items() if name in cells}
    own = {name: cell for name, cell in said.items() if name not in cells}
    return Row(path, line, {**cells, **known}, own)
