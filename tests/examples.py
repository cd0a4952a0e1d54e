"""How many examples a property is tried on."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100
"""So many does Hypothesis try where nothing else is said."""


def examples(number: int) -> settings:
    """Try so many examples; in the quick tests the share of them that those try of all."""
    return settings(max_examples=max(5, number * settings().max_examples // USUAL))
