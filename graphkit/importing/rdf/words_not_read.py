"""Tell of words that say of somebody to be in something and are not read as memberships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graphkit.errors import Problem
from graphkit.importing.rdf.other_vocabularies import RENAMED
from graphkit.importing.rdf.rdf_nodes import of_schema
from graphkit.importing.rdf.statements_not_read import Ask, tail, words_in
from graphkit.importing.rdf.statements_of_wikidata import DIRECT, STATED
from graphkit.terms import CG, ORG, RDFS, SKOS

_COUNT: Final = "SELECT (COUNT(*) AS ?several) WHERE {{ ?a <{}> ?b FILTER(!isNumeric(?b)) }}"
_OF_MEMBERS: Final = re.compile(r"(?:^|[a-z_-])members?(?:_?(?:of|in))?$|memberships?$", re.I)
READ: Final = frozenset(
    [
        *RENAMED,
        *DIRECT,
        *STATED,
        *of_schema("member", "memberOf", "hostingOrganization"),
        *(ORG + name for name in ("member", "memberOf", "headOf", "hasMember", "hasMembership")),
    ]
)
"""What says of somebody to be a member, and is read."""
_NO_MEMBERS: Final = (
    *(SKOS, RDFS, CG),
    *("http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/ldp#"),
    "http://www.w3.org/ns/hydra/core#",
)
"""Vocabularies in which a member is a concept, a container's item, or a page."""
_DOAP: Final = "http://usefulinc.com/ns/doap#"
_PEOPLE: Final = frozenset(
    [
        *of_schema("affiliation", "athlete"),
        *(
            _DOAP + name
            for name in (
                *("maintainer", "developer", "documenter", "translator", "tester", "helper"),
            )
        ),
        "http://www.w3.org/2006/vcard/ns#organization-name",
        "http://www.w3.org/2006/vcard/ns#hasOrganizationName",
        *("http://xmlns.com/foaf/0.1/currentProject", "http://xmlns.com/foaf/0.1/pastProject"),
        "http://www.wikidata.org/prop/direct/P39",
    ]
)
"""Who takes part in something, which may or may not be a membership."""


def other_words(ask: Ask, path: str) -> Iterator[Problem]:
    """Tell, once for all, how often something is said of members in words that are not read.

    Parameters
    ----------
    ask : callable
        Asks the triples a query.
    path : str
        What they come from.
    """
    found = {}
    for word in words_in(ask):
        if word in _PEOPLE or _may_tell_members(word):
            several = int(ask(_COUNT.format(word))[0]["several"])
            if several:
                found[word] = several
    if found:
        told = ", ".join(f"{tail(word)} ({found[word]:,})" for word in sorted(found)[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        message = f"who is in what is told in words that are not read: {told}{more}."
        yield Problem(path, 0, "", message, "State what is a membership by org:memberOf.")


def _may_tell_members(word: str) -> bool:
    if word in READ or word.startswith(_NO_MEMBERS):
        return False
    return bool(_OF_MEMBERS.search(tail(word)))
