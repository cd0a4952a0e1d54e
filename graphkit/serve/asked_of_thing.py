"""What the address of a thing asks: of when, how surely, in which roles."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

OPTIONS: Final = ("on", "during", "at_least", "roles")
"""What may stand after the question mark; each means what it means in Python."""
_SHOWN: Final = 100
"""So many characters of an address are said again."""


class NotAsked(Exception):
    """An address asks what no page of a thing answers."""


def asked_of_thing(given: QueryParams) -> dict[str, Any]:
    """Read the options of an address, to be passed on to the questions about a thing.

    Parameters
    ----------
    given : QueryParams
        What stands after the question mark. Roles may be several, with commas between.

    Raises
    ------
    NotAsked
        If an option is none of these, is there more than once or says nothing, or if there are
        two times.

    Examples
    --------
    >>> from starlette.datastructures import QueryParams
    >>> asked_of_thing(QueryParams("on=2020-12-31&roles=member,founder"))
    {'on': '2020-12-31', 'roles': ['member', 'founder']}
    """
    asked: dict[str, Any] = {}
    for name, value in given.multi_items():
        if name not in OPTIONS:
            raise NotAsked(_no_such_option(name))
        if name in asked:
            raise NotAsked(f"?{name}= is there more than once. Write it once.")
        if not value.strip(" ,"):
            raise NotAsked(f"?{name}= says nothing. Write a value, or leave it out.")
        asked[name] = value.strip()
    if {"on", "during"} <= asked.keys():
        raise NotAsked("?on= and ?during= are two times. Write one of them.")
    if "roles" in asked:
        asked["roles"] = [role.strip() for role in asked["roles"].split(",") if role.strip()]
    return asked


def _no_such_option(name: str) -> str:
    like = 0.5 if len(name) <= len("on") else 0.6  # of two letters one may be another
    near = get_close_matches(name[:_SHOWN].casefold().replace("-", "_"), OPTIONS, 1, like)
    meant = f" Did you mean ?{near[0]}=…?" if near else ""
    return (
        f"A page of a thing has no option {name[:_SHOWN]!r}.{meant} "
        "There is ?on=2020-12-31, ?during=2020, ?at_least=certain and ?roles=member."
    )
