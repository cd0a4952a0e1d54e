"""Refuse a name that nothing has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from graphkit.errors import NotFound
from graphkit.names.fold import fold
from graphkit.names.normal_form import normal_form, short_forms
from graphkit.panel.ids_meant import ids_meant
from graphkit.views.scene import Scene


def drawn(name: str, scene: Scene) -> None:
    """Refuse an id that is none of a drawing; of a name, whole or short, tell the id.

    Raises
    ------
    NotFound
        With the ids of what is called so, or the nearest ids.
    """
    if name in scene.index:
        return
    names = {node.id: (*node.label.values(), *node.aliases) for node in scene.nodes}
    wanted, short = fold(name), normal_form(name)
    called = [id for id, texts in names.items() if wanted in map(fold, texts)] or [
        id for id, texts in names.items() if any(short in dict(short_forms(text)) for text in texts)
    ]
    known(name, scene.index, "node of the drawing", called)


def term(name: str, terms: Mapping[str, Mapping[str, str]], what: str) -> None:
    """Refuse an id that is none of some terms; of a label, or the code of a country, tell the id.

    Raises
    ------
    NotFound
        With the id of what is called so, or the nearest ids.
    """
    if name in terms:
        return
    called = {id: tuple(labels.values()) for id, labels in terms.items()}
    raise NotFound(what, name, ids_meant(terms, (name,), what, called))


def known(name: str, names: Mapping[str, object], what: str, meant: Sequence[str] = ()) -> None:
    """Refuse a name that is none of some; ``meant`` are the names that it may stand for.

    Raises
    ------
    NotFound
        With the nearest names; where none is near, with some of them.
    """
    if name in names:
        return
    some = ", ".join(list(names)[:8])
    hint = f"There are {some}{' and others' if len(names) > 8 else ''}." if some else ""
    raise NotFound(what, name, meant or get_close_matches(name, names), hint=hint)
