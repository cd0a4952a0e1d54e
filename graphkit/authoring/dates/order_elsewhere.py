"""A question of day and month that says what the other columns of dates in the table tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphkit.authoring.dates.written_date import Order
from graphkit.errors import Problem
from graphkit.next_steps import Advice, Option

_OPEN: Final = "day/month"


def as_elsewhere(question: Problem, orders: Mapping[str, Order]) -> Problem:
    """Name the order of another column, where all that tell one tell the same.

    It is named and not taken: columns of one table may come from several hands.

    Parameters
    ----------
    question : Problem
        From `graphkit.authoring.dates.date_order`; one of a contradiction stays as it is.
    orders : mapping of str to str
        The order of each column of dates, by its header.
    """
    told = {header: order[:3] for header, order in orders.items() if order}
    if _OPEN not in question.message or len({*told.values()}) != 1:
        return question
    header, order = next(iter(told.items()))
    first, form = ("day", "dd/mm/yyyy") if order == "dmy" else ("month", "mm/dd/yyyy")
    message = f"{question.message} {header!r} has the {first} first."
    hint = Advice(
        "If this column has it so, too, say {option}, or write into its header: '{header}'.",
        option=Option("dates", order),
        header=f"{question.column} ({form})",
    )
    return question._replace(message=message, hint=hint)
