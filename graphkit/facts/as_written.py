"""How columns are called that keep what a table said in its own words."""

from __future__ import annotations

from typing import Final

AS_WRITTEN: Final = "_as_written"
"""What the name of an own column ends with that keeps a text as it was written."""
