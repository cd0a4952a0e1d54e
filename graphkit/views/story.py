"""Steps of a story: texts with the state that the page shows beside each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import parse_qs, unquote

from graphkit.errors import DataError, InvalidType, NotFound, Problem
from graphkit.resources import folder
from graphkit.tabular.reading.read_sheets import read_sheets
from graphkit.views import clean
from graphkit.views.scene import Step

if TYPE_CHECKING:
    from graphkit.views.scene import Scene

COLUMNS: Final = ("text", "state", "dwell", "sources")
NAMING: Final = {"sel": "~", "focus": "~", "not": "~", "opened": "~", "edge": "|"}
"""Parts of a state that name things, and the sign between the names."""


class Steps(Protocol):
    """Some mappings, one for each step."""

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        """Go through the steps in their order."""


def story(steps: str | Path | Steps, scene: Scene) -> tuple[Step, ...]:
    """Read the steps of a story and check that what they name is on the page.

    Parameters
    ----------
    steps : str, Path or iterable of mappings
        A table, the name of a bundled story, or one mapping a step. Its keys, or the columns of
        the table: ``text`` (or ``text_en``, ``text_fr`` …), ``state`` as the page's address says it
        after ``#``, ``dwell`` in seconds, and ``sources``, ids with ``;`` between them. In Python
        a text may be a mapping of languages, and sources any iterable of ids.
    scene : Scene
        What the page shows.

    Raises
    ------
    NotFound
        If there is no such table or story, or a step names a thing or source that is not there.
    DataError
        If a step has no text, a key that means nothing, or a dwell that is no number of seconds.
    InvalidType
        If a step is no mapping, or its sources are no ids.
    """
    lang = scene.opening.lang
    if isinstance(steps, str | Path):
        name, rows = _table(steps)
    elif not isinstance(steps, Iterable):
        raise InvalidType("steps", steps, 'a file, the name of a story, or [{"text": "It began."}]')
    else:
        name, rows = "steps", [(number, step) for number, step in enumerate(steps, 1)]
    found = tuple(_step(row, lang, name, line) for line, row in rows)
    sources = {source.id: 0 for source in scene.sources}
    for step in found:
        check_state(step.state, scene)
        _check("source", step.sources, sources)
    return found


def check_state(state: str, scene: Scene) -> None:
    """Refuse a state that names what the page does not have.

    Parameters
    ----------
    state : str
        As the page's address says it after ``#``.
    scene : Scene
        What the page shows.

    Raises
    ------
    NotFound
        If nothing on the page has a name that the state has.
    """
    parts = parse_qs(state, keep_blank_values=True)
    named = [
        unquote(name)
        for key, between in NAMING.items()
        for value in parts.get(key, ())
        for name in value.split(between)
        if name
    ]
    _check("node of the drawing", named, scene.index)


def bundled_stories() -> tuple[str, ...]:
    """Name the stories on the bundled facts."""
    return tuple(sorted(path.stem for path in (folder("data") / "stories").glob("*.csv")))


def _table(named: str | Path) -> tuple[str, list[tuple[int, Mapping[str, object]]]]:
    path = Path(named)
    if not path.is_file():
        if str(named) not in bundled_stories():
            near = get_close_matches(str(named), bundled_stories())
            raise NotFound(
                "table of steps", str(named), near, hint="Pass a file or a bundled story."
            )
        path = folder("data") / "stories" / f"{named}.csv"
    lines = list(read_sheets(path)[0].lines)
    if not lines:
        raise DataError([Problem(path.name, 0, "", "has no steps.", "Write a header and rows.")])
    header = [str(cell).strip() for cell in lines[0][1]]
    rows: list[tuple[int, Mapping[str, object]]] = [
        (number, {k: v for k, v in zip(header, cells, strict=False) if v})
        for number, cells in lines[1:]
    ]
    return path.name, rows


def _step(row: object, lang: str, name: str, line: int) -> Step:
    if not isinstance(row, Mapping):
        raise InvalidType("steps", row, "mappings, each with text and state")
    unknown = [key for key in row if key not in COLUMNS and not str(key).startswith("text_")]
    if unknown:
        hint = f"Use {', '.join(COLUMNS)} or text_en."
        raise DataError([Problem(name, line, str(unknown[0]), "means nothing.", hint)])
    texts = _texts(row, lang)
    if not texts:
        raise DataError([Problem(name, line, "text", "is missing.", "Say what the step shows.")])
    return Step(
        text=texts,
        state=str(row.get("state", "")).lstrip("#"),
        dwell=_seconds(row.get("dwell", 0), name, line),
        sources=_ids(row.get("sources", ())),
    )


def _texts(row: Mapping[str, object], lang: str) -> dict[str, str]:
    whole = row.get("text")
    texts = dict(whole) if isinstance(whole, Mapping) else {lang: whole} if whole else {}
    texts |= {key[5:]: value for key, value in row.items() if key.startswith("text_")}
    return {str(key): clean.prose(str(value)) for key, value in texts.items() if value}


def _ids(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    if value is None:
        return ()
    if isinstance(value, bytes) or not isinstance(value, Iterable):
        raise InvalidType("sources", value, "ids of sources, such as ['news-2020']")
    return tuple(map(str, value))


def _seconds(value: object, name: str, line: int) -> float:
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = -1
    if not 0 <= seconds < math.inf:
        hint = "Write seconds, such as 6."
        raise DataError([Problem(name, line, "dwell", f"{value!r} is no time.", hint)])
    return seconds


def _check(what: str, names: Iterable[str], known: Mapping[str, object]) -> None:
    for one in names:
        if one not in known:
            raise NotFound(what, one, get_close_matches(one, known))
