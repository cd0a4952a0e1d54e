"""Write the expected answers of the competency questions from the bundled facts.

Run ``python -m tests.ontology.expected`` after a change of facts or questions, and read the
difference before committing it: the answers are promises.
"""

from __future__ import annotations

from pathlib import Path

import graphkit
from graphkit.sparql.run import run
from graphkit.stores.memory import Store
from graphkit.table import Table

QUESTIONS = Path(__file__).parents[2] / "ontology" / "questions"


def questions() -> list[Path]:
    """Give the question files in order."""
    return sorted(QUESTIONS.glob("*.rq"))


def asked_store(facts: Path | None = None) -> Store:
    """Give the store that the questions are about: the bundled facts, or those of a folder."""
    return graphkit.load(facts).store.copy()


def answer(store: Store, question: Path) -> Table:
    """Ask Oxigraph."""
    return run(store, question.read_text(encoding="utf-8"))


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
