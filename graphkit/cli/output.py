"""Put answers on stdout and talk on stderr: tables for people, JSON for programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.checking.report import Report


def say(text: str) -> None:
    """Tell the person something that is not data."""
    print(text, file=sys.stderr)


def counted(count: int, noun: str) -> str:
    """Put a number and a noun together.

    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def put(table: Table, options: Namespace) -> int:
    """Print a table in the chosen format; a terminal gets a table, a pipe gets JSON."""
    chosen = options.format or ("table" if sys.stdout.isatty() else "json")
    if chosen == "json":
        print(table.to_json())
    elif chosen == "csv":
        sys.stdout.write(table.to_csv())
    else:
        _put_for_people(table)
    return 0


def _put_for_people(table: Table) -> None:
    filled = [name for name in table.columns if any(table.column(name))] or [*table.columns]
    shown = _rounded(table.select(*filled))
    if sys.stdout.isatty():
        _put_rich(shown)
    else:
        print(shown)
    hidden = [name for name in table.columns if name not in filled]
    say(f"{counted(len(table), 'row')}." + (f" Empty: {', '.join(hidden)}." if hidden else ""))
    if table.note:
        say(table.note)


def _rounded(table: Table) -> Table:
    """Show four significant digits; JSON and CSV keep all."""
    rows = [
        tuple(float(f"{cell:.4g}") if isinstance(cell, float) else cell for cell in row)
        for row in table.rows
    ]
    return Table(table.columns, rows, note=table.note)


def _put_rich(table: Table) -> None:
    """Draw a table as wide as the terminal; what helps least gives way where it is narrow."""
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console()
    shown = _fitting(table, console.width)
    drawn = RichTable(header_style="bold", box=None, pad_edge=False)
    for name in shown.columns:
        drawn.add_column(name, overflow="fold", min_width=_longest_word(shown, name))
    for row in shown.rows:
        drawn.add_row(*(Text(_cell(value)) for value in row))
    console.print(drawn)
    left_out = [name for name in table.columns if name not in shown.columns]
    if left_out:
        say(f"Too narrow for {', '.join(left_out)}; --format csv has all columns.")


def _fitting(table: Table, width: int) -> Table:
    names = [*table.columns]
    for name in ("membership", "record", "sources", "confidence", "url", "publisher"):
        needed = sum(_longest_word(table, n) + 1 for n in names)
        if needed > width and name in names and len(names) > 2:
            names.remove(name)
    return table.select(*names)


def _longest_word(table: Table, name: str) -> int:
    """The width below which a word of a column would be cut; ids are words."""
    cells = [name, *(_cell(value) for value in table.column(name))]
    return min(max(len(word) for cell in cells for word in cell.split() or [""]), 40)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)


def put_report(report: Report, options: Namespace) -> int:
    """Print what a check found and give the exit code."""
    if options.format == "json":
        print(report.to_json())
    elif options.format == "csv":
        sys.stdout.write(report.to_table().to_csv())
    elif options.format == "github":
        print(report.to_github())
    else:
        for finding in report.findings:
            if finding.severity != "notice" or options.notices:
                print(finding)
        counts = {name: report.count(name) for name in ("error", "warning", "notice")}
        say(", ".join(counted(count, name) for name, count in counts.items()))
        if counts["notice"] and not options.notices:
            say("Notices are where sources disagree or are thin; --notices shows them.")
    if not report.readable:
        return 3
    return 0 if report.ok else 1
