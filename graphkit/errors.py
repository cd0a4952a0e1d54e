"""Everything that graphkit raises on purpose.

::

    GraphkitError
    ├─ NotFound (LookupError)          .what .ref .suggestions .hint
    ├─ Ambiguous (LookupError)         .what .ref .candidates
    ├─ DataError (ValueError)          .problems
    │  └─ InvalidDate                  .text .why
    ├─ QueryError (ValueError)         .line .column
    │  ├─ UnsafeQuery                  .construct
    │  └─ LimitExceeded                .limit
    ├─ EndpointError (OSError)         .url .status
    ├─ InvalidChoice (ValueError)      .name .value .choices
    ├─ InvalidType (TypeError)         .name .kind .wanted
    ├─ NotAPath (TypeError)            .kind
    ├─ NotReopenable (TypeError)       .why
    ├─ ExtensionError (ImportError)    .name .distributions
    └─ MissingExtra (ImportError)      .feature .extra

Each inherits the matching builtin, so that a script may catch ``LookupError`` or
``ValueError`` without knowing graphkit. Each message says what, where, and what to do next, in
Python; `GraphkitError.said` words it for another interface. Each survives pickling and copying,
with everything that it carries, so that a worker process can raise it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from graphkit.next_steps import Advice, Interface, Option, joined, worded


class GraphkitError(Exception):
    """Base of every error that graphkit raises on purpose."""

    def said(self, interface: Interface = "python") -> str:
        """Give the message in the words of one interface.

        Parameters
        ----------
        interface : {"python", "terminal"}
            Whether options and calls are written as in a script or as on the command line.

        Examples
        --------
        >>> error = InvalidChoice("at_least", "sure", ["certain", "possible"])
        >>> error.said()
        "at_least='sure' is not possible. Use 'certain' or 'possible'."
        >>> error.said("terminal")
        "--at-least sure is not possible. Use 'certain' or 'possible'."
        """
        return worded(self.args[0], interface) if self.args else ""

    def __reduce__(self) -> tuple[Any, ...]:
        # What Exception does, calling the class with the message, fails for other parameters.
        state = dict(self.__dict__)
        if isinstance(self, ImportError):
            state |= {"name": self.name, "path": self.path}  # they lie outside of __dict__
        return _restored, (type(self), self.args), state


def _restored(kind: type[GraphkitError], arguments: tuple[Any, ...]) -> GraphkitError:
    error = kind.__new__(kind, *arguments)
    error.args = arguments
    return error


class NotFound(GraphkitError, LookupError):
    """Nothing goes by that name.

    Parameters
    ----------
    what : str
        The kind of thing looked for, such as ``"coalition"``.
    ref : str
        The name as given.
    suggestions : sequence of str
        The nearest known names, best first.
    hint : str, optional
        What to do when there is no near name; an `Advice` where it names a call or an option.
    called : mapping of str to str, optional
        What suggestions that are ids are called, which the message says in brackets.
    inside : str
        What ``ref`` is, such as ``"folder"``, where it is there and has nothing of that kind.
    """

    def __init__(
        self,
        what: str,
        ref: str,
        suggestions: Sequence[str] = (),
        hint: str = "",
        *,
        called: Mapping[str, str] | None = None,
        inside: str = "",
    ) -> None:
        self.what = what
        self.ref = ref
        self.suggestions = tuple(suggestions)
        if self.suggestions:
            hint = f"Did you mean {_either(self.suggestions, called or {})}?"
        self.hint = hint
        nothing = f"the {inside} {ref!r} has no {what}." if inside else ""
        super().__init__(joined(nothing or f"no {what} is called {ref!r}.", hint))


class Ambiguous(GraphkitError, LookupError):
    """Several things go by that name; none is guessed.

    Parameters
    ----------
    what : str
        The kind of thing looked for.
    ref : str
        The name as given.
    candidates : sequence of str
        The ids that match; use one of them.
    """

    def __init__(self, what: str, ref: str, candidates: Sequence[str]) -> None:
        self.what = what
        self.ref = ref
        self.candidates = tuple(candidates)
        super().__init__(
            f"{ref!r} names {len(self.candidates)} {_several(what)}: {', '.join(self.candidates)}. "
            "Use one of these ids."
        )


def _several(what: str) -> str:
    return f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"


class Problem(NamedTuple):
    """One thing that is wrong with authored data, and where."""

    path: str
    line: int
    column: str
    message: str
    hint: str = ""
    left_out: bool = False
    """Whether it is told of a row that makes no membership."""
    of_all: bool = False
    """Whether it doubts who the members of a whole table are, and so each answer."""

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> str:
        """Place, message and hint in one line, to be worded for an interface."""
        place = self.path + (f":{self.line}" if self.line else "")
        column = f"[{self.column}]" if self.column else ""
        return joined(f"{place}:", column, self.message, self.hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put problems in the order of files and lines."""
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line)))


