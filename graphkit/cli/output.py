"""Write a table as it is asked for: for people or for programs, to a stream or to a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from graphkit.cli.terminal import bold, is_terminal, put, put_styled, say, width
from graphkit.errors import NotFound
from graphkit.table import Table
from graphkit.tabular.how_many import how_many
from graphkit.tabular.in_words_of import in_words_of, with_note

ENDINGS: Final[Mapping[str, str]] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".txt": "table",
}
"""The formats of files by their endings."""
_WITH_NOTE: Final = ("json", "markdown", "table")
"""Formats in which a note stands in the answer itself."""


def put_table(table: Table, options: Namespace, *, defined: bool = False) -> int:
    """Write a table in the chosen format; a terminal gets a table, a pipe gets JSON.

    Where ``defined``, people are told below it what the columns mean.
    """
    table = in_words_of("terminal", table)
    chosen = options.format or usual_format(options.output)
    if chosen == "table" and not options.output:
        _put_for_people(table, defined=defined)
        return 0
    note, table = table.note, _with_told(table, options)
    counted = "" if len(table) else ": 0 rows"
    put_text(_text(table, chosen, options.formulas), options.output, counted)
    if chosen in ("csv", "tsv", "jsonl") and options.output not in (None, "-"):
        from graphkit.tabular.companion import write_companion

        write_companion(table, options.output)
    to_file = options.output not in (None, "-")
    if note and (chosen not in _WITH_NOTE or (to_file and not len(table))):
        say(note)
    if chosen in ("csv", "tsv") and options.formulas == "mark":
        _tell_of_formulas(table)
    return 0


def _with_told(table: Table, options: Namespace) -> Table:
    """Put into the note what was said of the files, which a file or a pipe would lose."""
    told = getattr(options, "told_of_files", "")
    return with_note(table, f"{table.note} {told}".strip()) if told else table


def usual_format(output: str | None) -> str:
    """Choose the format where nobody says."""
    if output is None or output == "-":
        return "table" if is_terminal() else "json"
    found = ENDINGS.get(Path(output).suffix.lower())
    if found is None:
        hint = f"Use one of {', '.join(ENDINGS)}, or choose with --format."
        raise NotFound("file format", Path(output).suffix or output, hint=hint)
    return found


def _text(table: Table, form: str, formulas: str) -> str:
    if form in ("csv", "tsv"):
        write = table.to_csv if form == "csv" else table.to_tsv
        return write(formulas="keep" if formulas == "keep" else "mark")
    writers: dict[str, Callable[[], str]] = {
        "json": lambda: table.to_json() + "\n",
        "jsonl": table.to_jsonl,
        "markdown": table.to_markdown,
        "table": lambda: table.to_text() + "\n",
    }
    return writers[form]()


def put_text(text: str, output: str | None, counted: str = "") -> None:
    """Write a text to a file, or to the output; say what was written, and how much."""
    if output is None or output == "-":
        put(text)
        return
    from graphkit.files.write import write_atomically

    write_atomically(output, text)
    say(f"wrote {output}{counted}")


def _tell_of_formulas(table: Table) -> None:
    from graphkit.tabular.delimited import has_formulas

    if has_formulas(table):
        say(
            "Texts that begin like a formula have an apostrophe before them; "
            "--formulas keep leaves them as they are."
        )


# For people


def _put_for_people(table: Table, *, defined: bool = False) -> None:
    from graphkit.tabular.laid_out import laid_out

    laid = laid_out(table, width=width())
    lines = laid.lines if laid.stacked else [bold(laid.lines[0]), *laid.lines[1:]]
    put_styled("".join(f"{line}\n" for line in lines))
    empty = f" Empty: {', '.join(laid.empty)}." if laid.empty else ""
    rows = how_many(len(table), "row")
    counted = "" if str(table.note).startswith(f"{rows}, ") else f"{rows}."
    if counted or empty:
        say(f"{counted}{empty}".strip())
    if laid.folded:
        say(f"Too narrow for: {', '.join(laid.folded)}. --format csv has every column.")
    if defined and len(table):
        _tell_meanings(table)
    if table.note:
        say(table.note)


def _tell_meanings(table: Table) -> None:
    """Say what the columns mean whose names do not; files have all definitions."""
    from graphkit.tabular.meanings import meanings
    from graphkit.tabular.wrapped_lines import wrapped

    for name, words in meanings(table).items():
        first, *rest = wrapped(f"{name}: {words}", width() - 2, pieces=False)
        say("\n".join([first, *(f"  {line}" for line in rest)]))
