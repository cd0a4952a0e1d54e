"""A graph as columns, as a network, and in other formats."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from graphkit import type_checks
from graphkit.graph.opened_graph import OpenedGraph
from graphkit.next_steps import joined

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import networkx as nx

    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.network.options import By
    from graphkit.network.own_columns import OwnCells
    from graphkit.network.roll_up import RollUp
    from graphkit.panel import Panel
    from graphkit.questions.scope_of_question import Roles

_FEW: Final = 4
"""Of so many coalitions, where they are chosen, the note of a network says who is not known."""


class Networks(OpenedGraph):
    """Memberships as columns and as networks, and files of other formats."""

    @cached_property
    def panel(self) -> Panel:
        """The memberships as NumPy columns, taken once: those in roles that count as belonging.

        ``kg.whole_panel`` has those in all roles. A role of these that is asked for here, as in
        ``kg.panel.select(roles="organiser")``, is refused.
        """
        from dataclasses import replace

        from graphkit.panel.from_rows import in_roles
        from graphkit.questions.scope_of_question import roles_apart

        whole = self.whole_panel
        apart = roles_apart(self.store) if self.roles is None else {*whole.roles} - self.roles
        if not apart:
            return whole
        return replace(whole.take(~in_roles(whole, apart)), roles_apart=frozenset(apart))

    @cached_property
    def whole_panel(self) -> Panel:
        """The memberships as NumPy columns, in whatever role."""
        from dataclasses import replace

        from graphkit.opening.panel_of import panel_of

        told = self._told.counted_left_out
        return replace(panel_of(self.store), names=self.ids_of, left_out=told)

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
        kinds: str | Iterable[str] | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        countries: str | Iterable[str] | None = None,
        coalitions: str | Iterable[str] | None = None,
        topics: str | Iterable[str] | None = None,
        confidence: str | None = None,
    ) -> nx.Graph[str]:
        """Draw the two-mode network of actors and coalitions.

        Parameters
        ----------
        on : date or str, optional
            The ties of a day, such as ``"2022-06-23"``. Exactly one of ``on``, ``during`` and
            ``ever`` must be said.
        during : str or pair of dates, optional
            The ties of some time in a year, a month or two days: ``"2022"``.
        ever : bool
            All ties that ever were.
        at_least : {"certain", "presumed", "possible"}, optional
            The least degree of certainty drawn; by default *presumed*, and of all time *possible*.
        by : {"agent", "listing"}
            Draw the agent behind each listing (who operated YouTube when it joined, for as long as
            the membership lasts) or the listing itself (YouTube).
        roll_up : {False, True, "operation", "ownership"}
            Draw services (of ``by="listing"``) as who operates them on the day, subsidiaries as
            their owners, or (True) both. What has two operators or owners on the day stays as it
            is, and the graph attribute ``not_rolled_up`` names it.
        links_on : date or str, optional
            The day whose operators and owners count; by default the day of ``on``. It must be
            said to roll up a network of a longer time.
        links_at_least : {"certain", "presumed", "possible"}
            The least degree of certainty of an operator or owner.
        parallel : bool
            Keep each membership as an edge of its own in a MultiGraph, whose key is the
            membership. By default the memberships between two nodes are one edge that lists them.
        kinds : str or iterable of str, optional
            Only members of these kinds, such as company, before they are rolled up. These and the
            options below take any names.
        roles : str or iterable of str, optional
            Only memberships in exactly these roles; without it, in all that count as belonging.
        narrower_roles : bool
            Count the narrower roles of these too: founders are members.
        countries : str or iterable of str, optional
            Only members of these countries, before they are rolled up.
        coalitions : str or iterable of str, optional
            Only these coalitions.
        topics : str or iterable of str, optional
            Only coalitions that work on these topics.
        confidence : {"low", "medium", "high"}, optional
            Only memberships of which a source is at least so reliable.

        Returns
        -------
        networkx.Graph or networkx.MultiGraph
            Nodes are ids. Actors have ``bipartite=0``, ``label``, ``kind`` and ``country`` (an id
            such as ``country-nz``, or empty); coalitions have ``bipartite=1``, ``label``,
            ``kind``, ``topics`` (a tuple) and ``led_by``. Both have ``label_<language>`` for each
            language that they have a name in, such as ``label_fr``; ``label`` is that in English,
            or else in any. A coalition that is a member of another one has a second node among
            the actors, such as ``gifct--as-member``. What has further names (short and former
            names, Wikidata ids) has them in ``also_called``, a tuple.
            Edges have ``memberships``, ``listings``, ``roles``, ``periods`` and ``rolled_up``
            (tuples with one entry for each membership), ``start`` and ``end`` (ISO dates at the
            degree drawn, empty when unbounded; between several ``periods`` there may be gaps) and
            ``certainty`` (of the surest membership).
            Columns that the tables have for themselves are attributes too: a text of a node, and
            of an edge a tuple with one text for each of its memberships. Graph attributes say how
            it was drawn, with title, licence and version of the facts, ``note`` what to mind, and
            ``why_empty`` why nothing was drawn.

        Raises
        ------
        InvalidChoice, InvalidDate
            If the time or an option is not chosen as described.
        NotFound, Ambiguous
            If a filter names something that is not known, with the nearest names.

        Examples
        --------
        >>> import graphkit as gk
        >>> drawn = gk.load().network(on="2022-06-23", coalitions="GIFCT", kinds="Company")
        >>> drawn.nodes["zoom"]["kind"], drawn.edges["zoom", "gifct"]["roles"]
        ('company', ('member',))
        """
        from graphkit.facts.window import window_of
        from graphkit.graph.filters import with_ids
        from graphkit.network import add_other_names, add_own_columns, two_mode
        from graphkit.network.options import Options
        from graphkit.panel.filters import options_of
        from graphkit.questions.scope_of_question import as_of_newest

        options = options_of(Options, locals())
        panel = self.panel if roles is None else self.whole_panel
        network = two_mode(panel, **with_ids(self, options))
        add_own_columns(network, self._own_cells)
        add_other_names(network, self._names.other_names)
        network.graph.update(title=self.about.title, licence=self.about.licence_shown)
        network.graph["note"] = joined(
            network.graph["note"],
            as_of_newest(window_of(on, during), None if ever else self._newest_day),
            self._members_not_known(network) if coalitions is not None else "",
        )
        return network

    def _members_not_known(self, network: nx.Graph[str]) -> str:
        """Say of which of the few coalitions of a network a source counts more than are known."""
        there = [name for name in network if network.nodes[name]["bipartite"] == 1]
        if len(there) > _FEW:
            return ""
        from graphkit.questions.completeness import completeness, not_known

        return not_known(completeness(self.store), there)

    def export(
        self,
        path: str | Path,
        *,
        on: Day | None = None,
        during: During | None = None,
        at_least: AtLeast | None = None,
        by_source: bool = False,
        by: By | None = None,
        roll_up: RollUp | None = None,
        links_on: Day | None = None,
        links_at_least: AtLeast | None = None,
        kinds: str | Iterable[str] | None = None,
        roles: Roles = None,
        narrower_roles: bool = False,
        countries: str | Iterable[str] | None = None,
        coalitions: str | Iterable[str] | None = None,
        topics: str | Iterable[str] | None = None,
        confidence: str | None = None,
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
            triples, so they are refused with these, and with the options below.
        by_source : bool, optional
            Whether each source has a named graph of its own with what it says, for ``.trig``,
            ``.nq`` and ``.jsonld``.
        by, roll_up, links_on, links_at_least
            How a network is drawn, as in `network`.
        kinds, roles, narrower_roles, countries, coalitions, topics, confidence
            What of it is drawn, as in `network`.

        Raises
        ------
        NotFound
            If the ending is unknown, graphs by source are asked of a format that has none, or a
            filter names something that is not known.
        InvalidChoice
            If a time, a degree or a filter is asked of a format that holds all triples.
        DataError
            If the file cannot be written; what was there stays.

        Notes
        -----
        Of tables that state no base in ``graph.csv`` the addresses are placeholders, which begin
        with ``https://base-not-stated.invalid/``; ``kg.about.base`` tells.
        """
        from graphkit.exporting.exporter import Export, exporter_for, refuse_options
        from graphkit.network.options import Options, asked_for

        options = asked_for(locals())

        def network() -> nx.Graph[str]:
            drawn: Options = {**options, "ever": on is None and during is None}
            return self.network(**drawn)

        target = type_checks.path(path)
        exporter = exporter_for(target)
        if by_source or not exporter.timed:
            refuse_options(target, options)
        if by_source:
            from graphkit.exporting.by_source import write_by_source

            write_by_source(self.store, target)
        else:
            exporter.write(Export(self.store, network, lambda: self.panel), target)
