"""The text of a query as it was written, and as it is read: without a byte order mark or escapes.

SPARQL lets any character be written as ``\\u0041`` or ``\\U00000041`` (section 19.2 of the
specification), also in keywords and names. In texts and IRIs the reader leaves that as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from graphkit.errors import QueryError
from graphkit.sparql.grammar.terminals import COMMENT, IRI, STRING

_MARK: Final = "\ufeff"
_PART: Final = re.compile(
    rf"{STRING}|{IRI}|{COMMENT}|\\u(?P<short>[0-9A-Fa-f]{{4}})|\\U(?P<long>[0-9A-Fa-f]{{8}})",
    re.DOTALL,
)
_ANY_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)
_HALF: Final = re.compile("[\ud800-\udfff]")
_ONE_LINE: Final = {ord(sign): " " for sign in "\t\r\v\f\x85\u2028\u2029"}
_SHOWN_BEFORE: Final = 60
_SHOWN_AFTER: Final = 40


class QueryText(NamedTuple):
    """A query as it was written and as it is read.

    Attributes
    ----------
    written : str
        The text as the user wrote it.
    text : str
        The text to read.
    shifts : tuple of (int, int)
        From these offsets of ``text`` on, so much has to be added for the offset in ``written``.
    """

    written: str
    text: str
    shifts: tuple[tuple[int, int], ...]

    def offset(self, place: int) -> int:
        """Return the offset in the text as it was written."""
        index = bisect_right(self.shifts, (place, len(self.written))) - 1
        return place + (self.shifts[index][1] if index >= 0 else 0)

    def where(self, place: int) -> tuple[int, int, str]:
        """Return line, column and that line with a caret, in the text as it was written."""
        return where(self.written, self.offset(place))

    def problem(self, place: int, what: str, hint: str) -> QueryError:
        """Make the error that tells what is wrong at a place of ``text``, and what to do."""
        line, column, shown = self.where(place)
        return QueryError(f"{what} at line {line}, column {column}. {hint}\n{shown}", line, column)


def where(written: str, offset: int) -> tuple[int, int, str]:
    """Return line and column, counted from 1, and that line with a caret under the place.

    >>> print(where("SELECT *\\n{ ?s ? }", 14)[2])
      { ?s ? }
           ^
    """
    begin = written.rfind("\n", 0, offset) + 1
    end = written.find("\n", offset)
    text = written[begin : end if end >= 0 else len(written)]
    column = offset - begin
    # A very long line is cut around the place, so that the message stays readable.
    long = len(text) > _SHOWN_BEFORE + _SHOWN_AFTER
    start = max(0, column - _SHOWN_BEFORE) if long else 0
    end = column + _SHOWN_AFTER if long else len(text)
    shown = text[start:end].translate(_ONE_LINE)
    caret = " " * (column - start) + "^"
    return written.count("\n", 0, offset) + 1, column + 1, f"  {shown}\n  {caret}"


def query_text_of(written: str) -> QueryText:
    """Prepare the text of a query for reading.

    Raises
    ------
    QueryError
        If it has half of a character, or an escape outside of texts and IRIs that does not stand
        for a letter, a digit or ``_``.

    Examples
    --------
    >>> query_text_of("\\\\u0053ELECT * {}").text
    'SELECT * {}'
    """
    text = written.removeprefix(_MARK)
    plain = QueryText(written, text, ((0, len(written) - len(text)),))
    if half := None if text.isascii() else _HALF.search(text):
        what = "half of a character, which no text can hold,"
        raise plain.problem(half.start(), what, "Write the whole character.")
    return _unescaped(plain) if "\\u" in text or "\\U" in text else plain


def _unescaped(plain: QueryText) -> QueryText:
    parts: list[str] = []
    shift = plain.shifts[0][1]
    shifts = [(0, shift)]
    length = done = 0
    for match in _PART.finditer(plain.text):
        if not (number := match["short"] or match["long"]):
            continue
        parts += [plain.text[done : match.start()], _letter(plain, match.start(), int(number, 16))]
        length += match.start() - done + 1
        done = match.end()
        shift += done - match.start() - 1
        shifts.append((length, shift))
    return QueryText(plain.written, "".join([*parts, plain.text[done:]]), tuple(shifts))


def _letter(plain: QueryText, place: int, number: int) -> str:
    letter = chr(number) if number <= 0x10FFFF else " "
    if not letter.isalnum() and letter != "_":
        what = "the escape of a sign that is no part of a word or a name"
        raise plain.problem(place, what, "Write the sign itself.")
    return letter


def decoded(written: str) -> str:
    r"""Replace every escape of a query by its character, also in texts, IRIs and comments.

    >>> decoded(r"'\u0041' '\\u0041'")
    "'A' '\\\\u0041'"
    """
    return _ANY_ESCAPE.sub(_character, written)


def _character(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    number = int(digits, 16) if digits else 0x110000
    return chr(number) if number <= 0x10FFFF else match[0]
