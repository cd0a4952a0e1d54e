"""Calls of the kernel that a process which answers queries has no use for, by machine."""

from __future__ import annotations

from typing import Final, NamedTuple


class Machine(NamedTuple):
    """What has to be known of a kind of processor.

    Attributes
    ----------
    audit : int
        ``AUDIT_ARCH_…`` of linux/audit.h.
    denied : frozenset of int
        Calls that are always refused.
    opening : frozenset of int
        Calls that open files.
    clone, clone3, signal, seccomp : int
        Calls that start threads and processes, that signal a thread, and that set a filter.
    """

    audit: int
    denied: frozenset[int]
    opening: frozenset[int]
    clone: int
    clone3: int
    signal: int
    seccomp: int


_EVERYWHERE: Final = (
    # io_uring does what other calls do without being seen.
    *(425, 426, 427),  # io_uring_setup, io_uring_enter, io_uring_register
    *(424, 434, 438, 440),  # pidfd_send_signal, pidfd_open, pidfd_getfd, process_madvise
    *(428, 429, 430, 431, 432, 433, 442),  # open_tree, move_mount, fsopen …, mount_setattr
    452,  # fchmodat2
)
_NAMES: Final = (
    # name, x86_64, aarch64 (linux/unistd.h)
    ("socket", 41, 198),
    ("connect", 42, 203),
    ("accept", 43, 202),
    ("sendto", 44, 206),
    ("sendmsg", 46, 211),
    ("bind", 49, 200),
    ("listen", 50, 201),
    ("socketpair", 53, 199),
    ("accept4", 288, 242),
    ("sendmmsg", 307, 269),
    ("execve", 59, 221),
    ("execveat", 322, 281),
    ("fork", 57, None),
    ("vfork", 58, None),
    ("kill", 62, 129),
    ("tkill", 200, 130),
    ("rt_sigqueueinfo", 129, 138),
    ("rt_tgsigqueueinfo", 297, 240),
    ("ptrace", 101, 117),
    ("process_vm_readv", 310, 270),
    ("process_vm_writev", 311, 271),
    ("kcmp", 312, 272),
    ("creat", 85, None),
    ("truncate", 76, 45),
    ("rename", 82, None),
    ("renameat", 264, 38),
    ("renameat2", 316, 276),
    ("mkdir", 83, None),
    ("mkdirat", 258, 34),
    ("rmdir", 84, None),
    ("link", 86, None),
    ("linkat", 265, 37),
    ("symlink", 88, None),
    ("symlinkat", 266, 36),
    ("unlink", 87, None),
    ("unlinkat", 263, 35),
    ("mknod", 133, None),
    ("mknodat", 259, 33),
    ("chmod", 90, None),
    ("fchmod", 91, 52),
    ("fchmodat", 268, 53),
    ("chown", 92, None),
    ("fchown", 93, 55),
    ("lchown", 94, None),
    ("fchownat", 260, 54),
    ("setxattr", 188, 5),
    ("lsetxattr", 189, 6),
    ("fsetxattr", 190, 7),
    ("memfd_create", 319, 279),
    ("name_to_handle_at", 303, 264),
    ("open_by_handle_at", 304, 265),
    ("mount", 165, 40),
    ("umount2", 166, 39),
    ("pivot_root", 155, 41),
    ("chroot", 161, 51),
    ("unshare", 272, 97),
    ("setns", 308, 268),
    ("bpf", 321, 280),
    ("perf_event_open", 298, 241),
    ("userfaultfd", 323, 282),
    ("add_key", 248, 217),
    ("request_key", 249, 218),
    ("keyctl", 250, 219),
)

MACHINES: Final = {
    "x86_64": Machine(
        audit=0xC000003E,
        denied=frozenset([*_EVERYWHERE, *(number for _, number, _ in _NAMES)]),
        opening=frozenset([2, 257, 437]),  # open, openat, openat2
        clone=56,
        clone3=435,
        signal=234,  # tgkill
        seccomp=317,
    ),
    "aarch64": Machine(
        audit=0xC00000B7,
        denied=frozenset([*_EVERYWHERE, *(n for _, _, n in _NAMES if n is not None)]),
        opening=frozenset([56, 437]),  # openat, openat2
        clone=220,
        clone3=435,
        signal=131,  # tgkill
        seccomp=277,
    ),
}
"""The kinds of processors that are known, as `os.uname` names them."""
