"""The history of a list in a git repository bounds joining and leaving."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file


def commit(repository: Path, day: str, names: list[str]) -> None:
    """Commit a list on a day."""
    (repository / "members.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    dated = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    for arguments in (["add", "."], [*who, "commit", "-q", "-m", day]):
        subprocess.run(["git", *arguments], cwd=repository, env=dated, check=True)


def test_the_history_of_a_list_bounds_joining_and_leaving(tmp_path: Path) -> None:
    repository = tmp_path / "site"
    repository.mkdir()
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    old = [f"Firm {number:02}" for number in range(20)]
    commit(repository, "2020-01-01", old)
    commit(repository, "2020-03-01", [*old, "Newcomer"])
    commit(repository, "2020-06-01", [*old[1:], "Newcomer"])
    renamed = [*(f"{name} Inc" for name in old[1:]), "Newcomer"]
    commit(repository, "2021-01-01", renamed)
    import_file(f"{repository}#members.txt", tmp_path / "out", joined="Pact")
    found = {
        row["label"]: (row["start"], row["end"])
        for row in gk.load(tmp_path / "out").members("Pact").records()
    }
    assert found["Newcomer"] == ("[2020-01-01..2020-03-01]", "..")
    assert found["Firm 00"] == ("[..2020-01-01]", "[2020-03-01..2020-06-01]")
    assert found["Firm 01"] == ("[..2020-01-01]", "..")  # a new format is no event
    assert found["Firm 01 Inc"] == ("[..2021-01-01]", "..")
    kg = gk.load(tmp_path / "out")
    seen = {r["label"]: str(r["last_seen"]) for r in kg.members("Pact", on="2022-01-01").records()}
    assert (seen["Firm 01"], seen["Newcomer"]) == ("2020-06-01", "2021-01-01")
    with (tmp_path / "out" / "lists.csv").open(encoding="utf-8") as file:
        lists = [(row["coalition"], row["day"], row["extent"]) for row in csv.DictReader(file)]
    assert lists == [
        ("pact", "2020-01-01/2020-06-01", "unknown"),
        ("pact", "2021-01-01", "unknown"),
    ]


def test_a_commit_that_bears_an_earlier_day_than_the_one_before_it_counts_on_that_day(
    tmp_path: Path,
) -> None:
    repository = tmp_path / "site"
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    commit(repository, "2020-03-01", ["Acme"])
    commit(repository, "2020-01-01", ["Acme", "Beta"])
    import_file(f"{repository}#members.txt", tmp_path / "out", joined="Pact")
    found = {
        row["label"]: row["start"] for row in gk.load(tmp_path / "out").members("Pact").records()
    }
    assert found == {"Acme": "[..2020-03-01]", "Beta": "2020-03-01"}


def test_a_list_in_a_folder_of_a_repository_and_what_git_cannot_say(tmp_path: Path) -> None:
    repository = tmp_path / "site"
    (repository / "lists").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    subprocess.run(
        ["git", "-C", str(repository), "config", "log.showSignature", "true"], check=True
    )
    commit(repository / "lists", "2020-01-01", ["Acme"])
    commit(repository / "lists", "2020-03-01", ["Acme", "Beta"])
    found = import_file(f"{repository / 'lists'}#members.txt", joined="Pact")
    assert [row["during"] for row in found.tables["memberships"]] == [
        "[..2020-01-01]/..",
        "[2020-01-01..2020-03-01]/..",
    ]
    listed = ["git", "-C", str(repository), "rev-parse", "HEAD~1:lists/members.txt"]
    blob = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(DataError, match="git says"):
        import_file(f"{repository / 'lists'}#members.txt", joined="Pact")
