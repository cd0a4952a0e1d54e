"""Arguments that are no text in the encoding of the terminal, which would be read without a sign.

Python keeps a byte that it cannot read as half of a character. In the name of a file this is as it
should be: any bytes may be one. Everything else is text.
"""

from __future__ import annotations

import sys
from argparse import Action, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_FILES: Final = frozenset(["FILE", "PATH", "FOLDER", "DIR", "OLD", "NEW"])
"""What the help calls arguments that name files and folders."""
_PERHAPS: Final = "QUERY"
"""A text, or the name of a file that holds it."""


def undecoded(read: Namespace, actions: Iterable[Action]) -> str:
    """Say which argument cannot be read as text, and what to do; else nothing.

    Parameters
    ----------
    read : Namespace
        What was typed.
    actions : iterable of Action
        What can be typed.
    """
    for action in actions:
        if action.metavar in _FILES:
            continue
        value = getattr(read, action.dest, None)
        for text in value if isinstance(value, list | tuple) else (value,):
            if not isinstance(text, str) or _is_text(text):
                continue
            if action.metavar != _PERHAPS or not Path(text).exists():
                return _told(text)
    return ""


def _is_text(text: str) -> bool:
    return text.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in text)


def _told(text: str) -> str:
    encoding = sys.getfilesystemencoding()
    shown = text.encode(encoding, "surrogateescape").decode(encoding, "backslashreplace")
    if encoding.casefold() == "utf-8":
        return f"{shown} is not UTF-8. Type it in a terminal that writes UTF-8."
    return f"{shown} cannot be read as {encoding}. Set LC_ALL=C.UTF-8, and write it in UTF-8."
