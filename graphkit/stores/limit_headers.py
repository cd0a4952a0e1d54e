"""The headers by which a server of this project tells its limits to clients, spelt once."""

from __future__ import annotations

from typing import Final

LIMIT: Final = "graphkit-limit"
"""Which limit a query went over."""

ROW_LIMIT: Final = "graphkit-row-limit"
"""How many rows an answer has at most; a larger one is refused or breaks off."""
