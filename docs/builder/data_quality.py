"""How complete the bundled facts are, coalition by coalition, as a table in Markdown."""

from __future__ import annotations

import graphkit as gk


def table() -> str:
    """Write a row for each coalition: its sentence, shares, disputes, and the last day seen."""
    lines = [
        "| Coalition | How complete | Memberships | On one source | With an excerpt | Disputed "
        "| Last seen |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for row in gk.load().completeness().records():
        shares = (_share(row["one_source"]), _share(row["with_excerpt"]))
        cells = (row["label"], row["sentence"], row["memberships"], *shares, row["disputed"])
        lines.append("| " + " | ".join(map(str, (*cells, row["last_seen"] or ""))) + " |")
    return "\n".join(lines) + "\n"


def _share(value: object) -> str:
    return f"{value:.0%}" if isinstance(value, float) else ""
