"""Find and read the files that stand beside the tables of a folder."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import DataError, Problem


def files_beside(folder: Path | None, name: str, ending: str) -> tuple[Path, ...]:
    """List the files of a kind that a folder of facts has in a folder of its own.

    Parameters
    ----------
    folder : Path, optional
        The folder of the facts.
    name : {"queries", "checks", "shapes", "rules"}
        The folder in it.
    ending : str
        How the files end.

    Returns
    -------
    tuple of Path
        In the order of their names; empty where there is none.
    """
    if folder is None or not (folder / name).is_dir():
        return ()
    return tuple(sorted(path for path in (folder / name).iterdir() if path.suffix == ending))


def read_text(path: Path) -> str:
    """Read a file of UTF-8, with or without the mark that some editors put first.

    Raises
    ------
    DataError
        If it is not UTF-8, or cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = Problem(path.name, line, "", "this is not UTF-8 text.", "Save it as UTF-8.")
    except OSError as error:
        hint = "Check that it is a file and that you may read it."
        problem = Problem(path.name, 0, "", f"cannot be read: {error.strerror}.", hint)
    raise DataError([problem])
