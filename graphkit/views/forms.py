"""How a page can be drawn, and what a figure of it can be made for."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

Layout: TypeAlias = Literal["force", "two-mode", "concentric"]
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)
Form: TypeAlias = Literal[
    "network", "matrix", "shared", "timeline", "bars", "map", "sets", "compared"
]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
"""What can be drawn as a figure."""
DRAWINGS: Final[tuple[Form, ...]] = ("sets", "compared")
"""What is drawn only as a figure: it is no form of the page."""
PAGE_FORMS: Final[tuple[str, ...]] = (*(one for one in FORMS if one not in DRAWINGS), "table")
"""The forms of the page; a table is no picture."""
Size: TypeAlias = Literal["column", "page", "slide", "social"]
SIZES: Final[tuple[Size, ...]] = get_args(Size)
"""What a figure can be made for."""
