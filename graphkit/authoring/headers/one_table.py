"""Read one table of memberships whose columns somebody named as they pleased.

A table with a column of members and one of coalitions is a graph. Which columns these are, and
which hold dates, roles, kinds and sources, is told by their names, listed in `words_of_headers`;
the others stay as attributes of the memberships. Nothing is told by what the cells hold; see
`by_cells` for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from graphkit.authoring.headers.dates_in_doubt import dates_in_doubt
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.numbered_columns import first_of_numbered
from graphkit.authoring.headers.words_in_header import (
    MEANT,
    NAME_OR_NUMBER,
    NAMES_OF_NAMES,
    WORDS_OF_NAMES,
    in_words,
    one_of_several,
    said_of_dates,
    what_is_asked,
    what_is_named,
    what_was_joined,
    without_brackets,
)
from graphkit.authoring.known_words.treaty_headers import (
    speak_of_treaties,
    tells_approval,
    tells_consent,
    tells_signature,
)
from graphkit.authoring.known_words.words_of_headers import (
    BODIES_OF_PEOPLE,
    COALITIONS,
    COMPOUNDS,
    DATE_COLUMNS,
    GROUPS,
    LAST_MEMBERS,
    MEMBERS,
    NAMES,
    OF_THE_MEMBER,
    ORGANISATIONS,
    PEOPLE,
    REGIONS,
    ROWS_CHECKED,
    SIGNED_FOR,
    STATES,
    TIME_COLUMNS,
    TOWNS,
    WHO_SIGNS,
    called,
)
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.names.pattern_of_words import any_of

_DATED: Final = (*TIME_COLUMNS, "again", "signed")
"""Columns that are not taken where their brackets say that nothing was so on these days."""
_PARTS_OF_NAMES: Final = frozenset(called("part-of-name"))
_NAMES_COUNTRIES: Final = re.compile(
    rf"(?:^|_)(?:{any_of((*STATES, *called('states-in-compound')))})s?(?:_|$)"
    rf"|(?:{any_of(called('state-at-end'))})$"
)
_NAMES_PLACES: Final = re.compile(rf"(?:{any_of((*TOWNS, *REGIONS))})$|^(?:{any_of(TOWNS)})_")
_COMPANIES: Final = called("company")


class Recognised(NamedTuple):
    """What the columns of a table are.

    Attributes
    ----------
    names : tuple of str
        For each column: what it is, such as ``member``; its own name in small letters where it is
        none of these; empty where it has no name.
    headers : mapping of str to str
        The header of each column as written.
    set_aside : mapping of str to str
        The headers of columns called as members or coalitions are, and why they hold none.
    about_one : bool
        Whether all of the table is about one coalition, so that no column needs to say which.
    """

    names: tuple[str, ...]
    headers: Mapping[str, str]
    set_aside: Mapping[str, str] = MappingProxyType({})
    about_one: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of the columns that make a table a graph are not there."""
        ends = ("member",) if self.about_one else ("member", "coalition")
        return tuple(name for name in ends if name not in self.names)


