"""How many of the rows of a table are looked at before something is said of all of them."""

from __future__ import annotations

from typing import Final

ROWS_FOR_GUESS: Final = 200
"""So many rows tell what a column holds, and what stands between names in its cells."""
ROWS_FOR_DOUBTS: Final = 500
"""So many rows, or cells of a column, are looked at for what may be meant otherwise."""
