"""Tell a sheet of a workbook from the name of its file, where two are compared."""

from __future__ import annotations

from pathlib import Path

from graphkit.tabular.reading.endings import WORKBOOKS


def sheet_of_path(path: Path) -> tuple[Path, str]:
    """Part ``book.xlsx#2023`` into the file and its sheet.

    Parameters
    ----------
    path : Path
        A file or a folder, perhaps with a sheet behind ``#``.

    Returns
    -------
    (Path, str)
        The path as it is, and no sheet, where there is such a file or it names no workbook.

    Examples
    --------
    >>> sheet_of_path(Path("book.xlsx#2023"))[1], sheet_of_path(Path("pledges#2"))[1]
    ('2023', '')
    """
    name, sign, sheet = path.name.partition("#")
    while sign and Path(name).suffix.lower() not in WORKBOOKS:
        more, sign, sheet = sheet.partition("#")
        name = f"{name}#{more}"
    if not sign or not sheet or path.exists():
        return path, ""
    return path.with_name(name), sheet
