"""What surrounds the records: evidence, promises, statements, events and stated counts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from graphkit.facts.at_odds import denies, end_of, start_differs
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST
from graphkit.questions.adopted_parts import END, adopted_parts
from graphkit.views import clean_text
from graphkit.views.gathering.triples import SubjectProperties, Things, dump
from graphkit.views.scene import Commitment, Count, Event, Evidence, Statement

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph

EMPTY: Final = SubjectProperties("")


def evidence_of(
    thing: SubjectProperties, words: Things, disputed: frozenset[str] = frozenset()
) -> tuple[Evidence, ...]:
    """Give each source's word about a record, the adopted one first.

    Roles that differ contradict each other in records that are ``disputed``, and in no others.
    """
    role = thing.ref("role") if thing.id in disputed else ""
    adopted = thing.ref("adoptedFrom")
    found = [words[id] for id in thing.refs("evidence") if id in words]
    parts = _parts(thing, found, adopted)
    return tuple(
        Evidence(
            source=word.ref("source"),
            during=word.ref("statedDuring"),
            role=word.ref("statedRole"),
            quote=clean_text.prose(word.ref("quote")),
            confidence=word.ref("confidence"),
            note=clean_text.prose(word.ref("note")),
            adopted=word.id == adopted and word.ref("polarity") != AGAINST,
            differs=_denies(word, thing)
            or _differs(word, words.get(adopted), role)
            or (len(found) > 1 and _ends_otherwise(word, thing)),
            denies=word.ref("polarity") == AGAINST,
            count=word.number("statedCount"),
            adopts=parts.get(word.id, ""),
        )
        for word in sorted(found, key=lambda word: (word.id != adopted, word.id))
    )


def _parts(
    thing: SubjectProperties, words: Sequence[SubjectProperties], adopted: str
) -> Mapping[str, str]:
    """Say what the record takes from whom, where it takes its end from another than the adopted."""
    if len(words) < 2 or thing.date("endLatest") is None:  # as of most, which need no more reading
        return {}
    rows = [
        {
            "record": thing.id,
            "during": thing.ref("during"),
            "stated": word.ref("statedDuring"),
            "polarity": word.ref("polarity"),
            "adopted": word.id == adopted and word.ref("polarity") != AGAINST,
            "confidence": word.ref("confidence"),
            "published": word.ref("published"),
            "source": word.ref("source"),
        }
        for word in words
    ]
    told = {word.id: part for word, part in zip(words, adopted_parts(rows), strict=True) if part}
    return told if any(part == END and id != adopted for id, part in told.items()) else {}


def _denies(word: SubjectProperties, record: SubjectProperties) -> bool:
    polarity = word.ref("polarity")
    if not polarity:  # as most are, whose periods need not be read
        return False
    return denies(polarity, word.ref("confidence"), _period(word), _period(record))


def _differs(word: SubjectProperties, adopted: SubjectProperties | None, role: str) -> bool:
    """Tell whether a source contradicts what was adopted: the role, or the word of another."""
    if word.ref("polarity") == AGAINST:
        return False
    if role and word.ref("statedRole") not in ("", role):
        return True
    if adopted is None or word.id == adopted.id:
        return False
    own, theirs = word.ref("statedCount"), adopted.ref("statedCount")
    return start_differs(_start(word), _start(adopted)) or bool(own and theirs and own != theirs)


def _ends_otherwise(word: SubjectProperties, record: SubjectProperties) -> bool:
    """Tell whether a source contradicts whether and when a record is said to have ended."""
    if word.ref("polarity") == AGAINST or not record.ref("adoptedFrom"):
        return False
    told, ended = parse(record.ref("during") or UNDATED), _end(word)
    if not told.states_end:
        return told.ongoing and ended[1] is not None
    if any(ended):
        return start_differs(ended, end_of(told))
    return _runs_after(word, told.end_latest)


def _runs_after(word: SubjectProperties, over: datetime.date | None) -> bool:
    """Tell whether a source says of a thing that it still ran, surely after a day."""
    published = word.ref("published")
    if over is None or not published or not word.ref("statedDuring").endswith("/.."):
        return False
    written = parse(published).start_earliest
    return written is not None and over < written


def _end(thing: SubjectProperties) -> tuple[datetime.date | None, datetime.date | None]:
    return thing.date("endEarliest"), thing.date("endLatest")


def _period(thing: SubjectProperties) -> Period:
    return Period("", *_start(thing), thing.date("endEarliest"), thing.date("endLatest"), False)


def _start(word: SubjectProperties) -> tuple[datetime.date | None, datetime.date | None]:
    return word.date("startEarliest"), word.date("startLatest")


def commitments(kg: KnowledgeGraph) -> tuple[Commitment, ...]:
    """Give every promise with its text, goal and coalition."""
    texts = dump(kg, "?s a cg:Instrument .")
    goals = dump(kg, "?s a cg:Goal .")
    adopters = {
        text: thing.id
        for thing in dump(kg, "?s cg:adopts [] .").values()
        for text in thing.refs("adopts")
    }
    return tuple(
        Commitment(
            id=thing.id,
            coalition=adopters.get(thing.ref("statedIn"), ""),
            summary=thing.label("summary"),
            instrument=texts.get(thing.ref("statedIn"), EMPTY).label("prefLabel"),
            number=clean_text.text(thing.ref("number")),
            groups=thing.refs("addressedTo"),
            goal=goals.get(thing.ref("pursues"), EMPTY).label("prefLabel"),
            confidence=thing.ref("confidence"),
            sources=thing.refs("source"),
        )
        for thing in dump(kg, "?s a cg:Commitment .").values()
    )


def statements(kg: KnowledgeGraph, things: Things, words: Things) -> tuple[Statement, ...]:
    """Give every quotation or stance with its speaker and the speaker's position."""
    posts = dump(kg, "?s a cg:Appointment .")
    return tuple(
        Statement(
            id=thing.id,
            speaker=things.get(thing.ref("speaker"), EMPTY).label("prefLabel"),
            quote=thing.label("quote"),
            title=posts.get(thing.ref("speakingAs"), EMPTY).label("title"),
            speaker_id=thing.ref("speaker"),
            on_behalf_of=thing.ref("onBehalfOf"),
            about=thing.refs("about"),
            during=thing.ref("during"),
            stance=thing.ref("stance"),
            variant_of=thing.ref("variantOf"),
            evidence=evidence_of(thing, words),
        )
        for thing in dump(kg, "?s a cg:Statement .").values()
    )


def events(kg: KnowledgeGraph, words: Things) -> tuple[Event, ...]:
    """Give every event with those who took part."""
    return tuple(
        Event(
            id=thing.id,
            kind=thing.ref("eventKind"),
            label=thing.label("prefLabel"),
            during=thing.ref("during"),
            day=thing.day("startEarliest"),
            place=clean_text.text(thing.ref("place")),
            participants=thing.refs("participant"),
            sources=tuple(dict.fromkeys(word.source for word in evidence_of(thing, words))),
        )
        for thing in dump(kg, "?s a cg:Event .").values()
    )


def counts(kg: KnowledgeGraph, words: Things) -> tuple[Count, ...]:
    """Give the numbers of members or promises that sources state."""
    return tuple(
        Count(
            id=thing.id,
            coalition=thing.ref("rosterOf"),
            counted=thing.ref("counts"),
            during=thing.ref("during"),
            count=thing.number("statedCount"),
            evidence=evidence_of(thing, words),
        )
        for thing in dump(kg, "?s a cg:Roster .").values()
    )
