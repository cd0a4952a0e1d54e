"""What the things of an answer are called in a language, or else in the next best one."""

from __future__ import annotations

from graphkit.facts.text_in import text_in
from graphkit.sparql.queryable import Queryable


def labels_in(store: Queryable, query: str, lang: str = "en") -> dict[str, str]:
    """Choose one label of each thing.

    Parameters
    ----------
    store : Queryable
        The graph.
    query : str
        Selects ``?thing`` and ``?label``: all labels, in whatever language.
    lang : str
        The language, as for `graphkit.facts.text_in.text_in`.

    Returns
    -------
    dict of str to str
        By whole names, or the texts that stand for things; of two labels in one language the first
        in order counts.
    """
    said: dict[str, dict[str, str]] = {}
    labels = [(row["thing"].value, row["label"]) for row in store.select(query)]
    for thing, label in sorted(labels, key=lambda pair: (pair[0], pair[1].value)):
        said.setdefault(thing, {}).setdefault(getattr(label, "language", "") or "", label.value)
    return {thing: text_in(texts, lang) for thing, texts in said.items()}
