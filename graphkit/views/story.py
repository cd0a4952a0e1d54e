"""Steps of a story: texts with the state that the page shows beside each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from graphkit.errors import DataError, InvalidChoice, InvalidType, NotFound, Problem
from graphkit.resources import folder
from graphkit.views import clean_text
from graphkit.views.check_state import check_state
from graphkit.views.refuse_unknown import known
from graphkit.views.rows_of_table import is_file, rows_of_table
from graphkit.views.scene import Step

if TYPE_CHECKING:
    from graphkit.views.scene import Scene

COLUMNS: Final = ("text", "state", "dwell", "sources")
LONGEST: Final = 3600
"""Seconds that a step may stay."""
_LANGUAGE: Final = re.compile(r"text_[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NO_STEPS: Final = ("has no steps.", "Write a header and a row for each step.")


class Steps(Protocol):
    """Some mappings, one for each step."""

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        """Go through the steps in their order."""


def story(
    steps: str | Path | Steps, scene: Scene, *, encoding: str = "", sheet: str = ""
) -> tuple[Step, ...]:
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
    encoding : str
        What a table is written in, if it is neither UTF-8 nor UTF-16.
    sheet : str
        The one sheet of a workbook that is meant.

    Raises
    ------
    NotFound
        If there is no such table or story.
    DataError
        If there are no steps, a table has a column twice or a row more cells than the header, or a
        step has no text, a key that means nothing, a state that the page would not show, a thing
        or source that is not there, or a dwell that is no number of seconds up to an hour. All
        such states and sources are named, each with its line.
    InvalidType
        If a step is no mapping, or its sources are no ids.
    """
    lang = scene.opening.lang
    if isinstance(steps, str | Path):
        name, rows = _table(steps, encoding, sheet)
    elif not isinstance(steps, Iterable):
        raise InvalidType("steps", steps, 'a file, the name of a story, or [{"text": "It began."}]')
    else:
        name, rows = "steps", [(number, step) for number, step in enumerate(steps, 1)]
    if not rows:
        raise DataError([Problem(name, 0, "", *_NO_STEPS)])
    told = [(line, _step(row, lang, name, line)) for line, row in rows]
    wrong = [one for line, step in told for one in _problems(step, scene, name, line)]
    if wrong:
        raise DataError(wrong)
    return tuple(step for _, step in told)


def _problems(step: Step, scene: Scene, name: str, line: int) -> Iterator[Problem]:
    """Find what a step says that the page would not show, or that it does not have."""
    try:
        check_state(step.state, scene)
    except InvalidChoice as error:
        because = f": {error.because}" if error.because else ""
        wrong = f"{error.value!r} is not possible{because}."
        yield Problem(name, line, "state", wrong, f"Use {' or '.join(error.choices)}.")
    except NotFound as error:
        yield _not_found(error, name, line, "state")
    sources = {source.id: 0 for source in scene.sources}
    for source in step.sources:
        try:
            known(source, sources, "source")
        except NotFound as error:
            yield _not_found(error, name, line, "sources")


def _not_found(error: NotFound, name: str, line: int, column: str) -> Problem:
    return Problem(name, line, column, f"No {error.what} is called {error.ref!r}.", error.hint)


def bundled_stories() -> tuple[str, ...]:
    """Name the stories on the bundled facts."""
    return tuple(sorted(path.stem for path in (folder("data") / "stories").glob("*.csv")))


def _table(
    named: str | Path, encoding: str, sheet: str
) -> tuple[str, list[tuple[int, Mapping[str, object]]]]:
    path = Path(named)
    if not is_file(path):
        if str(named) not in bundled_stories():
            near = get_close_matches(str(named), bundled_stories())
            raise NotFound(
                "table of steps", str(named)[:80], near, hint="Pass a file or a bundled story."
            )
        path, encoding, sheet = folder("data") / "stories" / f"{named}.csv", "", ""
    return path.name, list(rows_of_table(path, encoding=encoding, sheet=sheet))


def _step(row: object, lang: str, name: str, line: int) -> Step:
    if not isinstance(row, Mapping):
        raise InvalidType("steps", row, "mappings, each with text and state")
    unknown = [key for key in row if key not in COLUMNS and not _LANGUAGE.fullmatch(str(key))]
    if unknown:
        hint = f"Use {', '.join(COLUMNS)} or text_en."
        raise DataError([Problem(name, line, str(unknown[0]), "means nothing.", hint)])
    texts = _texts(row, lang)
    if not texts:
        raise DataError([Problem(name, line, "text", "is missing.", "Say what the step shows.")])
    return Step(
        text=texts,
        state=str(row.get("state") or "").strip().removeprefix("#"),
        dwell=_seconds(row.get("dwell") or 0, name, line),
        sources=_ids(row.get("sources", ())),
    )


def _texts(row: Mapping[str, object], lang: str) -> dict[str, str]:
    whole = row.get("text")
    texts = dict(whole) if isinstance(whole, Mapping) else {lang: whole} if whole else {}
    texts |= {key[5:]: value for key, value in row.items() if key.startswith("text_")}
    return {str(key).lower(): clean_text.prose(str(value)) for key, value in texts.items() if value}


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
    if not 0 <= seconds <= LONGEST:
        hint = f"Write seconds, such as 6, and at most {LONGEST}."
        raise DataError([Problem(name, line, "dwell", f"{value!r} is no time.", hint)])
    return seconds
