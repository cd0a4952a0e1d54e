"""The headers by which a server of this project tells clients more than an answer says."""

from __future__ import annotations

from typing import Final

LIMIT: Final = "graphkit-limit"
"""Which limit a query went over."""

ROW_LIMIT: Final = "graphkit-row-limit"
"""How many rows an answer has at most; a larger one is refused or breaks off."""

NOTE: Final = "graphkit-note"
"""Why an answer is empty, and how much was left out of the files: a Display String of RFC 9651."""

NO_NOTE: Final = "return=minimal"
"""What a client writes into ``Prefer`` (RFC 7240) that finds out by itself, or does not care."""
