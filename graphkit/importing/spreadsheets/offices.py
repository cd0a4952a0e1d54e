"""Tell those who hold an office, and the organisations whose office it is."""

from __future__ import annotations

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import OFFICES, ORGANISATIONS


def is_organisation(header: str) -> bool:
    """Tell whether a header names organisations, which are members or have some.

    >>> is_organisation("Company"), is_organisation("Country")
    (True, False)
    """
    return without_brackets(plain(header)) in ORGANISATIONS


def is_office(header: str) -> bool:
    """Tell whether a header names those who hold an office, which is that of an organisation.

    >>> is_office("Director"), is_office("Directorate")
    (True, False)
    """
    return without_brackets(plain(header)) in OFFICES
