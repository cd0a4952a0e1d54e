"""The page's scripts and styles as one text each, with the hashes that the page allows.

The ES modules of ``static/`` cannot import each other inside a page that may load nothing, so
each becomes a function that gives back what it exports. Comments stay behind, so that pages are
smaller. No other tool is needed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from graphkit.resources import shipped_text

STATIC: Final = Path(__file__).parent / "static"
ENTRY: Final = "main.js"
_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "(\./|\.\./)([^"]+)";\n', re.MULTILINE)
_COMMENT: Final = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.M | re.S)
"""One that has its lines to itself."""
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


@cache
def script() -> str:
    """Give all modules as one script, those that others need first."""
    order: list[str] = []
    _visit(ENTRY, order, ())
    modules = "\n".join(_module(path) for path in order)
    return f'"use strict";\n{modules}\n'


@cache
def style() -> str:
    """Give the style sheet."""
    return shipped_text(STATIC / "page.css")


@cache
def texts() -> dict[str, Any]:
    """Give the interface texts: one JSON file per language."""
    files = sorted((STATIC / "texts").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def digest(content: str) -> str:
    """Give the hash by which a content security policy allows an inline script or style."""
    raw = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(raw).decode()}"


def _visit(path: str, order: list[str], above: tuple[str, ...]) -> None:
    if path in above:
        raise ImportError(f"circular import: {' > '.join([*above, path])}. Break the circle.")
    if path in order:
        return
    for _, _, needed in _imports(path):
        _visit(needed, order, (*above, path))
    order.append(path)


@cache
def _imports(path: str) -> tuple[tuple[str, str, str], ...]:
    """Give the import lines of a module: names, whole line, path of the module meant."""
    found = []
    for match in _IMPORT.finditer(_source(path)):
        base = (STATIC / path).parent / (match[2] + match[3])
        found.append((match[1], match[0], base.resolve().relative_to(STATIC.resolve()).as_posix()))
    return tuple(found)


@cache
def _source(path: str) -> str:
    return shipped_text(STATIC / path)


def _module(path: str) -> str:
    body = _source(path)
    for names, line, needed in _imports(path):
        bound = re.sub(r"(\w+) as (\w+)", r"\1: \2", " ".join(names.split()))
        body = body.replace(line, f"const {{ {bound} }} = {_name(needed)};\n", 1)
    exports = _EXPORT.findall(body)
    body = _EXPORT.sub("", body)
    body = _COMMENT.sub("", body)
    return f"const {_name(path)} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"


def _name(path: str) -> str:
    return "m_" + re.sub(r"\W", "_", path.removesuffix(".js"))
