"""Memberships as columns: who was in what on a day, answered by comparing whole columns."""

from graphkit.panel.columns import Panel
from graphkit.panel.parts import (
    BOUNDS,
    CODES,
    COLUMNS,
    CONFIDENCE,
    EARLIEST,
    LATEST,
    ActorInfo,
    AtLeast,
    CoalitionInfo,
    Day,
    Link,
    number_of,
)
from graphkit.panel.reading import extract

__all__ = [
    "BOUNDS",
    "CODES",
    "COLUMNS",
    "CONFIDENCE",
    "EARLIEST",
    "LATEST",
    "ActorInfo",
    "AtLeast",
    "CoalitionInfo",
    "Day",
    "Link",
    "Panel",
    "extract",
    "number_of",
]
