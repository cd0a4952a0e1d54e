"""The command line: one command is one call of the library."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from graphkit.errors import DataError, GraphkitError, InvalidDate

OK, FINDINGS, USAGE, BROKEN, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 70, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the command line, without the name of the program.

    Returns
    -------
    int
        0 when all is well, 1 when a check has findings, 2 when something was asked wrongly or is
        not found, 3 when data are broken.
    """
    from graphkit.cli.parser import parser

    typed = sys.argv[1:] if arguments is None else arguments
    options = parser(*typed[:1]).parse_args(typed)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except GraphkitError as error:
        if options.debug:
            raise
        _say(f"graphkit: {error}")
        return (
            BROKEN if isinstance(error, DataError) and not isinstance(error, InvalidDate) else USAGE
        )
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        _say("graphkit: stopped.")
        return INTERRUPTED
    except Exception as error:
        if options.debug:
            raise
        _say(f"graphkit: {type(error).__name__}: {error}. Run again with --debug for the details.")
        return INTERNAL


def _say(text: str) -> None:
    print(text, file=sys.stderr)
