"""A page is one source, so that it never counts as two that agree."""

import csv
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


def test_no_page_is_in_the_sources_twice() -> None:
    """Copies of one page that were read at different times say so."""
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as file:
        read = Counter(
            (_address(row["url"]), row["published"], row["note"])
            for row in csv.DictReader(file)
            if row["url"]
        )
    assert [page for page, times in read.items() if times > 1] == []


def _address(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
