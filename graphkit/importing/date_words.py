"""What attributes and variables of other people's files are called that hold dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DATE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "since": ("start", "since", "from", "joined"),
    "until": ("end", "until", "left"),
}
"""By the column of a membership, the first word that is found counts."""
