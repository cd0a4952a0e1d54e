"""Which tags of one language are nearest to another: those that share the most with it.

A region implies a script where only one is written there, so that ``zh-TW`` is ``zh-Hant-TW``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_SCRIPTS: Final = {"zh-hant": ("tw", "hk", "mo"), "zh-hans": ("cn", "sg")}
"""Of each language and script the regions that imply it (the page has the same)."""
_IN_FULL: Final = {
    f"{script.partition('-')[0]}-{region}": f"{script}-{region}"
    for script, regions in _SCRIPTS.items()
    for region in regions
}
_SHORT: Final = {whole: short for short, whole in _IN_FULL.items()}
_TAG: Final = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})+")
_NEARER: Final = re.compile(r"LANG\(\?(\w+_nearer)\) < LANG\(\?(\w+_near)\)")


def near(lang: str, tags: Iterable[str]) -> list[str]:
    """List the tags of the language of a tag in the order in which they stand for it.

    First are those that have the most of its parts in common, from the first on; of several, the
    first in the order of the alphabet.

    Parameters
    ----------
    lang : str
        The tag, in small letters.
    tags : iterable of str
        Those that there are.

    Examples
    --------
    >>> near("zh", ["en", "zh-hant", "zh-hans"]), near("pt-br", ["pt-pt", "pt"])
    (['zh-hans', 'zh-hant'], ['pt', 'pt-pt'])
    >>> near("zh-tw", ["zh-hans", "zh-hant"]), near("zh-hant-hk", ["zh-cn", "zh-tw"])
    (['zh-hant', 'zh-hans'], ['zh-tw', 'zh-cn'])
    """
    language = lang.partition("-")[0]
    same = [tag for tag in tags if tag.partition("-")[0] == language]
    return sorted(same, key=lambda tag: (-_shared(tag, lang), tag))


def nearest_first(query: str, lang: str) -> str:
    """Let a query of labels take the nearest tag first, where the first of all is another.

    Parameters
    ----------
    query : str
        SPARQL that takes the first in order of the tags of a language, as the named queries do.
    lang : str
        The tag that is asked for, in small letters. One without a region or script shares as much
        with each tag of its language, and the query stays as it is.

    Examples
    --------
    >>> print(nearest_first("FILTER(LANG(?a_nearer) < LANG(?a_near))", "zh-tw"))
    FILTER(CONCAT(IF(REGEX(LANG(?a_nearer), "^(zh-hant-tw|zh-tw)(-|$)"), "0", \
IF(REGEX(LANG(?a_nearer), "^(zh-hant|zh-tw|zh-hk|zh-mo)(-|$)"), "1", "~")), LANG(?a_nearer)) < \
CONCAT(IF(REGEX(LANG(?a_near), "^(zh-hant-tw|zh-tw)(-|$)"), "0", \
IF(REGEX(LANG(?a_near), "^(zh-hant|zh-tw|zh-hk|zh-mo)(-|$)"), "1", "~")), LANG(?a_near)))
    """
    if not _TAG.fullmatch(lang):
        return query
    return _NEARER.sub(lambda two: f"{_place(two[1], lang)} < {_place(two[2], lang)}", query)


def _place(variable: str, lang: str) -> str:
    """Write SPARQL for where a tag stands in the order."""
    tag = f"LANG(?{variable})"
    place = '"~"'
    for number, range_ in reversed([*enumerate(_ranges(lang))]):
        place = f'IF(REGEX({tag}, "^({range_})(-|$)"), "{number}", {place})'
    return f"CONCAT({place}, {tag})"


@lru_cache(maxsize=64)
def _ranges(lang: str) -> tuple[str, ...]:
    """List what tags begin with that share more than the language, the most first."""
    parts = _in_full(lang)
    shared = ["-".join(parts[:several]) for several in range(len(parts), 1, -1)]
    return tuple("|".join(_ways_to_write(one)) for one in shared)


def _ways_to_write(tag: str) -> list[str]:
    regions = [_SHORT[f"{tag}-{region}"] for region in _SCRIPTS.get(tag, ())]
    parts = tag.split("-")
    short = _SHORT.get("-".join(parts[:3]))
    return [tag, *regions, *(["-".join([short, *parts[3:]])] if short else [])]


def _shared(one: str, other: str) -> int:
    """Count the parts that two tags have in common, from the first on."""
    shared = 0
    for part, beside in zip(_in_full(one), _in_full(other), strict=False):
        if part != beside:
            break
        shared += 1
    return shared


def _in_full(tag: str) -> list[str]:
    parts = tag.split("-")
    short = "-".join(parts[:2])
    return [*_IN_FULL.get(short, short).split("-"), *parts[2:]]
