"""Extensions: what other packages add is found, and a broken one troubles only its users."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import ExtensionError, MissingExtra, NotFound
from graphkit.extensions import Extension, extension, extensions

Add = Callable[..., None]


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Install a distribution with one module and entry points into a folder of its own."""

    def write(name: str, module: str, **points: str) -> None:
        home = tmp_path / name
        about = home / f"{name.replace('-', '_')}-1.0.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = [f"{point} = {target}" for point, target in points.items()]
        text = "\n".join(["[graphkit.importers]", *lines]) + "\n"
        (about / "entry_points.txt").write_text(text)
        (home / f"{name.replace('-', '_')}.py").write_text(module)
        monkeypatch.syspath_prepend(str(home))

    return write


def test_what_a_package_adds_is_found_and_loaded(add: Add) -> None:
    module = "def read(path):\n    return path.upper()\n"
    add("example-formats", module, my_format="example_formats:read")
    found = extension("importers", "my-format")
    assert found == Extension("my-format", "example-formats", "importers", "example_formats:read")
    assert found == extension("importers", "my_format")
    assert found in extensions("importers")
    assert pickle.loads(pickle.dumps(found)).load()("a") == "A"


def test_a_broken_package_is_listed_and_named_only_when_it_is_used(add: Add) -> None:
    add("example-broken", "import no_such_module\n", broken="example_broken:read")
    add("example-fine", "read = 3\n", fine="example_fine:read", gone="example_fine:gone")
    add("example-rude", "raise SystemExit(3)\n", rude="example_rude:read")
    assert {"broken", "fine", "gone", "rude"} <= {one.name for one in extensions("importers")}
    assert extension("importers", "fine").load() == 3
    for name, why in (
        ("broken", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("gone", "AttributeError"),
        ("rude", "SystemExit: 3"),
    ):
        with pytest.raises(ExtensionError, match="Repair or uninstall") as caught:
            extension("importers", name).load()
        assert why in str(caught.value)
        assert f"importer '{name}' of example-" in str(caught.value)
        assert caught.value.name == name


def test_a_package_that_needs_an_extra_says_which_itself(add: Add) -> None:
    module = "from graphkit.errors import MissingExtra\nraise MissingExtra('It', 'parquet')\n"
    add("example-lacking", module, lacking="example_lacking:read")
    with pytest.raises(MissingExtra, match="parquet"):
        extension("importers", "lacking").load()


def test_two_packages_of_one_name_are_both_named(add: Add) -> None:
    add("example-one", "read = 1\n", same_name="example_one:read")
    add("example-two", "read = 2\n", **{"same-name": "example_two:read"})
    with pytest.raises(ExtensionError, match="Uninstall one") as caught:
        extension("importers", "same-name")
    assert caught.value.distributions == ("example-one", "example-two")
    for one in ("example_one:read of example-one", "example_two:read of example-two"):
        assert one in str(caught.value)


def test_an_unknown_name_is_met_with_the_nearest_of_all_packages(add: Add) -> None:
    add("example-formats", "", my_format="example_formats:read")
    with pytest.raises(NotFound, match="Did you mean 'my-format'"):
        extension("importers", "my-fromat")
    with pytest.raises(NotFound, match="no analysis is called 'x'"):
        extension("analyses", "x")
