"""Temporary folders come and go, also where files cannot be locked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graphkit.stores import temporary_folders


@pytest.mark.parametrize("locks", [True, False])
def test_a_temporary_folder_is_there_until_it_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locks: bool
) -> None:
    if not locks:
        monkeypatch.setattr(temporary_folders, "fcntl", None)
    with temporary_folders.TemporaryFolder(tmp_path) as made:
        (made.folder / "file").write_text("x")
        assert temporary_folders.sweep(tmp_path) == []
        assert sorted(path.name for path in made.folder.iterdir()) == ["file", "in-use"]
    assert list(tmp_path.iterdir()) == []


def test_whoever_makes_a_folder_while_others_sweep_has_one_that_stays(tmp_path: Path) -> None:
    def kept(number: int) -> bool:
        with temporary_folders.TemporaryFolder(tmp_path) as made:
            (made.folder / "file").write_text(str(number))
            temporary_folders.sweep(tmp_path)
            return (made.folder / "file").read_text() == str(number)

    with ThreadPoolExecutor(8) as several:
        assert all(several.map(kept, range(800)))
    temporary_folders.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
