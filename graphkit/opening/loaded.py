"""What came of loading files: how much they hold, what is odd in them, what could not be read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graphkit.errors import Problem
from graphkit.next_steps import worded

if TYPE_CHECKING:
    from graphkit.importing.writing.import_report import OfImport


class OddDay(NamedTuple):
    """A date that is not written as a plain ``xsd:date``.

    Attributes
    ----------
    subject : str
        The IRI of what is dated.
    term : str
        The property without its namespace, such as ``startEarliest``.
    text : str
        The date as written.
    read_as : str
        The day as which it is read; empty if it cannot be read, and is left out.
    why : str
        Why it cannot be read, as a sentence.
    """

    subject: str
    term: str
    text: str
    read_as: str
    why: str = ""


class Loaded:
    """Notes of one loading, filled as the files are read.

    Attributes
    ----------
    files : dict of str to int
        How many triples each file of RDF adds to those before it, without the vocabulary and
        what follows; for tables one entry, the folder.
    problems : list of Problem
        What is wrong with files as such.
    days : list of OddDay
        Dates that are not written as they should be.
    doubts : list of Problem
        What was read of tables, or of RDF in other words than ours, and may be meant otherwise.
    unread : list of Problem
        Those of them that cannot be read, with their files.
    at_odds : list of Problem
        What RDF says twice where one is meant, and addresses of tables that two things would
        share; shapes tell of them, too.
    in_other_words : bool
        Whether the RDF knows other vocabularies alone, and what it tells of memberships was read.
    nothing_read : bool
        Whether it then tells of no membership in words that are read, or there is nothing at all.
    counted : tuple of (int, int) or None
        How many of the doubts are rows that are left out, and how many are others; also where
        the graph was opened from the cache. None where that is not known.
    of_all : list of str
        Sentences of those that doubt who the members are; also where it came from the cache.
    by_import : tuple of (str, Problem)
        What the import of a folder left out of it or doubted, and nobody has settled in its
        report since; each with what it is, ``rows``, ``cells`` or ``doubts``.
    of_names : list of str
        Of files that are added to a graph, sentences about names and ids that may mean things of
        it.
    """

    def __init__(self) -> None:
        self.files: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.days: list[OddDay] = []
        self._doubts: list[Problem] | None = []
        self.unread: list[Problem] = []
        self.at_odds: list[Problem] = []
        self.in_other_words = False
        self.nothing_read = False
        self.counted: tuple[int, int] | None = None
        self.of_all: list[str] = []
        self.of_names: list[str] = []
        self.by_import: tuple[tuple[OfImport, Problem], ...] = ()
        self._kept = ""

    def take(self, other: Loaded) -> None:
        """Take over what another loading noted of its files."""
        self.files, self._doubts = other.files, other.doubts
        self.in_other_words, self.nothing_read = other.in_other_words, other.nothing_read
        self.counted, self.of_all = other.count(), other.doubts_of_all()

    @property
    def doubts(self) -> list[Problem]:
        """What was read and may be meant otherwise; of a kept graph it is read when asked for."""
        if self._doubts is None:
            from graphkit.opening.kept_problems import read_problems

            self._doubts = [*read_problems(self._kept)] if self._kept else []
        return self._doubts

    def note_tables(self, doubts: Iterable[Problem]) -> None:
        """Note what is doubtful in tables."""
        self._doubts = [*doubts]

    def note_import(self, folder: Path) -> None:
        """Note what the import of a folder left out or doubted and nobody has settled by now."""
        from graphkit.importing.writing.import_report import told_by_import

        self.by_import = told_by_import(folder)

    def count(self) -> tuple[int, int]:
        """Count the doubts: rows that are left out, and others."""
        rows = sum(doubt.left_out for doubt in self.doubts)
        return rows, len(self.doubts) - rows

    def doubts_of_all(self) -> list[str]:
        """Tell a command who the members may be in the stead of those that are read so."""
        if self._doubts is None:
            return self.of_all
        return self.of_all or [
            worded(doubt.sentence, "terminal") for doubt in self._doubts if doubt.of_all
        ]

    def told(self) -> tuple[str, str]:
        """Write what is to be told of a graph that is kept, and its doubts; `tell` reads both."""
        from graphkit.opening.kept_problems import kept_problems

        doubts = kept_problems(self.doubts) if self.doubts else ""
        told = {
            "counted": self.counted or self.count(),
            "nothing_read": self.nothing_read,
            "of_all": self.doubts_of_all(),
            "sum_of_doubts": _sum(doubts),
        }
        return json.dumps(told), doubts

    def tell(self, told: str, doubts: str) -> None:
        """Take what `told` wrote when the graph was made; its doubts are parsed when asked for.

        Raises
        ------
        ValueError, KeyError, TypeError
            If the one is torn, or the other is not what was written beside it.
        """
        kept = json.loads(told)
        if kept["sum_of_doubts"] != _sum(doubts):
            raise ValueError("the doubts that were kept are not those that were written.")
        self._doubts, self._kept = None, doubts
        self.nothing_read = bool(kept["nothing_read"])
        self.of_all = [str(one) for one in kept["of_all"]]
        rows, others = kept["counted"]
        self.counted = rows, others

    @property
    def triples(self) -> int:
        """How many triples the files hold together."""
        return sum(self.files.values())

    def among(self, files: Iterable[Path]) -> list[Path]:
        """Choose the files that could be read."""
        return [file for file in files if file.name in self.files]

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """All that cannot be used, which a graph must not leave out without a word."""
        return (*self.problems, *self.unread)

    def rows_left_out(self) -> int:
        """Count the rows that make no membership, also of a graph that was kept."""
        rows, _ = self.counted or self.count()
        return rows


def _sum(text: str) -> int:
    return zlib.crc32(text.encode("ascii"))
