"""What the tests of the documentation share: the generator in ``docs/``."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    """Load ``docs/build.py`` as ``make docs`` does, without the name of another package."""
    sys.path.insert(0, str(DOCS))
    spec = importlib.util.spec_from_file_location("documentation", DOCS / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(DOCS))
