"""What attributes and variables of other people's files are called that hold dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphkit.names.tables import words_of

DATE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "since": words_of("header_words", "variable-since"),
    "until": words_of("header_words", "variable-until"),
}
"""By the column of a membership, the first word that is found counts."""
