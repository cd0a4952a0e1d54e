"""What the columns of named queries mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.facts.certainty import DEGREES
from graphkit.questions.answer_columns import DEFINITIONS

_ID_AS_NAME: Final = re.compile(r"STRAFTER\(STR\(\?\w+\), STR\(id:\)\), STR\(\?\w+\)\) AS \?name\)")
_NAME_IN_FULL: Final = re.compile(
    r"BIND\(STR\(\?(?:label|joined)\) AS \?(coalition|member|actor)\)"
)
_ID: Final = "id; a whole address where it is of another base"
_LABEL: Final = "name of what the row is about, in the language that the query asks for"
_DAYS: Final = {
    f"{degree}_{end}": f"the {which} day on which it is at least {degree}"
    for degree in DEGREES
    for end, which in (("from", "first"), ("until", "last"))
}
_SET: Final = {f"set_{name}": f"{meaning}: that it was set" for name, meaning in _DAYS.items()}
_SAID: Final[Mapping[str, str]] = {
    **_DAYS,
    **_SET,
    "outside_life": "true where stated dates lie outside the life of what was joined, else empty",
    "adopted": "whether the record adopts this source's beginning; never that of a denial",
    "address": "address of the source",
    "alsoDated": "another date that the source bears",
    "amount": "how much, as the source writes it",
    "area": "the field that the commitment belongs to",
    "became": "what it became",
    "binding": "how joining binds to the text",
    "coalitions": "number of coalitions",
    "column": "name of the column of the tables",
    "commitments": "number of commitments, or ids of them",
    "confirmed_until": "the last day on which a source or a list of members shows it running",
    "covers": "the service that it covers",
    "declined": "when joining was declined",
    "document": "the source",
    "due": "when it is to be reached, as EDTF text",
    "due_earliest": "the first day that can be meant",
    "due_latest": "the last day that can be meant",
    "during": "the adopted period, as EDTF text",
    "extent": "how complete it is",
    "fee": "what is paid, as the source writes it",
    "goal_label": "name of the goal, in the language that the query asks for",
    "goalInFrench": "name of the goal in French",
    "how": "in what way",
    "identifier": "what it is called in the register",
    "indicator": "what is measured",
    "issued": "when the text was issued",
    "joined": "when it joined",
    "joined_presumably": "whether it had joined presumably on the day of the text",
    "known": "when it became known",
    "lastConfirmed": "the last day on which a source shows it",
    "led_by": "who leads the coalition",
    "ledByGovernments": "number of coalitions led by governments",
    "ledByIndustry": "number of coalitions led by industry",
    "listedAs": "the name under which the coalition lists the member, where that is noted",
    "measure": "the value that is to be reached",
    "measured": "the value that was measured",
    "members": "number of members",
    "memberships": "number of memberships",
    "nameNow": "the name that it has now",
    "newest": "day of the newest list",
    "onBehalfOf": "for whom",
    "otherName": "another name that it has or had",
    "publishers": "number of publishers",
    "quotation": "a short excerpt of the source",
    "records": "number of records",
    "register": "the register that the identifier is of",
    "retrieved": "when it was read",
    "statedPeriod": "the period that the source states",
    "stated": "the period that the source states",
    "supported": "whether another source says the contrary",
    "until": "the last day",
    "value": "what the column says",
    "was": "what it was before",
    "words": "a short excerpt of what is said",
}


def definitions_of_query(text: str, columns: Iterable[str]) -> dict[str, str]:
    """Say what the columns of a named query mean.

    Parameters
    ----------
    text : str
        The query.
    columns : iterable of str
        Those of its answer.

    Examples
    --------
    >>> definitions_of_query("SELECT ?members {}", ["members"])
    {'members': 'number of members'}
    >>> definitions_of_query("SELECT * { BIND(STR(?label) AS ?coalition) }", ["coalition"])
    {'coalition': 'name of the coalition'}
    """
    name = _ID if _ID_AS_NAME.search(text) else _LABEL
    called = {column: f"name of the {column}" for column in _NAME_IN_FULL.findall(text)}
    known = {**DEFINITIONS, **_SAID, "name": name, **called}
    return {column: known.get(column) or _in_words(column) for column in columns}


def _in_words(column: str) -> str:
    """Take the name of a column apart, which says what the query calls it.

    >>> _in_words("legalForm"), _in_words("titleThere")
    ('legal form', 'title there')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", column).lower()
