"""In which language a page is read, of those that it has words or labels in."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from graphkit.facts.text_in import language_tag, near
from graphkit.views import bundle

if TYPE_CHECKING:
    from graphkit.views.scene import Scene


def languages_of_page(scene: Scene) -> tuple[str, ...]:
    """List the languages of a page: those of its own words, then those of the labels."""
    return tuple(dict.fromkeys((*bundle.texts(), *scene.languages)))


def language_there(lang: str, there: Collection[str]) -> str:
    """Choose a language, or else another tag of it; empty if none is there.

    >>> [language_there(lang, ("en", "pt", "zh-hant")) for lang in ("zh", "pt-BR", "de")]
    ['zh-hant', 'pt', '']
    """
    asked = language_tag(lang)
    return next((tag for tag in (asked, *near(asked, there)) if tag in there), "")
