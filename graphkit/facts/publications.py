"""When each source was published."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.facts.authored_row import Tables
from graphkit.facts.period import Period, parse


def publications(tables: Tables) -> Mapping[str, Period | None]:
    """Map the id of each source to when it was published; None where nobody knows."""
    return {
        row["id"]: parse(row["published"]) if row["published"] else None
        for row in tables["sources"]
    }
