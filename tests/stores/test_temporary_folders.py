"""Temporary folders come and go, also where files cannot be locked."""

from __future__ import annotations

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
