"""Analyses, importers and exporters, the project's own and those that other packages add.

All are registered by entry point, in the metadata of the distribution that has them. A package
adds an analysis with two lines of its ``pyproject.toml``::

    [project.entry-points."graphkit.analyses"]
    reach = "example_package.reach:reach"

Nothing is imported until it is used, so that a broken package troubles only those who use it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

from graphkit.errors import ExtensionError, GraphkitError, NotFound
from graphkit.next_steps import Advice, Call

Group: TypeAlias = Literal["analyses", "importers", "exporters", "lists"]

GROUPS: Final[dict[Group, str]] = {
    "analyses": "analysis",
    "importers": "importer",
    "exporters": "exporter",
    "lists": "list",
}
"""Every kind of extension, in the plural and the singular.

An entry of ``lists`` is a function without parameters that returns a `graphkit.table.Table`: what
``list`` shows for its name.
"""


@dataclass(frozen=True, slots=True, order=True)
class Extension:
    """One entry of a group.

    Attributes
    ----------
    name : str
        As typed on the command line, with hyphens.
    distribution : str
        The distribution that adds it.
    group : str
        A key of `GROUPS`.
    target : str
        The module and what is meant in it, with a colon between.
    """

    name: str
    distribution: str
    group: Group
    target: str

    def load(self) -> Any:
        """Import what is meant.

        Raises
        ------
        ExtensionError
            If it cannot be imported, whatever the reason.
        """
        from importlib.metadata import EntryPoint

        try:
            return EntryPoint(self.name, self.target, self.group).load()
        except GraphkitError:
            raise
        except (Exception, SystemExit) as error:  # a module may raise anything when imported
            why = f"{type(error).__name__}: {error}".removesuffix(": ")
            raise ExtensionError(
                self.name,
                (self.distribution,),
                f"the {GROUPS[self.group]} {self.name!r} of {self.distribution} cannot be loaded "
                f"({why}). Repair or uninstall that package.",
            ) from error


def extensions(group: Group) -> tuple[Extension, ...]:
    """List the extensions of a group that are installed, in order of name.

    Parameters
    ----------
    group : {"analyses", "importers", "exporters", "lists"}
        The group.

    Returns
    -------
    tuple of Extension
        Two distributions that claim one name are both listed. That an extension can be loaded is
        not checked. What is installed while Python runs is seen after a restart.

    Examples
    --------
    >>> [extension.target for extension in extensions("lists")]
    ['graphkit.analysis.registry:listing']
    """
    return _read(group, tuple(sys.path))


@lru_cache
def _read(group: Group, _: tuple[str, ...]) -> tuple[Extension, ...]:
    """Read the metadata of all distributions, which takes some 30 ms, once for a search path."""
    from importlib.metadata import entry_points

    found = [
        Extension(
            entry.name.replace("_", "-"),
            entry.dist.name if entry.dist else "an unnamed distribution",
            group,
            entry.value,
        )
        for entry in entry_points(group=f"graphkit.{group}")
    ]
    return tuple(sorted(found))


def extension(group: Group, name: str) -> Extension:
    """Find an extension by its name.

    Parameters
    ----------
    group : {"analyses", "importers", "exporters", "lists"}
        The group.
    name : str
        Its name; hyphens and underscores are the same.

    Raises
    ------
    NotFound
        If none has that name; the message has the nearest names.
    ExtensionError
        If several have that name, or none of the group is installed.

    Examples
    --------
    >>> extension("analyses", "tie_changes").distribution
    'coalition-graphkit'
    """
    known = extensions(group)
    wanted = name.replace("_", "-")
    found = [one for one in known if one.name == wanted]
    if len(found) == 1:
        return found[0]
    if not known:
        raise _nothing_installed(group, name)
    if not found:
        raise _unknown(group, name, known)
    raise _claimed_twice(group, name, found)


def _unknown(group: Group, name: str, known: tuple[Extension, ...]) -> NotFound:
    from difflib import get_close_matches

    names = tuple(dict.fromkeys(one.name for one in known))
    hint = f"Known: {', '.join(names)}."
    if group in {one.name for one in extensions("lists")}:
        hint = Advice("They are listed by {call}.", call=Call("list", (group,)))
    return NotFound(GROUPS[group], name, get_close_matches(name, names, 3), hint)


def _claimed_twice(group: Group, name: str, found: list[Extension]) -> ExtensionError:
    whose = " and ".join(f"{one.target} of {one.distribution}" for one in found)
    return ExtensionError(
        name,
        tuple(one.distribution for one in found),
        f"several {group} are called {name!r}: {whose}. Uninstall one of the packages.",
    )


def _nothing_installed(group: Group, name: str) -> ExtensionError:
    return ExtensionError(
        name,
        (),
        f"no {group} are registered, so the package runs without its installed metadata or with "
        "that of an older version. Install it again: pip install --editable .",
    )
