"""How tables are to be read where they leave it open."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.next_steps import Advice, Option
from graphkit.tabular.reading.endings import OF_ONE_ENCODING, TABLES, WORKBOOKS
from graphkit.type_checks import text

Dates: TypeAlias = Literal["dmy", "mdy"]
DATES: Final[tuple[Dates, ...]] = ("dmy", "mdy")


class Reading(NamedTuple):
    """What the reader of tables says about them.

    Attributes
    ----------
    dates : {"", "dmy", "mdy"}
        Whether the day or the month comes first in dates such as ``05/06/2019``; where it is
        empty, each column decides by its own dates.
    encoding : str
        What texts are written in, if it is neither UTF-8 nor UTF-16.
    sheet : str
        The sheet of a workbook that is meant.
    joined : str
        What all rows of one table joined; else a column says it.
    """

    dates: Literal["", "dmy", "mdy"] = ""
    encoding: str = ""
    sheet: str = ""
    joined: str = ""

    def checked(self) -> Reading:
        """Give itself back, or raise `InvalidChoice` for an order of dates that there is not."""
        if self.dates and self.dates not in DATES:
            raise InvalidChoice("dates", self.dates, DATES)
        return self

    def suited_to(self, path: str | Path | None) -> Reading:
        """Give itself back, or raise `DataError` if it says what has no effect on what is read.

        Parameters
        ----------
        path : str or Path, optional
            A file or folder, or none for the bundled facts. Of what is not there nothing is said.
        """
        self.of_one_table(path)
        if self.encoding:
            from graphkit.tabular.reading.decoded import refuse_unknown

            refuse_unknown(self.encoding, _named(path))
        if path is not None and not Path(path).exists():
            return self
        unused = [name for name in _SOME if getattr(self.as_far_as_suited_to(path), name) == ""]
        for name in unused:
            if said := getattr(self, name):
                raise without_effect(_named(path), name, said)
        return self

    def as_far_as_suited_to(self, path: str | Path | None) -> Reading:
        """Leave out the encoding and the sheet where they have no effect on what is read."""
        where = None if path is None else Path(path)
        sheets = where is not None and where.suffix.lower() in WORKBOOKS and not where.is_dir()
        return self._replace(
            encoding=self.encoding if where is not None and _has_texts(where) else "",
            sheet=self.sheet if sheets else "",
        )

    def of_nothing_read(self, named: str) -> Reading:
        """Give itself back, or raise `DataError` if it says anything of what is read no more."""
        for name in ("joined", *_SOME):
            if said := getattr(self, name):
                raise (
                    no_one_table(named, said)
                    if name == "joined"
                    else without_effect(named, name, said)
                )
        return self

    def of_one_table(self, path: str | Path | None) -> Reading:
        """Give itself back, or raise `DataError` if it says of no table what all rows joined."""
        if self.joined and (path is None or not is_table(Path(path))):
            raise no_one_table(_named(path), self.joined)
        return self


def without_effect(named: str, option: str, said: str) -> DataError:
    """Make the error for an encoding or a sheet of what has none, or only one of its own.

    Parameters
    ----------
    named : str
        What is read.
    option : {"encoding", "sheet"}
        What was said of it.
    said : str
        What it was said to be.
    """
    advice = Advice(
        "{said} has no effect here: {why}.", said=Option(option, said), why=_SOME[option]
    )
    hint = Advice("Leave {option} out.", option=Option(option))
    return DataError([Problem(named, 0, "", advice, hint)])


def _named(path: str | Path | None) -> str:
    return "the bundled facts" if path is None else Path(path).name


def _has_texts(path: Path) -> bool:
    """Tell whether what is read of a path are tables of text, which may be in any encoding."""
    if path.is_dir():
        return any(path.glob("*.csv"))
    return is_table(path) and path.suffix.lower() not in OF_ONE_ENCODING


def no_one_table(named: str, joined: str) -> DataError:
    """Make the error for a file or folder that says itself what was joined, where all rows did."""
    message = f"no single table, so that {joined!r} is not what all rows joined."
    hint = Advice("Leave {option} out: what was joined is said there.", option=JOINED)
    return DataError([Problem(named, 0, "", message, hint)])


_SOME: Final = {
    "encoding": "only tables of text, such as CSV, may be in any",
    "sheet": "only workbooks, such as .xlsx, have sheets",
}
"""What is said of some tables, and of which."""
JOINED: Final = Option("joined")
"""What says what all rows of a table joined."""
JOINED_NAME: Final = Option("joined", "NAME")
AS_IT_IS: Final = Reading()


def reading_of(
    dates: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    joined: str | None = None,
) -> Reading:
    """Take what a caller says about tables; None where nothing is said.

    Raises
    ------
    InvalidChoice
        If there is no such order of dates, or what is said is empty.
    InvalidType
        If the encoding, the sheet or what was joined is no text.

    Examples
    --------
    >>> reading_of("dmy")
    Reading(dates='dmy', encoding='', sheet='', joined='')
    """
    if dates not in (None, *DATES):
        raise InvalidChoice("dates", dates, DATES)
    told = _said("encoding", encoding, _ENCODING)
    named = _said("sheet", sheet, _SHEET)
    return Reading(cast("Dates", dates or ""), told, named, one_joined(joined))


def reading_of_mapping(dates: str, encoding: str = "", sheet: str = "") -> Reading:
    """Take what a mapping says about tables; it is empty where it says nothing.

    >>> reading_of_mapping("", "cp1252")
    Reading(dates='', encoding='cp1252', sheet='', joined='')
    """
    return Reading(cast("Dates", dates), encoding, sheet).checked()


def one_joined(name: str | None) -> str:
    """Take the name of what all rows of a table joined; nothing where none is said.

    Raises
    ------
    InvalidType
        If it is no text.
    InvalidChoice
        If it is empty or spaces alone, as it may be in a script that takes it from a cell.

    Examples
    --------
    >>> one_joined(" Green Pact ")
    'Green Pact'
    """
    return _said("joined", name, _COALITION).strip()


def _said(option: str, value: str | None, wanted: str) -> str:
    """Take what is said; nothing where it is None, and no empty text, which says nothing."""
    if value is None:
        return ""
    if not text(option, value, wanted).strip():
        raise InvalidChoice(option, value, (f"<{wanted}>",), because="it is empty")
    return value


_ENCODING: Final = "the name of an encoding such as 'cp1252'"
_COALITION: Final = "the name of a coalition"
_SHEET: Final = "the name of a sheet such as 'Members'"


def is_table(path: Path) -> bool:
    """Tell whether a path is a file that is read as one table of memberships.

    >>> is_table(Path("pledges.xlsx")), is_table(Path("graph.ttl"))
    (True, False)
    """
    return path.suffix.lower() in TABLES and not path.is_dir()
