"""How a network may be drawn: records of its options, which functions that draw pass on whole.

`graphkit.network.two_mode` says what each of them means. Whoever adds one adds it here, there and
to the functions that offer it; a test tells where it is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, cast

from graphkit.panel.filters import Filters, options_of

if TYPE_CHECKING:
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.network.roll_up import RollUp

By: TypeAlias = Literal["agent", "listing"]


class Time(TypedDict, total=False):
    """Of when, and how surely."""

    on: Day | None
    during: During | None
    at_least: AtLeast | None


class Drawing(Filters, total=False):
    """How it is drawn and what of it, beside its time: the options that files offer, too."""

    by: By
    roll_up: RollUp
    links_on: Day | None
    links_at_least: AtLeast


class Options(Time, Drawing, total=False):
    """All options of a network."""

    ever: bool
    parallel: bool


def asked_for(said: Mapping[str, Any]) -> Options:
    """Take from the arguments of a function the options that were given, and not left out.

    >>> asked_for({"on": None, "by": "listing", "narrower_roles": False, "path": "a.gexf"})
    {'by': 'listing'}
    """
    options = options_of(Options, said).items()
    given = {name: one for name, one in options if one is not None and one is not False}
    return cast("Options", given)
