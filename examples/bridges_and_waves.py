"""Bridges and waves: three questions about online-safety coalitions, and how sure the answers are.

Run it with a folder for the figures::

    python examples/bridges_and_waves.py figures/

Read it from top to bottom like a notebook: each part asks one question, answers it from the
bundled facts, and says how certain the answer is. Nothing here needs the network.

Three words recur. On a given day a membership is *certain* if a source published on that day or
later shows it, or its stated end is later; *presumed* if it had begun and nobody says that it
ended, but no source looks as far as that day; *possible* if the dates merely allow it. Much of
what is known about coalitions comes from lists published once, so most memberships are presumed.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import graphkit as gk
from graphkit.analysis import plots
from graphkit.analysis.time.date_in_words import date_in_words

DAY = "2024-01-01"
CALL = "christchurch-call"
kg = gk.load()


PLURALS = {"company": "companies", "civil-society": "civil-society organisations"} | {
    "public-body": "public bodies",
    "academic": "academic institutions",
}


def say(*sentences: str) -> None:
    """Print a paragraph."""
    print(textwrap.fill(" ".join(sentences), width=98, break_on_hyphens=False), end="\n\n")


def counted(kinds: Counter[str]) -> str:
    """Put numbers of actors of several kinds into words, the largest first."""
    words = [
        f"{count} {kind if count == 1 else PLURALS.get(kind, kind + 's')}".replace("-", " ")
        for kind, count in kinds.most_common()
    ]
    return ", ".join(words) or "none"


def labels(slugs: Iterable[str]) -> str:
    """Name some actors, in the order of their ids in the list."""
    return ", ".join(kg.panel.actors[slug].label for slug in slugs)


def works_on(topic: str) -> list[str]:
    """List the coalitions that work on a topic."""
    return [name for name, info in kg.panel.coalition_info.items() if topic in info.topics]


# 1. Who bridges government-led and industry-led coalitions? -------------------------------------
#
# Some coalitions are convened by governments, others by companies. An actor that sits in both
# kinds is a bridge: it hears both conversations. `bridges` finds them in the network of one day.


def bridging(panel: gk.Panel) -> list[tuple[str, int]]:
    """List the actors that are in a government-led and in an industry-led coalition."""
    seats: dict[str, Counter[str]] = {}
    for member, coalition in {*zip(panel.member.tolist(), panel.coalition.tolist(), strict=True)}:
        led_by = panel.coalition_info[panel.coalitions[coalition]].led_by
        seats.setdefault(panel.members[member], Counter())[led_by] += 1
    both = {
        actor: min(count["governments"], count["industry"])
        for actor, count in seats.items()
        if count["governments"] and count["industry"]
    }
    return sorted(both.items(), key=lambda pair: (-pair[1], pair[0]))


def who_bridges(folder: Path) -> None:
    """Answer the first question."""
    found = bridging(kg.panel.at(DAY))
    kinds = Counter(kg.panel.actors[actor].kind for actor, _ in found)
    rarest = gk.analysis.bridges(kg.network(on=DAY), across="led_by").head(5)
    say(
        f"1. WHO BRIDGES? On {DAY}, {len(found)} actors sat both in a coalition led by",
        f"governments and in one led by industry: {counted(kinds)}.",
        "Companies sign what governments lead; whether governments join what industry leads shows",
        "in the number of governments among them, which is",
        f"{kinds['government'] or 'none'}.",
    )
    say(
        "Those with most seats on the side where they have fewer:",
        labels([actor for actor, _ in found[:8]]) + ".",
        "Across all five kinds of leadership, the rarest bridges are made by",
        ", ".join(map(str, rarest.column("label"))) + ".",
    )
    number = gk.analysis.as_range(kg, lambda panel: len(bridging(panel)), on=DAY).records()[0]
    draws = gk.analysis.monte_carlo(
        kg, lambda panel: len(bridging(panel)), on=DAY, draws=100, seed=1
    ).records()[0]
    say(
        f"How certain is it? If only certain memberships counted there would be"
        f" {number['certain']} bridges, with all possible ones {number['possible']}.",
        "That spread comes from lists that were published once and never confirmed. Dates known",
        "only within bounds are another matter: drawing all of them at random 100 times gives",
        f"between {draws['low']:g} and {draws['high']:g} bridges in nine draws out of ten.",
    )
    industry = [name for name, info in kg.panel.coalition_info.items() if info.led_by == "industry"]
    figure = plots.incidence_map(
        kg, industry, on=DAY, order="alike", most=40, title="Who is in which industry-led coalition"
    )
    figure.savefig(folder / "industry-led.png", dpi=120)


# 2. How did the Christchurch Call grow? ---------------------------------------------------------
#
# `waves` looks for bursts of joining and puts the events of those days beside them. Dates that are
# known only within a long interval make no wave, but are counted as "at most".


def how_it_grew(folder: Path) -> None:
    """Answer the second question."""
    found = gk.analysis.waves(kg, CALL, min_size=2)
    say(f"2. HOW DID THE CALL GROW? In {len(found)} waves:")
    for wave in found.records():
        members, events = wave["members"], wave["event_names"]
        assert isinstance(members, tuple) and isinstance(events, tuple)
        first, last = wave["first"], wave["last"]
        date = date_in_words(str(first) if first == last else f"[{first}..{last}]")
        kinds = Counter(kg.panel.actors[member].kind for member in members)
        say(
            f"   {date}, {wave['joined']} joined ({counted(kinds)};",
            f"{wave['joined_at_most']} at most)."
            + (f" At the time: {events[0]}." if events else ""),
        )
    say(f"Besides, {found.note}")
    curve = gk.analysis.growth(kg, CALL, every="year").records()
    say(
        "Members at the end of each year, with the number that was possible:",
        "; ".join(f"{row['day']:%Y}: {row['presumed']} (up to {row['possible']})" for row in curve)
        + ".",
    )
    median = gk.analysis.median_time_to_join(kg, CALL, kinds=["company", "government"])
    for row in median.records():
        say(
            f"   Half of the {row['joined']} members of kind {row['kind']} had joined after",
            f"{row['median']} days (between {row['least']} and {row['most']}, depending on how",
            "uncertain dates fall).",
        )
    plots.growth_curve(kg, CALL, by="kind", title="The Christchurch Call").savefig(
        folder / "growth.png", dpi=120
    )
    plots.joining_waves(kg, CALL, min_size=2).savefig(folder / "waves.png", dpi=120)
    plots.survival_curve(kg, CALL, kinds=["company", "government"]).savefig(
        folder / "time-to-join.png", dpi=120
    )


# 3. Which companies are in all child-safety bodies, but in none against terrorism? ---------------
#
# `missing` lists the members of some coalitions that are in none of some others. A body that works
# on both topics cannot help to tell them apart, and one without company members cannot have any.


def only_child_safety(folder: Path) -> None:
    """Answer the third question."""
    against = works_on("terrorism-and-violent-extremism")
    bodies = [
        name
        for name in works_on("child-safety")
        if name not in against and "company" in kg.members(name, on=DAY).column("kind")
    ]
    everywhere = set.intersection(
        *(set(kg.members(name, on=DAY).column("member")) for name in bodies)
    )
    strict = gk.analysis.missing(kg, against, bodies, on=DAY, kinds="company")
    loose = gk.analysis.missing(kg, against, bodies, on=DAY, kinds="company", every=False)
    found: list[dict[str, Any]] = list(loose.records())
    seats = sorted(found, key=lambda row: (-len(row["inside"]), row["actor"]))
    most = len(seats[0]["inside"])
    say(
        f"3. ONLY CHILD SAFETY? {len(bodies)} bodies for child safety had companies as members on",
        f"{DAY}. Taken by the letter, the answer is:",
        f"{labels(map(str, strict.column('actor'))) or 'none'}. (In all of these bodies at all,",
        f"whatever else they joined: {labels(sorted(map(str, everywhere))) or 'nobody'}.)",
    )
    say(
        f"Taken more loosely, {len(loose)} companies were in at least one and in no body against",
        f"terrorism. Those in most of them, {most} of {len(bodies)}:",
        labels([row["actor"] for row in seats if len(row["inside"]) == most]) + ".",
    )
    doubtful = [row["actor"] for row in seats if row["absent"] == "possible"]
    certain = sum(row["certainty"] == "certain" for row in seats)
    say(
        f"How certain is it? Of these {len(loose)}, {certain} are certain members for child safety",
        "on that day, the rest presumed.",
        f"A doubtful source may put {labels(doubtful)} inside a body against terrorism after all."
        if doubtful
        else "No source puts any of them inside a body against terrorism, not even a doubtful one.",
        "Being absent means that no source in the graph names them: lists may be incomplete.",
    )
    figure = plots.upset(
        kg, [*bodies, "gifct", CALL], on=DAY, kinds="company", most=20, title="Companies by body"
    )
    figure.savefig(folder / "child-safety.png", dpi=120)


# 4. On whose word? --------------------------------------------------------------------------------


def on_whose_word() -> None:
    """Say how well all of this is backed."""
    weak = gk.analysis.evidence_summary(kg, CALL, on=DAY).records()[0]
    worst = gk.analysis.evidence_quality(kg, CALL, on=DAY, weak="conflict")
    say(
        f"4. ON WHOSE WORD? Of the {weak['records']} memberships and totals of the Call,",
        f"{weak['one_source']:.0%} rest on one source, and sources contradict each other on",
        f"{len(worst)}: {', '.join(map(str, worst.column('record')))}.",
        f"Data version {kg.version}.",
    )


def main(folder: Path) -> None:
    """Answer all questions; the figures go into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    who_bridges(folder)
    how_it_grew(folder)
    only_child_safety(folder)
    on_whose_word()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "figures"))
