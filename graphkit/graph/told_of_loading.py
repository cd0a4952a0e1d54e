"""What loading left out or doubted, which a graph carries, and the short line about it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import DataError, Problem
from graphkit.next_steps import Advice, Call, Worded, joined
from graphkit.tabular.how_many import how_many
from graphkit.tabular.in_words_of import with_note

if TYPE_CHECKING:
    from graphkit.opening.loaded import Loaded
    from graphkit.table import Table

NOTHING_READ: Final = "it tells of no membership in words that are read."


class ToldOfLoading:
    """What the files said that is not in the graph, and what in it may be meant otherwise.

    Attributes
    ----------
    left_out : tuple of Problem
        Rows, cells and files that the graph does without.
    doubts : tuple of Problem
        What was read and may be meant otherwise.
    """

    __slots__ = ("doubts", "left_out")  # a named tuple takes longer to define, at each start

    def __init__(
        self, left_out: tuple[Problem, ...] = (), doubts: tuple[Problem, ...] = ()
    ) -> None:
        self.left_out, self.doubts = left_out, doubts

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many rows were left out, how many doubts there are, and other places left out."""
        rows = sum(one.left_out for one in self.left_out)
        return rows, len(self.doubts), len(self.left_out) - rows

    @property
    def counted_left_out(self) -> str:
        """How much was left out; empty where nothing was."""
        rows, _, others = self.counts
        counted = [how_many(n, what) for n, what in ((rows, "row"), (others, "place")) if n]
        return f"{' and '.join(counted)} left out" if counted else ""

    @property
    def of_left_out(self) -> str:
        """How much was left out, and where it is listed; empty where nothing was.

        Who reads it on a page of a server has neither the graph nor its files in hand.

        Examples
        --------
        >>> from graphkit.next_steps import worded
        >>> row = Problem("a.csv", 3, "member", "'TBC' is no name.", left_out=True)
        >>> told = ToldOfLoading((row,)).of_left_out
        >>> told, worded(told, "address")
        ('1 row left out: kg.left_out', '1 row left out of the files')
        """
        if not self.left_out:
            return ""
        where = Worded(": kg.left_out", ": graphkit check", " of the files")
        return Advice("{counted}{where}", counted=self.counted_left_out, where=where)

    @property
    def sentence(self) -> str:
        """How much was left out, as a sentence for a note; empty where nothing was."""
        return Advice("{told}.", told=self.of_left_out) if self.left_out else ""

    @property
    def counted(self) -> str:
        """How much was left out, how many doubts there are, and where both are listed.

        Examples
        --------
        >>> ToldOfLoading(doubts=(Problem("a.csv", 3, "since", "'smoke' is no date."),)).counted
        '1 doubt: kg.doubts'
        """
        doubts = f"{how_many(len(self.doubts), 'doubt')}: kg.doubts" if self.doubts else ""
        return "; ".join(filter(None, [self.of_left_out, doubts]))

    def and_more(self, other: ToldOfLoading) -> ToldOfLoading:
        """Take what was told of other files, too."""
        return ToldOfLoading((*self.left_out, *other.left_out), (*self.doubts, *other.doubts))


class TellsOfLoading:
    """A graph that carries what was told of the files that it was read from."""

    _told: ToldOfLoading

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """What the files hold that is not in the graph; empty where all of them was read.

        Rows of tables that make no membership, such as totals; what ``load(errors="keep")``
        could not use; and what an import left out of a folder that it wrote, until somebody has
        settled it there. Each has its file, line and column, and says why. Answers about who
        joined what say in their notes how much it is.

        Examples
        --------
        >>> import graphkit as gk
        >>> gk.load().left_out
        ()
        """
        return self._told.left_out

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What was read of tables and may be meant otherwise, as `check` lists it.

        Examples
        --------
        >>> import graphkit as gk
        >>> gk.load().doubts
        ()
        """
        return self._told.doubts

    def _answer(self, table: Table) -> Table:
        """Say with an answer how much the files hold that it cannot tell of."""
        if not self.left_out:
            return table
        return with_note(table, joined(table.note, self._told.sentence))


def told_of(loaded: Loaded, path: str | Path | None) -> ToldOfLoading:
    """Gather what is to be told of files that were read.

    Parameters
    ----------
    loaded : Loaded
        What was noted of them.
    path : str or Path, optional
        Where they are: what somebody has marked in a folder as looked at is no more told.
    """
    of_tables, of_import = of_tables_and_import(loaded, path)
    told = of_tables.and_more(of_import)
    if not loaded.nothing_read or path is None:
        return told
    hint = Advice("{check} says why.", check=Call("check", (str(path),)))
    doubt = Problem(name_told(path), 0, "", NOTHING_READ, hint)
    return told.and_more(ToldOfLoading(doubts=(doubt,)))


def of_tables_and_import(
    loaded: Loaded, path: str | Path | None
) -> tuple[ToldOfLoading, ToldOfLoading]:
    """Tell apart what is to be told of the files and what of the import that wrote them.

    What both say in the same words is told once, of the import: its lines are those of the file
    that somebody has.
    """
    told, by_import = tuple(loaded.doubts), loaded.by_import
    if by_import:
        from graphkit.importing.writing.settled import but_for_said

        told = but_for_said(told, (one for of, one in by_import if of == "doubts"))
    anything = bool(told or by_import) and path is not None
    if anything and (folder := Path(str(path))).is_dir():
        from graphkit.checking.looked_at import not_looked_at

        with suppress(DataError):  # a check says what is wrong with the marks; all is told then
            told, by_import = not_looked_at(told, by_import, folder)
    left_out = tuple(one for of, one in by_import if of != "doubts")
    doubted = tuple(one for of, one in by_import if of == "doubts")
    rows = (one for one in told if one.left_out)
    doubts = (one for one in told if not one.left_out)
    return (
        ToldOfLoading((*loaded.left_out, *rows), (*doubts, *loaded.at_odds)),
        ToldOfLoading(left_out, doubted),
    )


def name_told(path: str | Path) -> str:
    """Name a file or folder in a message: as it was given, but "." as the folder is called."""
    return Path(path).absolute().name
