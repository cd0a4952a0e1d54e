"""An attribute by which actors are compared: of a drawn network, or of ties alone."""

from __future__ import annotations

import pytest

from graphkit.analysis.node_values import node_values
from graphkit.errors import DataError, NotFound
from graphkit.network import incidence

from .small_networks import network_of


def test_ties_without_attributes_are_told_apart_from_a_wrong_attribute() -> None:
    network = network_of({(0, 0), (1, 0)})
    ties = incidence(network)
    with pytest.raises(NotFound, match="kind"):
        node_values(network, ties, "kind")
    with pytest.raises(DataError, match=r"'kind' is known of no actor.*kg\.network"):
        node_values(ties, ties, "kind")
