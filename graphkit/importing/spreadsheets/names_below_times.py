"""Say how names below columns of years or months are to be written: none of them is read."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.headers.time_headers import times_across
from graphkit.authoring.headers.year_headers import year_named
from graphkit.authoring.reading import JOINED_NAME
from graphkit.errors import Problem
from graphkit.importing.spreadsheets.guessed_mapping import OWN, Guess
from graphkit.next_steps import Advice

_MESSAGE: Final = (
    "the columns {!r} to {!r} are called as times are and hold texts: none of them is read as the"
    " members, nor as what they joined."
)
_YEARS: Final = "Write a row for each member and year, with the columns member, coalition and year."
_TIMES: Final = (
    "Write a row for each membership, with the columns member, coalition, since and until."
)
_OR_JOINED: Final = (
    "{rows} If the texts say as what members belonged, name what was joined with {option}."
)


def names_below_times(path: str, guessed: Guess) -> Problem | None:
    """Say how names below columns of times are to be written.

    Parameters
    ----------
    path : str
        The file.
    guessed : Guess
        Of which the members or coalitions are missing.

    Returns
    -------
    Problem or None
        None where no two columns of times hold texts.
    """
    headers = [one.header for one in guessed.columns]
    texts = [
        guessed.columns[place].header
        for place in times_across(headers)
        if guessed.columns[place].read_as == OWN
        and any(any(map(str.isalpha, value)) for value in guessed.columns[place].values)
    ]
    if len(texts) < 2:
        return None
    hint: str = _YEARS if all(map(year_named, texts)) else _TIMES
    if guessed.missing == ("coalition",):
        hint = Advice(_OR_JOINED, rows=hint, option=JOINED_NAME)
    return Problem(path, 1, "", _MESSAGE.format(texts[0], texts[-1]), hint)