def recognised(cells: Sequence[str], *, about_one: bool = False) -> Recognised:
    """Tell what each column of a table is by its header.

    Parameters
    ----------
    cells : sequence of str
        The header. Case, spaces and what stands in brackets do not matter; ``(exclusive)`` after
        a column of ends says that they are the first days without.
    about_one : bool
        Whether all of the table is about one coalition, so that no column needs to be that of the
        coalitions.

    Examples
    --------
    >>> recognised(["State", "Organisation", "Joined (dd/mm/yyyy)", "Population"]).names
    ('member', 'coalition', 'since', 'population')
    >>> recognised(["Organisation", "Country", "Pledge"]).names
    ('member', 'country', 'coalition')
    >>> recognised(["Organisation", "Country", "Joined"], about_one=True).names
    ('member', 'country', 'since')
    """
    headers = [plain(cell) for cell in cells]
    apart = [without_brackets(plain(in_words(cell))) for cell in cells]
    bare = [one_of_several(name) for name in _unnumbered(apart)]
    bare = [what_is_asked(name) for name in bare]
    named = [what_was_joined(one_of_several(what_is_named(header))) for header in bare]
    found: dict[int, str] = {}
    _find(found, named, {"coalition": COALITIONS})
    located = _countries_beside(found, named, about_one=about_one)
    _find(found, named, {"member": [one for one in _compounds(named) if one not in located]})
    first = (*PEOPLE, *NAMES_OF_NAMES, *STATES, *_COMPANIES)
    last = (*PEOPLE, *ORGANISATIONS, *NAMES_OF_NAMES, *NAME_OR_NUMBER, *LAST_MEMBERS, *STATES)
    others = last if about_one or "coalition" in found.values() else first
    if "member" not in found.values():
        words = (*MEMBERS, *others, *NAMES_OF_NAMES, *NAME_OR_NUMBER, *LAST_MEMBERS)
        _find(found, named, {"member": words})
    if not about_one and "coalition" not in found.values():
        _find(found, named, {"coalition": GROUPS})
    if "member" not in found.values():
        _members_alone(found, named)
    _find(found, bare, {name: NAMES[name] for name in NAMES if name not in _DATED})
    doubted = {place for place, cell in enumerate(cells) if dates_in_doubt(cell)}
    dated = ["" if place in doubted else name for place, name in enumerate(bare)]
    _find(found, dated, {name: NAMES[name] for name in _DATED})
    _find(found, dated, {"before": [f"{word}_exclusive" for word in NAMES["until"]]})
    _find(found, bare, OF_THE_MEMBER)
    countries = [one for one in located if _NAMES_COUNTRIES.search(one)]
    _find(found, named, {"country": countries} if "country" not in found.values() else {})
    absent = [name for name in DATE_COLUMNS if name not in found.values()]
    dates = {name: _SAID_OF_DATES[name] for name in absent}
    _find(found, [said_of_dates(header) for header in dated], dates)
    _signed_or_bound(found, dated, named)
    _entered(found, bare)
    _signed_for(found, named, bare)
    taken = {name for place, name in found.items() if headers[place] != name}
    names = tuple(
        found.get(place) or (f"{header}{AS_WRITTEN}" if header in taken else header)
        for place, header in enumerate(headers)
    )
    said = {names[place]: cell.strip() for place, cell in enumerate(cells)}
    return Recognised(names, said, about_one=about_one)


def _signed_or_bound(found: dict[int, str], bare: Sequence[str], named: Sequence[str]) -> None:
    """Tell the days of a treaty: those of signing are apart where others say since when it binds.

    Where there is no other date, it is since then. An approval binds states; who signs an
    initiative of others belongs to it from then on.
    """
    open_ = [place for place in range(len(bare)) if found.get(place, "since") == "since"]
    binding = [place for place in open_ if tells_consent(bare[place])]
    ends = (named[place] for place, name in found.items() if name in ("member", "coalition"))
    if any(tells_signature(bare[place]) for place in open_) and not speak_of_treaties(ends, bare):
        binding = [place for place in binding if not tells_approval(bare[place])]
    known = {bare[place] for place in open_ if tells_signature(bare[place])}
    known -= set() if binding else {"firma"}  # a signature in Spanish, a company in German
    signed = next((place for place in open_ if bare[place] in known), None)
    bound = next((p for p in binding if p in found), binding[0] if binding else None)
    since = next((place for place, name in found.items() if name == "since"), None)
    if signed is not None and bound is not None and since in (signed, bound, None):
        found[signed], found[bound] = "signed", "since"
    elif not {*TIME_COLUMNS} & {*found.values()}:
        only = bound if bound is not None else signed
        if only is not None:
            found[only] = "since"


def _entered(found: dict[int, str], bare: Sequence[str]) -> None:
    """Take the days on which members entered for beginnings where no other column has these.

    Beside a beginning or who entered the row, and, where there is no column of ends, beside who
    checked it or a day on which a member was seen, it is the day on which the row was written.
    """
    names = {name: place for place, name in found.items()}
    if "entered" not in names or not names.keys().isdisjoint({"entered_by", "since", "during"}):
        return
    ends = not names.keys().isdisjoint({"until", "before"})
    if ends or ("seen" not in names and ROWS_CHECKED.isdisjoint(bare)):
        found[names["entered"]] = "since"


def _signed_for(found: dict[int, str], named: Sequence[str], bare: Sequence[str]) -> None:
    """Tell for whom persons signed: that is the member, unless persons alone may be."""
    if "on_behalf_of" not in found.values():
        _find(found, named, {"on_behalf_of": NAMES["on_behalf_of"]})
    places = {name: place for place, name in found.items()}
    if not {"member", "on_behalf_of"} <= places.keys():
        return
    joined = bare[places["coalition"]] if "coalition" in places else ""
    if bare[places["member"]] in WHO_SIGNS and joined not in BODIES_OF_PEOPLE:
        found[places["on_behalf_of"]] = SIGNED_FOR


