"""Scripts that are read by type checkers, and never run."""

from __future__ import annotations

<<<<<<< HEAD
collect_ignore_glob = ["mistakes*.py", "uses*.py"]  # read by type checkers, never run
=======
collect_ignore = ["analyses.py", "mistakes.py", "uses.py"]  # read by type checkers, never run
>>>>>>> 030efda (Mark what takes long and what others compute; read all scripts of types at once)
