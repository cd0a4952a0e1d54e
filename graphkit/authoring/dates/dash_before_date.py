"""Take off a dash that parts a yes or a role from its date, as in "Yes - 2018"."""

from __future__ import annotations

import re
from typing import Final

_DASH: Final = re.compile(r"[–—-]\s*(?=\d)")


def without_dash(said: str) -> str:
    """Take off the dash that what is said behind a word begins with.

    Alone, "– 2018" is an end: ask this only of what stands behind a word, without a bracket.

    >>> without_dash("- 2018"), without_dash("– 2018–2020"), without_dash("since 2018")
    ('2018', '2018–2020', 'since 2018')
    """
    return _DASH.sub("", said, count=1) if _DASH.match(said) else said
