"""Find the column that is called as members are and says who is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.yes_and_no import are_codes, are_yes_and_no, says_no, says_yes
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import Recognised, recognised
from graphkit.authoring.headers.plural import is_plural
from graphkit.authoring.headers.words_in_header import may_be_year, without_brackets
from graphkit.authoring.known_words.treaty_headers import tells_signature
from graphkit.authoring.known_words.words_of_headers import (
    ALL_COLUMNS,
    MARKS_OF_ROWS,
    MEMBERS,
    STATUS,
    TAKES_PART,
    called,
)

_ROLES: Final = frozenset(called("member-in-a-role"))
"""Members by whose names a mark says as what somebody belongs, and not whether."""
_MEMBERS: Final = frozenset(MEMBERS)


def column_that_asks(
    header: Sequence[str], known: Recognised, texts: Sequence[Sequence[str]]
) -> int:
    """Find the column that is called as members are, too, and says who is one; -1 for none."""
    asking = [
        place
        for place, cell in enumerate(header)
        if known.names[place] not in ALL_COLUMNS and asks_who_belongs(cell)
    ]
    found = (
        one
        for one in asking
        if are_yes_and_no(texts[one]) or are_codes_of_answers(header, one, texts)
    )
    return next(found, -1)


def beginning_that_answers(
    header: Sequence[str],
    known: Recognised,
    columns: Sequence[Sequence[str]],
    texts: Sequence[Sequence[str]],
) -> int:
    """Find the column, called as beginnings are, that says yes and no; -1 for none.

    Below "Signed" or "Joined" a mark says who did, and an empty cell beside it who did not. Where
    none says yes, the others may have begun on a day that nobody wrote down. Marks of signing
    beside ratifying say who is bound, and stay what they are. In rows of years a mark may as well
    say that somebody joined in that year, and is not read.
    """
    if "since" not in known.names or "event" in known.names or comes_again(known.names, columns):
        return -1
    since = known.names.index("since")
    second = _second_beginning(header, known, texts)
    if second >= 0:
        return second
    signed = known.names.index("signed") if "signed" in known.names else -1
    if signed >= 0 and tells_signature(without_brackets(plain(header[since]))):
        return next((one for one in (signed, since) if _are_answers(texts[one])), -1)
    return since if signed < 0 and _are_answers(texts[since]) else -1


def _second_beginning(
    header: Sequence[str], known: Recognised, texts: Sequence[Sequence[str]]
) -> int:
    """Find a column such as "Joined?" that answers beside one of beginnings; -1 for none."""
    found = (
        place
        for place, cell in enumerate(header)
        if known.names[place] not in ALL_COLUMNS
        and recognised([cell]).names == ("since",)
        and _are_answers(texts[place])
    )
    return next(found, -1)


def _are_answers(texts: Sequence[str]) -> bool:
    return any(map(says_yes, texts)) and are_yes_and_no(texts)


def are_codes_of_answers(header: Sequence[str], place: int, texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether numbers are codes of answers, and no counts, as they are below a plural."""
    return are_codes(texts[place]) and not is_plural(header[place])


def asks_who_belongs(header: str) -> bool:
    """Tell whether yes and no below a header say who belongs.

    Below "Company" or "MP" they say what somebody is; below "Partner", as what one belongs.
    """
    word = without_brackets(plain(header))
    return (
        word in TAKES_PART
        or (word in STATUS and "member" in word)
        or (word in MARKS_OF_ROWS and word.startswith("mem"))
        or (word in _MEMBERS and word not in _ROLES)
    )


def comes_again(names: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Tell whether a member of something has several rows, beside a column that may be of years.

    >>> comes_again(["member", "year"], [["Acme", "Acme"], ["2019", "2020"]])
    True
    >>> comes_again(["member", "year"], [["Acme", "Beta"], ["2019", "2020"]])
    False
    """
    if not any(map(may_be_year, names)):
        return False
    ends = [names.index(end) for end in ("member", "coalition") if end in names]
    pairs = [*zip(*(columns[place] for place in ends), strict=False)]
    return len({*pairs}) < len(pairs)


def is_answered(header: str, texts: Sequence[str]) -> bool:
    """Tell whether a header with a question mark asks who belongs, and any cell says yes or no.

    >>> is_answered("Member?", ["yes", "partly", "lapsed"]), is_answered("Member", ["no", "se"])
    (True, False)
    """
    asked = header.strip(" *:").endswith("?") and asks_who_belongs(header)
    return asked and any(says_yes(text) or says_no(text) for text in texts)


def is_role(header: str) -> bool:
    """Whether a mark below a header says as what somebody belongs, and not whether."""
    return without_brackets(plain(header)) in _ROLES
