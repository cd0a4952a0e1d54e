"""Tables that several of these tests write or show."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from graphkit.next_steps import Advice, Option
from graphkit.table import Table

DAY = datetime.date(2019, 5, 15)
NOTE = Advice("{left_out} more; {by} shows them.", left_out=3, by=Option("at_least", "possible"))
MIXED = Table(
    ["name", "day", "count", "share", "sure", "sources", "nothing"],
    [
        ["Zoom, Inc.", DAY, 2, 0.5, True, ("a", "b"), None],
        ['<b>"Æ"</b>\n🦊', None, 0, 1.0, False, (), None],
    ],
    definitions={"share": 'part of "all" <1>'},
    note="Only <some>.",
)
texts = st.text(st.characters(exclude_categories=["Cs"]))
