"""What is known of actors and coalitions, made from columns when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

Info = TypeVar("Info")


class InfosReadLater(Mapping[str, Info]):
    """A mapping that is made when it is first looked at, and then kept.

    Who asks a panel of a million memberships for a curve needs nobody's name.

    Parameters
    ----------
    read : callable
        Makes the mapping. It must not depend on what may change, such as a file.

    Examples
    --------
    >>> later = InfosReadLater(lambda: {"zoom": 1})
    >>> later["zoom"], len(later), later == {"zoom": 1}
    (1, 1, True)
    """

    def __init__(self, read: Callable[[], dict[str, Info]]) -> None:
        self._read = read

    @property
    def _infos(self) -> dict[str, Info]:
        infos = self._read()
        self._read = lambda: infos  # what it was made from is let go
        return infos

    def __getitem__(self, slug: str) -> Info:
        return self._infos[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)

    def __repr__(self) -> str:
        return repr(self._infos)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to other processes as a dictionary: they may not have what it is made from."""
        return dict, (self._infos,)
