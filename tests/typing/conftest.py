"""Scripts that are read by type checkers, and never run."""

from __future__ import annotations

collect_ignore = ["mistakes.py", "uses.py"]  # read by type checkers, never run
