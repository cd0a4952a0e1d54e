"""How often p-values are at most .05, over many simulated data sets: ``make levels``.

``python -m tests.analysis.levels.measured 400`` prints a row for each case, and ends with an error
if a null hypothesis that holds is refused in more than 7 % of the data sets, or if something
planted is found in fewer than 60 %.
"""

from __future__ import annotations

import sys
import zlib
from typing import Final

import numpy as np

from .cases import Case, null_cases, power_cases

ALPHA: Final = 0.05
MOST: Final = 0.07
FOUND: Final = 0.6
MORE: Final = 4
"""What is above the bar is measured anew on so many times as many data sets: one in forty of the
tests that keep their level exactly is above it by chance."""


def share(case: Case, data_sets: int) -> float:
    """Compute the share of data sets with p at most .05."""
    first = zlib.crc32(f"{case.name}/{case.shape}".encode())
    drawn = (case.draw(np.random.default_rng([first, n])) for n in range(data_sets))
    found = [p for p in drawn if p is not None]
    return float(np.mean(np.array(found) <= ALPHA + 1e-12))


def main(data_sets: int) -> int:
    """Print the share of each case; the number of those that miss the bar is returned."""
    missed = 0
    for kind, cases in (("level", null_cases()), ("power", power_cases())):
        for case in cases:
            found = share(case, data_sets)
            if kind == "level" and found > MOST:
                found = share(case, MORE * data_sets)
            misses = found > MOST if kind == "level" else found < FOUND
            missed += misses
            row = f"{kind:6} {case.name:34} {case.shape:22} {found:6.3f}"
            print(row, "MISSED" if misses else "", flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 400))
