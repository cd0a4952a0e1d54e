"""How far a source is trusted; what only sources of low confidence say is at most possible.

`graphkit.facts.certainty.days_of` makes it so: a record that is not trusted has no days on which
it is presumed or certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LOW: Final = "low"
TRUST: Final[Mapping[str, int]] = {"high": 3, "medium": 2, LOW: 1}
"""The degrees of confidence in a source, from the most trusted to the least."""


def is_trusted(confidence: str | None) -> bool:
    """Tell whether a source can be relied on, so that what it says may be more than possible.

    Where no confidence is stated, it can.

    Examples
    --------
    >>> is_trusted("medium"), is_trusted("low")
    (True, False)
    """
    return confidence != LOW
