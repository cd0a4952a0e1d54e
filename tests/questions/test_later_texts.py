"""A text that was issued after the joining is promised from its issue, by those who stayed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk

BASES = ("", "https://data.example.org/harbours/")


@pytest.fixture(params=BASES, ids=["namespace of the house", "namespace of its own"])
def harbours(folder_of: Callable[..., Path], request: pytest.FixtureRequest) -> gk.KnowledgeGraph:
    """A charter of 2023 that a second one replaces in 2025."""
    joined = {"coalition": "harbours", "role": "signatory", "source": "register"}
    commitment = {"number": "1", "addressed_to": "companies", "source": "register"}
    folder = folder_of(
        graph=[{"title_en": "Harbours", "base": request.param}],
        sources=[{"id": "register", "title": "The register", "published": "2025-06-01"}],
        coalitions=[
            {"id": "harbours", "name_en": "Harbours", "during": "2023/..", "source": "register"}
        ],
        instruments=[
            {
                "id": f"charter-{number}",
                "coalition": "harbours",
                "name_en": f"Charter {number}",
                "issued": issued,
                "source": "register",
            }
            for number, issued in (("one", "2023-01-01"), ("two", "2025-01"))
        ],
        commitments=[
            {**commitment, "id": "quieter", "instrument": "charter-one", "summary_en": "Quieter."},
            {**commitment, "id": "cleaner", "instrument": "charter-two", "summary_en": "Cleaner."},
        ],
        memberships=[
            {**joined, "actor": "acme", "during": "2023-01-01/.."},
            {**joined, "actor": "beta", "during": "2023-06-01/2024-12-31"},
        ],
    )
    return gk.load(folder)


def test_who_stayed_promised_the_later_text_from_its_issue(harbours: gk.KnowledgeGraph) -> None:
    told = {r["commitment"]: str(r["start"]) for r in harbours.promises("acme").records()}
    assert told == {"quieter": "2023-01-01", "cleaner": "2025-01"}
    degrees = [
        {r["commitment"]: r["certainty"] for r in found.records()}
        for found in (
            harbours.promises("acme", on=day, at_least="possible")
            for day in ("2024-12-31", "2025-01-15", "2025-01-31", "2025-06-02")
        )
    ]
    assert [found.get("cleaner") for found in degrees] == [None, "possible", "certain", "presumed"]
    assert {found["quieter"] for found in degrees[:3]} == {"certain"}


def test_who_had_left_never_promised_the_later_text(harbours: gk.KnowledgeGraph) -> None:
    assert harbours.promises("beta").column("commitment") == ("quieter",)
    pairs = gk.analysis.promised(harbours).select("actor", "commitment").rows
    assert set(pairs) == {("acme", "quieter"), ("acme", "cleaner"), ("beta", "quieter")}
