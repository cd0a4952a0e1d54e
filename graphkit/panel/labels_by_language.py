"""What an actor or coalition is called in each language that it has a name in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graphkit import type_checks
from graphkit.errors import InvalidType

__all__ = ["NO_LABELS", "Labels"]


class Labels(Mapping[str, str]):
    """An immutable mapping of tags of languages, in small letters and in order, to names.

    Parameters
    ----------
    languages : tuple of str
        The tags, in order. Many things have names in the same languages: their labels share such
        a tuple, in which looking is as quick as in the dictionary that each of them would need.
    names : tuple of str
        The name in each of them; an empty one is none.

    Examples
    --------
    >>> called = Labels.of({"ja": "北港", "de": "Nordhafen", "fr": ""})
    >>> called
    Labels.of({'de': 'Nordhafen', 'ja': '北港'})
    >>> Labels.of({"pt-BR": "Porto"})["pt-br"]
    'Porto'
    """

    __slots__ = ("_languages", "_names")

    def __init__(self, languages: tuple[str, ...], names: tuple[str, ...]) -> None:
        self._languages = languages
        self._names = names

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Labels:
        """Copy a mapping of languages to names.

        Raises
        ------
        InvalidType
            If it is none, or what stands in it are no texts.
        """
        wanted = "a mapping of languages to names, such as {'fr': 'Allemagne'}"
        told = type_checks.mapping("labels", said, wanted)
        if not all(isinstance(text, str) for pair in told.items() for text in pair):
            raise InvalidType("labels", said, wanted)
        pairs = sorted((tag.lower(), name) for tag, name in told.items())
        return cls(tuple(tag for tag, _ in pairs), tuple(name for _, name in pairs))

    def __getitem__(self, language: str) -> str:
        try:
            name = self._names[self._languages.index(language)]
        except ValueError:
            raise KeyError(language) from None
        if not name:
            raise KeyError(language)
        return name

    def __iter__(self) -> Iterator[str]:
        pairs = zip(self._languages, self._names, strict=True)
        return (language for language, name in pairs if name)

    def __len__(self) -> int:
        return sum(map(bool, self._names))

    def __hash__(self) -> int:
        return hash(tuple(self.items()))

    def __repr__(self) -> str:
        return f"Labels.of({dict(self)!r})"


NO_LABELS: Final = Labels((), ())
