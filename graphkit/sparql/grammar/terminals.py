"""The terminals of SPARQL 1.1: where each one begins and ends, and of what kind it is.

As sections 19.5 to 19.8 of the specification say, the longest terminal wins, keywords may be
written in any case, and nothing need stand between two terminals. One sign has two meanings: ``<``
begins an IRI or compares, which only the place in the grammar decides. See
https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
"""

from __future__ import annotations

import re
from typing import Final

from graphkit.sparql.grammar.grammar_rules import RULES

FUNCTIONS: Final = {
    "FUNCTION0": "NOW RAND STRUUID UUID",
    "FUNCTION1": "ABS CEIL DATATYPE DAY ENCODE_FOR_URI FLOOR HOURS IRI ISBLANK ISIRI ISLITERAL "
    "ISNUMERIC ISURI LANG LCASE MD5 MINUTES MONTH ROUND SECONDS SHA1 SHA256 SHA384 SHA512 STR "
    "STRLEN TIMEZONE TZ UCASE URI YEAR",
    "FUNCTION2": "CONTAINS LANGMATCHES SAMETERM STRAFTER STRBEFORE STRDT STRENDS STRLANG STRSTARTS",
    "AGGREGATE": "AVG MAX MIN SAMPLE SUM",
}
"""Functions that are read alike, by the name that the rules give them."""

KEYWORDS: Final = {
    **{word: word for word in re.findall(r"'([A-Z_]+)'", RULES)},
    **{name: kind for kind, names in FUNCTIONS.items() for name in names.split()},
}
"""The kind of terminal that each keyword is."""

# Letters, and everything that is not ASCII: what of that is no letter, `NO_LETTER` finds.
_BASE = r"[^\x00-@\[-`{-\x7f]"
_FIRST = r"[^\x00-/:-@\[-^`{-\x7f]"
_CHARS = r"[^\x00-,./:-@\[-^`{-\x7f]"
_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf":|{_CHARS}|{_PLX}"
_UNSIGNED = r"(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)[eE][+-]?[0-9]+|[0-9]*+\.[0-9]+"
STRING: Final = (
    r'"""(?:"{0,2}(?:[^"\\]++|\\.))*+"""'
    r"|'''(?:'{0,2}(?:[^'\\]++|\\.))*+'''"
    r'|"(?:[^"\\\n\r]++|\\.)*+"'
    r"|'(?:[^'\\\n\r]++|\\.)*+'"
)
IRI: Final = rf'<(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*+>'
COMMENT: Final = r"\#[^\r\n]*+"

NO_LETTER: Final = (
    "[\x80-\xb6\xb8-\xbf\xd7\xf7\u037e\u2000-\u200b\u200e-\u203e\u2041-\u206f\u2190-\u2bff"
    "\u2ff0-\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""What stands in no name, of all that is not ASCII; a pattern for `re`."""
SPACE: Final = re.compile(rf"(?:[ \t\r\n]++|{COMMENT})*+")
"""White space and comments."""
KEYWORD: Final = re.compile("|".join(sorted(KEYWORDS, key=len, reverse=True)) + "|a", re.I | re.A)
"""A keyword with anything behind it: ``LIMIT1`` and ``NOTIN`` are two terminals each."""

TERMINAL: Final = re.compile(
    rf"""(?:[ \t\r\n]++|{COMMENT})*+
       (?:(?P<VARIABLE>[?$]{_FIRST}++)
       | (?P<PREFIXED>(?:{_BASE}(?:{_CHARS}|\.++(?={_CHARS})){{0,255}}+)?
           :(?:(?::|{_FIRST}|{_PLX})(?:{_LOCAL}|\.++(?={_LOCAL}))*+)?)
       | (?P<WORD>[A-Za-z][A-Za-z0-9_]{{0,19}}+)
       | (?P<IRI>{IRI})
       | (?P<NIL>\([ \t\r\n]*+\))
       | (?P<ANON>\[[ \t\r\n]*+\])
       | (?P<SIGN>[{{}}().;,*=\[\]/?]|\^\^?|!=?|<=?|>=?|\|\|?|&&|[+\-](?!\.?[0-9]))
       | (?P<STRING>{STRING})
       | (?P<NUMBER>{_UNSIGNED})
       | (?P<INTEGER>[0-9]++)
       | (?P<SIGNED>[+\-](?:{_UNSIGNED}|[0-9]++))
       | (?P<LANGUAGE>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
       | (?P<BLANK>_:{_FIRST}(?:{_CHARS}|\.++(?={_CHARS}))*+)
       | (?P<END>\Z))""",
    re.VERBOSE | re.DOTALL,
)
"""The next terminal, and white space and comments before it."""
