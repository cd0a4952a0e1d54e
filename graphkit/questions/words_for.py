"""Which words of sources show a record to be so, and count as what it rests on."""

from __future__ import annotations

from typing import Final

WORDS_FOR: Final = """
  ?it cg:evidence ?word .
  FILTER NOT EXISTS { ?word cg:missingFrom ?list }
  FILTER NOT EXISTS { ?word cg:polarity polarity:against }"""
"""What binds the words for a record: none that denies it, and no list that lacks the member.

A list without the member is evidence of its end, and shows nothing running.
"""
