"""Run many hostile queries: ``python -m tests.sparql.fuzz [COUNT [SEED]]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from .attack import attack


def main() -> int:
    """Say what became of them; 1 if a single one got through."""
    count, seed = [*map(int, sys.argv[1:]), 200_000, 1][: len(sys.argv[1:]) + 2][:2]
    with tempfile.TemporaryDirectory() as folder:
        outcome = attack(seed, count, Path(folder))
    print(f"{outcome.answered:,} answered, of which {outcome.compared:,} were compared;")
    print(f"{outcome.refused:,} refused; {len(outcome.faults):,} faults")
    print(*outcome.faults[:20], sep="\n")
    return bool(outcome.faults)


if __name__ == "__main__":
    sys.exit(main())
