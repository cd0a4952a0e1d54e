"""How deep and how long a query may be, so that no engine runs out of stack or time over it.

Parsers and optimisers of SPARQL recurse: into brackets, and along chains such as ``A UNION B`` or
``1 + 1 + 1``. Oxigraph then dies with the whole process instead of raising an error (it takes
2,100 nested braces or 2,500 chained ``MINUS``), so the reader counts and stops. Some functions
Oxigraph reads twice, and so each one inside another doubles its time: 18 of them take two seconds.
"""

from __future__ import annotations

from typing import Final

from graphkit.errors import LimitExceeded

DEPTH: Final = 200
"""So many brackets may be open at once."""

PARTS: Final = 2_000
"""So many brackets, operators and keywords a query may have. The rows of ``VALUES`` are data: they
cost no stack and do not count, nor do names and values anywhere."""

REREAD: Final = 8
"""So many calls of ``REGEX``, ``SUBSTR``, ``REPLACE`` and ``GROUP_CONCAT`` may be open at once."""


def too_deep() -> LimitExceeded:
    """Make the error for too many open brackets.

    >>> from graphkit.sparql.grammar.read_query import read
    >>> read("SELECT * " + "{" * 1000 + "}" * 1000)
    Traceback (most recent call last):
        ...
    graphkit.errors.LimitExceeded: more than 200 brackets are open at once. Write a flatter query.
    """
    message = f"more than {DEPTH} brackets are open at once. Write a flatter query."
    return LimitExceeded("nesting", message)


def too_many() -> LimitExceeded:
    """Make the error for too many parts."""
    return LimitExceeded(
        "nesting",
        f"the query has more than {PARTS:,} brackets, operators and keywords. "
        "Ask in several queries, or list the values with VALUES.",
    )


def reread_too_often() -> LimitExceeded:
    """Make the error for too many calls inside each other that are read twice."""
    return LimitExceeded(
        "nesting",
        f"more than {REREAD} calls of REGEX, SUBSTR, REPLACE and GROUP_CONCAT stand inside each "
        "other. Bind the inner ones to variables.",
    )
