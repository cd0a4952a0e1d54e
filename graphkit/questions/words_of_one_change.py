"""Say in a sentence what a second edition of a graph says otherwise of a membership."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphkit.questions.answer_columns import ends_of
from graphkit.questions.evidence_told import DENIED, evidence_otherwise
from graphkit.questions.memberships_told import MembershipTold
from graphkit.questions.stated_by_source import words_of_stated
from graphkit.questions.words_of_other_period import OPEN, words_of_other_period


def words_of_one_change(
    change: str,
    one: MembershipTold,
    was: MembershipTold | None,
    titles: Mapping[str, str],
    *,
    still: bool,
) -> str:
    """Say a change as a sentence.

    Parameters
    ----------
    change : str
        The change, as `difference` calls it.
    one, was : MembershipTold
        The membership as it is told last, and as the old edition told it, if it did.
    titles : mapping of str to str
        The titles of sources by their ids.
    still : bool
        Whether the new edition has the same member in the same coalition.
    """
    start, end = ends_of(one.during)
    if change in ("joined", "joined again"):
        since = f" (since {start})" if start else ""
        return f"{one.label} {change.replace('joined', 'joined ' + one.called)}{since}."
    if change == "other role" and was is None:
        if end not in OPEN:
            return f"{one.label} was {one.role} of {one.called} ({start or '?'} to {end})."
        return f"{one.label} is {one.role} of {one.called}{f' (since {start})' if start else ''}."
    if change == "corrected" and was is None:
        return f"{one.label} was {one.role} of {one.called}, too ({start or '?'} to {end})."
    if was is None or change == "removed":
        period = f" for {one.during}" if still else ""
        return f"{one.label} is no longer listed in {one.called}{period}."
    corrected = "; ".join(_corrections(was, one, titles, left=change == "left"))
    if change == "other role" and one.role != was.role:
        rest = "; ".join(_corrections(was, one, titles, left=False, role=False))
        role = f"{one.label} is {one.role} of {one.called}, and no more {was.role}"
        return f"{role}{rest and '; ' + rest}."
    if change == "other role":
        return f"{one.label} is {one.role} of {one.called} no more ({end})."
    if change == "left":
        return f"{one.label} left {one.called} ({end}){corrected and '; ' + corrected}."
    return f"{one.label} in {one.called}: {corrected}."


def _corrections(
    was: MembershipTold,
    now: MembershipTold,
    titles: Mapping[str, str],
    *,
    left: bool,
    role: bool = True,
) -> Iterator[str]:
    """Say what is told otherwise than before, but for the end of who left and a role told apart."""
    yield from words_of_other_period(was.during, now.during, left=left)
    if role and now.role != was.role:
        yield f"as {now.role} instead of {was.role}"
    for column in dict.fromkeys(column for column, _ in (*was.more, *now.more)):
        old, new = (
            ", ".join(value for name, value in one.more if name == column) for one in (was, now)
        )
        if old != new:
            yield f"{column} {new or 'empty'} instead of {old or 'empty'}"
    yield from evidence_otherwise(was.evidence, now.evidence, titles)
    yield from (words_of_stated(one, titles) for one in was.stated_otherwise(now))
    denied = any(column == DENIED for column, _ in (*was.evidence, *now.evidence))
    if denied and was.surest and now.surest and was.surest != now.surest:
        yield f"it is {now.surest} at most, and was {was.surest}"
