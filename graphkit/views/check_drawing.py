"""Check what is asked of a figure, as far as possible before its facts are opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, unquote

from graphkit.errors import InvalidChoice, NotFound
from graphkit.type_checks import one_of
from graphkit.views import clean_text
from graphkit.views.check_state import AGAINST, check_state
from graphkit.views.forms import FORMS, SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.views.scene import Scene

ENDINGS: Final = (".svg", ".png", ".pdf")
ADDRESS: Final = "https://example.org/page"
"""What an address looks like."""
MOST_SETS: Final = 6
NO_SETS: Final = "overlaps are those of two to six coalitions, or of two to six actors"
_ANOTHER: Final = "ANOTHER"


def check_asked(
    path: str | Path,
    *,
    form: str | None = None,
    size: str = "page",
    state: str = "",
    address: str = "",
    focus: Sequence[str] = (),
) -> None:
    """Refuse what no facts could draw.

    Parameters
    ----------
    path : str or Path
        The file to write.
    form, size, state, address
        As `graphkit.views.view.View.figure` takes them.
    focus : sequence of str
        What the page is around; one alone has no overlaps.

    Raises
    ------
    InvalidChoice, NotFound
        If the form, the size, the ending of the file, the address or a part of the state is not
        one of its choices, or the state lacks what the form draws. What the state names is looked
        up only when the facts are there.

    Examples
    --------
    >>> check_asked("days.svg", form="compared")
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidChoice: Give state='against=2022-06-23', because 'compared' compares \
two days. For two coalitions take the form 'sets' or 'matrix'.
    """
    check_ending(Path(path))
    one_of("size", size, SIZES)
    if form is not None:
        one_of("form", form, FORMS)
    check_address(address)
    check_state(state.removeprefix("#"), None)
    if form == "compared":
        check_against(state)
    if form == "sets":
        check_sets(state, None, focus=focus)


def check_ending(path: Path) -> None:
    """Refuse a file whose name does not say which format of a picture it has.

    Raises
    ------
    NotFound
        If its ending is none of those of `ENDINGS`; what comes out of the program has none.
    """
    if path.suffix.lower() not in ENDINGS:
        hint = f"Write to a file whose name ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}."
        raise NotFound("format of pictures", path.suffix or path.name[:40], hint=hint)


def check_address(address: str) -> None:
    """Refuse an address that is none of the web.

    Raises
    ------
    InvalidChoice
        If it does not begin with ``https://`` or ``http://``.
    """
    if address and not clean_text.link(address):
        raise InvalidChoice("address", address, [ADDRESS])


def check_sets(state: str, scene: Scene | None, *, focus: Sequence[str] = ()) -> None:
    """Refuse a state whose selection has no exact overlaps that can be drawn.

    Raises
    ------
    InvalidChoice
        If it does not select two to six coalitions, or two to six actors; without a scene only
        their number is known.
    """
    asked = dict(parse_qsl(state)).get("sel", "").split("~")
    # A page opens with its focus selected.
    selected = {unquote(id) for id in asked if id} or (set(focus) if len(focus) > 1 else set())
    alike = True
    some = [*(selected or (focus or ["ONE"])), _ANOTHER][:2]
    if scene is not None:
        alike = len({scene.look(scene.nodes[scene.index[id]]).hub for id in selected}) == 1
        some = [node.id for node in scene.nodes if scene.look(node).hub][:2]
    if 2 <= len(selected) <= MOST_SETS and alike:
        return
    because = f"{NO_SETS}; a focus selects none" if focus else NO_SETS
    missing = "" if state else f"with ~ between ids: {because}"
    raise InvalidChoice("state", state, [f"sel={'~'.join(some)}"], missing=missing, because=because)


def check_against(state: str) -> None:
    """Refuse a state that compares with no day.

    Raises
    ------
    InvalidChoice
        If it has no part ``against``.
    """
    if "against" in dict(parse_qsl(state)):
        return
    joined = f"{state}&{AGAINST}" if state else AGAINST
    missing = "" if state else "because 'compared' compares two days. For two coalitions take the "
    because = "'compared' compares two days, and it names no day to compare with; for two "
    because += "coalitions take the form 'sets' or 'matrix'"
    missing += "form 'sets' or 'matrix'" if missing else ""
    raise InvalidChoice("state", state, [joined], missing=missing, because=because)
