"""A code of a country among names may be the name of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file


@pytest.mark.parametrize(
    ("others", "doubted"), [(("Acme", "Kenya", "Togo"), True), (("KE", "TG", "NZ"), False)]
)
def test_ge_is_georgia_among_codes_and_a_question_among_names(
    tmp_path: Path, others: tuple[str, ...], doubted: bool
) -> None:
    path = tmp_path / "table.csv"
    rows = "".join(f"{name},Pact\n" for name in ("GE", "US", *others))
    path.write_text(f"Member,Coalition\n{rows}", encoding="utf-8")
    found = import_file(path, match="bundled")
    assert ("GE" in found.review.column("name")) == doubted
    actors = {row["actor"] for row in found.tables["memberships"]}
    assert ("georgia" in actors) == (not doubted) and "united-states" in actors
