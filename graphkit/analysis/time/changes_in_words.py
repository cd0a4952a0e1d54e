"""What changed between two days, in sentences, in English and in French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import check_graph
from graphkit.analysis.time.date_in_words import LANGUAGES, date_in_words
from graphkit.questions.labels_in import labels_in
from graphkit.table import Table
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.analysis.time.date_in_words import Language
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day


_DEFINITIONS: Final = {
    "date": "the earliest and latest day on which it can have happened, as EDTF text",
    "sentence": "what happened, in words",
    "certainty": "certain, or possible where it may have happened before or after the two days",
    "record": "id of the record, for 'evidence'",
}
_SENTENCES: Final = {
    "en": {
        "joined": "{when}, {who} joined {where}{detail}.",
        "role-taken": "{when}, {who} took on a role or term in {where}{detail}.",
        "suspended": "{when}, {who} was suspended from {where}.",
        "reinstated": "{when}, {who} was reinstated in {where}{detail}.",
        "left": "{when}, {who} left {where}{detail}.",
        "role-ended": "{when}, a role or term of {who} in {where} ended, in itself no "
        "exit{detail}.",
        "ended-with-coalition": "{when}, {where} ended, and with it the membership of {who}"
        "{detail}.",
        "renamed": "{when}, {who} gave up the name “{name}”.",
        "rename": "{when}, {who} took another name.",
        "merger": "{when}, {who} became part of {where}.",
        "kept": "{when}, {who} came out of a merger.",
        "acquisition": "{when}, {where} acquired {who}.",
        "split": "{when}, {where} was split from {who}.",
        "succession": "{when}, {where} succeeded {who}.",
        "replacement": "{when}, {where} replaced {who}.",
        "changed": "{when}, {who} changed to {where}{detail}.",
    },
    "fr": {
        "joined": "{when}, {who}\xa0: entrée dans {where}{detail}.",
        "role-taken": "{when}, {who}\xa0: rôle ou mandat dans {where}{detail}.",
        "suspended": "{when}, {who}\xa0: suspension de {where}.",
        "reinstated": "{when}, {who}\xa0: rétablissement dans {where}{detail}.",
        "left": "{when}, {who}\xa0: sortie de {where}{detail}.",
        "role-ended": "{when}, {who}\xa0: fin d’un rôle ou d’un mandat dans {where}, en soi sans "
        "sortie{detail}.",
        "ended-with-coalition": "{when}, fin de {where}, et avec elle de l’adhésion de {who}"
        "{detail}.",
        "renamed": "{when}, {who}\xa0: abandon du nom «\xa0{name}\xa0».",
        "rename": "{when}, {who}\xa0: changement de nom.",
        "merger": "{when}, {who}\xa0: fusion dans {where}.",
        "kept": "{when}, {who}\xa0: issue d’une fusion.",
        "acquisition": "{when}, {who}\xa0: rachat par {where}.",
        "split": "{when}, {where}\xa0: séparation de {who}.",
        "succession": "{when}, {where}\xa0: succession à {who}.",
        "replacement": "{when}, {where}\xa0: remplacement de {who}.",
        "changed": "{when}, {who}\xa0: changement en {where}{detail}.",
    },
}
_SAID: Final = ("left", "dissolved")
"""Reasons that the sentence gives already."""
_PERHAPS: Final = {"en": "perhaps", "fr": "peut-être"}
_BETWEEN: Final = {"en": "; ", "fr": "\xa0; "}
"""Stands between a role and what it is a role of."""


@method_recorded
def changes_in_words(
    kg: KnowledgeGraph,
    first: Day | None = None,
    last: Day | None = None,
    *,
    at_least: AtLeast = "presumed",
    lang: Language = "en",
) -> Table:
    """Say what changed between two days, in sentences.

    Who joined, left, was renamed or changed in another way: one sentence each.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    first : day, optional
        The first day, included; without it from the beginning.
    last : day, optional
        The last day, included; without it to the end.
    at_least : {"presumed", "certain", "possible"}
        How sure it must be that it happened between the two days.
    lang : {"en", "fr"}
        The language of the sentences.

    Returns
    -------
    Table
        In order of date. A sentence that may speak of another time than between the two days
        ends in "(perhaps)".

    Raises
    ------
    InvalidChoice
        If the language or degree of certainty is another.

    Notes
    -----
    French sentences are built of nouns, so that they need neither the gender of a name nor its
    article. Whether the graph knows all that happened is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> print(changes_in_words(gk.load(), "2022-06-23", "2022-06-23").column("sentence")[0])
    On 23 June 2022, ... joined Christchurch Call...
    """
    check_graph(kg)
    one_of("lang", lang, LANGUAGES)
    words = _words(kg, lang)
    answer = kg.changes(first, last, at_least=at_least, lang=lang)
    rows = [
        (row["date"], _sentence(row, lang, words), row["certainty"], row["record"])
        for row in answer.records()
    ]
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=answer.note)


def _words(kg: KnowledgeGraph, lang: Language) -> dict[str, str]:
    """Read the labels of roles, of reasons for leaving and of kinds of change."""
    query = (
        "SELECT ?thing ?label { ?c skos:notation ?thing ; skos:prefLabel ?label . "
        "FILTER(REGEX(STR(?c), '/concept/(role|end-reason|change-kind)/')) }"
    )
    return labels_in(kg.store, query, lang)


def _sentence(row: Mapping[str, Any], lang: Language, words: Mapping[str, str]) -> str:
    detail = str(row["detail"])
    named = _BETWEEN[lang].join(words.get(part, part) for part in detail.split(": "))
    text = _SENTENCES[lang][_pattern(row)].format(
        when=date_in_words(str(row["date"]), lang),
        who=row["label"],
        where=row["coalition_label"],
        name=detail,
        detail=f" ({named})" if named and detail not in _SAID else "",
    )
    return text if row["certainty"] == "certain" else f"{text} ({_PERHAPS[lang]})"


def _pattern(row: Mapping[str, Any]) -> str:
    """Say which sentence tells of a change."""
    sort, detail = str(row["change"]), str(row["detail"])
    if sort != "changed":
        return sort
    if row["thing"] == row["coalition"]:
        return "kept" if detail == "merger" else "rename"
    return detail if detail in _SENTENCES["en"] else "changed"
