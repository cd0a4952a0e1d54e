"""Find the sources that a new one may be meant for: by title, and by address within its site."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

_NEAR: Final = 3
_LIKE: Final = 0.8


def near_sources(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """List the titles and addresses that come near to that of a source.

    An address of another site is another source, however alike the two are.

    Parameters
    ----------
    name : str
        A title or an address.
    known : iterable of str
        The titles and addresses of other sources.

    Examples
    --------
    >>> known = ["https://a.org/members", "https://b.org/members/2024", "Members of A"]
    >>> near_sources("https://www.b.org/members/2025", known), near_sources("Member of A", known)
    (('https://b.org/members/2024',), ('Members of A',))
    """
    site, path = _apart(name)
    of_site = {one: rest for one in known for host, rest in [_apart(one)] if host == site}
    near = difflib.get_close_matches(path, [*dict.fromkeys(of_site.values())], _NEAR, _LIKE)
    return tuple(one for rest in near for one in of_site if of_site[one] == rest)[:_NEAR]


def _apart(name: str) -> tuple[str, str]:
    """Tell the site from the rest of an address; a title is of no site."""
    try:
        parts = urlsplit(name)
    except ValueError:
        return "", name
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "", name
    return parts.netloc.casefold().removeprefix("www."), name.partition(parts.netloc)[2]
