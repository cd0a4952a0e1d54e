"""A table as Markdown, and as HTML for notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from graphkit.tabular.frames import kind_of
from graphkit.tabular.harmless_text import plain, visible
from graphkit.tabular.laid_out import for_people
from graphkit.tabular.value_in_words import abridged

if TYPE_CHECKING:
    from graphkit.table import Table, Value

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~&#]")
_ADDRESS: Final = re.compile(r"https?://[^\s<>|]+")


def markdown_of(table: Table) -> str:
    """Write a table as a table of GitHub's Markdown; numbers stand on the right."""
    table = for_people(table)
    marks = ("---:" if kind_of(table, name) in (int, float) else "---" for name in table.columns)
    lines = [_markdown_line(map(_markdown, table.columns)), _markdown_line(marks)]
    lines += [_markdown_line(map(_markdown, row)) for row in table.rows]
    if table.note:
        lines += ["", _markdown(str(table.note))]
    return "\n".join(lines) + "\n"


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown(value: Value) -> str:
    text = visible(plain(value))
    if _ADDRESS.fullmatch(text):
        return f"<{text}>"
    return _MARKUP.sub(r"\\\g<0>", text).replace("\n", "<br>")


def html_of(table: Table, most: int) -> str:
    """Write the first rows as an HTML table for notebooks, columns explained by their titles."""
    import html

    table = for_people(table)

    def cell(value: Value) -> str:
        return html.escape(visible(abridged(value)))

    head = "".join(
        f'<th title="{cell(table.definitions.get(name, ""))}">{cell(name)}</th>'
        for name in table.columns
    )
    body = "".join(
        f"<tr>{''.join(f'<td>{cell(value)}</td>' for value in row)}</tr>"
        for row in table.rows[:most]
    )
    more = f"… {len(table) - most:,} more rows" if len(table) > most else ""
    below = "".join(f"<p>{cell(text)}</p>" for text in (more, str(table.note)) if text)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"
