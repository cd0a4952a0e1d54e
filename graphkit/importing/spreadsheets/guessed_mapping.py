"""What a table is taken for, column by column, with the reasons."""

from __future__ import annotations

from typing import Final, NamedTuple

from graphkit.importing.mapping import TableMap

OWN: Final = "kept as it is"
BY_NAME: Final = "by its name"
BY_PLACE: Final = "by its place among the items"
BY_CELLS: Final = "its cells say yes and no"
BY_DIFFERENCE: Final = "the texts that differ most"
BY_REPETITION: Final = "the texts that come again most"
IN_PART: Final = "only some of its cells are marks or dates"
NUMBERS: Final = "it holds numbers, beside columns of 1 and 0"
TEXTS: Final = "it holds texts, and columns of dates are read as what was joined"
OTHERWISE: Final = "its name says something else"
PROPERTY: Final = "its name says what a member is"
JOINED: Final = "its name says when {!r} was joined"
STANDING: Final = "its name says how somebody belongs to {!r}, of which another column tells it"
LEFT: Final = "its name says when {!r} was left"
LEFT_OR_NOT: Final = "its name asks whether {!r} was left, and who did is taken to go on"


class ColumnGuess(NamedTuple):
    """What a column is taken for.

    Attributes
    ----------
    header : str
        As written.
    read_as : str
        Such as ``member``, or ``kept as it is``.
    values : tuple of str
        Three of its values.
    why : str
        The reason.
    """

    header: str
    read_as: str
    values: tuple[str, ...]
    why: str


class Guess(NamedTuple):
    """How a table may be read.

    Attributes
    ----------
    map : TableMap
        What to do.
    columns : tuple of ColumnGuess
        Why, column by column.
    set_aside : str
        Which columns are called as members or coalitions are, and why they hold none.
    """

    map: TableMap
    columns: tuple[ColumnGuess, ...]
    set_aside: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is neither in a column nor stated."""
        one = self.map.memberships[0]
        across = ("member", "coalition") if self.map.form == "wide" else ()
        known = {*one.columns, *one.text, *across}
        return tuple(name for name in ("member", "coalition") if name not in known)

    @property
    def by_texts(self) -> tuple[ColumnGuess, ...]:
        """The columns of members or coalitions that no name told, only what stands in them."""
        return tuple(one for one in self.columns if one.why in (BY_DIFFERENCE, BY_REPETITION))

    @property
    def in_part(self) -> tuple[ColumnGuess, ...]:
        """The columns of a wide table that may be coalitions, and are not read as such."""
        beside = tuple(one.partition("{")[0] for one in (JOINED, LEFT, LEFT_OR_NOT, STANDING))
        return tuple(
            one
            for one in self.columns
            if one.read_as == OWN
            and (
                one.why in (IN_PART, NUMBERS, OTHERWISE, PROPERTY, TEXTS)
                or one.why.startswith(beside)
            )
        )
