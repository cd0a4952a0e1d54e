"""The checks of the ontology that are about facts: queries that must return nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from graphkit import resources
from graphkit.checking.profiles import Profile
from graphkit.checking.report import Finding
from graphkit.sparql.ask import ask_ours
from graphkit.sparql.named_queries import parse
from graphkit.sparql.queryable import Queryable
from graphkit.stores.memory import Store

_SEVERAL: Final = """
SELECT ?record { ?record cg:evidence ?word } GROUP BY ?record HAVING(COUNT(*) > 1) LIMIT 1"""
"""A record of several words; without one, checks that compare them have nothing to find."""


def check_files() -> tuple[Path, ...]:
    """Give the checks of the ontology that are about facts, in order of name."""
    files = sorted((resources.folder("ontology") / "checks").glob("*.rq"))
    return tuple(path for path in files if _header(path).get("about") == "data")


def _header(path: Path) -> Mapping[str, str]:
    return parse(path.stem, path.read_text(encoding="utf-8")).header


def _checks(
    store: Store,
    *,
    of_tables: bool = False,
    profile: Profile | None = "house",
    nobody_twice: bool = False,
) -> Iterator[Finding]:
    """Run the checks; those of RDF find what tables cannot have, and take longest.

    Where each record that was built rests on one word, what the build has marked is all that a
    check of the same can find. Where nobody has two memberships of one coalition, as the caller
    may know, none can be at odds with another.
    """
    several = any(True for _ in store.select(_SEVERAL))
    alone = {"evidence"} if not several else set[str]()
    alone |= {"memberships"} if nobody_twice else set()
    for path in check_files():
        header = _header(path)
        idle = of_tables and header.get("of") == "rdf"
        idle = idle or (of_tables and not several and _unmarked(store, header))
        idle = idle or (profile == "open" and header.get("profile") == "house")
        if not idle and header.get("compares") not in alone:
            yield from _run_check(store, path)


def _unmarked(store: Store, header: Mapping[str, str]) -> bool:
    """Whether a check is of what the build marks, and nothing bears the mark."""
    mark = header.get("marked")
    return mark is not None and not store.query(f"ASK {{ ?record {mark} true }}")


def _run_check(store: Queryable, path: Path) -> Iterator[Finding]:
    text = path.read_text(encoding="utf-8")
    header = parse(path.stem, text).header
    for found in ask_ours(store, text).records():
        about = store.namespace.slug(str(found["record"]))
        yield Finding(header["severity"], header["title"], about, str(found["message"]))
