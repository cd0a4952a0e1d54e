"""What is installed: few packages, a tidy surface, no fact in the code, everything in the wheel."""

from __future__ import annotations

import ast
import functools
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import graphkit
from graphkit import resources

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def parsed() -> dict[Path, ast.Module]:
    """The code of the package, parsed once."""
    paths = sorted((ROOT / "graphkit").rglob("*.py"))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def needed(requirements: list[str]) -> set[str]:
    """Walk the requirements of installed distributions, extras included."""
    found: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(Requirement(text), frozenset({""})) for text in requirements]
    while waiting:
        requirement, extras = waiting.pop()
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in extras):
            continue
        name = canonicalize_name(requirement.name)
        wanted = frozenset({"", *requirement.extras})
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        found.add(name)
        further = metadata.distribution(name).requires or []
        waiting.extend((Requirement(text), wanted) for text in further)
    return found


def test_the_core_needs_at_most_45_distributions() -> None:
    core = needed(PROJECT["dependencies"])
    assert {"rdflib", "pyoxigraph", "numpy", "networkx"} <= core
    assert len(core) + 1 <= 45, sorted(core)


def outside(tree: ast.AST) -> set[str]:
    """Name the packages that a module imports, wherever in it, and that are not Python's."""
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - {*sys.stdlib_module_names, "graphkit"}


_homes = functools.cache(metadata.packages_distributions)


def distributions_of(package: str) -> set[str]:
    """Name what has to be installed for a package; one that is not there is called as it is."""
    homes = _homes()
    return {canonicalize_name(name) for name in homes.get(package, [package])}


def test_every_import_of_the_package_is_declared(parsed: dict[Path, ast.Module]) -> None:
    """A package that is only there by chance is a broken install elsewhere."""
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]}
    optional = {
        canonicalize_name(Requirement(text).name)
        for texts in PROJECT["optional-dependencies"].values()
        for text in texts
    }
    for path, tree in parsed.items():
        for package in outside(tree):
            names = distributions_of(package)
            assert names & (declared | optional), f"{path.name} imports {package}"


def test_the_public_names_are_sorted_complete_and_importable() -> None:
    assert graphkit.__all__ == sorted(graphkit.__all__)
    assert dir(graphkit) == graphkit.__all__
    for name in graphkit.__all__:
        assert getattr(graphkit, name) is not None
    for name in graphkit._HINTS:
        assert getattr(graphkit, name) is not None and name not in dir(graphkit)
    with pytest.raises(AttributeError, match="'nothing'"):
        graphkit.nothing  # noqa: B018 -- the access itself is what is tested
    errors = importlib.import_module("graphkit.errors")
    raised = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, graphkit.GraphkitError)
    }
    assert raised <= set(graphkit.__all__)


def test_every_public_thing_is_explained() -> None:
    for name in graphkit.__all__:
        thing = getattr(graphkit, name)
        if name == "__version__":
            continue
        assert thing.__doc__, name
        if isinstance(thing, type):
            for method, value in vars(thing).items():
                if not method.startswith("_") and callable(value):
                    assert value.__doc__, f"{name}.{method}"


def test_import_brings_nothing_heavy() -> None:
    code = "import sys, graphkit; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(ran.stdout.split())
    assert not loaded & {"rdflib", "pyoxigraph", "numpy", "networkx", "pyvis", "scipy", "jinja2"}


def test_a_question_on_the_command_line_brings_no_analysis(
    folder_of: Callable[..., Path], tmp_path: Path, cache_home: Path
) -> None:
    graphkit.load(folder_of()).export(tmp_path / "facts.ttl")
    asked = ["members", "pact", "--data", str(tmp_path / "facts.ttl")]
    code = (
        f"import sys; from graphkit.cli import main; main({asked});"
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(cache_home)},
    )
    loaded = set(ran.stderr.split())
    assert not loaded & {"rdflib", "numpy", "networkx", "pyvis", "scipy", "rich", "pyshacl"}


def written(tree: ast.AST) -> set[str]:
    """Give every text in code, docstrings left out."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    }


def test_no_fact_stands_in_the_code(
    kg: graphkit.KnowledgeGraph, parsed: dict[Path, ast.Module]
) -> None:
    """Nobody's name is in the code: a new coalition is data only."""
    told = kg.query(
        "SELECT DISTINCT ?name { ?thing cg:kind ?kind ; skos:prefLabel|skos:altLabel ?name"
        " FILTER(?kind != kind:government) }"
    )
    things = [*kg.list("actors").records(), *kg.list("coalitions").records()]
    ids = {str(thing["id"]) for thing in things if thing["kind"] != "government"}
    names = {str(name) for name in told.column("name")} | {ref for ref in ids if "-" in ref}
    names = {name for name in names if len(name) >= 5} - {"Python"}  # the language, too
    assert {"Microsoft", "christchurch-call", "Appel de Christchurch"} <= names
    texts = {
        (path, text.replace("Google Chrome", ""))
        for path, tree in parsed.items()
        # Their examples of what may be typed are about the bundled facts.
        if not (path.parent.name == "cli" and path.name in ("catalogue.py", "help.py"))
        for text in written(tree)
    }
    everything = "\n".join(text for _, text in texts)
    assert "possible" in everything
    for name in sorted(name for name in names if name in everything):
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        found = [(path.name, text[:60]) for path, text in texts if word.search(text)]
        assert not found, (name, found)


