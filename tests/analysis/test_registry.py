"""One list of analyses: the entry points, the project's own and those of other packages."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import networkx as nx
import pytest

import graphkit
from graphkit import analysis
from graphkit.analysis.registry import NEEDS, ROOMS, Analysis, analyses, get, listing
from graphkit.errors import ExtensionError, InvalidType, NotFound
from graphkit.extensions import extension

from ..conftest import Ran

OWN = [one for one in analyses() if one.extension.distribution == "coalition-graphkit"]
FUNCTIONS = [name for name in analysis.__all__ if name != "plots"]


def called_from_python_only(function: Callable[..., object]) -> bool:
    """Whether it returns no table, or takes what cannot be typed on a command line."""
    signature = inspect.signature(function)
    kinds = [str(parameter.annotation) for parameter in signature.parameters.values()]
    return signature.return_annotation != "Table" or any("Callable" in kind for kind in kinds)


def test_the_entry_points_are_exactly_the_public_functions() -> None:
    functions = {name: getattr(analysis, name) for name in FUNCTIONS}
    public = {name for name, found in functions.items() if not called_from_python_only(found)}
    assert {one.name.replace("-", "_") for one in OWN} == public
    for one in OWN:
        assert one.function is functions[one.name.replace("-", "_")]


def test_types_and_run_time_know_the_same_names() -> None:
    for module in (analysis, analysis.plots):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        block = next(node for node in tree.body if isinstance(node, ast.If))
        typed = {
            alias.asname
            for node in block.body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.asname
        }
        assert typed == set(module.__all__)
        assert module.__all__ == sorted(module.__all__)
        assert dir(module) == module.__all__
        assert all(getattr(module, name) is not None for name in module.__all__)
        with pytest.raises(AttributeError, match="no attribute 'magic'"):
            module.magic  # noqa: B018 -- the access itself is what is tested


def test_every_function_is_in_the_file_of_its_name_in_the_room_of_its_group() -> None:
    for name in FUNCTIONS:
        function = getattr(analysis, name)
        _, _, room, *_, module = function.__module__.split(".")
        assert (room in ROOMS, module) == (True, name)
        assert not find_spec(f"graphkit.analysis.{name}"), "a file would hide the function"
    for name in analysis.plots.__all__:
        assert not find_spec(f"graphkit.analysis.plots.{name}"), "a file would hide the function"


PUBLIC = [
    *(pytest.param(getattr(analysis, name), id=name) for name in FUNCTIONS),
    *(pytest.param(getattr(analysis.plots, name), id=name) for name in analysis.plots.__all__),
]


@pytest.mark.parametrize("function", PUBLIC)
def test_every_public_function_is_explained(function: Callable[..., object]) -> None:
    text = inspect.getdoc(function) or ""
    first = text.split("\n")[0]
    assert first.endswith(".")
    assert len(first) < 100
    for section in ("Parameters", "Returns", "Raises", "Notes", "Examples"):
        assert f"\n{section}\n{'-' * len(section)}\n" in text, section
    assert "not checked" in " ".join(text.split())
    for parameter in inspect.signature(function).parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty
        assert parameter.kind is not inspect.Parameter.VAR_KEYWORD
        documented = text.split("\nReturns\n")[0]
        assert parameter.name in documented, parameter.name
        assert "    As in `" not in documented, "say it here: the command line shows it"


def test_the_listing_tells_group_needs_and_purpose_of_each() -> None:
    table = listing()
    assert table.columns == ("name", "group", "needs", "does")
    assert list(table.column("name")) == [one.name for one in analyses()]
    own = [row for row in table.records() if row["group"] in ROOMS]
    assert len(own) == len(OWN)
    assert [row["group"] for row in own] == sorted(
        (str(row["group"]) for row in own), key=list(ROOMS).index
    )
    assert {row["needs"] for row in own} <= set(NEEDS)
    assert all(row["does"] and not str(row["does"]).endswith(".") for row in own)


def test_the_lists_of_the_project_name_the_listing() -> None:
    assert extension("lists", "analyses").load() is listing


def test_an_analysis_runs_by_its_name() -> None:
    women = nx.davis_southern_women_graph()
    assert len(get("centrality").function(women, measures="degree")) == 32
    options = {parameter.name: parameter.default for parameter in get("backbone").parameters}
    assert options["model"] is inspect.Parameter.empty
    assert options["alpha"] == 0.05
    assert get("tie_changes") == get("tie-changes")


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="'centrality'"):
        get("centralty")


ADDED = '''
"""An analysis of another package."""

from __future__ import annotations

import graphkit as gk


def most_named(kg: gk.KnowledgeGraph, *, letters: int = 1) -> gk.Table:
    """Count actors by the first letters of their ids.  A second sentence.

    A second paragraph.
    """
    counts: dict[str, int] = {}
    for row in kg.list("actors"):
        counts[str(row[0])[:letters]] = counts.get(str(row[0])[:letters], 0) + 1
    return gk.Table(["letters", "actors"], sorted(counts.items()))


def size(network: "nx.Graph") -> gk.Table:
    """Count the nodes."""
    return gk.Table(["nodes"], [[len(network)]])


def rows(panel: gk.Panel):
    return gk.Table(["rows"], [[len(panel)]])


def wordless(thing):
    """Do something."""


number = 7
'''


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that adds analyses, installed into a folder of its own."""
    about = tmp_path / "letters_of_actors-2.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: letters-of-actors\nVersion: 2.0\n"
    )
    names = {"most-named": "most_named", "size": "size", "rows": "rows", "wordless": "wordless"}
    points = {**names, "number": "number", "gone": "gone"}
    lines = [f"{name} = letters_of_actors:{target}" for name, target in points.items()]
    lines.append("lost = no_such_package:lost")
    (about / "entry_points.txt").write_text("\n".join(["[graphkit.analyses]", *lines, ""]))
    (tmp_path / "letters_of_actors.py").write_text(ADDED)
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("other_package")
def test_an_analysis_of_another_package_is_listed_and_explained_like_the_own() -> None:
    added = get("most-named")
    assert isinstance(added, Analysis)
    assert (added.group, added.needs) == ("letters-of-actors", "kg")
    assert added.does == "Count actors by the first letters of their ids"
    assert [parameter.name for parameter in added.parameters] == ["letters"]
    assert [get(name).needs for name in ("size", "rows")] == ["network", "panel"]
    assert get("rows").does == ""
    row = next(row for row in listing().records() if row["name"] == "most-named")
    assert row["group"] == "letters-of-actors"
    assert listing().column("group")[-1] == "letters-of-actors"


