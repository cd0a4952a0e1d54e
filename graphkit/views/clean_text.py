"""Make foreign text safe to show: control characters, endless labels, links, data islands.

>>> text("a\\u202eb\\x00c")
'abc'
>>> link("javascript:alert(1)")
''
>>> island({"label": "</script>"})
'{"label":"\\\\u003c/script\\\\u003e"}'
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

LABEL_LENGTH: Final = 240
PROSE_LENGTH: Final = 4000
LINK_LENGTH: Final = 2000

# Control characters, invisible direction switches that make text read as something else,
# and characters that cannot be encoded as UTF-8.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BREAKS: Final = re.compile("[\t\n\r\u2028\u2029 ]+")
_LONE: Final = re.compile("[\ud800-\udfff]")
_LINK: Final = re.compile(r"https?://[^\s/<>\"'`\\]+[^\s<>\"`\\]*", re.IGNORECASE)
_ESCAPES: Final = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_ESCAPED: Final = re.compile("[<>&\u2028\u2029]")


def text(value: str, limit: int = LABEL_LENGTH) -> str:
    """Give one line of visible text, cut with an ellipsis when it is longer than ``limit``."""
    if len(value) <= limit and value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()  # as most are
    # Cutting before cleaning keeps a label of a hundred kilobytes cheap.
    head = value[: 4 * limit]
    plain = _BREAKS.sub(" ", _LONE.sub("\ufffd", _UNSEEN.sub("", head))).strip()
    if len(plain) <= limit and len(head) == len(value):
        return plain
    return plain[: limit - 1].rstrip() + "…"


def prose(value: str) -> str:
    """Give a longer text, such as a quotation or a note."""
    return text(value, PROSE_LENGTH)


def link(value: str) -> str:
    """Give the address if it is plain http or https, else nothing."""
    address = value.strip()
    if len(address) > LINK_LENGTH or not _LINK.fullmatch(address) or _UNSEEN.search(address):
        return ""
    return _LONE.sub("\ufffd", address)


def island(data: Any) -> str:
    """Write data as JSON that may stand inside a ``<script type="application/json">``."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda match: _ESCAPES[match.group()], _LONE.sub("\ufffd", plain))
