"""Facts with the vocabulary that they use, to be checked."""

from __future__ import annotations

from graphkit.opening.add_vocabulary import add_vocabulary
from graphkit.stores.memory import Store


def with_ontology(turtle: str) -> Store:
    """Make a store of facts and of the vocabulary that they use."""
    store = Store.of_turtle(turtle)
    add_vocabulary(store.inner)
    return store
