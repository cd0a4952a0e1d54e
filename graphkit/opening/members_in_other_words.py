"""Tell who is a member of what in the words of ORG or schema.org beside records of ours.

Where a file has memberships or coalitions of this ontology, these say who belongs, and nothing
else of the file is read as a membership: it may be of another time, or no joining at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.stores.memory import Store
from graphkit.tabular.how_many import how_many
from graphkit.terms import ORG, RDF

_SCHEMA: Final = ("http://schema.org/", "https://schema.org/")
_MEMBER_OF: Final = (ORG + "memberOf", *(one + "memberOf" for one in _SCHEMA))
_HAS_MEMBER: Final = (ORG + "hasMember", *(one + "member" for one in _SCHEMA))
_PAIRS: Final = f"""
SELECT DISTINCT ?who ?what {{
  {{ ?who {"|".join(f"<{one}>" for one in _MEMBER_OF)} ?what }}
  UNION {{ ?what {"|".join(f"<{one}>" for one in _HAS_MEMBER)} ?who }}
  UNION {{ ?of a org:Membership ; org:member ?who ; org:organization ?what
          MINUS {{ ?of a cg:Membership }} }}
  FILTER NOT EXISTS {{
    ?record a cg:Membership ; org:member ?who ; org:organization ?what }}
}} ORDER BY ?who ?what"""
_HINT: Final = (
    "Write a cg:Membership for each that is meant; or take the records of this ontology out, "
    "and all of it is read in the words of ORG."
)


def members_in_other_words(inner: pyoxigraph.Store, path: str) -> Iterator[Problem]:
    """Say how often a file says in other words that somebody is a member, of which no record tells.

    Parameters
    ----------
    inner : pyoxigraph.Store
        The triples of somebody's files, with some membership or coalition of ours; not changed.
    path : str
        The file or folder that was read, for the message.

    Yields
    ------
    Problem
        One, if there is anything to tell.

    Examples
    --------
    >>> store = Store.of_turtle('''
    ...     @prefix cg: <https://w3id.org/coalition-graph/ontology#> .
    ...     @prefix org: <http://www.w3.org/ns/org#> .
    ...     <urn:gp> a cg:Coalition ; org:hasMember <urn:acme> .''')
    >>> [str(one.message) for one in members_in_other_words(store.inner, "a.ttl")]
    ["1 member is told without a cg:Membership, and not read: 'urn:acme' in 'urn:gp'."]
    """
    if not _may_tell(inner):
        return
    found = Store(inner, merged=True).select(_PAIRS)
    pairs = [(row["who"].value, row["what"].value) for row in found]
    if pairs:
        who, what = pairs[0]
        more = f", and {len(pairs) - 1:,} more" if len(pairs) > 1 else ""
        are = "is" if len(pairs) == 1 else "are"
        message = (
            f"{how_many(len(pairs), 'member')} {are} told without a cg:Membership, and not read: "
            f"{shown(who)} in {shown(what)}{more}."
        )
        yield Problem(path, 0, "", message, _HINT)


def _may_tell(inner: pyoxigraph.Store) -> bool:
    """Tell whether there is such a word at all, which takes no time where there is none."""
    words = [(None, NamedNode(one), None) for one in (*_MEMBER_OF, *_HAS_MEMBER)]
    of_org = (None, NamedNode(RDF + "type"), NamedNode(ORG + "Membership"))
    return any(True for one in (*words, of_org) for _ in inner.quads_for_pattern(*one, None))
