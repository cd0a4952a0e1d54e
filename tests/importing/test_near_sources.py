"""A fact that is added from another site is no misspelt source of the first one."""

from __future__ import annotations

from pathlib import Path

from graphkit.importing.writing.add_membership import add_membership


def test_sources_of_other_sites_are_not_proposed(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "memberships.csv").write_text(
        "member,coalition,source\nAcme,Green,https://acme.example/members/list\n"
    )
    added = add_membership(folder, "Beta", "Green", source="https://acne.example/members/list")
    sources = [one for one in added.new if one.what == "source"]
    assert sources and not any(one.near for one in sources)
    added = add_membership(
        folder, "Gamma", "Green", source="https://www.acme.example/members/lists"
    )
    sources = [one for one in added.new if one.what == "source"]
    assert [one.near for one in sources] == [("https://acme.example/members/list",)]
