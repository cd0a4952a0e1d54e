"""The knowledge graph: what a user of the library holds in hand."""

from __future__ import annotations

from graphkit.graph.evidence import EvidenceQuestions
from graphkit.graph.infer_and_add import InferAndAdd
from graphkit.graph.memberships import MembershipQuestions
from graphkit.graph.networks import Networks
from graphkit.graph.overviews import Overviews
from graphkit.graph.promises import PromiseQuestions
from graphkit.graph.queries import Queries


class KnowledgeGraph(
    MembershipQuestions,
    PromiseQuestions,
    EvidenceQuestions,
    Overviews,
    Queries,
    InferAndAdd,
    Networks,
):
    """Who joined what, when, on whose word.

    Parameters
    ----------
    store : Queryable
        The triples, in the vocabulary of the ontology.
    roles : frozenset of str, optional
        The roles in which one belongs, whatever the field counts as belonging; `in_roles` sets
        them.
    left_out : iterable of Problem, optional
        What is not in it of the files that it was read from.
    doubts : iterable of Problem, optional
        What was read of them and may be meant otherwise.

    Notes
    -----
    Wherever a thing is named, an id, an IRI, a label in any language, an alias, an acronym, a
    former name, a Wikidata id or a record will do.

    Every question about time takes the same options. ``on=`` is one day; ``during=`` is a year, a
    month or two days, and asks what held at some time in it; without either, a question is about
    all time. ``at_least=`` says how sure an answer must be: ``"certain"``, ``"presumed"`` (it
    began, no end is stated, but no source looks as far) or ``"possible"``. Left out it means
    *presumed*, and of all time *possible*: every record that is supported at all. ``roles=``
    keeps exactly these roles, and ``narrower_roles=True`` their narrower ones too; without it,
    every role that the field counts as belonging.

    Examples
    --------
    >>> import graphkit as gk
    >>> kg = gk.load()
    >>> kg.actor("Nouvelle-Zélande").id, kg.coalition("DTSP").seat
    ('new-zealand', 'US')
    """
