"""What is said about a graph itself: whose it is, under which licence, how to cite it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graphkit.facts.text_in import text_in

BASE_NOT_STATED: Final = "https://base-not-stated.invalid/"
"""Begins the names of a graph that does not state a base. The domain belongs to nobody."""

NO_LICENCE: Final = "no licence stated"
"""Is shown where nobody says under which licence a graph is."""

_ENDS: Final = (".", "!", "?", "…", "。")
"""What ends a sentence."""
_ADDRESS: Final = re.compile(r".*\bhttps?://\S+")
"""A sentence that ends with an address, to which a full stop would seem to belong."""


@dataclass(frozen=True, slots=True, repr=False)
class AboutGraph:
    """What a graph says about itself.

    Attributes
    ----------
    titles, descriptions : mapping of str to str
        In each language.
    publisher, version, homepage : str
        Empty where it is not stated. The version is the one that its makers give it.
    licence, licence_url : str
        The name of the licence and its address. Nothing is assumed where nothing is stated.
    base : str
        What the names of the graph begin with.
    languages : tuple of str
        The languages that the graph holds itself to.
    stated_citation : str
        How its makers want it cited, if they say so.
    triples, memberships, coalitions : int or None
        How many the header says that there are: of the facts, without the vocabulary, which
        ``len(kg.store)`` counts too.

    Examples
    --------
    >>> about = AboutGraph(titles={"en": "Ports"}, publisher="Port Watch", version="3")
    >>> about.citation
    'Port Watch: Ports, version 3 (no licence stated).'
    """

    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    descriptions: Mapping[str, str] = field(default_factory=dict, hash=False)
    publisher: str = ""
    version: str = ""
    homepage: str = ""
    licence: str = ""
    licence_url: str = ""
    base: str = ""
    languages: tuple[str, ...] = ()
    stated_citation: str = ""
    triples: int | None = None
    memberships: int | None = None
    coalitions: int | None = None

    def __repr__(self) -> str:
        version = f", version {self.version}" if self.version else ""
        return f"<AboutGraph {self.title or 'Untitled graph'!r}{version}, {self.licence_shown}>"

    def title_in(self, lang: str) -> str:
        """Choose the title in a language, or else the next best one; empty if there is none.

        Parameters
        ----------
        lang : str
            The language, such as ``"fr"``.
        """
        return text_in(self.titles, lang)

    @property
    def title(self) -> str:
        """The title in English, or else in the next best language."""
        return self.title_in("en")

    @property
    def licence_shown(self) -> str:
        """The licence, or that none is stated."""
        return self.licence or NO_LICENCE

    @property
    def citation(self) -> str:
        """How to cite the graph, in one line: as its makers say, or made of what they state."""
        who = f"{self.publisher}: " if self.publisher else ""
        version = f", version {self.version}" if self.version else ""
        made = f"{who}{self.title or 'Untitled graph'}{version} ({self.licence_shown})"
        said = " ".join((self.stated_citation or made).split())
        return said if said.endswith(_ENDS) or _ADDRESS.fullmatch(said) else f"{said}."
