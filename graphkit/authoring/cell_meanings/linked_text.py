"""Read a text with its link, as "Report (https://…)" and "[Report](https://…)" are."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ADDRESS: Final = r"https?://[^\s<>\[\]]+"
_LINKED: Final = re.compile(
    rf"\[(?P<inside>[^\[\]]+)\]\(\s*<?(?P<of>{_ADDRESS}?)>?\s*\)"
    rf"|(?P<before>[^()\[\]]*[^\s()\[\]:])\s*\(\s*<?(?P<behind>{_ADDRESS}?)>?\s*\)"
)


class Linked(NamedTuple):
    """A text and the address that stands with it."""

    text: str
    address: str


def linked_text(cell: str) -> Linked | None:
    """Part a text from its one link; None if it has none, or says more.

    >>> linked_text("Annual report (https://a.org/r.pdf)")
    Linked(text='Annual report', address='https://a.org/r.pdf')
    >>> linked_text("[Minutes, p. 2](https://a.org/m_(2019))")
    Linked(text='Minutes, p. 2', address='https://a.org/m_(2019)')
    >>> linked_text("https://a.org"), linked_text("A (https://a.org/1), B (https://a.org/2)")
    (None, None)
    """
    match = _LINKED.fullmatch(cell.strip())
    if match is None:
        return None
    return Linked((match["inside"] or match["before"]).strip(), match["of"] or match["behind"])
