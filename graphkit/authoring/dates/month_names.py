"""The names of months and what may stand around a date, in English, French, German and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES: Final = """
1 january jan janvier janv januar jänner enero ene
2 february feb février fevrier févr fevr februar febrero
3 march mar mars märz maerz mrz marzo
4 april apr avril avr abril abr
5 may mai mayo
6 june jun juin juni junio
7 july jul juillet juil juli julio
8 august aug août aout agosto ago
9 september sep sept septembre septiembre setiembre
10 october oct octobre oktober okt octubre
11 november nov novembre noviembre
12 december dec décembre decembre déc dezember dez diciembre dic
"""
MONTHS: Final[Mapping[str, int]] = {
    name: int(number)
    for number, *names in map(str.split, _NAMES.strip().splitlines())
    for name in names
}
"""The number of each month by its name, in small letters and without a point."""

ABOUT: Final = (
    *("about", "around", "circa", "ca", "c", "approx", "approximately", "vers", "environ", "um"),
    *("etwa", "≈", "±"),
)
BY: Final = (
    *("by", "no later than", "at the latest", "until no later than", "au plus tard", "spätestens"),
    *("≤", "<="),
)
AT_LEAST: Final = ("no earlier than", "not before", "at the earliest", "frühestens", "≥", ">=")
BEFORE: Final = ("before", "avant", "vor", "prior to", "<")
AFTER: Final = ("after", "après", "apres", "nach", ">")
BETWEEN: Final = (("between", "and"), ("entre", "et"), ("entre", "y"), ("zwischen", "und"))
PART_OF: Final = (
    *("early", "late", "mid", "beginning of", "end of", "middle of", "anfang", "ende", "mitte"),
    *("début", "fin", "mi", "principios de", "finales de", "mediados de"),
)
"""Parts of a year or month, of which no calendar says where they end: the whole is kept."""
SINCE: Final = ("since", "from", "as of", "seit", "ab", "depuis", "dès", "desde")
"""What people write before a beginning, in a column of beginnings, too."""
UNTIL: Final = (
    *("until", "till", "up to", "through", "bis", "jusqu'à", "jusqu’à", "jusqu'en", "hasta"),
)
"""What people write before an end."""
NOW: Final = (
    *("..", "open", "ongoing", "present", "now", "today", "current", "currently", "to date"),
    *("active", "still", "still a member", "still active", "en cours", "toujours"),
    *("aujourd'hui", "aujourd’hui", "à ce jour", "heute", "laufend"),
    *("in office", "incumbent", "to present", "until further notice", "bis auf weiteres"),
    *("not withdrawn", "not left", "has not left", "never left", "never withdrew"),
)
"""What people write for "still so"."""
