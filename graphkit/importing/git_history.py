"""Import the history of a list in a git repository: each commit is an observation.

A name that is there from one commit on joined between the day of the commit before and the day of
that one; a name that is gone left between the last day on which it stood there and the first
without. A commit that changes more than a fifth of the list is a reformat, not an event: with it a
new list begins, whose members were there by that day, and the list before it ends nobody. Each of
them is a row of ``lists``, with the days of its first and last version.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.headers.one_table import recognised
from graphkit.errors import NotFound
from graphkit.facts.authored_row import Row
from graphkit.importing.importer import Found, Importer, ImportOptions
from graphkit.tabular.reading.lines_of_text import unreadable
from graphkit.tabular.reading.separated import separated

REFORMAT: Final = 0.2
"""A commit that changes a larger share of the list is a reformat."""
_FEW: Final = 3
"""So many names may change in any commit, however short the list is."""
_NOTE: Final = "Whether the file has all members, it does not say."
_SEPARATOR: Final = "#"
_SETTINGS: Final = (
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "core.fsmonitor=false"),
)
_ENVIRONMENT: Final = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
"""Nothing is fetched, run or written; a name with an asterisk in it is that name."""


class Observation(NamedTuple):
    """What stood in a list on a day.

    Attributes
    ----------
    day : datetime.date
        The day of the commit, or of a later one before it.
    names : frozenset of str
        Those in the list.
    commit : str
        Its hash.
    """

    day: datetime.date
    names: frozenset[str]
    commit: str


class ListedPeriod(NamedTuple):
    """From when until when a name stood in a list, as periods of EDTF, and the first commit."""

    name: str
    during: str
    commit: str


def read_history(path: Path, asked: ImportOptions) -> Found:
    """Read the history of a list, given as ``REPOSITORY#FILE``.

    Raises
    ------
    NotFound
        If there is no such repository or file in it.
    DataError
        If git is not there, or the list cannot be read.
    """
    repository, _, file = str(path).partition(_SEPARATOR)
    seen = list(observations(repository, file))
    if not seen:
        raise NotFound("file in the history", file, hint="Check its path in the repository.")
    repository_name = Path(repository).resolve().name
    title = f"history of {file} in {repository_name}, at {seen[-1].commit[:12]}"
    coalition = asked.joined or Path(file).stem
    tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    for number, kept_up in enumerate(lists(seen), 1):
        source = "git-history" if number == 1 else f"git-history-{number}"
        first, last = kept_up[0], kept_up[-1]
        part = "" if len(kept_up) == len(seen) else f", versions of {first.day} to {last.day}"
        said = {"id": source, "title": title + part, "published": last.day.isoformat()}
        _add(tables, "sources", file, said)
        day = str(first.day) if first.day == last.day else f"{first.day}/{last.day}"
        listed = {"id": f"list-{number}-{first.day}", "coalition": coalition, "source": source}
        _add(tables, "lists", file, {**listed, "day": day, "extent": "unknown", "note": _NOTE})
        for stay in stays(kept_up):
            cells = {"coalition": coalition, "during": stay.during, "source": source}
            own = {"member": stay.name, "commit": stay.commit}
            _add(tables, "memberships", file, cells, own)
    return Found(tables)


def _add(
    tables: dict[str, list[Row]],
    table: str,
    file: str,
    cells: Mapping[str, str],
    own: Mapping[str, str] | None = None,
) -> None:
    empty = {column.name: "" for column in SCHEMA[table]}
    line = len(tables[table]) + 1 if own else 0
    tables[table].append(Row(file, line, {**empty, **cells}, dict(own or {})))


def observations(repository: str, file: str) -> Iterator[Observation]:
    """List what stood in a list at each commit that changed it, the oldest first.

    Of a merge, what it brought counts on the day of the merge. A commit that bears an earlier day
    than one before it counts on the day of that one, since it cannot be older. The repository may
    be named by a folder in it, and the file is then below that folder.
    """
    latest = datetime.date.min
    log = _git(repository, "log", "--first-parent", "--reverse", "--format=%H %cs", "--", file)
    for line in log.splitlines():
        commit, day = line.split(" ")
        latest = max(latest, datetime.date.fromisoformat(day))
        listed = _git(repository, "ls-tree", commit, "--", f"./{file}")
        if not listed:
            continue  # the commit that removed it
        text = _git(repository, "show", f"{commit}:./{file}")
        names = frozenset(_names(text, file))
        yield Observation(latest, names, commit)


def lists(seen: Sequence[Observation]) -> list[list[Observation]]:
    """Part the versions of a list where one of them was formatted anew.

    Parameters
    ----------
    seen : sequence of Observation
        The oldest first; at least one.
    """
    parts = [[seen[0]]]
    for before, now in pairwise(seen):
        if _is_reformat(before, now):
            parts.append([])
        parts[-1].append(now)
    return parts


def stays(seen: Sequence[Observation]) -> list[ListedPeriod]:
    """Tell from when until when each name stood in a list.

    Parameters
    ----------
    seen : sequence of Observation
        The oldest first; at least one, and none of them a reformat of the one before.

    Returns
    -------
    list of ListedPeriod
        By the commit that brought the name, and then by name.
    """
    found: list[ListedPeriod] = []
    open_ = dict.fromkeys(seen[0].names, (0, f"[..{seen[0].day}]"))
    for place, (before, now) in enumerate(pairwise(seen), 1):
        bound = _between(before.day, now.day)
        for name in now.names - before.names:
            open_[name] = place, bound
        for name in before.names - now.names:
            found.append(_stay(seen, name, *open_.pop(name), bound))
    found += [_stay(seen, name, *begun, "..") for name, begun in open_.items()]
    places = {one.commit: place for place, one in enumerate(seen)}
    return sorted(found, key=lambda stay: (places[stay.commit], stay.name))


def _stay(seen: Sequence[Observation], name: str, place: int, start: str, end: str) -> ListedPeriod:
    return ListedPeriod(name, f"{start}/{end}", seen[place].commit)


def _is_reformat(before: Observation, now: Observation) -> bool:
    changed = len(before.names ^ now.names)
    return changed > _FEW and changed > REFORMAT * max(len(before.names), len(now.names))


def _between(first: datetime.date, last: datetime.date) -> str:
    return str(last) if first >= last else f"[{first}..{last}]"


def _names(text: str, file: str) -> list[str]:
    """Read a list: a table with a column of members, or one name a line."""
    lines = list(separated(text, file)) if file.endswith((".csv", ".tsv")) else []
    names = recognised(lines[0][1]).names if lines else ()
    if "member" in names:
        place = names.index("member")
        cells = [cells[place].strip() for _, cells in lines[1:] if len(cells) > place]
        return [cell for cell in cells if cell]
    plain = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return [line for line in plain if line and not line.startswith(("#", "//", "<!--"))]


def _git(repository: str, *arguments: str) -> str:
    """Run git so that nothing but the repository decides what it says."""
    command = ["git", "--no-pager", *_SETTINGS, "-C", repository, *arguments]
    env = {**os.environ, **_ENVIRONMENT}
    try:
        ran = subprocess.run(command, capture_output=True, check=False, env=env)  # noqa: S603 (no shell)
    except OSError:
        raise unreadable(repository, "git is not there.", "Install git.") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise unreadable(repository, f"git says: {said[-1] if said else ''}.", "Check the path.")
    return ran.stdout.decode("utf-8", "replace")


GIT_HISTORY: Final = Importer((), read_history, lambda _: 0, joined=True)