class DataError(GraphkitError, ValueError):
    """Facts that cannot be used as they stand.

    Parameters
    ----------
    problems : iterable of Problem
        All that was found, not only the first.
    """

    SHOWN = 20

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [problem.sentence for problem in self.problems[: self.SHOWN]]
        if len(self.problems) > self.SHOWN:
            lines.append(f"… and {len(self.problems) - self.SHOWN} more problems")
        super().__init__(joined(*lines, by="\n"))


class InvalidDate(DataError):
    """A date or period that is not in the Extended Date/Time Format profile used here.

    Parameters
    ----------
    text : object
        What was given.
    why : str
        What is wrong with it, to follow it in a sentence.
    hint : str, optional
        What to write instead.
    option : str
        The option that takes such a text, where another one does.
    """

    HINT = "Write it like 2019-05-15, 2019-05, 2019-05-15/.. or [..2021-05-14]/.."

    def __init__(self, text: object, why: str, hint: str = "", *, option: str = "") -> None:
        self.text = text if isinstance(text, str) else repr(text)
        self.why = why
        self.option = option
        shown = repr(_short(text)) if isinstance(text, str) else _short(repr(text))
        hint = hint or self.HINT
        problem = Problem("date", 0, "", f"{shown} {why}.", hint)
        super().__init__([problem])
        self.args = (joined(problem.message, hint),)


