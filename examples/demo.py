"""What is known, one question with its source, and a page to open: what ``make demo`` prints.

Run it with the file that the page is to be written to::

    python examples/demo.py coalitions.html
"""

from __future__ import annotations

import datetime
import sys
import textwrap
from pathlib import Path

import graphkit as gk

WIDTH = 78
ASKED = """
SELECT ?who ?coalition ?during ?quote ?publisher ?published ?url
       (COUNT(DISTINCT ?source) AS ?sources) WHERE {
  ?membership a cg:Membership ; org:member ?who ; org:organization ?coalition ;
              cg:during ?during ; cg:adoptedFrom ?word ; cg:evidence/cg:source ?source .
  ?word cg:statedDuring ?during ; cg:quote ?quote ; cg:source ?from .
  ?from dcterms:publisher ?publisher ; cg:published ?published ; cg:url ?url .
  FILTER(REGEX(?during, "^[0-9]{4}-[0-9]{2}-[0-9]{2}/"))
  FILTER(STRLEN(?quote) < 160 && STRLEN(STR(?url)) < 76)
}
GROUP BY ?who ?coalition ?during ?quote ?publisher ?published ?url
ORDER BY DESC(?sources) ?coalition ?who LIMIT 1
"""
"""The membership that most sources tell of, with a day and a source that fits on a line."""


def main(page: Path) -> None:
    """Print the tour, and write the page."""
    kg = gk.load()
    say(known(kg))

    told = kg.query(ASKED).records()[0]
    actor, coalition = kg.actor(str(told["who"])), kg.coalition(str(told["coalition"]))
    day = str(told["during"])[:10]
    print(f"\nSince when has {actor.label()} belonged to “{coalition.label()}”?")
    say(f"Since {in_words(day)}: “{told['quote']}”", indent="  ")
    say(f"{told['publisher']}, {in_words(str(told['published']))}, {told['url']}", indent="  ")
    say(f"{told['sources']} sources tell of it; each one's word is kept.", indent="  ")

    page.parent.mkdir(parents=True, exist_ok=True)
    gk.view(kg).save(page)
    print(f"\nOpen {page} in a browser: who joined what, when, on whose word.\n\nThen try:")
    for arguments in (
        f"members {coalition.id} --on {day}",
        f"evidence {actor.id} {coalition.id}",
        f"analyse pairs --on {day} --min-shared 5",
    ):
        print(f"  {program()} {arguments}")


def known(kg: gk.KnowledgeGraph) -> str:
    """Count what is in the graph, and name its largest coalitions."""
    largest = [
        f"{row['label']} ({row['members']})"
        for row in sorted(kg.overview().records(), key=lambda row: -int(str(row["members"])))[:3]
    ]
    return (
        f"{len(kg.list('coalitions')):,} coalitions, {len(kg.list('actors')):,} actors and "
        f"{len(kg.panel):,} memberships, on the word of {len(kg.list('sources')):,} sources. "
        f"Where sources disagree, both are kept: {len(kg.conflicts()):,} times. "
        f"The largest: {', '.join(largest)}."
    )


def in_words(day: str) -> str:
    """Write a day as people do; a month or a year stays as it is."""
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return f"{date.day} {date:%B %Y}"


def say(text: str, indent: str = "") -> None:
    """Print a paragraph in lines that a small terminal can show."""
    print(
        textwrap.fill(
            text,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def program() -> str:
    """Name the command as it can be typed here."""
    command = Path(sys.executable).with_name("graphkit")
    try:
        return str(command.relative_to(Path.cwd()))
    except ValueError:
        return command.name


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "coalitions.html"))
