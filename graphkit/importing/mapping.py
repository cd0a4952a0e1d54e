"""How the columns of a table are read: guessed once, kept in a small file, used again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from graphkit.authoring.headers.year_headers import year_named
from graphkit.authoring.known_words.words_of_headers import ALL_COLUMNS
from graphkit.errors import DataError, NotFound, Problem

TableForm: TypeAlias = Literal["long", "wide", "years"]
FORMS: Final[tuple[TableForm, ...]] = ("long", "wide", "years")
NAME: Final = "import-map.toml"
YEAR_OF_ROW: Final = "year"
"""Of a wide table with a row a year: the column that says which."""
_NAMES: Final = (*ALL_COLUMNS, YEAR_OF_ROW)
_HEAD: Final = """\
# How graphkit import reads this table. Change it and run the command again.
# Each [[membership]] makes one membership of each row: what it needs, and the column it is in.
# [membership.text] holds what is the same in all rows. Without what "needs", a row makes none.
# [membership.split] holds what stands between several names in one cell.
"""


@dataclass(frozen=True, slots=True)
class MembershipMap:
    """Which columns make one membership of a row.

    Attributes
    ----------
    columns : mapping of str to str
        The header of each column, by what it holds (see `graphkit.authoring.headers.one_table`).
    text : mapping of str to str
        What is the same in all rows, such as a role.
    needs : tuple of str
        Rows in which one of these is empty make no such membership.
    split : mapping of str to str
        What stands between several names in one cell, such as ``;``, by what the column holds;
        each name makes a membership. In long tables only.
    """

    columns: Mapping[str, str]
    text: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    split: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableMap:
    """How a table is read.

    Attributes
    ----------
    form : {"long", "wide", "years"}
        One membership a row; members by coalitions; members by years.
    memberships : tuple of MembershipMap
        One, unless each row tells of several.
    across : tuple of str
        Of a wide table the headers that are coalitions (or members, where a column is that of the
        coalitions), or years.
    dates, encoding, sheet : str
        What the table leaves open.
    marks : mapping of str to str
        Of a wide table: the role that a text in small letters means in a cell, such as
        ``signatory`` for ``signed``; empty if it is no membership.
    stages : mapping of str to str
        Which role is a stage towards which other, such as ``signatory`` towards ``party``. Who
        has only come so far does not belong yet.
    """

    form: TableForm
    memberships: tuple[MembershipMap, ...]
    across: tuple[str, ...] = ()
    dates: str = ""
    encoding: str = ""
    sheet: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)


def read_map(path: Path) -> TableMap:
    """Read a mapping file.

    Raises
    ------
    NotFound
        If there is no such file.
    DataError
        If it is no TOML, or names what there is not.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotFound("mapping file", str(path), hint="Check the path.") from None
    except RecursionError:
        problem = Problem(path.name, 0, "", "this is nested too deeply.", "Flatten it.")
        raise DataError([problem]) from None
    except (OSError, ValueError) as error:
        problem = Problem(path.name, 0, "", f"cannot be read: {error}.", "Mend it.")
        raise DataError([problem]) from None
    wrong = _wrong(told)
    if wrong:
        raise DataError([Problem(path.name, 0, key, message, hint) for key, message, hint in wrong])
    return TableMap(
        form=told.get("form", "long"),
        memberships=tuple(map(_membership, told["membership"])),
        across=tuple(told.get("across", ())),
        stages=told.get("stages", {}),
        marks={text.casefold(): role for text, role in told.get("marks", {}).items()},
        **{name: str(told.get(name, "")) for name in ("dates", "encoding", "sheet")},
    )


def _membership(told: Mapping[str, Any]) -> MembershipMap:
    columns = {name: cell for name, cell in told.items() if isinstance(cell, str)}
    return MembershipMap(
        columns, told.get("text", {}), tuple(told.get("needs", ())), told.get("split", {})
    )


_Fault: TypeAlias = tuple[str, str, str]
_KEYS: Final = ("form", "dates", "encoding", "sheet", "across", "membership", "marks", "stages")


def _wrong(told: Mapping[str, Any]) -> list[_Fault]:
    """List what is wrong, each with its key and a way to mend it."""
    found: list[_Fault] = [
        (key, "nothing of a mapping is called so.", f"Use one of {', '.join(_KEYS)}.")
        for key in told
        if key not in _KEYS
    ]
    form = told.get("form", "long")
    if form not in FORMS:
        found.append(("form", f"{form!r} is no form.", f"Use one of {', '.join(FORMS)}."))
    for name in ("dates", "encoding", "sheet"):
        found += _no_text(name, told.get(name, ""))
    found += _no_list("across", told.get("across", []))
    if not found:
        found += _wrong_across(form, told.get("across", []))
    found += _no_texts("marks", told.get("marks", {}))
    found += _no_texts("stages", told.get("stages", {}))
    blocks = told.get("membership")
    if not isinstance(blocks, list) or not blocks or not all(isinstance(b, dict) for b in blocks):
        found.append(("membership", "this is missing.", "Write at least one [[membership]]."))
        return found
    for block in blocks:
        found += _wrong_in(block)
        if form != "long" and block.get("split"):
            found.append(("split", "only cells of a long table are split.", "Remove it."))
    return found


