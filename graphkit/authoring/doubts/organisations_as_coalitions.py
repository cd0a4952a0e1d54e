"""Doubt that organisations are what was joined where no column is called like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphkit.authoring.headers.one_table import is_country, is_group, is_name
from graphkit.authoring.reading import JOINED_NAME
from graphkit.errors import Problem
from graphkit.next_steps import Advice


def organisations_as_coalitions(path: str, headers: Mapping[str, str]) -> Iterator[Problem]:
    """Say which column is read as the coalitions where none is called like them.

    Parameters
    ----------
    path : str
        The file.
    headers : mapping of str to str
        The headers as written, by what the columns were taken for.

    Yields
    ------
    Problem
        One where organisations are read as the coalitions, and their countries or whoever is named
        beside them as the members; it may be the other way round.

    Examples
    --------
    >>> headers = {"member": "Country", "coalition": "Organisation"}
    >>> [problem.message for problem in organisations_as_coalitions("list.csv", headers)]
    ["'Organisation' is read as what was joined, and 'Country' as the members."]
    """
    member, coalition = headers.get("member", ""), headers.get("coalition", "")
    if not is_group(coalition) or not (is_country(member) or is_name(member)):
        return
    message = f"{coalition!r} is read as what was joined, and {member!r} as the members."
    hint = Advice(
        "No column is called like what was joined. If {coalition} holds the members, call it "
        "'member', and what they joined 'coalition'; if all joined one thing, import the table "
        "with {option}.",
        coalition=repr(coalition),
        option=JOINED_NAME,
    )
    yield Problem(path, 0, coalition, message, hint)
