"""The version of the code, and its day; data and ontology carry their own."""

__version__ = "0.1.0"
WRITTEN = "2026-11-28"
"""The day of this version. Whatever is dated by then is past wherever this runs, so that what
depends on the present asks no clock; a release moves it."""
