"""What changed in the ontology, out of the changelog."""

from __future__ import annotations

import re

_VERSION = re.compile(r"^## (\S+)", re.MULTILINE)


def changes_of_ontology(changelog: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """List the entries on the ontology of each version, the newest first.

    >>> text = "## 0.2.0\\n### Code\\n- a\\n### Ontology\\n- b\\n\\n- `c`\\n## 0.1.0\\n"
    >>> changes_of_ontology(text + "### Data\\n- d\\n")
    (('0.2.0', ('b', 'c')),)
    """
    found = []
    starts = [*_VERSION.finditer(changelog)]
    ends = [*(start.start() for start in starts[1:]), len(changelog)]
    for start, end in zip(starts, ends, strict=True):
        _, heading, rest = changelog[start.end() : end].partition("### Ontology\n")
        if heading:
            lines = rest.partition("\n### ")[0].splitlines()
            entries = tuple(line[2:].replace("`", "") for line in lines if line.startswith("- "))
            found.append((start[1], entries))
    return tuple(found)
