"""What people call the columns of a table of memberships; the words are those of a table of data.

Words are in small letters, with underscores for spaces. The first that a table has counts most.
"""

from __future__ import annotations

from typing import Final

from graphkit.authoring.dates.words_beside_dates import STILL
from graphkit.authoring.dates.words_of_change import single
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of


def called(*senses: str, several: bool = False) -> tuple[str, ...]:
    """List the words of some senses as headers have them, with underscores for spaces.

    >>> called("office")[:3]
    ('director', 'directors', 'board_member')
    """
    words = words_of("header_words", *senses, several=several)
    return tuple(word.replace(" ", "_") for word in words)


MEMBERS: Final = called("member")
SEVERAL_MEMBERS: Final = called("member", several=True)
COUNTED: Final = called("member", "organisation", "state", "counted", several=True)
"""What a number may be of: members, by whatever they are."""
COMPOUNDS: Final = (
    rf"(?:{any_of(called('compound-of-member'))})[_-]?(?:{any_of(called('compound-of-body'))})",
    rf"(?:{any_of(called('body-before-member'))})s?_(?:{any_of(called('member-behind-body'))})s?",
)
"""What members are called in compounds, such as "Mitgliedsorganisation" or "état membre"."""
ORGANISATIONS: Final = called("organisation")
TOWNS: Final = called("town", "municipality")
"""Cities and municipalities, which are members beside a column of their countries."""
BODIES_IN_COUNTRIES: Final = frozenset(called("body-in-country"))
"""Libraries, bars, universities …, which are members beside a column of their countries, too."""
MUNICIPALITIES: Final = frozenset(called("municipality"))
"""Those that are never the place of a seat or of a signature."""
REGIONS: Final = frozenset(called("region"))
"""Parts of a country, or of the world."""
LAST_MEMBERS: Final = called("last-member")
"""Members where nobody else is: parties and clubs, to which people belong, too."""
PEOPLE: Final = called("person")
OFFICES: Final = called("office")
"""Those who belong to a body where a table names no other member."""
STATES: Final = called("state")
COALITIONS: Final = called("coalition")
GROUPS: Final = called("group")
"""Bodies that are coalitions where nothing else is."""
DATE_COLUMNS: Final = ("since", "until", "before", "seen")
"""Columns that hold dates."""
TIME_COLUMNS: Final = (*DATE_COLUMNS, "during")
"""Columns that tell the time of a membership."""
_OF_THE_MEMBERSHIP: Final = (
    *DATE_COLUMNS,
    *("again", "signed", "event", "during", "role", "end_reason", "listed_as", "tier", "fee"),
    *("jointly_with", "joined_through", "on_behalf_of", "source", "evidence", "note"),
    *("confidence", "polarity", "start_reason", "listed_under", "entered_by", "entered"),
    "belongs",
)
NAMES: Final = {name: () if name == "signed" else called(name) for name in _OF_THE_MEMBERSHIP}
"""What speaks of the membership; the days of signing are told by the words of treaties."""
MEMBER_COLUMNS: Final = ("kind", "country", "wikidata", "homepage", "aliases")
"""Columns of one table that speak of the member and not of its membership."""
OF_THE_MEMBER: Final = {name: called(name) for name in MEMBER_COLUMNS}
UNTIL_RENEWED: Final = frozenset(called("until-renewed"))
"""Words for ends of which nobody left, if another column says who did."""
LEFT_IF_DATED: Final = frozenset(called("left-if-dated"))
"""Words for leaving a treaty that are as well words for a report of a wrong."""
IF_DATED: Final = LEFT_IF_DATED.union(called("signed-if-dated"))
"""With them, words for a signature that are as well words for the name of who signed."""
ROWS_CHECKED: Final = frozenset(called("row-checked"))
"""Columns of persons who looked at a row: it was written by somebody."""
SIGNED_FOR: Final = "signed_for"
"""For whom somebody signed: that is the member, where the column of members has who signed."""
SIGNED_BY: Final = "signed_by"
"""The own column of who signed for the member."""
WHO_SIGNS: Final = frozenset(called("who-signs", "of-people", "name"))
"""What the column of members is called where it may have who signed for another."""
BODIES_OF_PEOPLE: Final = frozenset(called("body-of-people"))
"""What persons themselves belong to, also where they are there for another."""
ALL_COLUMNS: Final = ("member", "coalition", *NAMES, SIGNED_FOR, "spell", *MEMBER_COLUMNS)
"""Everything that a column of one table may be."""
DATE_UNITS: Final = frozenset(called("unit-of-dates"))
"""Words of a header that say that dates stand below it."""
SMALL_WORDS: Final = frozenset(called("small"))
"""Words of a header that say nothing by themselves."""
YEARS_OF_ROWS: Final = frozenset(called("year-of-row"))
"""Columns that say for which year a row is."""
MARKS_OF_ROWS: Final = frozenset(called("mark-of-row"))
"""Columns that say by numbers whether, or how, somebody belonged in a year."""
BESIDE_PANEL: Final = frozenset(called("beside-panel"))
"""Columns of panels that describe a state, an organisation or a row, and are no membership."""
BELONGS: Final = "belongs"
"""A column that says of each row whether it is a membership at all."""
STATUS: Final = frozenset(called("status"))
"""Columns that say how somebody stands."""
STILL_THERE: Final = frozenset([*called("still-there"), *(one.replace(" ", "_") for one in STILL)])
"""Columns that ask whether somebody is still a member."""
TAKES_PART: Final = frozenset(called("takes-part"))
"""Columns that ask, above yes and no, whether somebody belongs, as those of members do."""
OBSERVERS: Final = single(words_for("observer")) - {"beobachterstatus"} | {"is_observer"}
"""Columns that ask whether somebody only observes; who has the status may be a member, too."""
REASONS_FOR_LEAVING: Final = frozenset(called("reason-for-leaving"))
IDS_OF_MEMBERS: Final = frozenset(called("id-of-member"))
"""Columns of what tells members apart, and not memberships."""
SIGNATURE: Final = frozenset(called("signature"))
"""Columns of the days on which states signed."""
CONSENT: Final = frozenset(called("consent"))
"""Columns of the days from which states are bound."""
APPROVAL: Final = frozenset(called("approval"))
"""Those of them that are as well of any application or form."""
TREATIES: Final = frozenset(called("treaty"))
"""What is joined by states, who are not bound yet when they sign."""
IN_FORCE: Final = frozenset(called("in-force"))
"""Columns of the days on which a treaty entered into force for states."""
