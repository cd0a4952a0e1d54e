"""Write the other records: positions, operators, owners, names, statements, acts, counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from graphkit.building.evidence import add_period, group, write_record
from graphkit.building.lives import life_slug
from graphkit.building.promises_kept import write_assessments, write_targets
from graphkit.building.things import jurisdiction
from graphkit.building.turtle import Facts, term, text, thing
from graphkit.facts.adopt import adopt, begun, first_said
from graphkit.facts.authored_row import AS_STATED, Row, Tables
from graphkit.facts.certainty import CERTAINTIES, days_of, degree_in
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST, word
from graphkit.names.record_id import record_ids
from graphkit.terms import jurisdiction_slug

Published = Mapping[str, Period | None]
Fill = Callable[[Facts, str, Row], None]


def write_happenings(facts: Facts, tables: Tables, published: Published) -> None:
    """Write every record but the memberships."""

    offices = _offices(tables["appointments"], published)
    fillers = {**_FILLERS, "statements": ("cg:Statement", _statement(offices))}
    for table, (kind, fill) in fillers.items():
        for slug, rows in group(tables[table], slugs_of(table, tables[table])).items():
            if table == "endorsements" and all(row["polarity"] == AGAINST for row in rows):
                _write_denied_act(facts, f"{slug}--denied", rows, published)
                continue
            words, adopted = write_record(facts, slug, kind, rows, published)
            period = begun(adopted.during, words) if table in _LASTING else adopted.during
            add_period(facts, thing(slug), period, adopted)
            for row in rows:
                fill(facts, thing(slug), row)
    _write_rosters(facts, tables["rosters"], published)
    write_targets(facts, tables["targets"], published)
    write_assessments(facts, tables["assessments"], published)


def _operation_slug(row: Row) -> str:
    return f"{row['service']}--operated-by--{row['operator']}{_spell_of(row)}"


def _ownership_slug(row: Row) -> str:
    return f"{row['owned']}--owned-by--{row['owner']}{_spell_of(row)}"


def _act_slug(row: Row) -> str:
    return f"{row['actor']}--{row['act']}--{row['commitment']}{_spell_of(row)}"


def _act(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:doneBy", thing(row["actor"]))
    facts.add(record, "cg:actKind", term("act-kind", row["act"]))
    facts.add(record, "cg:concerns", thing(row["commitment"]))


def _write_denied_act(facts: Facts, slug: str, rows: Sequence[Row], published: Published) -> None:
    """Write of whom every source says that it has not done it; this is no act."""
    _, adopted = write_record(facts, slug, "cg:Denial", rows, published)
    add_period(facts, thing(slug), adopted.during, adopted)
    facts.add(thing(slug), "cg:deniedMember", thing(rows[0]["actor"]))
    facts.add(thing(slug), "cg:deniedCommitment", thing(rows[0]["commitment"]))
    facts.add(thing(slug), "cg:actKind", term("act-kind", rows[0]["act"]))


def _step_slug(row: Row) -> str:
    return f"{row['coalition']}--{row['actor']}--{row['step']}{_spell_of(row)}"


def _step(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:stepOf", thing(row["actor"]))
    facts.add(record, "cg:stepIn", thing(row["coalition"]))
    facts.add(record, "cg:stepKind", term("step-kind", row["step"]))


def _operation(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:service", thing(row["service"]))
    facts.add(record, "cg:operator", thing(row["operator"]))


def _ownership(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:owned", thing(row["owned"]))
    facts.add(record, "cg:owner", thing(row["owner"]))


def _convening_slug(row: Row) -> str:
    return f"{row['convened']}--convened-by--{row['convener']}{_spell_of(row)}"


def _governing_slug(row: Row) -> str:
    governed = jurisdiction_slug(row["jurisdiction"])
    return f"{row['government']}--governs--{governed}{_spell_of(row)}"


def _support_slug(row: Row) -> str:
    """Tell supports of two periods apart, if both have an end."""
    during = row.cells.get(AS_STATED, row["during"])
    period = "" if during.endswith(("/", "/..")) else re.sub(r"[^0-9a-z]+", "-", during.lower())
    ends = [row["coalition"], row["kind"], f"by--{row['supporter']}", period.strip("-")]
    return "--".join(filter(None, ends)) + _spell_of(row)


def _support(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:supported", thing(row["coalition"]))
    facts.add(record, "cg:supportedBy", thing(row["supporter"]))
    facts.add(record, "cg:supportKind", term("support-kind", row["kind"]))
    facts.add(record, "cg:amount", text(row["amount"]))


def _life(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:lifeOf", thing(row["thing"]))


def _convening(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:convened", thing(row["convened"]))
    facts.add(record, "cg:convener", thing(row["convener"]))
    facts.add(thing(row["convened"]), "cg:convenedBy", thing(row["convener"]))


def _governing(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:government", thing(row["government"]))
    facts.add(record, "cg:governed", jurisdiction(row["jurisdiction"]))


def _name(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:named", thing(row["thing"]))
    facts.add(record, "cg:name", text(row["name"], row["language"]))
    facts.add(record, "cg:nameKind", term("name-kind", row["kind"]))


def _appointment(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "org:member", thing(row["person"]))
    facts.add(record, "org:organization", thing(row["organisation"]))
    facts.add_texts(record, "cg:title", row.texts("title"))
    facts.add(record, "cg:onBehalfOf", thing(row["on_behalf_of"]))


def _event(facts: Facts, record: str, row: Row) -> None:
    facts.add_texts(record, "skos:prefLabel", row.texts("name"))
    facts.add(record, "cg:eventKind", term("event-kind", row["kind"]))
    facts.add(record, "cg:place", text(row["place"]))
    facts.add(record, "cg:takesPlaceIn", jurisdiction(row["country"]))
    facts.add(record, "cg:participant", *map(thing, row.items_of("participants")))


def _change(facts: Facts, record: str, row: Row) -> None:
    facts.add(record, "cg:changeKind", term("change-kind", row["kind"]))
    facts.add(record, "cg:before", *map(thing, row.items_of("before")))
    facts.add(record, "cg:after", *map(thing, row.items_of("after")))


Offices = Mapping[tuple[str, str], Mapping[str, Period]]


def _offices(rows: Sequence[Row], published: Published) -> Offices:
    """List the positions that a person holds in an organisation, and when."""
    offices: dict[tuple[str, str], dict[str, Period]] = {}
    for slug, same in group(rows, slugs_of("appointments", rows)).items():
        adopted = adopt([word(row, published) for row in same])
        key = same[0]["person"], same[0]["organisation"]
        offices.setdefault(key, {})[slug] = adopted.during
    return offices


def _office_on(during: str, held: Mapping[str, Period]) -> str:
    """Choose the one position that fits the day best; none where two fit equally well."""
    day = parse(during or UNDATED).start_latest
    if len(held) <= 1 or day is None:
        return next(iter(held), "") if len(held) <= 1 else ""
    ranks = {
        slug: CERTAINTIES.index(degree_in(days_of(period), day, day))
        for slug, period in held.items()
    }
    best = [slug for slug, rank in ranks.items() if rank == max(ranks.values())]
    return best[0] if len(best) == 1 else ""


def _statement(
    offices: Offices,
) -> Fill:
    def fill(facts: Facts, record: str, row: Row) -> None:
        facts.add(record, "cg:speaker", thing(row["speaker"]))
        held = offices.get((row["speaker"], row["speaking_as"]), {})
        facts.add(record, "cg:speakingAs", thing(_office_on(row["during"], held)))
        facts.add(record, "cg:onBehalfOf", thing(row["on_behalf_of"] or row["speaking_as"]))
        facts.add(record, "cg:about", thing(row["about"]))
        facts.add(record, "cg:stance", term("stance", row["stance"]))
        facts.add(record, "cg:quote", text(row["quote"], row["language"]))
        facts.add(record, "cg:variantOf", thing(row["variant_of"]))

    return fill


def _write_rosters(facts: Facts, rows: Sequence[Row], published: Published) -> None:
    """Write what sources count; the adopted count comes from the source that ranks first."""
    for slug, same in group(rows, _own_id).items():
        words, adopted = write_record(
            facts,
            slug,
            "cg:Roster",
            same,
            published,
            more=lambda row: {"cg:statedCount": row["count"]},
        )
        record = thing(slug)
        add_period(facts, record, adopted.during, adopted)
        facts.add(record, "cg:rosterOf", thing(same[0]["coalition"]))
        facts.add(record, "cg:counts", term("counted", same[0]["counted"]))
        facts.add(record, "cg:statedCount", first_said(words, lambda word: word.row["count"]) or "")


def _own_id(row: Row) -> str:
    return row["id"]


def slugs_of(table: str, rows: Sequence[Row]) -> Callable[[Row], str]:
    """Tell how a table names its records; rows of one name are one record.

    Parameters
    ----------
    table : str
        One of `RECORD_TABLES`.
    rows : sequence of Row
        All its rows: what is named after a person's title or a thing's name is told apart from
        other names that read alike.
    """
    if table in _NAMED_AFTER:
        return _named_after(rows, *_NAMED_AFTER[table])
    return _SLUGS.get(table, _own_id)


def _named_after(
    rows: Sequence[Row], prefix: Callable[[Row], str], named: Callable[[Row], tuple[str, str]]
) -> Callable[[Row], str]:
    """Name records after what they belong to and a name in a language."""
    names: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        names.setdefault(prefix(row), []).append(named(row))
    ids = {owner: record_ids(borne) for owner, borne in names.items()}
    return lambda row: f"{prefix(row)}--{ids[prefix(row)][named(row)]}{_spell_of(row)}"


def _spell_of(row: Row) -> str:
    """Tell the times of one record apart, as those of one membership are."""
    spell = row.cells.get("spell", "")
    return f"--{spell}" if spell else ""


def _title_of(row: Row) -> tuple[str, str]:
    """The title of a position, in English where it has one, and its language."""
    titles = dict(reversed(row.texts("title")))
    language = "en" if "en" in titles else next(reversed(titles), "")
    return titles[language], language


_NAMED_AFTER: Final[Mapping[str, tuple[Callable[[Row], str], Callable[[Row], tuple[str, str]]]]] = {
    "names": (
        lambda row: f"{row['thing']}--named",
        lambda row: (row["name"], row["language"]),
    ),
    "appointments": (
        lambda row: f"{row['person']}--{row['organisation']}",
        _title_of,
    ),
}


_SLUGS: Final[Mapping[str, Callable[[Row], str]]] = {
    "operations": _operation_slug,
    "ownerships": _ownership_slug,
    "endorsements": _act_slug,
    "steps": _step_slug,
    "lives": life_slug,
    "convenings": _convening_slug,
    "governings": _governing_slug,
    "supports": _support_slug,
}
RECORD_TABLES: Final = (
    "operations",
    "ownerships",
    "names",
    "appointments",
    "events",
    "changes",
    "statements",
    "rosters",
    "endorsements",
    "steps",
    "targets",
    "assessments",
    "lives",
    "convenings",
    "governings",
    "supports",
)
"""The tables whose rows are sources' words about records, beside the memberships."""

_LASTING: Final = (
    *("operations", "ownerships", "appointments", "endorsements"),
    *("lives", "convenings", "governings", "supports"),
)
"""What lasts, so that a source without a date shows it to have begun when it was published."""

_FILLERS: Final[Mapping[str, tuple[str, Fill]]] = {
    "operations": ("cg:Operation", _operation),
    "ownerships": ("cg:Ownership", _ownership),
    "names": ("cg:NameUse", _name),
    "appointments": ("cg:Appointment", _appointment),
    "events": ("cg:Event", _event),
    "changes": ("cg:Change", _change),
    "endorsements": ("cg:Act", _act),
    "steps": ("cg:Step", _step),
    "lives": ("cg:Life", _life),
    "convenings": ("cg:Convening", _convening),
    "governings": ("cg:Governing", _governing),
    "supports": ("cg:Support", _support),
}
