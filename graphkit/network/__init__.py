"""From memberships to networks: who is tied to which coalition on a day, in a window, or ever."""

from graphkit.network.incidence import Incidence, check_network, incidence
from graphkit.network.nodes import actor_node, attributes_of
from graphkit.network.other_names import ALSO_CALLED, add_other_names
from graphkit.network.own_columns import add_own_columns
from graphkit.network.roll_up import RolledUp, RollUp, roll_up_of
from graphkit.network.two_mode import EVER_NOTE, iso, two_mode

__all__ = [
    "ALSO_CALLED",
    "EVER_NOTE",
    "Incidence",
    "RollUp",
    "RolledUp",
    "actor_node",
    "add_other_names",
    "add_own_columns",
    "attributes_of",
    "check_network",
    "incidence",
    "iso",
    "roll_up_of",
    "two_mode",
]
