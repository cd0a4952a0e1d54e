"""Refuse calls of the kernel by seccomp, for every thread of this process and for good.

A filter is a small program that the kernel runs before each call. See
https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterator
from typing import Final

from graphkit.stores.limited.sandbox.system_calls import Machine

_PR_SET_NO_NEW_PRIVS: Final = 38
_SET_MODE_FILTER: Final = 1
_ALL_THREADS: Final = 1

_LOAD: Final = 0x20
_JUMP_IF_EQUAL: Final = 0x15
_JUMP_IF_AT_LEAST: Final = 0x35
_JUMP_IF_SET: Final = 0x45
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16
_X32: Final = 0x40000000
_CLONE_THREAD: Final = 0x00010000


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def refuse_calls(machine: Machine | None, *, opening: bool) -> str:
    """Refuse what a process that answers queries has no use for.

    Parameters
    ----------
    machine : Machine, optional
        The calls of this machine that are refused; None if its calls are not known.
    opening : bool
        Whether to refuse that files are opened, too.

    Returns
    -------
    str
        Why it could not be done; empty if it was.
    """
    if machine is None:
        return f"the calls of {os.uname().machine} are not known"
    steps = [struct.pack("HBBI", *step) for step in _steps(machine, opening=opening)]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_char_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return f"no_new_privs: {os.strerror(ctypes.get_errno())}"
    done = libc.syscall(machine.seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(program))
    return "" if done == 0 else f"seccomp: {os.strerror(ctypes.get_errno())}"


def _steps(machine: Machine, *, opening: bool) -> Iterator[tuple[int, int, int, int]]:
    """Return the steps of the filter: code, jump if true, jump if false, operand."""
    yield (_LOAD, 0, 0, _ARCH)
    yield (_JUMP_IF_EQUAL, 1, 0, machine.audit)
    yield _refused(errno.EPERM)
    yield (_LOAD, 0, 0, _NUMBER)
    yield (_JUMP_IF_AT_LEAST, 0, 1, _X32)
    yield _refused(errno.EPERM)
    for number in sorted(machine.denied | (machine.opening if opening else frozenset())):
        yield (_JUMP_IF_EQUAL, 0, 1, number)
        yield _refused(errno.EPERM)
    # The C library tries the older call next, whose flags a filter can see.
    yield (_JUMP_IF_EQUAL, 0, 1, machine.clone3)
    yield _refused(errno.ENOSYS)
    yield (_JUMP_IF_EQUAL, 0, 3, machine.clone)
    yield (_LOAD, 0, 0, _FIRST_ARGUMENT)
    yield (_JUMP_IF_SET, 5, 0, _CLONE_THREAD)
    yield _refused(errno.EPERM)
    # A process may end itself by a signal, and nobody else.
    yield (_JUMP_IF_EQUAL, 0, 3, machine.signal)
    yield (_LOAD, 0, 0, _FIRST_ARGUMENT)
    yield (_JUMP_IF_EQUAL, 1, 0, os.getpid())
    yield _refused(errno.EPERM)
    yield (_RETURN, 0, 0, _ALLOW)


def _refused(code: int) -> tuple[int, int, int, int]:
    return (_RETURN, 0, 0, _REFUSE | code)