class QueryError(GraphkitError, ValueError):
    """A query that cannot be run.

    Parameters
    ----------
    message : str
        What is wrong and what to do.
    line, column : int
        Where, counted from 1; 0 when the place is unknown.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        self.line = line
        self.column = column
        super().__init__(message)


class UnsafeQuery(QueryError):
    """A query that would leave the graph or change it, which is refused by default."""

    def __init__(self, construct: str, message: str, line: int = 0, column: int = 0) -> None:
        self.construct = construct
        super().__init__(message, line, column)


class LimitExceeded(QueryError):
    """A query was stopped because it went over a limit of time, rows or size."""

    def __init__(self, limit: str, message: str) -> None:
        self.limit = limit
        super().__init__(message)


class EndpointError(GraphkitError, OSError):
    """A SPARQL endpoint did not give a usable answer."""

    def __init__(self, url: str, message: str, status: int = 0) -> None:
        self.url = url
        self.status = status
        super().__init__(joined(f"{url}:", message))


class InvalidChoice(GraphkitError, ValueError):
    """An argument that must be one of a few words is another word.

    Parameters
    ----------
    name : str
        The argument.
    value : object
        What it is.
    choices : iterable of str
        What it may be; or an `Option` that is to be given in its stead.
    missing : str
        Where it was not given and must be: what it is for.
    because : str
        Why it is not possible, where that is not plain.
    """

    def __init__(
        self,
        name: str,
        value: object,
        choices: Iterable[str | Option],
        *,
        missing: str = "",
        because: str = "",
    ) -> None:
        self.name = name
        self.value = value
        given = tuple(choices)
        self.choices = tuple(map(_in_python, given))
        self.because = because
        if missing:
            give = Option(name, self.choices[0])
            super().__init__(Advice("Give {option}, {what}.", option=give, what=missing))
            return
        # An option without a value is named alone, and None is a value that only Python has.
        option = f"{name}=None" if value is None else Option(name, value)
        super().__init__(
            Advice(
                "{option} is not possible{because}. Use {choices}.",
                option=option,
                because=f": {because}" if because else "",
                choices=_one_of(given),
            )
        )


class InvalidType(GraphkitError, TypeError):
    """An argument is a value of another type of Python than it must be.

    Parameters
    ----------
    name : str
        The argument.
    value : object
        What it is.
    wanted : str
        What it must be, with an example.
    """

    def __init__(self, name: str, value: object, wanted: str) -> None:
        self.name = name
        self.kind = type(value).__name__
        self.wanted = wanted
        is_ = "None" if value is None else indefinite(self.kind)
        super().__init__(f"{name} must be {wanted}; it is {is_}.")


class NotAPath(GraphkitError, TypeError):
    """What is to be opened is a value of Python, such as a data frame, where a path is needed.

    Parameters
    ----------
    value : object
        What was passed.
    call : str
        The function that it was passed to, if it reads files.
    """

    def __init__(self, value: object, call: str) -> None:
        self.kind = type(value).__name__
        writer = next((name for name in ("to_csv", "write_csv") if hasattr(value, name)), "")
        index = ", index=False" if writer == "to_csv" and hasattr(value, "index") else ""
        hint = "Pass the name of a file or folder."
        if writer and call:
            hint = f'Write it first: df.{writer}("table.csv"{index}); gk.{call}("table.csv").'
        super().__init__(f"{indefinite(self.kind)} is no path. {hint}")


class NotReopenable(GraphkitError, TypeError):
    """A graph that cannot be handed to another process, because nothing says where it lies.

    Parameters
    ----------
    why : str
        What keeps it from being opened again.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"this graph cannot be opened again in another process: {why}. Export it to a file, "
            "or build a store on disk, and load that there."
        )


class ClosedGraph(GraphkitError, RuntimeError):
    """A limited or remote graph is asked after it was closed."""

    def __init__(self) -> None:
        super().__init__("this graph was closed, and answers no more. Open it again.")


class ExtensionError(GraphkitError, ImportError):
    """What another package adds cannot be used.

    Parameters
    ----------
    name : str
        The name of the analysis, importer or exporter.
    distributions : sequence of str
        The distributions at fault: one that is broken, or several that claim the name.
    message : str
        What is wrong and what to do.
    """

    def __init__(self, name: str, distributions: Sequence[str], message: str) -> None:
        self.distributions = tuple(distributions)
        super().__init__(message)
        self.name = name


class MissingExtra(GraphkitError, ImportError):
    """A feature needs a package that the core install leaves out."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(f"{feature} needs: pip install 'coalition-graphkit[{extra}]'")


def indefinite(kind: str) -> str:
    """Write a word with its article.

    >>> indefinite("company"), indefinite("international organisation")
    ('a company', 'an international organisation')
    """
    return f"{'an' if kind[:1].lower() in 'aeio' else 'a'} {kind}"


def _in_python(choice: str | Option) -> str:
    return choice.words("python") if isinstance(choice, Option) else choice


def _one_of(choices: Sequence[str | Option]) -> str:
    """Name words in quotes; options in the words of whoever reads it."""
    named = [
        Advice("{option}", option=one) if isinstance(one, Option) else repr(one) for one in choices
    ]
    return joined(joined(*named[:-1], by=", "), *named[-1:], by=" or ")


def _either(names: Sequence[str], called: Mapping[str, str] = MappingProxyType({})) -> str:
    quoted = [f"{name!r} ({called[name]})" if called.get(name) else repr(name) for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return ", ".join(quoted[:-1]) + " or " + quoted[-1]


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 3] + "…"
