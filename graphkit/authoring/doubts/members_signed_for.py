"""Tell that those for whom somebody signed are the members, and not who signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.known_words.words_of_headers import SIGNED_BY, SIGNED_FOR
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def members_signed_for(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Tell once how many members are read from the column of those for whom somebody signed.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One at most.
    """
    header = headers.get(SIGNED_FOR)
    if header is None:
        return
    signers = headers.get("member", "member")
    signed = [row for row in rows if row.own.get(SIGNED_BY)]
    if not signed:
        return
    row, members = signed[0], {row.own.get("member", ""): row for row in signed}
    more = f" and {len(members) - 1:,} more" if len(members) > 1 else ""
    message = (
        f"{row.own.get('member', '')[:40]!r}{more}, for whom somebody signed, "
        f"{'are read as the members' if more else 'is read as the member'}; who signed, as "
        f"{row.own[SIGNED_BY][:40]!r} did, is none, and kept in {SIGNED_BY}."
    )
    hint = (
        f"If who signed is the member, write {signers!r} as 'Member'; {header!r} is then kept as"
        " on_behalf_of."
    )
    yield Problem(row.path, row.line, header, message, hint)
