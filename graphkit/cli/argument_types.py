"""How words of the command line are read: lists, switches, numbers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, Final

_TODAY: Final = r"((?<![^/,\s])|(?<=\bon=)|(?<=\bagainst=))today(?![^/,&\s])"


class Once(argparse.Action):
    """Takes one value. An option that is given twice is refused, for one of the two is lost."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Note the value that was typed."""
        typed = f"{self.dest}, as typed"  # apart from the default
        if option_string is not None:
            if hasattr(namespace, typed):
                both = f"{getattr(namespace, typed)} and {values}"
                together = _TOGETHER.get(self.dest, "Give it once.")
                parser.error(f"{self.option_strings[-1]} is given twice: {both}. {together}")
            setattr(namespace, typed, values)
        setattr(namespace, self.dest, values)


_TOGETHER: Final = {
    "data": "Give it once; in Python, gk.load(FIRST).add(SECOND) puts facts together.",
}
"""What to do instead, where both may be meant."""


class Several(argparse.Action):
    """Gathers values with commas between, from an option that may be given several times.

    A value that has a comma itself is put in double quotes, as in CSV.
    """

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        """Add what was typed to what was typed before."""
        texts = [values] if isinstance(values, str) else list(values or ())
        found = [part for text in texts for part in self.parts(text)]
        typed = f"{self.dest}, as typed"  # apart from the default
        setattr(namespace, typed, (*getattr(namespace, typed, ()), *found))
        setattr(namespace, self.dest, getattr(namespace, typed))

    @staticmethod
    def parts(text: str) -> list[str]:
        """Take apart what stands between commas."""
        import csv
        import io

        rows = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
        return [part.strip() for row in rows for part in row]


class Switch(argparse.Action):
    """Turns something on, and off where its name has ``no-`` before it."""

    def __init__(
        self,
        option_strings: Sequence[str],
        dest: str,
        default: bool = False,
        required: bool = False,
        help: str | None = None,
    ) -> None:
        names = [*option_strings, *(f"--no-{name[2:]}" for name in option_strings)]
        super().__init__(names, dest, nargs=0, default=default, required=required, help=help)

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        _values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Note which of the two names was typed."""
        setattr(namespace, self.dest, not str(option_string).startswith("--no-"))


def day(text: str) -> str:
    """Read a day, or a time between two, in which ``today`` is the day on which the command runs.

    So it is in the state of a page, for the parts that are days.

    >>> day("2021-05-10"), day("2021-05-10/today") == f"2021-05-10/{day('today')}"
    ('2021-05-10', True)
    >>> day("sel=today&against=today") == f"sel=today&against={day('today')}"
    True
    """
    if "today" not in text.casefold():
        return text
    import datetime
    import re

    now = datetime.datetime.now(tz=datetime.UTC).date()
    return re.sub(_TODAY, str(now), text, flags=re.IGNORECASE)


def whole_number(text: str) -> int:
    """Read a whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number. Write it like 3.") from None


def number(text: str) -> float:
    """Read a number."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number. Write it like 0.5.") from None
