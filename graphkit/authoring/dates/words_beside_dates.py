"""What may stand beside a date, in English, French, German and Spanish."""

from __future__ import annotations

from typing import Final

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
    *("open-ended", "open ended", "continuing", "continues", "permanent", "lifetime", "for life"),
    *("indefinite", "indefinitely", "no end", "no end date", "without end", "date", "dato"),
    *("vigente", "actualidad", "la actualidad", "actualmente", "a la fecha", "la fecha"),
    *("presente", "indefinido", "indefinida", "en vigor", "présent", "à présent", "ce jour"),
    *("indéterminée", "indéterminé", "unbefristet", "aktuell", "offen", "bis heute"),
    *("heden", "tot heden", "in corso", "attuale", "attualmente", "atual", "atualmente"),
    *("obecnie", "nadal", "pågående", "nuvarande"),
)
"""What people write for "still so"."""
