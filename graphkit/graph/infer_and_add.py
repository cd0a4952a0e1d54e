"""What follows from a graph, and facts that are added to it: each gives another graph."""

from __future__ import annotations

import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graphkit.graph.opened_graph import OpenedGraph
from graphkit.graph.told_of_loading import name_told, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.inference.rules import Regime
    from graphkit.table import Table


class InferAndAdd(OpenedGraph):
    """Inference with its reasons, and more facts."""

    def infer(self, regime: Regime = "rdfs") -> Self:
        """Work out what follows from this graph, as a graph of its own; this one stays as it is.

        Parameters
        ----------
        regime : {"rdfs", "owl-rl"}
            By which rules: subclasses, subproperties, domains and ranges; or those of OWL 2 RL,
            with inverse, transitive and functional properties, equivalences, keys, chains and
            restrictions.

        Returns
        -------
        KnowledgeGraph
            In memory; `explain` tells why a triple of it holds. What is true of everything, such
            as that each thing is the same as itself, is left out.

        Raises
        ------
        DataError
            If the graph contradicts itself (``"owl-rl"`` only).
        LimitExceeded
            From a graph with limits: infer first, then put limits on what comes of it.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> agents = "SELECT (COUNT(?who) AS ?n) { ?who a org:Organization }"
        >>> kg.infer("rdfs").query(agents).rows > kg.query(agents).rows
        True
        """
        from graphkit.inference.infer import infer

        return self._with(infer(self._in_memory(), regime), self.roles)

    def add(self, facts: str | Path | Iterable[Any], /, **parameters: object) -> Self:
        """Add facts, as a graph of its own; this one stays as it is.

        Parameters
        ----------
        facts : str, Path or iterable of triples
            A ``CONSTRUCT`` query, whose triples are added; the path of a table, of a folder of
            tables, or of an RDF file; or triples of pyoxigraph or rdflib, or of what `explain`
            takes: ``("id:zoom", "a", "foaf:Agent")``. Things of tables whose names surely
            mean things of the graph, as for ``match`` of `import_file`, are taken for these, also
            those that a folder describes under ids of its own; so are ids of the graph. A folder
            that states a base keeps its ids.
        **parameters : object
            Values of variables of the query, as for `query`; of a table ``dates``, ``encoding``,
            ``joined`` and ``sheet``, as for `load`.

        Returns
        -------
        KnowledgeGraph
            In memory. What follows from tables is worked out of these alone, and for RDF that is
            added neither days nor derived endorsements are: load a file with `load` for that.

        Warns
        -----
        UserWarning
            If a name of a table may be that of a thing of the graph and is taken for another one,
            as with the legal form of another country, if a member is taken for a coalition,
            if things have ids or names of things of the graph under another base, or if the kind,
            country, name or Wikidata item of a thing is another in the graph, which then stands;
            if rows of the tables are left out, or members may stand in another column, as `load`
            warns of it. What is left out or doubtful is added to ``kg.left_out``, ``kg.doubts``.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load()
        >>> more = kg.add("CONSTRUCT { ?who id:sits-in ?where } "
        ...               "WHERE { ?m org:member ?who ; org:organization ?where }")
        >>> len(more.query("SELECT * { id:zoom id:sits-in ?where }"))
        5
        """
        from graphkit.opening.add_facts import add_facts
        from graphkit.opening.known_in_graph import KnownInGraph
        from graphkit.opening.loaded import Loaded

        known = KnownInGraph(*(partial(self._names.known, what) for what in ("actor", "coalition")))
        noted = Loaded()
        added = add_facts(self._in_memory(), facts, parameters, known, noted)
        path = facts if isinstance(facts, str | Path) else None
        more = told_of(noted, path)
        of_all = (str(one) for one in more.doubts if one.of_all)
        counted = (f"{more.counted}.",) if more.left_out else ()
        if told := [*noted.of_names, *of_all, *counted]:
            named = f"{name_told(path)}: " if path is not None else ""
            warnings.warn(f"{named}{' '.join(told)}", UserWarning, stacklevel=2)
        return self._with(added, self.roles, more)

    def explain(self, subject: object, predicate: object, object: object) -> Table:
        """Say why a triple of an inferred graph holds: rules and premises, down to facts.

        Parameters
        ----------
        subject, predicate, object : object
            IRIs, whole or with a prefix of the graph, ``"a"`` for ``rdf:type``, records of
            graphkit, other values, or terms.

        Returns
        -------
        Table
            The triple, then its premises and theirs, each with its rule; one explanation where
            there are several.

        Raises
        ------
        NotFound
            If the triple is not in the graph.

        Examples
        --------
        >>> import graphkit as gk
        >>> kg = gk.load().infer("rdfs")
        >>> why = kg.explain("id:zoom", "a", "org:Organization")
        >>> why.column("rule")
        ('rdfs9', '', 'rdfs9', '', '')
        """
        from graphkit.inference.explain import explain, triple_of

        triple = triple_of(subject, predicate, object, self.store.namespace.prefixes)
        return explain(self._in_memory(), triple)
