"""What a year of today's organisations looks like, from 1800 to 2099."""

from __future__ import annotations

import re
from typing import Final

YEAR_SIGNS: Final = r"(?:1[89]|20)[0-9]{2}"
YEAR: Final = re.compile(YEAR_SIGNS)
YEAR_WITHIN: Final = re.compile(rf"(?<!\d){YEAR_SIGNS}(?!\d)")
"""In a longer text."""
