"""Refuse files that would use up time, memory or stack while they are read.

The engine reads most formats in linear time and without recursion. These it does not: entities of
RDF/XML, which grow exponentially; elements of RDF/XML inside each other, whose time grows with the
square of their depth; JSON-LD and triples as terms inside each other, over whose depth it runs out
of stack, which ends the process.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import DataError, Problem

DEPTH: Final = {"XML": 1_000, "JSON": 300, "triples": 100}
"""So many may be inside each other: elements, objects and arrays, triples as terms."""

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


def refuse_deep_json(data: bytes, name: str) -> None:
    """Refuse JSON whose objects and arrays are too deep inside each other."""
    if _json_depth(data) > DEPTH["JSON"]:
        raise _too_deep(name, "objects and arrays", DEPTH["JSON"])


def _look_at_xml(path: Path, name: str) -> None:
    """Read XML with the standard library's reader, which bounds entities; nothing is kept."""
    from xml.parsers.expat import ExpatError, ParserCreate, errors

    open_now = deepest = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal open_now, deepest
        open_now += 1
        deepest = max(deepest, open_now)
        if open_now > DEPTH["XML"]:
            raise _too_deep(name, "elements", DEPTH["XML"])

    def end(_name: str) -> None:
        nonlocal open_now
        open_now -= 1

    reader = ParserCreate()
    reader.StartElementHandler, reader.EndElementHandler = begin, end
    try:
        with path.open("rb") as file:
            reader.ParseFile(file)
    except ExpatError as error:
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


def _too_deep(name: str, what: str, most: int) -> DataError:
    message = f"more than {most:,} {what} are inside each other."
    return DataError([Problem(name, 0, "", message, "Write it flatter.")])
