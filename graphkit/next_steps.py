"""Sentences that name a call or an option, in the words of who reads them.

What to write next is ``at_least='possible'`` in a script, ``--at-least possible`` on the command
line and ``?at_least=possible`` in the address of a page. An `Advice` is the sentence in Python's
words, and keeps what the others are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, TypeAlias

Interface: TypeAlias = Literal["python", "terminal", "address"]


class Option(NamedTuple):
    """An option to be named in an `Advice`: alone, or with a text, number, truth value or list.

    On the command line it is called as Python calls it, unless ``typed`` says otherwise.

    >>> option = Option("at_least", "possible")
    >>> option.words("python"), option.words("terminal"), option.words("address")
    ("at_least='possible'", '--at-least possible', '?at_least=possible')
    """

    name: str
    value: object = None
    typed: str = ""

    def words(self, interface: Interface) -> str:
        """Write the option as one interface has it."""
        if interface == "python":
            return f"{self.name}=" + ("" if self.value is None else repr(self.value))
        if interface == "address":
            return f"?{self.name}=" + ("" if self.value is None else _in_address(self.value))
        dashed = (self.typed or self.name).replace("_", "-")
        if isinstance(self.value, bool):
            return f"--{dashed}" if self.value else f"--no-{dashed}"
        return f"--{dashed}" + ("" if self.value is None else f" {_typed(self.value)}")


class OneValue(NamedTuple):
    """A text to be given as a value, to be named in an `Advice`.

    >>> OneValue("2021-05-01").words("python"), OneValue("2021-05-01").words("terminal")
    ("'2021-05-01'", '2021-05-01')
    """

    text: str

    def words(self, interface: Interface) -> str:
        """Write it as one interface has it."""
        if interface == "python":
            return repr(self.text)
        return _in_address(self.text) if interface == "address" else _typed(self.text)


class Call(NamedTuple):
    """A call to be named in an `Advice`; the verbs of Python and the command line are the same.

    No address calls them, so that the words of Python stand for it.

    >>> call = Call("list", ("queries",))
    >>> call.words("python"), call.words("terminal")
    ("kg.list('queries')", 'graphkit list queries')
    """

    verb: str
    arguments: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()

    def words(self, interface: Interface) -> str:
        """Write the call as one interface has it."""
        words: Interface = "terminal" if interface == "terminal" else "python"
        options = [option.words(words) for option in self.options]
        if interface == "terminal":
            return " ".join(["graphkit", self.verb, *map(_typed, self.arguments), *options])
        of = "gk" if self.verb in OF_THE_PACKAGE else "kg"
        return f"{of}.{self.verb}({', '.join([*map(repr, self.arguments), *options]) or '…'})"


class WithoutTime(NamedTuple):
    """How all time is asked for, to be named in an `Advice` about a network.

    >>> WithoutTime().words("python"), WithoutTime().words("terminal")
    ('ever=True', 'leave out --on and --during')
    """

    def words(self, interface: Interface) -> str:
        """Write it as one interface has it; but in Python no time is all time."""
        if interface == "python":
            return "ever=True"
        on, during = (Option(name).words(interface).rstrip("=") for name in ("on", "during"))
        return f"leave out {on} and {during}"


class Today(NamedTuple):
    """The day on which somebody asks, in an option or by itself, to be named in an `Advice`.

    Attributes
    ----------
    option : str
        The option, if there is one.
    ends : tuple of str
        Where it is one end of a time: both, of which one is ``"today"``.

    Examples
    --------
    >>> Today("during", ("2024", "today")).words("python")
    "during=('2024', datetime.date.today())"
    >>> [Today("on").words(interface) for interface in ("terminal", "address")]
    ['--on today', 'the day in figures, like 2021-05-10']
    """

    option: str = ""
    ends: tuple[str, ...] = ()

    def words(self, interface: Interface) -> str:
        """Write it as one interface has it; an address has to mean the same tomorrow."""
        if interface == "address":
            return "the day in figures, like 2021-05-10"
        if interface == "terminal":
            text = "/".join(self.ends) or "today"
            return Option(self.option, text).words(interface) if self.option else text
        now = "datetime.date.today()"
        ends = (now if end == "today" else repr(end) for end in self.ends)
        text = f"({', '.join(ends)})" if self.ends else now
        return f"{self.option}={text}" if self.option else text


class Passed(NamedTuple):
    """How a thing is given to a query as the value of a variable, to be named in an `Advice`.

    >>> passed = Passed("coalition", "paris-call", "coalition")
    >>> passed.words("python"), passed.words("terminal")
    ("Pass kg.coalition('paris-call')", 'Write --param coalition=id:paris-call')
    """

    variable: str
    id: str
    verb: str

    def words(self, interface: Interface) -> str:
        """Write it as one interface has it."""
        if interface == "terminal":
            return f"Write --param {self.variable}=id:{self.id}"
        return f"Pass kg.{self.verb}({self.id!r})"


class Worded(NamedTuple):
    """A text that was put into the words of each interface before, and kept in them.

    >>> Advice("{said}", said=Worded("joined=", "--joined", "?joined="))
    'joined='
    """

    python: str
    terminal: str
    address: str

    def words(self, interface: Interface) -> str:
        """Give it as one interface has it."""
        return str(getattr(self, interface))


class AnswerWritten(NamedTuple):
    """How an answer is written to a file, to be named in an `Advice`.

    >>> answer = AnswerWritten("csv", "members.csv")
    >>> answer.words("python"), answer.words("terminal")
    ("kg.members(…).to_csv('members.csv')", 'graphkit members … --format csv -o members.csv')
    """

    format: str
    file: str

    def words(self, interface: Interface) -> str:
        """Write it as one interface has it."""
        if interface == "terminal":
            return f"graphkit members … --format {self.format} -o {_typed(self.file)}"
        return f"kg.members(…).to_{self.format}({self.file!r})"


OF_THE_PACKAGE: Final = frozenset({"check", "connect", "diff", "load", "view"})
"""The verbs that are functions of the package; all others are methods of a graph."""


class Advice(str):
    """A sentence that names a call or an option, in the words of Python.

    What to write next is ``at_least='possible'`` in a script and ``--at-least possible`` on the
    command line; `worded` gives the sentence in the words of each interface. It is a text like any
    other for those who do not ask. An f-string keeps Python's words alone; `joined` keeps the rest.

    Parameters
    ----------
    template : str
        The sentence, with names in braces as for `str.format`.
    **data
        What the names stand for, for programs too: texts, numbers, `Option`, `Call`, `Advice`.

    Examples
    --------
    >>> note = Advice("{left_out} more; {shown_by} shows them.", left_out=3,
    ...               shown_by=Option("at_least", "possible"))
    >>> note
    "3 more; at_least='possible' shows them."
    >>> worded(note, "terminal")
    '3 more; --at-least possible shows them.'
    >>> note.data["left_out"]
    3
    """

    __slots__ = ("data", "template")
    template: str
    data: Mapping[str, object]

    def __new__(cls, template: str, **data: object) -> Advice:
        """Put the sentence into Python's words."""
        made = super().__new__(cls, _filled(template, data, "python"))
        object.__setattr__(made, "template", template)
        object.__setattr__(made, "data", MappingProxyType(data))
        return made

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change: it is hashed, and shared."""
        raise AttributeError(f"an Advice cannot be changed; it has no other {name}")

    def __reduce__(self) -> tuple[Callable[..., Advice], tuple[Any, ...]]:
        return _advice, (self.template, dict(self.data))

    def __deepcopy__(self, memo: object) -> Advice:
        return self

    def __repr__(self) -> str:
        return repr(str(self))


def _advice(template: str, data: dict[str, object]) -> Advice:
    return Advice(template, **data)


def worded(text: str, interface: Interface) -> str:
    """Put a text into the words of an interface; one that is no `Advice` is as it is."""
    return _filled(text.template, text.data, interface) if isinstance(text, Advice) else str(text)


def for_both(text: str) -> str:
    """Put a text into words for a file that people read who type and people who write scripts.

    >>> for_both(Advice("Say {option}.", option=Option("sheet", "Data")))
    "Say --sheet Data (in Python sheet='Data')."
    """
    if not isinstance(text, Advice):
        return str(text)
    parts = {name: _both(part) for name, part in text.data.items()}
    return text.template.format_map(parts)


def _both(part: object) -> str:
    if isinstance(part, str):
        return for_both(part)
    typed, written = _words(part, "terminal"), _words(part, "python")
    return typed if typed == written else f"{typed} (in Python {written})"


def joined(*texts: str, by: str = " ") -> str:
    """Join sentences, leaving empty ones out; what each is made of is kept.

    Examples
    --------
    >>> both = joined("Two rows.", "", Advice("See {option}.", option=Option("on")))
    >>> worded(both, "terminal")
    'Two rows. See --on.'
    """
    kept = [text for text in texts if text]
    if not any(isinstance(text, Advice) for text in kept):
        return by.join(kept)
    data = {f"part{number}": text for number, text in enumerate(kept)}
    return Advice(by.join(f"{{{name}}}" for name in data), **data)


def _filled(template: str, data: Mapping[str, object], interface: Interface) -> str:
    return template.format_map({name: _words(part, interface) for name, part in data.items()})


def _words(part: object, interface: Interface) -> str:
    if isinstance(
        part, Option | Call | Passed | AnswerWritten | WithoutTime | Today | OneValue | Worded
    ):
        return part.words(interface)
    return worded(part, interface) if isinstance(part, str) else str(part)


def _in_address(value: object) -> str:
    """Write a value as it stands in an address."""
    from urllib.parse import quote

    return quote(_with_commas(value), safe="/,:~?")


def _typed(value: object) -> str:
    """Write a value as it is typed in a shell."""
    import shlex

    return shlex.quote(_with_commas(value))


def _with_commas(value: object) -> str:
    """Write one value, or several with commas between."""
    if isinstance(value, list | tuple | set | frozenset):
        return ",".join(map(str, value))
    return str(value)
