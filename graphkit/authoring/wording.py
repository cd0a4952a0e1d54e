"""How messages about tables show a cell, and which known word comes near it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(item: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the known word that comes nearest, or say what to do where none does.

    >>> nearest("compnay", ["company", "person"], "")
    "Did you mean 'company'?"
    """
    near = difflib.get_close_matches(item[:100], sorted(known), 1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def shown(text: str) -> str:
    """Quote a cell, shortened if it is long."""
    return repr(text if len(text) <= 60 else text[:57] + "…")
