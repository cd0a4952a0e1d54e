"""The command line: one command is one call of the library.

This file starts a program and nothing else; it imports as little as possible, because people
wait for it.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

OK, FINDINGS, USAGE, BROKEN, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 70, 130


_THREADED = ("OPENBLAS", "MKL", "OMP")
"""Libraries of linear algebra. The matrices are small, so threads that wait cost more than they
give, most of all on a busy machine. Whoever sets the variable is obeyed."""


_OBJECTS = 500_000
"""So many new objects are made before Python looks for cycles among all: rows of tables, cells and
answers are many and form none, so that looking for them again and again costs a tenth of the time.
"""


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
        not found, 3 when data are broken, 130 when it was stopped.
    """
    return _done(list(sys.argv[1:] if arguments is None else arguments))


def program() -> int:
    """Run the command that was typed, as a program of its own, which ends with its answer.

    It ends without being taken apart object by object, which is a tenth of a short command's time.
    Whoever asked to be told of the end is told. Where other threads run, Python waits for them,
    and a profiler or a debugger sees the usual end.
    """
    gc.set_threshold(_OBJECTS)
    code = _done(sys.argv[1:])
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    if alone and sys.getprofile() is None and sys.gettrace() is None:
        atexit._run_exitfuncs()
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):  # what cannot be written was told before
                stream.flush()
        os._exit(code)
    return code


def _done(typed: list[str], *, mend: bool = True) -> int:
    debug = "--debug" in typed
    for library in _THREADED:
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    try:
        code = _run(typed)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        return code
    except SystemExit as stop:  # argparse ends so
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return _told("stopped.", INTERRUPTED)
    except Exception as error:
        if mend and _is_mended(error):
            return _done(typed, mend=False)
        if debug:
            raise
        return _failed(error)


def _run(typed: list[str]) -> int:
    from graphkit.cli import terminal

    first = typed[0] if typed else ""
    if first in ("-V", "--version"):
        from graphkit.version import __version__

        terminal.put(f"graphkit {__version__}\n")
        return OK
    if first in ("", "-h", "--help", "help"):
        from graphkit.cli import help as helping
        from graphkit.cli.catalogue import COMMANDS

        asked = typed[1] if first == "help" and len(typed) > 1 else ""
        if asked and not asked.startswith("-") and asked not in COMMANDS:
            return _unknown(asked)
        text = helping.help_of(typed[1:]) if first else helping.greeting()
        terminal.put_styled(text)
        return OK
    return _command(first, typed[1:])


def _unknown(name: str) -> int:
    """Say that there is no such command, or option in the place of one."""
    from graphkit.cli.catalogue import COMMANDS
    from graphkit.cli.parser import did_you_mean

    what = "option" if name.startswith("-") else "command"
    options = ("--help", "--version", "-V", "-h")
    near = did_you_mean(name, options if what == "option" else COMMANDS)
    say = f"no {what} is called {name!r}.{near}"
    return _told(f"{say}\nusage: graphkit COMMAND [arguments] [options]\nHelp: graphkit --help")


def _command(name: str, typed: list[str]) -> int:
    from graphkit.cli.catalogue import COMMANDS, HELPING, OF_TABLES, module_of, parser_of

    if name not in COMMANDS:
        return _unknown(name)
    commands = import_module(module_of(name))
    if name == "analyse":
        from graphkit.cli.analyse import parse
    else:
        parse = parser_of(name).parse
    run = getattr(commands, {"list": "listing", "import": "import_"}.get(name, name))
    read = parse(typed)
    if name not in HELPING:
        from graphkit.resources import refuse_archive

        refuse_archive()
    if name not in OF_TABLES:
        _check_output(getattr(read, "output", None))
    code: int = run(read)
    return code


def _check_output(output: str | None) -> None:
    """Refuse a file that cannot be written before there is an answer to write."""
    if output not in (None, "-"):
        from graphkit.files.write import check_place

        check_place(str(output))


def _is_mended(error: Exception) -> bool:
    """Remove damaged graphs from the cache, if the engine found one damaged.

    A graph that made room there for others while it was asked is opened again.
    """
    found = isinstance(error, RuntimeError) or getattr(error, "limit", "") == "process"
    kept = _tells_of_cache(error)
    if not (found or kept or "Corruption" in str(error)):
        return False
    from graphkit.opening.cache import forget_damaged

    return forget_damaged() or kept


def _tells_of_cache(error: Exception) -> bool:
    """Whether a store of the cache was gone, or another one, when a process opened it."""
    from pathlib import Path

    from graphkit.errors import DataError
    from graphkit.opening.cache_folder import cache_folder

    if not isinstance(error, DataError):
        return False
    return any(Path(one.path).parent == cache_folder() for one in error.problems)


def _failed(error: Exception) -> int:
    """Tell what went wrong in the words of the command line, and choose the exit code."""
    from graphkit.errors import DataError, GraphkitError, InvalidDate

    if isinstance(error, GraphkitError):
        broken = isinstance(error, DataError) and not isinstance(error, InvalidDate)
        return _told(error.said("terminal"), BROKEN if broken else USAGE)
    if isinstance(error, OSError) and error.filename is None and error.errno:
        return _told(f"the answer cannot be written: {error.strerror}.", BROKEN)
    kind = type(error).__name__
    return _told(f"{kind}: {error}. Run again with --debug for the details.", INTERNAL)


def _told(text: str, code: int = USAGE) -> int:
    from graphkit.cli.terminal import say

    say(f"graphkit: {text}")
    return code
