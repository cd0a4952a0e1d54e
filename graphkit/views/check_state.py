"""Check the state of a page as text: every part is known, and what it names is on the page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import parse_qsl, unquote

from graphkit.errors import InvalidChoice, NotFound
from graphkit.facts.certainty import DEGREES
from graphkit.views.column_called import choices_of, column_called, has_value
from graphkit.views.forms import LAYOUTS, PAGE_FORMS
from graphkit.views.language_of_page import language_there, languages_of_page
from graphkit.views.refuse_unknown import drawn, known, term

if TYPE_CHECKING:
    from graphkit.views.scene import Scene

LONGEST: Final = 100_000
"""Bytes; no program takes an address of many more."""
LONGEST_TEXT: Final = 80
"""Signs of the filter by name."""
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "form": PAGE_FORMS,
    "atLeast": DEGREES,
    "layout": LAYOUTS,
    "size": ("degree", "equal"),
    "order": ("size", "likeness", "name"),
    "side": ("coalitions", "actors"),
    "bars": ("years", "coalitions", "actors"),
    "map": ("tiles", "outlines"),
    "list": (
        *("start", "newest", "largest", "ended", "disputed", "declined", "bridges"),
        "none",
    ),
    "theme": ("light", "dark"),
    "way": ("on",),
    "backbone": ("off", "on"),
}
"""Parts of a state that are one of a few words."""
IDS: Final = {"sel": "~", "focus": "~", "not": "~", "opened": "~", "without": "~", "edge": "|"}
"""Parts that name things, and the sign between the names."""
TERMS: Final = {
    "topic": "topic",
    "led": "leadership",
    "country": "country",
    "role": "role",
    "trust": "confidence",
}
"""Parts that name concepts, and the scheme of these."""
COLUMNS: Final = ("colourBy", "sizeBy")
"""Parts that name a column that was passed to the page."""
KINDS: Final = ("hide", "kind")
NUMBERS: Final = {"min": 50, "depth": 9}
"""Parts that are a whole number from 1 on, and the greatest."""
NO_MAP: Final = "no government of a country is in these facts"
_PLACE: Final = re.compile(r"(.+)\*-?\d{1,6}\*-?\d{1,6}", re.DOTALL)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
AGAINST: Final = "against=2022-06-23"
_TIMES: Final = ("on=2022-06-23", "on=2022-01-01..2022-12-31", "on=all")
_JOINED: Final = ("joined=2022-01-01..2022-12-31", "joined=2022-01-01..", "joined=..2022-12-31")

Check: TypeAlias = "Callable[[str, str, Scene], None]"


def check_state(state: str, scene: Scene | None, *, name: str = "state") -> None:
    """Refuse a state that the page would not show as it is written.

    Parameters
    ----------
    state : str
        As the page's address says it after ``#``.
    scene : Scene, optional
        What the page shows. Without one, what the state names is taken to be there.
    name : str
        The option that it was passed by.

    Raises
    ------
    NotFound
        If there is no such part of a state, or nothing on the page has a name that it has.
    InvalidChoice
        If a part is twice there or is not what it can be, or if the state is too long for an
        address or has signs that nobody can see.

    Examples
    --------
    >>> import graphkit as gk
    >>> check_state("form=matrix&on=2022-06-31", gk.view(gk.load()).scene)
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidChoice: state='on=2022-06-31' is not possible. Use 'on=2022-06-23', \
'on=2022-01-01..2022-12-31' or 'on=all'.
    """
    if _UNSEEN.search(state) or len(state.encode()) > LONGEST:
        wanted = f"one line of at most {LONGEST:,} bytes, such as sel=zoom&on=2022-06-23"
        raise InvalidChoice(name, f"{state[:40]}…", [wanted])
    seen: set[str] = set()
    for key, value in parse_qsl(state, keep_blank_values=True):
        if key not in _ORDER:
            raise NotFound(
                "part of a state",
                key,
                get_close_matches(key, _ORDER),
                hint=f"Use some of {', '.join(_ORDER)}.",
            )
        if key in seen:
            raise InvalidChoice(name, f"{key}=…&{key}=…", [f"{key}=…"])
        seen.add(key)
        try:
            if scene is not None and key in _CHECKS:
                _CHECKS[key](key, value, scene)
            elif key in _WRITTEN:
                _WRITTEN[key](key, value)
        except _Wrong as wrong:
            because = wrong.because
            raise InvalidChoice(name, f"{key}={value}", wrong.choices, because=because) from None


class _Wrong(ValueError):
    """A value that a part of a state cannot have, what it may be, and why it is not possible."""

    def __init__(self, choices: Iterable[str], because: str = "") -> None:
        self.choices = tuple(choices)
        self.because = because
        super().__init__()


def _choice(key: str, value: str) -> None:
    if value not in CHOICES[key]:
        raise _Wrong(f"{key}={choice}" for choice in CHOICES[key])


def _form(key: str, value: str, scene: Scene) -> None:
    choices = tuple(choice for choice in CHOICES[key] if choice != "map" or has_map(scene))
    if value not in choices:
        because = NO_MAP if value == "map" else ""
        raise _Wrong((f"{key}={choice}" for choice in choices), because)


def has_map(scene: Scene) -> bool:
    """Tell whether a government that the page shows has a square on the map."""
    return any(code and id in scene.index for id, code in scene.governing.items())


def _language(key: str, value: str, scene: Scene) -> None:
    languages = languages_of_page(scene)
    if not language_there(value, languages):
        raise _Wrong(f"{key}={lang}" for lang in languages)


def _number(key: str, value: str) -> None:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= NUMBERS[key]:
        raise _Wrong((f"{key}=1", f"{key}={NUMBERS[key]}"))


def _step(key: str, value: str, scene: Scene) -> None:
    steps = [f"{key}={number}" for number in range(1, len(scene.steps) + 1)]
    if f"{key}={value}" not in steps:
        raise _Wrong(steps or ("no step, where there is no story",))


def _time(_key: str, value: str) -> None:
    first, dots, last = value.partition("..")
    days = [_day(first), _day(last)] if dots else [_day(first)]
    known = [day for day in days if day is not None]
    if value != "all" and (len(known) < len(days) or known != sorted(known)):
        raise _Wrong(_TIMES)


def _one_day(_key: str, value: str) -> None:
    if _day(value) is None:
        raise _Wrong([AGAINST])


def _joined(_key: str, value: str) -> None:
    first, dots, last = value.partition("..")
    given = [day for day in (first, last) if day]
    if not dots or not given or None in map(_day, given) or given != sorted(given):
        raise _Wrong(_JOINED)


def _day(text: str) -> datetime.date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _names(key: str, value: str, scene: Scene) -> None:
    names = list(_apart(value, IDS[key]))
    for one in names:
        drawn(one, scene)
    if key == "edge" and len(names) != 2:
        raise _Wrong(["edge=actor|coalition"])


def _places(key: str, value: str, scene: Scene) -> None:
    for one in _apart(value):
        found = _PLACE.fullmatch(one)
        if not found:
            raise _Wrong([f"{key}=name*120*-35"])
        drawn(found[1], scene)


def _column(key: str, value: str, scene: Scene) -> None:
    if not value:
        return
    try:
        column_called(value, scene.columns, key, numeric=key == "sizeBy")
    except InvalidChoice as wrong:
        raise _Wrong(f"{key}={choice}" for choice in wrong.choices) from None


def _values(key: str, value: str, scene: Scene) -> None:
    """Refuse a value that no thing has in a column, or a column that is not there."""
    for one in _apart(value):
        if any(has_value(column, one) for column in scene.columns):
            continue
        name, equals, _ = one.partition("=")
        if not equals:
            raise _Wrong([f"{key}=name%3Dvalue"])
        column_called(name, scene.columns, key, numeric=False)
        found = next(column for column in scene.columns if column.name == name)
        known(one, choices_of(found), "value of a column")


def _terms(key: str, value: str, scene: Scene) -> None:
    for one in _apart(value):
        term(one, scene.terms.get(TERMS[key], {}), TERMS[key])


def _kinds(_key: str, value: str, scene: Scene) -> None:
    there = (*(node.kind for node in scene.nodes), *scene.looks)
    said = scene.terms.get("kind", {})
    for one in _apart(value):
        term(one, {kind: said.get(kind, {}) for kind in there}, "kind")


def _text(key: str, value: str) -> None:
    if len(value) > LONGEST_TEXT:
        raise _Wrong([f"{key}= and at most {LONGEST_TEXT} signs"])


def _flag(key: str, value: str) -> None:
    if value:
        raise _Wrong([key])


def _apart(value: str, between: str = "~") -> Iterator[str]:
    return (unquote(name) for name in value.split(between) if name)


_WRITTEN: Final[Mapping[str, Callable[[str, str], None]]] = {
    **dict.fromkeys(CHOICES, _choice),
    **dict.fromkeys(NUMBERS, _number),
    "on": _time,
    "against": _one_day,
    "joined": _joined,
    "text": _text,
    "embed": _flag,
}
"""What can be told of a part without the page."""
_CHECKS: Final[Mapping[str, Check]] = {
    "form": _form,
    "lang": _language,
    **dict.fromkeys(IDS, _names),
    **dict.fromkeys(TERMS, _terms),
    **dict.fromkeys(KINDS, _kinds),
    **dict.fromkeys(COLUMNS, _column),
    "column": _values,
    "at": _places,
    "step": _step,
}
"""What of a part depends on what is on the page."""
_ORDER: Final = (
    *(*CHOICES, *IDS, *TERMS, *KINDS, *NUMBERS, *COLUMNS),
    *("column", "lang", "on", "against", "joined", "at", "text", "step", "embed"),
)
