"""Draw the picture of the explorer that the README shows: ``python docs/images/draw.py``.

It needs an installed Chromium. The picture is of the bundled facts.
"""

from __future__ import annotations

from pathlib import Path

import graphkit as gk

STATE = "sel=christchurch-call&on=2022-06-23"

if __name__ == "__main__":
    page = gk.view(gk.load(), at_least="presumed")
    picture = page.to_png(width=1440, height=810, state=STATE)
    Path(__file__).with_name("explorer.png").write_bytes(picture)
