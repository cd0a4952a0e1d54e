"""Text in which what was said before stands once, for a page that is to be small.

Facts about a few things say much again: the name of a coalition in each title, the beginning of
an address, the keys of JSON. Such a passage is written as a reference to a place at which it
stood: a sign, some digits for how far back it begins, and one for how long it is. A backtick is
followed by two digits for what is near, ``~`` by three. A reference may go on into what it
tells itself: of ten noughts the last nine are one reference. So the texts stay readable, and all
that the page needs to read them is in ``static/core/said_before.js``. Deflate would be smaller,
but its bytes differ between builds of zlib, and the same facts have to give the same page
everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from functools import partial
from typing import Final

NEAR: Final = "`"
FAR: Final = "~"
"""Also begins a text that has references."""
DIGITS: Final = "".join(sign for sign in map(chr, range(33, 126)) if sign not in '<>&"\\`')
"""Signs that end no script and no text of JSON, from the least to the greatest."""
LEAST: Final = 6
"""A passage that is shorter is written out; a reference has four or five signs."""
LONGEST: Final = LEAST + len(DIGITS) - 1
NEAREST: Final = len(DIGITS) ** 2
"""From this distance on it is far."""
FURTHEST: Final = len(DIGITS) ** 3 - 1
"""So far back a reference reaches."""
_TRIED: Final = 8
"""Of places where a passage stood so many are looked at, the last ones; more would gain little."""
_UNCOUNTABLE: Final = re.compile("[~`\U00010000-\U0010ffff]")


def with_texts_once(told: str, before: str = "") -> str:
    """Write JSON so that what was said before is referred to.

    Parameters
    ----------
    told : str
        JSON, of any length; only the last 650,000 characters or so are referred to.
    before : str
        JSON that the page reads before, itself so shortened, to which this one may refer.

    Returns
    -------
    str
        The sign ``~``, then the text with references. The same text always gives the same one.

    Examples
    --------
    >>> with_texts_once('["signed the Call","signed the Call"]')
    '~["signed the Call",`!5.]'
    """
    read = _countable(before)
    text = read + _countable(told)
    places: defaultdict[str, deque[int]] = defaultdict(partial(deque, maxlen=_TRIED))
    for place in range(len(read)):
        places[text[place : place + LEAST]].append(place)
    written: list[str] = [FAR]
    here = plain = len(read)
    while here < len(text):
        back, alike = _longest(text, here, places.get(text[here : here + LEAST], ()))
        if alike:
            written += text[plain:here], _reference(back, alike)
            plain = here + alike
        for place in range(here, here + max(alike, 1)):
            places[text[place : place + LEAST]].append(place)
        here += max(alike, 1)
    return "".join([*written, text[plain:]])


def _countable(told: str) -> str:
    """Escape the signs themselves, and what is one character here and two where a page counts."""
    return _UNCOUNTABLE.sub(lambda match: _escaped(match.group()), told)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[unit : unit + 4]}" for unit in range(0, len(units), 4))


def _longest(text: str, here: int, places: deque[int] | tuple[int, ...]) -> tuple[int, int]:
    """Find the reference that saves most: how far back it begins, and how long it is."""
    found, saved = (0, 0), 0
    for place in reversed(places):
        back, alike = here - place, _alike(text, place, here)
        saves = alike - (back >= NEAREST)
        if saves > saved and alike >= LEAST and back <= FURTHEST:
            found, saved = (back, alike), saves
    return found


def _alike(text: str, place: int, here: int) -> int:
    """Count the characters that are as they were there; the last may be those just told."""
    most = min(LONGEST, len(text) - here)
    alike = 0
    while alike < most and text[place + alike] == text[here + alike]:
        alike += 1
    return alike


def _reference(back: int, alike: int) -> str:
    base = len(DIGITS)
    digits = [back // base % base, back % base, alike - LEAST]
    sign = NEAR
    if back >= NEAREST:
        sign = FAR
        digits.insert(0, back // NEAREST)
    return sign + "".join(DIGITS[digit] for digit in digits)
