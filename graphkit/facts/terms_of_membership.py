"""On which terms one belongs: the columns of memberships that few fill in, and their properties.

>>> VALUES.split(") ")[0]
'(cg:tier "tier"'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {"tier": "cg:tier", "fee": "cg:fee"}
"""Columns that say it in the coalition's own words."""
AGENTS: Final[Mapping[str, str]] = {
    "jointly_with": "cg:jointlyWith",
    "joined_through": "cg:joinedThrough",
    "on_behalf_of": "cg:onBehalfOf",
}
"""Columns that name other agents than the member and the coalition."""
VALUES: Final = " ".join(f'({name} "{column}")' for column, name in {**TEXTS, **AGENTS}.items())
"""Each property with its column, as ``VALUES (?term ?column)`` of a query takes them."""