def test_no_path_of_this_machine_stands_in_the_package() -> None:
    for path in (ROOT / "graphkit").rglob("*"):
        if path.suffix in (".py", ".rq", ".html", ".js", ".css"):
            text = path.read_text(encoding="utf-8")
            assert str(ROOT) not in text and "/home/" not in text, path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network from what is installed."""
    pytest.importorskip("hatchling", reason="needs the build backend in this environment")
    folder = tmp_path_factory.mktemp("dist")
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_code_queries_ontology_and_facts(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "graphkit").rglob("*")
        if path.suffix in (".py", ".rq") or path.name == "py.typed"
    }
    assert inside <= names
    for folder in ("ontology", "data"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".ttl", ".rq", ".csv"):
                assert f"graphkit/_bundled/{path.relative_to(ROOT).as_posix()}" in names
    assert not any("test" in name.split("/")[0] for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_the_wheel_answers_away_from_the_checkout(
    kg: graphkit.KnowledgeGraph, wheel: Path, tmp_path: Path
) -> None:
    """Unpacked beside a stranger's folder called data, it still finds its own."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "site" / "data").mkdir()
    code = (
        "import graphkit; print(graphkit.__file__); kg = graphkit.load();"
        "print(len(kg.members('gifct')), len(kg.list('queries')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
    )
    place, answer = ran.stdout.splitlines()
    assert place.startswith(str(tmp_path))
    assert answer == f"{len(kg.members('gifct'))} {len(kg.list('queries'))}"


def test_bundled_folders_are_ours() -> None:
    assert (resources.folder("data") / "sources.csv").is_file()
    assert resources.facts_file().is_file()
    assert len(resources.ontology_files()) > 10
    with pytest.raises(KeyError):
        resources.folder("docs")


@pytest.mark.parametrize(
    "typed",
    [
        "list kinds",
        "check folder",
        "new fresh",
        "build folder -o out.ttl",
        "infer --data folder -o out.ttl",
    ],
)
def test_out_of_an_archive_it_says_what_to_do(tmp_path: Path, typed: str) -> None:
    (tmp_path / "folder").mkdir()
    rows = "member,coalition\nAlpha Corp,River Pact\n"
    (tmp_path / "folder" / "memberships.csv").write_text(rows, encoding="utf-8")
    archive = shutil.make_archive(str(tmp_path / "zipped"), "zip", ROOT, "graphkit")
    command = [sys.executable, "-P", "-m", "graphkit", *typed.split()]
    environment = {**os.environ, "PYTHONPATH": archive, "XDG_CACHE_HOME": str(tmp_path)}
    ran = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert ran.returncode == 2
    assert "does not run out of an archive. Install the wheel with pip." in ran.stderr


DOORS = """
import graphkit as gk
from graphkit.serve import application
from graphkit.stores.memory import Store
kg = gk.KnowledgeGraph(Store.of_turtle("<urn:a> <urn:b> <urn:c> ."))
doors = [
    gk.load, lambda: gk.check("t.csv"), lambda: gk.diff("t.csv", "t.csv"),
    lambda: gk.import_file("t.csv", "new"), lambda: gk.authoring.examine("t.csv"),
    lambda: gk.view(kg), lambda: application(kg), lambda: kg.infer("rdfs"),
    lambda: kg.members("a"), lambda: kg.add("t.csv"),
]
for door in doors:
    try:
        door()
    except gk.NotFound as error:
        assert "does not run out of an archive. Install" in str(error)
    else:
        raise AssertionError(door)
print(kg.query("SELECT * { ?s ?p ?o }").rows)
"""


def test_out_of_an_archive_python_says_so_too_at_every_door(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("member,coalition\nAlpha,Pact\n", encoding="utf-8")
    archive = shutil.make_archive(str(tmp_path / "zipped"), "zip", ROOT, "graphkit")
    environment = {**os.environ, "PYTHONPATH": archive, "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-c", DOORS]
    ran = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "(('urn:a', 'urn:b', 'urn:c'),)\n"), ran.stderr


def test_what_the_benchmarks_import_is_installed_for_them() -> None:
    """``make bench`` runs in an environment that has nothing but what it asks for."""
    wanted = (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["bench"])
    installed = {canonicalize_name(Requirement(text).name) for text in wanted}
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        for package in outside(ast.parse(path.read_text("utf-8"))) - {"benchmarks", "scenes"}:
            assert distributions_of(package) & installed, (path.name, package)
