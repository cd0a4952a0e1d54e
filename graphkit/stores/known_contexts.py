"""The JSON-LD contexts that are known without fetching them: the one of schema.org."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_SCHEMA: Final = re.compile(
    r"https?://(?:www\.)?schema\.org(?:/|/docs/jsonldcontext\.json(?:ld)?)?(?:#.*)?"
)
_ADDRESSES: Final = (
    *("url", "sameAs", "additionalType", "mainEntityOfPage", "image", "logo", "contentUrl"),
)


def known_context(address: str) -> Mapping[str, Any] | None:
    """Find a context by its address, as far as it says what the terms mean.

    Parameters
    ----------
    address : str
        As a document names it.

    Returns
    -------
    mapping or None
        Of schema.org: every term stands in its vocabulary, ``id`` and ``type`` are keywords, and
        the terms whose values are addresses are told. Types of dates are left out, so that these
        stay plain texts. None for any other address.

    Examples
    --------
    >>> known_context("https://schema.org")["@vocab"], known_context("https://example.org")
    ('http://schema.org/', None)
    """
    if not _SCHEMA.fullmatch(address):
        return None
    vocabulary = "http://schema.org/"
    return {
        "@vocab": vocabulary,
        "schema": vocabulary,
        "id": "@id",
        "type": "@type",
        **{name: {"@id": vocabulary + name, "@type": "@id"} for name in _ADDRESSES},
    }