def _unnumbered(bare: Sequence[str]) -> list[str]:
    """Call the first of several numbered columns of members or coalitions without its number."""
    known = {*STATES, *GROUPS, "party"}
    return [
        one if one in known or MEANT.get(one) in ("member", "coalition") else name
        for one, name in zip(first_of_numbered(bare), bare, strict=True)
    ]


def is_group(header: str) -> bool:
    """Tell whether a header names bodies that may be members as well as coalitions.

    >>> is_group("Body"), is_group("Organisation name"), is_group("Treaty")
    (True, True, False)
    """
    return what_is_named(without_brackets(plain(header))) in GROUPS


def is_part_of_name(header: str) -> bool:
    """Tell whether a header holds only the first or the last names of people.

    >>> is_part_of_name("First name"), is_part_of_name("Nachname"), is_part_of_name("Name")
    (True, True, False)
    """
    return without_brackets(plain(header)) in _PARTS_OF_NAMES


def is_country(header: str) -> bool:
    """Tell whether a header names countries, which may be members or where members are.

    >>> is_country("Land / Country"), is_country("Mitgliedsland")
    (True, False)
    """
    return name_in(header) in STATES


def name_in(header: str) -> str:
    """Write a header as its first word for what it names.

    >>> name_in("Stadt / City"), name_in("Name of the city"), name_in("Country (HQ)")
    ('stadt', 'city', 'country')
    """
    return one_of_several(what_is_named(one_of_several(without_brackets(plain(header)))))


def may_sign_for_others(header: str) -> bool:
    """Tell whether a header is that of who signed, which may have been for another.

    >>> may_sign_for_others("Signatory"), may_sign_for_others("Member")
    (True, False)
    """
    return without_brackets(plain(header)) in WHO_SIGNS


def is_word(header: str) -> bool:
    """Tell whether a text is what a column that is understood may be called.

    >>> is_word("Date joined"), is_word("Coalition (short)"), is_word("Acme")
    (True, True, False)
    """
    bare = without_brackets(plain(in_words(header)))
    of_treaty = tells_signature(bare) or tells_consent(bare)
    return bare in _KNOWN or of_treaty or bool(_compounds([bare])) or said_of_dates(bare) in _SAID


def is_name(header: str) -> bool:
    """Tell whether a header says no more than that names stand below it.

    >>> is_name("Name"), is_name("Name of member")
    (True, False)
    """
    return without_brackets(plain(header)) in WORDS_OF_NAMES


def _compounds(bare: Sequence[str]) -> list[str]:
    patterns = [re.compile(one, re.I) for one in COMPOUNDS]
    return [header for header in bare if any(one.fullmatch(header) for one in patterns)]


def _countries_beside(
    found: Mapping[int, str], named: Sequence[str], *, about_one: bool
) -> list[str]:
    """Find columns such as "member country" that say where members are which another one names."""
    if not about_one and "coalition" not in found.values():
        return []
    compounds = _compounds(named)
    countries = [one for one in compounds if _NAMES_COUNTRIES.search(one)]
    towns = [one for one in compounds if one not in countries and _NAMES_PLACES.search(one)]
    free = {one for place, one in enumerate(named) if place not in found}
    free -= {*countries, *towns}
    others = {*MEMBERS, *ORGANISATIONS, *PEOPLE, *LAST_MEMBERS, *_compounds([*free])}
    if free & others:
        return [*countries, *towns]
    return countries if towns else []


def _members_alone(found: dict[int, str], bare: Sequence[str]) -> None:
    """Organisations are the members where nothing else is; what they joined is what is missing."""
    for place, name in found.items():
        if name == "coalition" and bare[place] in ORGANISATIONS:
            found[place] = "member"


def _find(found: dict[int, str], bare: Sequence[str], wanted: Mapping[str, Iterable[str]]) -> None:
    """Give each name that is wanted to the first column that bears one of its words."""
    first = {word: place for place, word in reversed([*enumerate(bare)])}
    for name, words in wanted.items():
        for word in words:
            place = first.get(word, -1)
            if place >= 0 and place not in found:
                found[place] = name
                break


_KNOWN: Final = frozenset([*MEANT, *GROUPS, *STATES, *WORDS_OF_NAMES, *called("party")])
_SAID_OF_DATES: Final = {
    name: [said_of_dates(word) for word in NAMES[name]] for name in DATE_COLUMNS
}
_SAID: Final = frozenset(word for words in _SAID_OF_DATES.values() for word in words)
