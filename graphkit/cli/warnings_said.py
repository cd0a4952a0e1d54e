"""Say warnings of the library as sentences, as they come, and let those of others go their way."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graphkit.cli.terminal import say


@contextmanager
def warnings_said(ours: type[Warning]) -> Iterator[None]:
    """Say each warning of a class in one line on stderr, also if what warned then fails.

    Parameters
    ----------
    ours : type
        Of the warnings. Others are shown, ignored or raised as they are without this.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("always", ours)
        shown = warnings.showwarning

        def say_or_show(
            message: Warning | str, category: type[Warning], *where: Any, **more: Any
        ) -> None:
            if issubclass(category, ours):
                say(str(message))
            else:
                shown(message, category, *where, **more)

        warnings.showwarning = say_or_show
        yield
