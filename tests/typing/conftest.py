"""Scripts that are read by type checkers, and never run."""

from __future__ import annotations

collect_ignore_glob = ["mistakes*.py", "uses*.py"]  # read by type checkers, never run
