"""Read a file of one JSON object a line as it is gone through, without holding its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import DataError
from graphkit.tabular.reading.json_lines import object_of
from graphkit.tabular.reading.separated_file import opened_again, separated_file
from graphkit.tabular.reading.whole_json import over_several_lines


@dataclass(frozen=True, slots=True)
class JsonLinesFile:
    """The objects of a file with their lines; it is read anew each time that they are gone through.

    Attributes
    ----------
    path : Path
        The file.
    encoding : str
        What it is written in, all of it.
    several : int
        How many lines it has, about.
    """

    path: Path
    encoding: str
    several: int

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Read one object after the other.

        Raises
        ------
        DataError
            Where a line is no JSON object, or the file was changed since it was looked through.
        """
        several = False
        with opened_again(self.path, self.encoding, newline="\n") as file:
            for number, line in enumerate(file, 1):
                text = line.removeprefix("\ufeff") if number == 1 else line
                if text.strip():
                    try:
                        found = object_of(text, self.path.name, number)
                    except DataError as error:
                        raise (None if several else self._whole()) or error from None
                    several = True
                    yield number, found

    def _whole(self) -> DataError | None:
        """Say what it is if it is an object over several lines."""
        text = self.path.read_text(self.encoding).removeprefix("\ufeff")
        return over_several_lines(text, self.path.name)


def json_lines_file(path: Path, encoding: str = "") -> JsonLinesFile | None:
    """Look through a file of text, some of it at a time.

    Parameters
    ----------
    path : Path
        A plain file.
    encoding : str, optional
        What it is said to be written in.

    Returns
    -------
    JsonLinesFile or None
        None if it begins a list, or must be read whole to tell what is wrong with it.
    """
    found = separated_file(path, encoding)
    if found is None:
        return None
    with path.open(encoding=found.encoding) as file:
        begins = file.read(1 << 10).removeprefix("\ufeff").lstrip()[:1]
    return JsonLinesFile(path, found.encoding, found.several) if begins == "{" else None
