"""Memberships as columns: who was in what on a day, answered by comparing whole columns."""

from graphkit.panel.columns import Panel, extract
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
