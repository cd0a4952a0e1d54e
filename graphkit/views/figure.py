"""A figure of a page, composed for print or for another page: SVG, PNG or PDF.

The scripts of the page compose it, so that a figure from Python is the one that the page itself
saves. That takes an installed Chromium, also for SVG.
"""

from __future__ import annotations

import base64
import re
import warnings
from typing import Final
from urllib.parse import parse_qsl, urlencode

from graphkit.errors import GraphkitError
from graphkit.type_checks import one_of
from graphkit.views import clean_text
from graphkit.views.browser.chromium import made, made_and_printed
from graphkit.views.browser.screenshot import screenshot
from graphkit.views.check_drawing import check_address
from graphkit.views.forms import DRAWINGS, FORMS, SIZES, Form, Size

PNG_SCALE: Final = 2
_NOTHING: Final = re.compile(rb' data-nothing="([A-Za-z0-9+/=]+)"')
_FIGURE: Final = re.compile(rb' data-figure="([A-Za-z0-9+/=]+)"')
_SIGNS_WITHOUT_FONT: Final = re.compile(rb' data-signs-without-font="([A-Za-z0-9+/=]+)"')
_SIZE: Final = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_NAMED: Final = 12
"""So many characters without a font are named."""
_MORE: Final = {
    "min=1&backbone=off": "every pair that shares something",
    "on=all&atLeast=possible": "every membership",
}
"""What lets a state draw more."""
_PAGE: Final = (
    '<!doctype html><meta charset="utf-8"><style>@page {{ size: {width}px {height}px; margin: 0 }} '
    "html, body {{ margin: 0 }} svg {{ display: block }}</style>{svg}"
)


class MissingFont(UserWarning):
    """Tells of characters that no font of this machine has."""


def figure(
    page: str,
    ending: str,
    *,
    form: Form | None,
    size: Size,
    state: str,
    address: str,
    title: str = "",
) -> bytes:
    """Give a figure of a page as the bytes of a file.

    Parameters
    ----------
    page : str
        The page as text.
    ending : {".svg", ".png", ".pdf"}
        PNG has two pixels for each one of the size.
    form : {"network", "matrix", "shared", "timeline", "bars", "map", "sets", "compared"}, optional
        How it is drawn; by default as the state says. ``"sets"`` are the exact overlaps of the two
        to six coalitions, or actors, that the state selects; ``"compared"`` names what changed
        since the day that the state compares with.
    size : {"column", "page", "slide", "social"}
        What it is made for.
    state : str
        What the figure shows, as the page's address says it after ``#``.
    address : str
        Where readers find the page; it stands in the source line.
    title : str
        The title, in place of the headline, which then follows below it.

    Raises
    ------
    InvalidChoice
        If form or size is not one of its choices, or the address is none of the web.
    NotFound
        If no Chromium or Chrome is installed.
    GraphkitError
        If nothing of the facts is in what is asked for, or the browser drew nothing.

    Warns
    -----
    MissingFont
        If it has characters that no font of this machine has; SVG is drawn elsewhere.
    """
    one_of("size", size, SIZES)
    if form is not None:
        one_of("form", form, FORMS)
    check_address(address)
    drawn = "drawing" if form in DRAWINGS else "form"
    asked = {drawn: form, "figure": size, "address": clean_text.link(address)}
    asked["heading"] = clean_text.text(title)
    more = urlencode({name: value for name, value in asked.items() if value})
    # The page takes the first of two values: what is named here goes before the state.
    svg, without_font = _composed(page, "&".join(part for part in (more, state) if part))
    if ending == ".svg":
        return svg.encode()
    if without_font:
        warnings.warn(no_font(without_font), MissingFont, stacklevel=3)
    width, height = _size(svg)
    alone = _PAGE.format(svg=svg, width=width, height=height)
    if ending == ".png":
        return screenshot(alone, width=width, height=height, scale=PNG_SCALE)
    return made(alone, ["--no-pdf-header-footer", "--print-to-pdf={file}"], output="page.pdf")


def pictured(page: str, *, width: int, height: int, state: str) -> bytes:
    """Give a PNG of a page as it looks in a window.

    Parameters
    ----------
    page : str
        The page as text.
    width, height : int
        Size of the window in pixels.
    state : str
        What it shows, as its address says it after ``#``.

    Warns
    -----
    MissingFont
        If it has characters that no font of this machine has.
    """
    flags = [f"--window-size={width},{height}", "--force-device-scale-factor=1"]
    flags += ["--screenshot={file}", "--dump-dom"]
    asked = "&".join(part for part in (state, "glyphs=on") if part)
    picture, answer = made_and_printed(page, flags, output="page.png", state=asked)
    if found := _SIGNS_WITHOUT_FONT.search(answer):
        warnings.warn(no_font(_text(found[1])), MissingFont, stacklevel=3)
    return picture


def no_font(characters: str) -> str:
    """Say which characters are drawn as empty boxes, and what to do.

    >>> no_font("联盟")
    'No font of this machine has 联 盟: the picture shows empty boxes instead. Install a font that \
has them, such as Noto, or write SVG, which whoever opens it draws with fonts of their own.'
    """
    more = f" and {len(characters) - _NAMED} more characters" if len(characters) > _NAMED else ""
    return (
        f"No font of this machine has {' '.join(characters[:_NAMED])}{more}: the picture shows "
        "empty boxes instead. Install a font that has them, such as Noto, or write SVG, which "
        "whoever opens it draws with fonts of their own."
    )


def _composed(page: str, state: str) -> tuple[str, str]:
    """Let the page compose the figure and read it from there, with what no font can draw."""
    answer = made(page, ["--window-size=1440,900", "--dump-dom"], output="", state=state)
    if nothing := _NOTHING.search(answer):
        said = _text(nothing[1])
        raise GraphkitError(f"Nothing would be drawn. {said} {_show_more(state)}")
    found = _FIGURE.search(answer)
    if not found:
        raise GraphkitError("The page composed no figure. Open it in a browser to see why.")
    without_font = _SIGNS_WITHOUT_FONT.search(answer)
    return _text(found[1]), _text(without_font[1]) if without_font else ""


def _text(told: bytes) -> str:
    return base64.b64decode(told).decode()


def _show_more(state: str) -> str:
    """Say what would draw more than a state does, and nothing that it has already.

    >>> _show_more("form=map&on=all&atLeast=possible")
    'Ask for another day or form.'
    >>> _show_more("form=shared&min=1&backbone=off")
    "Ask for another day or form, or let the state draw more: 'on=all&atLeast=possible' draws \
every membership."
    """
    said = dict(parse_qsl(state))
    pairs = said.get("form") == "shared"
    told = [
        f"'{more}' draws {what}"
        for more, what in _MORE.items()
        if not dict(parse_qsl(more)).items() <= said.items() and (pairs or "min" not in more)
    ]
    more = f", or let the state draw more: {', '.join(told)}" if told else ""
    return f"Ask for another day or form{more}."


def _size(svg: str) -> tuple[int, int]:
    found = _SIZE.match(svg)
    if not found:
        raise GraphkitError("The page composed a figure without a size. Save it as SVG to see.")
    return round(float(found[1])), round(float(found[2]))
