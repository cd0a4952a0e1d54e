"""The folder of the user where graphs that were parsed are kept."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Name the folder of the cache; a relative ``XDG_CACHE_HOME`` counts as none, as XDG says."""
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        base = Path(os.environ.get(variable, ""))
        if base.is_absolute():
            return base / "graphkit"
    return Path.home() / ".cache" / "graphkit"
