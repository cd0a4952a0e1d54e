"""A graph as columns, as a network, and in other formats."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graphkit import type_checks
from graphkit.graph.opened_graph import OpenedGraph

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.network.own_columns import OwnCells
    from graphkit.network.roll_up import RollUp
    from graphkit.network.two_mode import By
    from graphkit.panel import Panel
    from graphkit.questions.asked import Roles


class Networks(OpenedGraph):
    """Memberships as columns and as networks, and files of other formats."""

    @cached_property
    def panel(self) -> Panel:
        """The memberships as NumPy columns, taken once: those in roles that count as belonging."""
        from graphkit.questions.asked import roles_apart

        if self.roles is not None:
            return self.whole_panel.in_roles(self.roles)
        whole, apart = self.whole_panel, roles_apart(self.store)
        return whole.without_roles(apart) if apart else whole

    @cached_property
    def whole_panel(self) -> Panel:
        """The memberships as NumPy columns, in whatever role."""
        from graphkit.opening.panel_of import panel_of

        return panel_of(self.store)

    @cached_property
    def _own_cells(self) -> OwnCells:
        from graphkit.network.own_columns import own_cells

        return own_cells(self.store)

    def network(
        self,
        *,
        on: Day | None = None,
        during: During | None = None,
        ever: bool = False,
        at_least: AtLeast | None = None,
        by: By = "agent",
        roll_up: RollUp = False,
        links_on: Day | None = None,
        links_at_least: AtLeast = "presumed",
        parallel: bool = False,
        kinds: Roles = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        countries: Roles = None,
        coalitions: Roles = None,
        topics: Roles = None,
        confidence: str | None = None,
    ) -> nx.Graph[str]:
        """Draw the two-mode network of actors and coalitions.

        The options are those of `graphkit.network.two_mode`, such as ``on="2022-06-23"``,
        ``during="2022"``, ``ever=True`` or ``roll_up=True``. Graph attributes say title and
        licence of the facts as well. Columns that the tables have for themselves are attributes:
        a text of a node, and of an edge a tuple with one text for each of its memberships.
        """
        from graphkit.network import add_own_columns, two_mode

        network = two_mode(
            self.panel if roles is None else self.whole_panel,
            on=on,
            during=during,
            ever=ever,
            at_least=at_least,
            by=by,
            roll_up=roll_up,
            links_on=links_on,
            links_at_least=links_at_least,
            parallel=parallel,
            kinds=kinds,
            roles=roles,
            narrower_roles=narrower_roles,
            countries=countries,
            coalitions=coalitions,
            topics=topics,
            confidence=confidence,
        )
        add_own_columns(network, self._own_cells)
        network.graph.update(title=self.about.title, licence=self.about.licence_shown)
        return network

    def export(
        self,
        path: str | Path,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        by_source: bool = False,
    ) -> None:
        """Write the graph to a file, in the format of its ending.

        Parameters
        ----------
        path : str or Path
            All triples for the endings of RDF (``.ttl``, ``.nt``, ``.nq``, ``.trig``, ``.rdf``,
            ``.jsonld``), the network for those of networks (``.graphml``, ``.gexf``); other
            packages may add exporters of their own.
        on, during, at_least
            The time and degree of a network; without a time, all time. Files of RDF hold all
            triples, so they are refused with these.
        by_source : bool, optional
            Whether each source has a named graph of its own with what it says, for ``.trig``,
            ``.nq`` and ``.jsonld``.

        Raises
        ------
        NotFound
            If the ending is unknown, or graphs by source are asked of a format that has none.
        InvalidChoice
            If a time or degree is asked of a format that holds all of it.
        DataError
            If the file cannot be written; what was there stays.

        Notes
        -----
        Of tables that state no base in ``graph.csv`` the addresses are placeholders, which begin
        with ``https://base-not-stated.invalid/``; ``kg.about.base`` tells.
        """
        from graphkit.exporting.exporter import Export, exporter_for, refuse_time

        def network() -> nx.Graph[str]:
            ever = on is None and during is None
            return self.network(on=on, during=during, ever=ever, at_least=at_least)

        target = type_checks.path(path)
        exporter = exporter_for(target)
        if by_source or not exporter.timed:
            refuse_time(target, {"on": on, "during": during, "at_least": at_least})
        if by_source:
            from graphkit.exporting.by_source import write_by_source

            write_by_source(self.store, target)
        else:
            exporter.write(Export(self.store, network, lambda: self.panel), target)
