"""Memberships as columns: who was in what on a day, answered by comparing whole columns."""

from graphkit.panel.days import (
    BOUNDS,
    CODES,
    COLUMNS,
    DAYS,
    EARLIEST,
    LATEST,
    ActorInfo,
    AtLeast,
    CoalitionInfo,
    Day,
    Link,
    number_of,
)
from graphkit.panel.extract import extract
from graphkit.panel.panel import Panel

__all__ = [
    "BOUNDS",
    "CODES",
    "COLUMNS",
    "DAYS",
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
