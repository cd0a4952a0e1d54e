"""The commands that set a shell up."""

from __future__ import annotations

from argparse import Namespace

from graphkit.cli.terminal import put


def completion(options: Namespace) -> int:
    """Print what completes commands in a shell."""
    from graphkit.cli.completion import script

    put(script(options.shell))
    return 0


def man(_: Namespace) -> int:
    """Print the manual page."""
    from graphkit.cli.manual import page

    put(page())
    return 0
