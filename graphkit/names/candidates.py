"""What a name index is made of and what it answers: known names, and candidates with reasons."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

Rank: TypeAlias = tuple[int, int]

SPELLING, COUNTRY, WORDS, LISTING, SHORT, SPACES = range(6)
"""The first part of a rank: how a name was found."""

WIKIDATA: Final = "Wikidata item"
LISTED: Final = "listed as"
ACRONYM: Final = "acronym"
IN_BRACKETS: Final = "acronym in brackets"
BRACKETS: Final = "without brackets"
SHORT_FORM: Final = "short form"
CODE: Final = "country code"
ADDRESS: Final = "address"
NO_NAMES: Final = (CODE, WIKIDATA, ADDRESS)
COUNTRY_NAME: Final = "country name"
SEVERAL: Final = "name of several countries"
LEGAL_FORM: Final = "legal form"


class Known(NamedTuple):
    """A name by which a thing is known.

    Attributes
    ----------
    actor : str
        The id of the thing.
    name : str
        The name as written.
    use : str
        What the name is to the thing: ``"name"``, ``"alias"``, ``"former name"``, ``"id"``,
        ``"Wikidata item"``, ``"listed as"`` …
    country : str
        The ISO 3166 code of what it governs, or nothing.
    """

    actor: str
    name: str
    use: str = "name"
    country: str = ""


class Candidate(NamedTuple):
    """A thing that a name may mean, and why.

    Attributes
    ----------
    known : Known
        The name in which it was found.
    reason : str
        Why, in words.
    rank : tuple of int
        The smaller, the surer.
    """

    known: Known
    reason: str
    rank: Rank
