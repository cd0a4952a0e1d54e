"""The text of a query and its parameters, as they are typed or read from a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from graphkit.errors import NotFound, QueryError

ENDINGS = (".rq", ".sparql")
_OPENED: Final = re.compile(r"/dev/stdin|(?:/dev|/proc/[\w-]+)/fd/\d+")
"""Names of what is open in a process, whatever it is."""


def query_text(typed: str) -> str:
    """Read a query from a file or from standard input, where that is meant.

    Raises
    ------
    NotFound
        If a file is named that is not there.
    QueryError
        If what is read is not UTF-8, naming the place and the sign.
    """
    if typed == "-":
        raw: BinaryIO | None = getattr(sys.stdin, "buffer", None)
        return sys.stdin.read() if raw is None else decoded(raw.read(), "standard input")
    if any(sign in typed for sign in "\n{"):
        return typed
    path = Path(typed)
    if not _is_stream(path):
        if not typed.endswith(ENDINGS):
            return typed
        if not path.is_file():
            raise NotFound("file", typed, hint="Check the path.")
    return decoded(path.read_bytes(), typed)


def _is_stream(path: Path) -> bool:
    """Whether it is a pipe or the like, such as ``<(…)``, which has no ending of its own.

    What a shell has opened stays one where it is redirected from a file, as ``/dev/stdin``. A
    socket that is no such thing cannot be read by its name.
    """
    try:
        if not path.exists() or path.is_dir():
            return False
    except (OSError, ValueError):  # too long for the name of a file, or with a sign that is in none
        return False
    opened = _OPENED.fullmatch(path.as_posix()) is not None
    return opened or path.is_fifo() or path.is_char_device()


def decoded(data: bytes, name: str) -> str:
    """Read UTF-8, with or without the mark that some editors put first."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = data[error.start : error.start + 1]
        meant = byte.decode("cp1252", "ignore")
        sign = f", which is {meant!r} in Windows-1252" if meant else ""
        raise QueryError(
            f"{name} is not UTF-8 at line {line}, column {column}: the byte 0x{byte.hex()}{sign}. "
            "Save it as UTF-8.",
            line,
            column,
        ) from None


def parameters(pairs: Sequence[str], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Read ``NAME=VALUE`` pairs; ``id:zoom`` and ``<https://…>`` are names of things.

    Parameters
    ----------
    pairs : sequence of str
        As they are typed.
    prefixes : mapping of str to str
        The prefixes of the graph that is asked.

    Raises
    ------
    QueryError
        If a pair has no equals sign.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"--param {pair!r} has no '='. Write --param NAME=VALUE.")
        found[name] = _term(value, prefixes)
    return found


def with_today(pairs: Sequence[str], query: str, beside: Path | None) -> list[str]:
    """Put the day on which the command runs where a named query takes a day and gets ``today``.

    Parameters
    ----------
    pairs : sequence of str
        As they are typed.
    query : str
        The name of a query, or its text, which says nothing about types.
    beside : Path, optional
        The folder of a graph that may have queries of its own.
    """
    if not any(pair.casefold().endswith("=today") for pair in pairs):
        return list(pairs)
    from graphkit.cli.argument_types import day
    from graphkit.sparql.named_queries import named, paths

    known = named(query, beside).parameters if query in paths(beside) else ()
    days = {one.name for one in known if one.type == "date"}
    parts = [pair.partition("=") for pair in pairs]
    return [name + sign + (day(said) if name in days else said) for name, sign, said in parts]


def _term(value: str, prefixes: Mapping[str, str]) -> str:
    """Give the IRI that is meant, or the text."""
    from graphkit.terms import Named

    prefix, colon, local = value.partition(":")
    if value.startswith("<") and value.endswith(">"):
        return Named(value[1:-1])
    if colon and prefix in prefixes and local:
        return Named(prefixes[prefix] + local)
    return value
