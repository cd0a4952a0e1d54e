"""Write what promises have to reach, and what became of them: targets and assessments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.building.evidence import add_period, group, write_record
from graphkit.building.turtle import Facts, day, term, text, thing
from graphkit.facts.adopt import adopt, begun, first_said
from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import Word

Published = Mapping[str, Period | None]


def write_targets(facts: Facts, rows: Sequence[Row], published: Published) -> None:
    """Write targets; the day due and the value to reach are adopted like any other word."""
    for slug, same in group(rows, _own_id).items():
        words, adopted = write_record(
            facts, slug, "cg:Target", same, published, more=_stated_of_target
        )
        record = thing(slug)
        add_period(facts, record, begun(adopted.during, words), adopted)
        facts.add(record, "cg:targetOf", thing(same[0]["commitment"]))
        facts.add(record, "cg:setFor", thing(same[0]["actor"]))
        facts.add_texts(record, "cg:indicator", same[0].texts("indicator"))
        facts.add(record, "cg:measure", text(_said(words, "measure")))
        due = _due(words)
        if due is not None:
            facts.add(record, "cg:due", text(due.text))
            facts.add(record, "cg:dueEarliest", day(due.end_earliest))
            facts.add(record, "cg:dueLatest", day(due.end_latest))


def write_assessments(facts: Facts, rows: Sequence[Row], published: Published) -> None:
    """Write assessments; several sources may report one of them."""
    for slug, same in group(rows, _own_id).items():
        words, adopted = write_record(
            facts, slug, "cg:Assessment", same, published, more=_stated_of_assessment
        )
        record = thing(slug)
        add_period(facts, record, adopted.during, adopted)
        facts.add(record, "cg:assesses", thing(same[0]["commitment"]))
        facts.add(record, "cg:assessed", thing(same[0]["actor"]))
        facts.add(record, "cg:assessor", thing(same[0]["assessor"]))
        facts.add(record, "cg:against", thing(same[0]["target"]))
        facts.add(record, "cg:verdict", term("verdict", _said(words, "verdict")))
        facts.add(record, "cg:measured", text(_said(words, "measured")))


def _due(words: Sequence[Word]) -> Period | None:
    """Adopt a day due as a period is adopted: by trust, then by precision, then the first."""
    dated = [word._replace(during=parse(word.row["due"])) for word in words if word.row["due"]]
    return adopt(dated).during if dated else None


def _said(words: Sequence[Word], column: str) -> str:
    return first_said(words, lambda word: word.row[column]) or ""


def _stated_of_target(row: Row) -> dict[str, str]:
    return {"cg:statedDue": text(row["due"]), "cg:statedMeasure": text(row["measure"])}


def _stated_of_assessment(row: Row) -> dict[str, str]:
    return {"cg:statedVerdict": term("verdict", row["verdict"])}


def _own_id(row: Row) -> str:
    return row["id"]
