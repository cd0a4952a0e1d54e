"""Refuse files that would use up time, memory or stack while they are read.

The engine reads most formats in linear time and without recursion. These it does not: entities of
RDF/XML, which grow exponentially; elements of RDF/XML inside each other, attributes of one element,
and lists and blank nodes of Turtle inside each other, whose time grows with the square of their
number; JSON-LD and triples as terms inside each other, over whose depth it runs out of stack, which
ends the process.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import DataError, Problem
from graphkit.stores.encoding_of_rdf import (
    is_called_utf8,
    is_utf8,
    other_encoding,
    unknown_encoding,
)

DEPTH: Final = {"XML": 1_000, "JSON": 300, "triples": 100, "brackets": 1_000}
"""So many may be inside each other: elements, objects and arrays, triples as terms, brackets of
Turtle."""

ATTRIBUTES: Final = 1_000
"""So many may an element of RDF/XML have."""

_EXPANDED: Final = "amplification"
_TEXTS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
_TERMS: Final = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    rb"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    rb'|"(?:[^"\\\n\r]|\\.)*+"'
    rb"|'(?:[^'\\\n\r]|\\.)*+'"
    rb'|<(?!<)[^<>"{}|^`\\\x00-\x20]*+>|\\.|\#[^\n\r]*+|(<<\(?)|(\)?>>)',
    re.DOTALL,
)
_BRACKETS: Final = re.compile(
    rb"(?:[^\"'<\\#(\[{)\]}]++"
    rb'|"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)'
    rb"|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z)"
    rb'|"(?:[^"\\\n\r]++|\\.)*+"?'
    rb"|'(?:[^'\\\n\r]++|\\.)*+'?"
    rb"|<[^<>\"{}|^`\\\x00-\x20]*+>?|\\.?|\#[^\n\r]*+)*+([(\[{])?+([)\]}])?+",
    re.DOTALL,
)
"""What stands between two brackets, and the next one: it opens, or closes."""
_BRACKETED: Final = (
    pyoxigraph.RdfFormat.TURTLE,
    pyoxigraph.RdfFormat.TRIG,
    pyoxigraph.RdfFormat.N3,
)


def refuse_explosive(path: Path, rdf: pyoxigraph.RdfFormat, name: str) -> None:
    """Refuse a file whose nesting or entities no honest file has.

    Parameters
    ----------
    path : Path
        The file, not compressed.
    rdf : pyoxigraph.RdfFormat
        Its format.
    name : str
        What to call it.

    Raises
    ------
    DataError
        With what is too much. An RDF/XML file that is no well-formed XML is refused, too.
    """
    if not path.stat().st_size:
        return
    if rdf == pyoxigraph.RdfFormat.RDF_XML:
        _look_at_xml(path, name)
    elif rdf == pyoxigraph.RdfFormat.JSON_LD:
        refuse_deep_json(path.read_bytes(), name)
    elif _triples_deep(path):
        raise _too_deep(name, "triples as terms", DEPTH["triples"])
    elif rdf in _BRACKETED and _brackets_deep(path):
        raise _too_deep(name, "brackets", DEPTH["brackets"])


def refuse_deep_json(data: bytes, name: str) -> None:
    """Refuse JSON whose objects and arrays are too deep inside each other."""
    if _json_depth(data) > DEPTH["JSON"]:
        raise _too_deep(name, "objects and arrays", DEPTH["JSON"])


def _look_at_xml(path: Path, name: str) -> None:
    """Read XML with the standard library's reader, which bounds entities; nothing is kept."""
    from xml.parsers.expat import ExpatError, ParserCreate, errors

    open_now = 0

    def begin(_name: str, attributes: dict[str, str]) -> None:
        nonlocal open_now
        open_now += 1
        if len(attributes) > ATTRIBUTES:
            raise _too_many_attributes(name, reader.CurrentLineNumber)
        if open_now > DEPTH["XML"]:
            raise _too_deep(name, "elements", DEPTH["XML"])

    def end(_name: str) -> None:
        nonlocal open_now
        open_now -= 1

    def declare(entity: str, _parameter: object, value: str | None, *_place: object) -> None:
        if value is None:
            message = f"its entity {entity!r} stands for a file or an address and is not read."
            hint = "Write the text itself."
            raise DataError([Problem(name, reader.CurrentLineNumber, "", message, hint)])

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is None or is_called_utf8(encoding):
            return
        first = 'rite encoding="UTF-8" in its first line.'
        if not is_utf8(path):
            raise other_encoding(name, encoding, f" Then w{first}")
        message = f"its first line says that it is {encoding!r}, and it is UTF-8."
        raise DataError([Problem(name, 1, "", message, f"W{first}")])

    reader = ParserCreate("UTF-8")
    reader.XmlDeclHandler = declared
    reader.StartElementHandler, reader.EndElementHandler = begin, end
    reader.EntityDeclHandler = declare
    try:
        with path.open("rb") as file:
            reader.ParseFile(file)
    except ExpatError as error:
        if not is_utf8(path):
            raise unknown_encoding(name, error.lineno) from None
        what = errors.messages.get(error.code, "it is broken")
        if _EXPANDED in what:
            hint = "Write the texts themselves, or save it in another format."
            problem = Problem(name, error.lineno, "", "its entities expand without bound.", hint)
        else:
            hint = "The file may be cut short or in another format."
            problem = Problem(name, error.lineno, "", f"this is no XML: {what}.", hint)
        raise DataError([problem]) from None


def _json_depth(data: bytes) -> int:
    """Count the brackets that are open at once; texts are left out."""
    import numpy as np

    signs = np.frombuffer(_TEXTS.sub(b"", data), np.uint8)
    opened = (signs == ord("{")) | (signs == ord("["))
    closed = (signs == ord("}")) | (signs == ord("]"))
    steps = opened.astype(np.int8) - closed.astype(np.int8)
    return int(np.cumsum(steps, dtype=np.int64).max(initial=0))


def _triples_deep(path: Path) -> bool:
    """Tell whether triples are terms of triples too deep; most files have no such thing at all."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(b"<<") < 0:
            return False
        open_now = 0
        for match in _TERMS.finditer(data):
            if match[1]:
                open_now += 1
                if open_now > DEPTH["triples"]:
                    return True
            elif match[2]:
                open_now -= 1
    return False


def _brackets_deep(path: Path) -> bool:
    """Tell whether lists, blank nodes and graphs are too deep inside each other."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        opening = sum(_count(data, sign) for sign in (b"(", b"[", b"{"))
        if opening <= DEPTH["brackets"]:
            return False  # as in most files
        open_now = 0
        for match in _BRACKETS.finditer(data):
            opened, closed = match.groups()
            if opened:
                open_now += 1
                if open_now > DEPTH["brackets"]:
                    return True
            if closed:
                open_now -= 1
    return False


def _count(data: mmap.mmap, sign: bytes) -> int:
    """Count a sign until there are more of it than may be inside each other."""
    found, place = 0, data.find(sign)
    while place >= 0 and found <= DEPTH["brackets"]:
        found += 1
        place = data.find(sign, place + 1)
    return found


def _too_many_attributes(name: str, line: int) -> DataError:
    message = f"an element has more than {ATTRIBUTES:,} attributes."
    return DataError([Problem(name, line, "", message, "Write them as elements.")])


def _too_deep(name: str, what: str, most: int) -> DataError:
    message = f"more than {most:,} {what} are inside each other."
    return DataError([Problem(name, 0, "", message, "Write it flatter.")])
