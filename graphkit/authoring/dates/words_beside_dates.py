"""What may stand beside a date, in the languages of the table of words."""

from __future__ import annotations

from typing import Final

from graphkit.names.tables import words_of

ABOUT: Final = words_of("standing_words", "about")
BY: Final = words_of("standing_words", "by")
AT_LEAST: Final = words_of("standing_words", "at-least")
BEFORE: Final = words_of("standing_words", "before")
AFTER: Final = words_of("standing_words", "after")
BETWEEN: Final = words_of("standing_words", "between")
AND: Final = words_of("row_words", "and")
OR: Final = words_of("row_words", "or")
AT: Final = words_of("standing_words", "at-date")
"""What stands between what happened and its date."""
OF: Final = words_of("standing_words", "of-date")
PART_OF: Final = words_of("standing_words", "part-of")
"""Parts of a year or month, of which no calendar says where they end: the whole is kept."""
SINCE_OR_NAME: Final = frozenset(words_of("standing_words", "since-or-part-of-name"))
"""Words for since that are also parts of names, or say where something comes from."""
SINCE: Final = words_of("standing_words", "since", "since-or-part-of-name")
"""What people write before a beginning, in a column of beginnings, too."""
ONWARDS: Final = words_of("standing_words", "onwards")
"""What people write behind a beginning."""
UNTIL: Final = words_of("standing_words", "until")
"""What people write before an end."""
TO: Final = (*UNTIL, *words_of("standing_words", "to"))
"""What people write between a beginning and an end."""
STILL: Final = frozenset(words_of("standing_words", "still"))
"""Words for a membership that goes on, where a column asks how it stands."""
NOW: Final = frozenset([*words_of("standing_words", "now"), *STILL])
"""What people write for "still so" in a column of ends."""
