"""Write the expected answers of the competency questions from the bundled facts.

Run ``python -m tests.ontology.expected`` after a change of facts or questions, and read the
difference before committing it: the answers are promises.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import graphkit
from graphkit.cli.query_from_file import parameters
from graphkit.sparql.named_queries import parse
from graphkit.sparql.parameters import bind
from graphkit.sparql.run import run
from graphkit.stores.memory import Store
from graphkit.table import Table
from graphkit.terms import PREFIXES

QUESTIONS = Path(__file__).parents[2] / "ontology" / "competency_questions"


def questions() -> list[Path]:
    """Give the question files in order."""
    return sorted(QUESTIONS.glob("*.rq"))


def asked_store(facts: Path | None = None) -> Store:
    """Give the store that the questions are about: the bundled facts, or those of a folder."""
    return graphkit.load(facts).store.copy()


def filled(question: Path) -> str:
    """Give the text of a question, with its parameters as its header exemplifies them."""
    text = question.read_text(encoding="utf-8")
    query = parse(question.stem, text)
    pairs = query.header.get("example", "").split(";")
    values = parameters([pair.strip() for pair in pairs if pair.strip()], PREFIXES)
    read: dict[str, Callable[[str], object]] = {"date": datetime.date.fromisoformat, "number": int}
    types = {parameter.name: parameter.type for parameter in query.parameters}
    return bind(text, {n: read[types[n]](v) if types[n] in read else v for n, v in values.items()})


def answer(store: Store, question: Path) -> Table:
    """Ask Oxigraph."""
    return run(store, filled(question))


def main() -> None:
    """Write one CSV file beside each question."""
    store = asked_store()
    for question in questions():
        answer(store, question).to_csv(question.with_suffix(".csv"))
    for stale in QUESTIONS.glob("*.csv"):
        if not stale.with_suffix(".rq").exists():
            stale.unlink()


if __name__ == "__main__":
    main()
