"""Say which store on disk is damaged, of which the engine names a block of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from graphkit.errors import DataError, Problem

_PLACE: Final = re.compile(r"(?:in|file:?) (\S.*?)[/\\]oxigraph[/\\][0-9]+\.(?:sst|log)")
_SIGN: Final = "Corruption"


def damaged(error: Exception, store: str = "") -> DataError | None:
    """Make the error for a store on disk of which a part cannot be read.

    Parameters
    ----------
    error : Exception
        What the engine raised.
    store : str
        The folder of the store; by default as the engine names it.

    Returns
    -------
    DataError or None
        None if the error tells of something else.

    Examples
    --------
    >>> told = "Corruption: block checksum mismatch in /data/pacts/oxigraph/000012.sst offset 9"
    >>> damaged(RuntimeError(told)).problems[0].path
    '/data/pacts'
    >>> damaged(RuntimeError("out of luck")) is None
    True
    """
    if isinstance(error, DataError) or _SIGN not in str(error):
        return None
    found = _PLACE.search(str(error))
    place = store or (found[1] if found else "the store on disk")
    message = f"the store is damaged: {error}."
    return DataError([Problem(place, 0, "", message, "Build the store again.")])


@contextmanager
def telling_damage(store: str = "") -> Iterator[None]:
    """Raise `DataError` where the engine finds the store damaged; other errors pass."""
    try:
        yield
    except (RuntimeError, OSError, ValueError) as error:
        told = damaged(error, store)
        if told is None:
            raise
        raise told from None


class Solutions:
    """The answer of a store on disk, which is read while it is gone through.

    Parameters
    ----------
    inner : pyoxigraph.QuerySolutions
        The engine's answer.
    store : str
        The folder of the store.
    """

    def __init__(self, inner: Any, store: str) -> None:
        self._inner = inner
        self._store = store
        self.variables = inner.variables

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        try:
            return next(self._inner)
        except (RuntimeError, OSError, ValueError) as error:  # without a context for each row
            told = damaged(error, self._store)
            if told is None:
                raise
            raise told from None

    def serialize(self, output: Any = None, format: Any = None) -> bytes | None:
        """Write the answer, as the engine's own does."""
        with telling_damage(self._store):
            written: bytes | None = self._inner.serialize(output, format)
        return written


def reading(quads: Iterable[Any], store: str = "") -> Iterator[Any]:
    """Go through the quads of a store, which is read meanwhile."""
    with telling_damage(store):
        yield from quads
