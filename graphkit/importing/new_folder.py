"""Make a folder of tables that works at once, with example rows or from somebody's table."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit import type_checks
from graphkit.authoring.reading import Dates, reading_of
from graphkit.errors import DataError, Problem
from graphkit.files.write import write_atomically
from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported
from graphkit.importing.importer import Progress
from graphkit.importing.writing.import_report import REPORT

_GRAPH: Final = "title_en,publisher,licence,licence_url,version,base\n{title},,,,0.1,\n"
_TABLES: Final = {
    "memberships.csv": """\
member,coalition,role,since,until,source,evidence,note
Example Company,Example Charter,member,,,example-list,,an example without a date
Example Company,Example Pledge,member,14 May 2021,,example-list,Example Company joins,an example
Example University,Example Pledge,supporter,2019,June 2023,example-list,,an example
""",
    "actors.csv": """\
id,kind,name_en,country,homepage,note
example-company,company,Example Company,FR,https://example.org/,an example
example-university,academic,Example University,NZ,,an example
""",
    "coalitions.csv": """\
id,name_en,during,purpose_en,source
example-charter,Example Charter,,Another example.,example-list
example-pledge,Example Pledge,2018/..,An example of what those who join promise.,example-list
""",
    "sources.csv": """\
id,url,title,publisher,published,language,note
example-list,https://example.org/members,List of members,Example Press,2023-07-01,en,an example
""",
}
_README: Final = """\
# {title}

Who joined what, when, on whose word.

- Fill in the {asked}publisher and licence in `graph.csv`, and, before you publish the graph, the \
`base`: the address that its names begin with.
- `memberships.csv` holds one source's word a row: member, coalition, since when, until when. \
Write dates as you like; what cannot be read is listed by the check.
- `actors.csv` and `coalitions.csv` say more of those who are named there. Nobody needs a row.
- `sources.csv` lists what you rely on.
{report}
{examples}Columns may be left out, and columns of your own are kept.

```sh
graphkit check {folder}
graphkit members "{coalition}" --data {folder}
graphkit view {folder}
```
"""


_REPORT: Final = f"""\
- `{REPORT}` lists what was left out and what is doubtful. Mend it, and remove the rows that are \
settled.
"""


def new_folder(
    folder: str | Path,
    *,
    from_: str | Path | None = None,
    title: str | None = None,
    joined: str | None = None,
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> Imported | None:
    """Make a folder of authored tables that can be opened, checked and drawn at once.

    Parameters
    ----------
    folder : str or Path
        Where; it must not hold anything yet.
    from_ : str or Path, optional
        A file to import as the first facts; without it, there are rows of examples.
    title : str, optional
        What the graph is called; by default after the folder.
    joined, dates, encoding, sheet : str, optional
        What the file leaves open; see `graphkit.import_file`.
    progress : callable, optional
        Is told how far the import is; see `graphkit.import_file`.

    Returns
    -------
    Imported or None
        What was imported, if anything was.

    Raises
    ------
    DataError
        If the folder is not empty or cannot be written, or the file cannot be read; or if what a
        file leaves open is said and there is none.
    """
    place = type_checks.path(folder)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        message = "this is there already, and is not empty."
        raise DataError([Problem(str(folder), 0, "", message, "Choose another folder.")])
    named = place.resolve().name.replace("-", " ").replace("_", " ").strip()
    called = title or f"{named[:1].upper()}{named[1:]}"
    found = None
    if from_ is None:
        reading_of(dates, encoding, sheet, joined).of_nothing_read("rows of examples")
    else:
        found = import_file(
            from_,
            place,
            joined=joined,
            dates=dates,
            encoding=encoding,
            sheet=sheet,
            progress=progress,
        )
    _write(place, called, found, titled=bool(title))
    return found


def _write(place: Path, called: str, found: Imported | None, *, titled: bool) -> None:
    texts = {} if found else dict(_TABLES)
    first = found.tables["coalitions"] if found else ()
    coalition = first[0].text("name") if first else "Example Pledge"
    texts["graph.csv"] = _GRAPH.format(title=_quoted(called))
    texts["README.md"] = _README.format(
        title=called,
        folder=place.name,
        coalition=coalition,
        asked="" if titled else "title, ",
        examples="" if found else "Replace the rows that are examples. ",
        report=_REPORT if found and (found.dropped or found.doubts) else "",
    )
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Check that you may write there."
        message = f"cannot be made: {error.strerror}."
        raise DataError([Problem(str(place), 0, "", message, hint)]) from None
    for name, text in texts.items():
        write_atomically(place / name, text)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if set(text) & set(',"\r\n') else text