@pytest.mark.usefixtures("other_package")
def test_a_broken_analysis_is_listed_with_the_reason_and_troubles_only_its_users() -> None:
    told = {row["name"]: row["does"] for row in listing().records()}
    assert "No module named 'no_such_package'" in str(told["lost"])
    assert "cannot be loaded" in str(told["gone"])
    assert "does not say what it works on" in str(told["wordless"])
    assert "is no function" in str(told["number"])
    with pytest.raises(ExtensionError, match="letters-of-actors"):
        get("lost").function  # noqa: B018 -- the access itself is what is tested
    assert callable(get("cohesion").function)


@pytest.mark.usefixtures("other_package")
def test_an_analysis_of_another_package_runs_on_the_command_line(
    run_cli: Callable[..., Ran], kg: graphkit.KnowledgeGraph
) -> None:
    listed = run_cli("list", "analyses", "--format", "csv")
    assert "most-named,letters-of-actors,kg,Count actors by the first letters" in listed.out
    ran = run_cli("analyse", "most-named", "--letters", "2", "--format", "csv")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "letters,actors")
    assert sum(int(line.split(",")[1]) for line in ran.out.splitlines()[1:]) == len(
        kg.list("actors")
    )
    sized = run_cli("analyse", "size", "--on", "2022-06-23", "--format", "csv")
    assert int(sized.out.splitlines()[1]) == len(kg.network(on="2022-06-23"))
    wrong = run_cli("analyse", "most-nmed")
    assert wrong.code == 2
    assert "Did you mean 'most-named'" in wrong.err
    broken = run_cli("analyse", "lost")
    assert broken.code != 0
    assert "no_such_package" in broken.err
    assert "Repair or uninstall" in broken.err


def test_the_page_of_analyses_has_every_function_under_its_group() -> None:
    page = (Path(__file__).parents[2] / "docs" / "analysis.md").read_text(encoding="utf-8")
    sections = {
        text.split(":")[0].lower(): text for text in page.split("\n## ") if text[0].isupper()
    }
    for name in FUNCTIONS:
        room = getattr(analysis, name).__module__.split(".")[2]
        tables = [line for line in sections[room].splitlines() if line.startswith("| ")]
        assert any(f"`{name}`" in line for line in tables), (room, name)


@pytest.mark.parametrize("name", [one.name for one in OWN if one.needs == "network"])
def test_a_graph_in_the_place_of_a_network_is_answered_with_what_to_write(
    part: graphkit.KnowledgeGraph, name: str
) -> None:
    """`gk.analysis.pairs(kg)` is what one types first; there is no time that can be guessed."""
    given: dict[str, dict[str, object]] = {
        "backbone": {"model": "sdsm", "correction": "fdr"},
        "bridges": {"across": "kind"},
        "homophily": {"attribute": "kind"},
        "mrqap": {"outcome": "shared", "predictors": "same_kind"},
    }
    with pytest.raises(InvalidType, match=r"such as kg\.network\(on='2022-06-23'\)"):
        get(name).function(part, **given.get(name, {}))
