"""Named queries: SPARQL files with a header that says what they answer and what they need.

The header is comment lines: ``# title:``, ``# title-fr:``, ``# about:``, ``# question:`` and
``# param NAME (TYPE[, optional]): meaning`` with the types coalition, actor, thing, date, text
and number. Beside the package's own, the ontology's competency questions are named queries too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from graphkit.errors import NotFound, QueryError
from graphkit.files.read import files_beside, read_text
from graphkit.next_steps import Advice, Call
from graphkit.resources import folder

_HEADER: Final = re.compile(r"# *([a-z-]+): *(.*)")
_PARAM: Final = re.compile(r"# *param +(\w+) *\((\w+)(, *optional)?\): *(.*)")


class Parameter(NamedTuple):
    """A value that a named query needs."""

    name: str
    type: str
    optional: bool
    meaning: str


class NamedQuery(NamedTuple):
    """A query that ships with graphkit.

    Attributes
    ----------
    name : str
        What to call it.
    text : str
        The SPARQL.
    title : str
        What it answers, in words.
    header : mapping of str to str
        Everything else that its header says.
    parameters : tuple of Parameter
        What it needs.
    """

    name: str
    text: str
    title: str
    header: Mapping[str, str]
    parameters: tuple[Parameter, ...]

    def check(self, given: Mapping[str, object]) -> None:
        """Check that nothing needed is missing and nothing unknown is given.

        Raises
        ------
        QueryError
            With what the query needs.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError(
                    f"the query {self.name!r} has no parameter {name!r}. {self._needs()}"
                )
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in given:
                raise QueryError(f"the query {self.name!r} needs {parameter.name}. {self._needs()}")

    def _needs(self) -> str:
        shown = [
            f"{p.name} ({p.type}{', optional' if p.optional else ''})" for p in self.parameters
        ]
        return f"Its parameters: {', '.join(shown) or 'none'}."


def paths(beside: Path | None = None) -> dict[str, Path]:
    """List the files of all named queries, by name.

    Parameters
    ----------
    beside : Path, optional
        The folder of a graph, whose folder ``queries`` may hold more. A bundled query keeps its
        name, since what is asked by that name relies on its columns.
    """
    bundled = Path(__file__).parents[1] / "queries"
    questions = folder("ontology") / "competency_questions"
    own = files_beside(beside, "queries", ".rq")
    files = [*own, *sorted(questions.glob("*.rq")), *sorted(bundled.glob("*.rq"))]
    return {path.stem: path for path in files}


def named(name: str, beside: Path | None = None) -> NamedQuery:
    """Read a named query.

    Parameters
    ----------
    name : str
        What it is called.
    beside : Path, optional
        The folder of a graph that may have queries of its own.

    Raises
    ------
    NotFound
        If there is none of that name.

    Examples
    --------
    >>> named("members").parameters[0].type
    'coalition'
    """
    path = paths(beside).get(name)
    if path is None:
        import difflib

        near = difflib.get_close_matches(name, paths(beside), 3)
        hint = Advice("They are listed by {call}.", call=Call("list", ("queries",)))
        raise NotFound("query", name, near, hint)
    return parse(name, read_text(path))


def parse(name: str, text: str) -> NamedQuery:
    """Read the header of a query."""
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _PARAM.fullmatch(line):
            parameters.append(Parameter(match[1], match[2], bool(match[3]), match[4]))
        elif match := _HEADER.fullmatch(line):
            header[match[1]] = match[2]
    title = header.get("title") or header.get("question") or name
    return NamedQuery(name, text, title, header, tuple(parameters))