def _wrong_across(form: str, across: Sequence[str]) -> Iterator[_Fault]:
    """Find what is wrong with the headers that a table is read across."""
    if form == "long":
        if across:
            yield "across", "a long table is not read across.", "Write the form wide or years."
        return
    if not across:
        hint = f"List the headers of the {'years' if form == 'years' else 'coalitions'}."
        yield "across", f"the form {form} names no column.", hint
    for name in sorted({name for name in across if across.count(name) > 1}):
        yield "across", f"{name!r} stands twice.", "Remove one of them."
    if form == "years" and not all(map(year_named, across)):
        hint = "List headers such as 1990 or 2019/20, or use the form wide."
        yield "across", "not all of these are years.", hint


def across_of(one: MembershipMap) -> str:
    """Tell what the headers of a wide table are that is read across: coalitions, or members.

    >>> across_of(MembershipMap({"coalition": "Treaty"}))
    'member'
    """
    stated = {*one.columns, *one.text}
    return "member" if "coalition" in stated and "member" not in stated else "coalition"


def wanting(told: TableMap) -> tuple[tuple[str, str, str], ...]:
    """List what a mapping leaves out without which no row makes a membership.

    Returns
    -------
    tuple of tuple of str
        The key, what is wrong, and how to mend it.

    Examples
    --------
    >>> wanting(TableMap("long", (MembershipMap({"member": "Who"}),)))[0][:2]
    ('coalition', 'the mapping does not say which column is that of the coalitions.')
    """
    found = []
    for one in told.memberships:
        across = (across_of(one),) if told.form == "wide" else ()
        known = {*one.columns, *(name for name, text in one.text.items() if text.strip()), *across}
        for name in ("member", "coalition"):
            if name not in known:
                hint = f'Write {name} = "…" below [[membership]], with the header of that column.'
                message = f"the mapping does not say which column is that of the {name}s."
                found.append((name, message, hint))
        for name in one.needs:
            if name not in known:
                hint = f"Needs lists what the membership reads: {', '.join(sorted(known))}."
                found.append(("needs", f"{name!r} is read from no column.", hint))
    return tuple(found)


def _wrong_in(block: Mapping[str, Any]) -> Iterator[_Fault]:
    text = block.get("text", {})
    if not isinstance(text, dict):
        yield "text", f"{text!r} is no table.", "Write [membership.text] and lines below it."
        text = {}
    yield from _no_list("needs", block.get("needs", []))
    split = block.get("split", {})
    if not isinstance(split, dict) or not all(map(_is_filled, split.values())):
        yield "split", f"{split!r} is no table of signs.", 'Write a line like coalition = ";".'
        split = {}
    for name in split:
        if name not in ("member", "coalition") or name not in block:
            yield name, "no column is read here that could be split.", "Name its column first."
    others = ("text", "needs", "split")
    headers = {name: cell for name, cell in block.items() if name not in others}
    for name, cell in (*headers.items(), *text.items()):
        if name not in _NAMES:
            hint = f"Use one of {', '.join(_NAMES)}."
            yield name, "nothing of a membership is called so.", hint
        yield from _no_text(name, cell)


def _is_filled(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _no_text(name: str, value: object) -> Iterator[_Fault]:
    if not isinstance(value, str):
        yield name, f"{str(value)[:40]} is no text.", "Put it in quotation marks."


def _no_list(name: str, value: object) -> Iterator[_Fault]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        yield name, f"{str(value)[:40]!r} is no list of texts.", f'Write {name} = ["…"].'


def _no_texts(name: str, value: object) -> Iterator[_Fault]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        hint = 'Write lines like signed = "signatory" below it.'
        yield name, f"{str(value)[:40]!r} is no table of texts.", hint


def map_text(told: TableMap) -> str:
    """Write a mapping as the text of its file.

    >>> print(map_text(TableMap("long", (MembershipMap({"member": "Who"}),))).splitlines()[-1])
    member = "Who"
    """
    lines = [_HEAD, f"form = {_quoted(told.form)}"]
    for name in ("dates", "encoding", "sheet"):
        if getattr(told, name):
            lines.append(f"{name} = {_quoted(getattr(told, name))}")
    if told.across:
        lines.append(f"across = {_listed(told.across)}")
    for one in told.memberships:
        lines += ["", "[[membership]]"]
        lines += [f"{name} = {_quoted(header)}" for name, header in one.columns.items()]
        if one.needs:
            lines.append(f"needs = {_listed(one.needs)}")
        if one.split:
            lines += ["[membership.split]"]
            lines += [f"{name} = {_quoted(sign)}" for name, sign in one.split.items()]
        if one.text:
            lines += ["[membership.text]"]
            lines += [f"{name} = {_quoted(text)}" for name, text in one.text.items()]
    if told.marks:
        lines += ["", "[marks]"]
        lines += [f"{_quoted(text)} = {_quoted(role)}" for text, role in told.marks.items()]
    if told.stages:
        lines += ["", "[stages]"]
        lines += [f"{_quoted(role)} = {_quoted(to)}" for role, to in told.stages.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"
