"""Import Popolo JSON: persons and organisations, and who was a member of which.

See https://www.popoloproject.com/specs/. Of a membership that has no dates and names a
legislative period, the dates of the period count, as that format has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from graphkit.authoring.dates.written_date import Order
from graphkit.importing.collected_records import Collected
from graphkit.importing.importer import Found, Importer, ImportOptions
from graphkit.importing.json_document import json_of, list_in, objects_in, text_of
from graphkit.importing.life_of import life_of
from graphkit.tabular.reading.lines_of_text import unreadable

_Kind: TypeAlias = Literal["person", "organization"]
_LISTS: Final = ("persons", "organizations", "memberships", "events", "posts")
_OF_POST: Final = ("organization_id", "organization", "role", "label")
_ENDS: Final = ("person_id", "member_id", "person", "organization_id", "organization")


def read_popolo(path: Path, asked: ImportOptions) -> Found:
    """Read a file of Popolo; rows are counted within each of its lists, from 1.

    Memberships stand in a list of their own, in persons or in organisations; one that stands
    twice is read once.

    Raises
    ------
    DataError
        If it is no JSON, or no Popolo, or one of its lists is none.
    """
    told = json_of(path)
    if not isinstance(told, dict) or not ({"memberships", "persons"} & told.keys()):
        hint = "It has the lists persons, organizations and memberships."
        raise unreadable(path.name, "this is no Popolo.", hint)
    return _Popolo(told, path.name, asked.reading.dates).found()


class _Popolo:
    """The lists of a file, and whom each id means; a person and a body may have the same."""

    def __init__(self, told: Mapping[str, Any], path: str, order: Order) -> None:
        self.path, self.order = path, order
        self.collected = Collected(path)
        self.keys: dict[tuple[_Kind, str], str] = {}
        self.taken: set[str] = set()
        self.read: set[str] = set()
        read = {name: list_in(told, name, path) for name in _LISTS}
        events = self.collected.objects(read["events"], "events")
        posts = self.collected.objects(read["posts"], "posts")
        self.posts = {text_of(one.get("id")): one for _, one in posts}
        self.periods = {text_of(one.get("id")): one for _, one in events}
        persons = list(self.collected.objects(read["persons"], "persons"))
        bodies = list(self.collected.objects(read["organizations"], "organizations"))
        within: list[tuple[int, _Kind, str, Mapping[str, Any]]] = []
        for number, one in persons:
            within.append((number, "person", self.describe("person", one, number), one))
        for number, one in bodies:
            within.append((number, "organization", self.describe("organization", one, number), one))
        for number, one in self.collected.objects(read["memberships"], "memberships"):
            self.membership(number, one, {})
        for number, kind, key, one in within:
            for membership in self._within(one, f"{kind}s[{number}].memberships", number):
                self.membership(number, membership, {kind: key})

    def _within(self, told: Mapping[str, Any], column: str, number: int) -> Iterator[Any]:
        listed = told.get("memberships")
        if listed is not None and not isinstance(listed, list):
            self.collected.drop(number, column, f"{str(listed)[:60]!r} is no list.")
            return
        yield from (one for _, one in self.collected.objects(listed or [], column))

    def describe(self, kind: _Kind, told: Mapping[str, Any], line: int) -> str:
        """Note a person or a body, and give the key by which it goes."""
        ref, name = text_of(told.get("id")), text_of(told.get("name"))
        key = self.keys.get((kind, ref)) if ref else None
        if key is not None:
            if told.get("name") is not None and name != self.collected.name_of(key):
                column = _LISTS[0] if kind == "person" else _LISTS[1]
                first = self.collected.name_of(key)
                self.collected.drop(line, column, f"{name[:60]!r} has the id of {first[:60]!r}.")
            return key
        key = ref or f"{kind} {line}"
        if key in self.taken:
            key = f"{key} ({kind})"
        self.taken.add(key)
        if ref:
            self.keys[kind, ref] = key
        _describe(self.collected, key, told, line, kind=kind, order=self.order)
        return key

    def membership(self, line: int, told: Mapping[str, Any], within: Mapping[_Kind, str]) -> None:
        """Note a membership, unless it was noted from another place."""
        person = self.key_of(told, ("person_id", "member_id"), "person", within, line)
        post = self._post(told)
        of_body = told if _names_body(told) or within.get("organization") else {**told, **post}
        body = self.key_of(of_body, ("organization_id",), "organization", within, line)
        own = {name: value for name, value in told.items() if name not in _ENDS}
        said = json.dumps([person, body, own], sort_keys=True)
        if said in self.read:
            return
        self.read.add(said)
        period = self.periods.get(text_of(told.get("legislative_period_id")), {})
        dated = told if told.get("start_date") or told.get("end_date") else period
        behalf = text_of(told.get("on_behalf_of_id"))
        self.collected.membership(
            line,
            person,
            body,
            role=self.collected.text(told, "role", line) or self.collected.text(post, "role", line),
            post=text_of(post.get("label")),
            since=self.collected.text(dated, "start_date", line),
            until=self.collected.text(dated, "end_date", line),
            behalf=self.keys.get(("organization", behalf), behalf),
            legislative_period=text_of(period.get("name")),
        )

    def _post(self, told: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give the body and the role of the post that is held; nothing if there is none."""
        post = told.get("post")
        if not isinstance(post, dict):
            post = self.posts.get(text_of(told.get("post_id")), {})
        return {name: post[name] for name in _OF_POST if name in post}

    def key_of(
        self,
        told: Mapping[str, Any],
        names: Sequence[str],
        kind: _Kind,
        within: Mapping[_Kind, str],
        line: int,
    ) -> str:
        """Find out who is meant by an id, by an object in its place, or by where it stands."""
        ref = next((text for name in names if (text := text_of(told.get(name)))), "")
        if ref:
            other: _Kind = "organization" if kind == "person" else "person"
            return self.keys.get((kind, ref)) or self.keys.get((other, ref)) or ref
        if isinstance(told.get(kind), dict):
            return self.describe(kind, told[kind], line)
        return within.get(kind, "")

    def found(self) -> Found:
        """Make rows of all that was noted."""
        return self.collected.found()


def _names_body(told: Mapping[str, Any]) -> bool:
    return bool(text_of(told.get("organization_id"))) or isinstance(told.get("organization"), dict)


def _describe(
    collected: Collected,
    key: str,
    told: Mapping[str, Any],
    line: int,
    *,
    kind: _Kind,
    order: Order,
) -> None:
    others = [text_of(one.get("name")) for one in objects_in(told.get("other_names"))]
    items = {
        text_of(one.get("scheme")): text_of(one.get("identifier"))
        for one in objects_in(told.get("identifiers"))
    }
    collected.thing(
        key,
        text_of(told.get("name")),
        line,
        kind="person" if kind == "person" else text_of(told.get("classification")),
        aliases="; ".join(sorted({name.replace(";", ",") for name in others if name})),
        wikidata=items.get("wikidata", ""),
        life=life_of(
            [text_of(told.get("founding_date"))], [text_of(told.get("dissolution_date"))], order
        ),
    )


def _recognised(first: bytes) -> int:
    lists = b'"areas"' in first or b'"organizations"' in first
    return 5 * (b'"memberships"' in first or (b'"persons"' in first and lists))


POPOLO: Final = Importer((".json",), read_popolo, _recognised)
