"""Options of analyses are those of the Python function, whoever wrote it."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.analysis.registry import analyses, get
from graphkit.cli.analyse import _Reader, parser_of_analysis
from graphkit.cli.signature import Accepted, accepted, described, taken_by


def of(*types: str, choices: tuple[str, ...] = (), several: bool = False) -> Accepted:
    return Accepted(frozenset(types), choices, several)


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("int", of("int")),
        ("int | None", of("int")),
        ("Optional[float]", of("float")),
        ("Union[int, str]", of("int", "str")),
        ("datetime.date | str", of("date", "str")),
        ("Literal['a', 'b']", of(choices=("a", "b"))),
        ("bool | Literal['a']", of("bool", choices=("a",))),
        ("Iterable[str]", of("str", several=True)),
        ("Sequence[Literal['a']] | None", of(choices=("a",), several=True)),
        ("tuple[int, ...]", of("int", several=True)),
        ("str | tuple[str, str]", of("str")),
        ("'int | None'", of("int")),
        ("Annotated[int, 'metres']", of("int")),
        ("list", of("str", several=True)),
        ("Unheard", of("str")),
        ("not ) python", of("str")),
        (inspect.Parameter.empty, of("str")),
        (int, of("int")),
    ],
)
def test_annotations_are_read_as_they_are_written(annotation: object, expected: Accepted) -> None:
    assert accepted(annotation, None) == expected


MODULE = '''
from __future__ import annotations
from typing import TYPE_CHECKING, Literal, TypeAlias
if TYPE_CHECKING:
    from graphkit.facts.window import Day, During
    Names: TypeAlias = str | tuple[str, ...] | None
Speed = Literal["slow", "fast"]

def example(given, whom: Names, *, on: Day | None = None, during: During | None = None,
            speed: Speed = "slow", given_by: Missing = None, **rest: int) -> None:
    """Do it.

    Parameters
    ----------
    given : object
        What it is about.
    whom : str or sequence of str
        About
        whom.
    on, during
        The ``time``, *exactly* so.

    Returns
    -------
    speed : str
        Not this one.
    """
'''


def test_names_are_followed_to_where_they_are_defined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "written_elsewhere.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "written_elsewhere", raising=False)
    import written_elsewhere  # type: ignore[import-not-found]

    found = {taken.name: taken for taken in taken_by(written_elsewhere.example)}
    assert list(found) == ["whom", "on", "during", "speed", "given_by"]
    assert found["whom"].accepted == of("str", several=True) and found["whom"].required
    assert found["on"].accepted == of("date", "str")
    assert found["during"].accepted == of("int", "str", "date")
    assert found["speed"].accepted == of(choices=("slow", "fast"))
    assert found["given_by"].accepted == of("str")
    assert found["whom"].meaning == "About whom."
    assert found["during"].meaning == "The time, exactly so."
    assert found["speed"].meaning == ""


def test_a_docstring_without_parameters_describes_none() -> None:
    assert described("Do it.") == {} == described("")


@pytest.mark.parametrize(
    ("accepts", "text", "value"),
    [
        (of("int"), "3", 3),
        (of("float"), "3", 3.0),
        (of("int", "float"), "3", 3),
        (of("int", "float"), "3.5", 3.5),
        (of("int", "str"), "3", 3),
        (of("int", "str"), "x", "x"),
        (of("bool", choices=("a",)), "true", True),
        (of("bool", choices=("a",)), "a", "a"),
        (of("int", choices=("auto",)), "auto", "auto"),
    ],
)
def test_a_word_is_read_as_the_first_type_that_it_can_be(
    accepts: Accepted, text: str, value: object
) -> None:
    read = _Reader(accepts)(text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("accepts", "words"),
    [
        (of("int"), "no whole number"),
        (of("float"), "no number"),
        (of("bool", choices=("a",)), "Use a, true, false"),
        (of("int", choices=("auto",)), "Use auto"),
    ],
)
def test_a_word_that_cannot_be_read_is_refused(accepts: Accepted, words: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=words):
        _Reader(accepts)("x")


@pytest.mark.parametrize("name", [analysis.name for analysis in analyses()])
def test_every_option_of_every_analysis_can_be_typed(
    run_cli: Callable[..., Any], name: str
) -> None:
    taken = taken_by(get(name).function)
    actions = {action.dest: action for action in parser_of_analysis(name)._actions}
    shown = " ".join(run_cli("analyse", name, "--help").out.split())
    assert {parameter.name for parameter in taken} <= {*actions}
    for parameter in taken:
        action = actions[parameter.name]
        assert action.required == parameter.required
        for text in action.option_strings:
            assert text in shown
        for choice in parameter.accepted.choices:
            assert choice in shown
        if not parameter.required:
            assert action.default == parameter.default
