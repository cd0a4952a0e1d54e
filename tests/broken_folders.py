"""Folders with one fault each: what is changed, where the fault is, and what is said of it."""

from __future__ import annotations

from typing import Any

from .conftest import SMALL
from .one_more import ACTORS, ACTORS_COLUMNS, MEMBERS, actor, joined

# What the folder is changed by → where the error is, and what it says.
BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "no table at all": (
        dict.fromkeys(SMALL) | {"notes": "a,b\n"},
        "tables:",
        "no file here has the name of a table",
    ),
    "a missing column": (
        {"memberships": MEMBERS.replace("coalition", "sort", 1)},
        "memberships.csv:1: [coalition]",
        "this column is missing",
    ),
    "no name in any language": (
        {"goals": "id,label\nclean-air,Clean air\n"},
        "goals.csv:1: [name]",
        "Write name_en, or name_ with another language",
    ),
    "a cell under no header": (
        {"memberships": MEMBERS.replace(",listed_as", ",").replace("..,,,,", "..,,,Acme Inc,")},
        "memberships.csv:2:",
        "'Acme Inc' stands in a column without a name",
    ),
    "a misspelt column": (
        {"memberships": MEMBERS.replace("coalition", "coaltion", 1)},
        "memberships.csv:1: [coalition]",
        "Is it 'coaltion'?",
    ),
    "a column twice": (
        {"memberships": MEMBERS.replace("actor,", "actor,actor,", 1)},
        "memberships.csv:1: [actor]",
        "twice",
    ),
    "no columns at all": ({"memberships": ""}, "memberships.csv:1:", "the file is empty"),
    "only white space": ({"memberships": " \n"}, "memberships.csv:1:", "the file is empty"),
    "a line that names no column": (
        {"memberships": "who,what\nacme,green\n"},
        "memberships.csv:1:",
        "names no column",
    ),
    "a row too short": (
        {"memberships": MEMBERS + "acme,pact\n"},
        "memberships.csv:4:",
        "2 cells instead of",
    ),
    "text with commas but no quotes": (
        {"actors": ACTORS + "gamma,company,Gamma, Inc." + "," * (ACTORS_COLUMNS - 3) + "\n"},
        "actors.csv:4:",
        "Put text with commas, or",
    ),
    "a quote that never closes": (
        {"actors": ACTORS + 'gamma,company,"Gamma,,,,,,,,,\n'},
        "actors.csv:",
        "quotation mark that is not closed",
    ),
    "Latin-1": (
        {"actors": ACTORS.encode("latin-1")},
        "actors.csv:2:",
        f"'acme,company,Acme,Acmé{',' * (ACTORS_COLUMNS - 4)}' (cp1252)",
    ),
    "a null character": (
        {"actors": ACTORS.replace("Beta", "Be\0ta")},
        "actors.csv:3:",
        "null character",
    ),
    "a cell of two megabytes": (
        {"actors": [actor(note="x" * 2_000_000)]},
        "actors.csv:4:",
        "very long cell",
    ),
    "a cell of a hundred kilobytes": (
        {"actors": [actor(note="x" * 131_000)]},
        "actors.csv:4:",
        "very long cell",
    ),
    "an id twice": (
        {"actors": [actor(id="acme")]},
        "actors.csv:4: [id]",
        "'acme' is used before, at actors.csv:2",
    ),
    "an id of another table": (
        {"actors": [actor(id="pact")]},
        "coalitions.csv:2: [id]",
        "'pact' is used before, at actors.csv:4",
    ),
    "an id with capitals": ({"actors": [actor(id="Gamma")]}, "actors.csv:4: [id]", "is not an id"),
    "a source used as an actor's id": (
        {"sources": [{"id": "acme"}]},
        "actors.csv:2: [id]",
        "is used before, at sources.csv:4",
    ),
    "an empty cell that is needed": (
        {"memberships": [joined(source="")]},
        "memberships.csv:4: [source]",
        "this cell is empty",
    ),
    "an unknown actor": (
        {"memberships": [joined(actor="acne")]},
        "memberships.csv:4: [actor]",
        "unknown actor 'acne'. Did you mean 'acme'?",
    ),
    "an unknown source": (
        {"memberships": [joined(source="zzz")]},
        "memberships.csv:4: [source]",
        "unknown source 'zzz'. Add it to sources.csv",
    ),
    "an unknown country": (
        {"actors": [actor(country="ZZ")]},
        "actors.csv:4: [country]",
        "unknown country 'ZZ'",
    ),
    "an unknown kind": (
        {"actors": [actor(kind="compnay")]},
        "actors.csv:4: [kind]",
        "unknown kind 'compnay'. Did you mean 'company'?",
    ),
    "an unknown kind like no other": (
        {"actors": [actor(kind="x" * 100_000)]},
        "actors.csv:4: [kind]",
        "Use one of: academic",
    ),
    "parents in a circle": (
        {
            "actors": [
                actor(id="one", kind="public-body", parent="two"),
                actor(id="two", kind="public-body", parent="one"),
            ]
        },
        "actors.csv:4: [parent]",
        "'one' is above itself",
    ),
    "its own owner": (
        {"ownerships": [{"owned": "acme", "owner": "acme", "during": "/..", "source": "gazette"}]},
        "ownerships.csv:2: [owner]",
        "'acme' is above itself",
    ),
    "a member of itself": (
        {"memberships": [joined(actor="pact")]},
        "memberships.csv:4: [actor]",
        "a member of itself",
    ),
    "a service that nobody operates": (
        {"actors": [actor(kind="service")], "memberships": [joined(actor="gamma")]},
        "memberships.csv:4: [actor]",
        "'gamma' has no operator",
    ),
    "an excerpt too long": (
        {"memberships": [joined(evidence="q" * 301)]},
        "memberships.csv:4: [evidence]",
        "the excerpt has 301 characters",
    ),
    "an address with another scheme": (
        {"actors": [actor(homepage="javascript:alert(1)")]},
        "actors.csv:4: [homepage]",
        "is not a web address",
    ),
    "an address that is no IRI": (
        {"actors": [actor(homepage="https://example.org/%zz")]},
        "actors.csv:4: [homepage]",
        "is not a web address",
    ),
    "a host that is none": (
        {"sources": [{"id": "third", "url": "http://["}]},
        "sources.csv:4: [url]",
        "is not a web address",
    ),
    "no Wikidata id": (
        {"actors": [actor(wikidata="664")]},
        "actors.csv:4: [wikidata]",
        "is not a Wikidata id",
    ),
    "no language tag": (
        {"sources": [{"id": "third", "language": "English"}]},
        "sources.csv:4: [language]",
        "is not a language tag",
    ),
    "a language tag with a bad part": (
        {
            "names": [
                {
                    "thing": "acme",
                    "name": "Apex",
                    "language": "fr-99",
                    "kind": "former",
                    "during": "/2019",
                    "source": "gazette",
                }
            ]
        },
        "names.csv:2: [language]",
        "is not a language tag",
    ),
    "a count in other digits": (
        {
            "rosters": [
                {
                    "id": "counted",
                    "coalition": "pact",
                    "counted": "members",
                    "during": "2020",
                    "count": "٣",
                    "source": "gazette",
                }
            ]
        },
        "rosters.csv:2: [count]",
        "is not a whole number",
    ),
    "a scheme that is none": (
        {"concepts": [{"scheme": "my scheme", "notation": "x", "name_en": "X"}]},
        "concepts.csv:2: [scheme]",
        "scheme",
    ),
    "a table with a misspelt name": ({}, "membership.csv:", "Did you mean 'memberships.csv'?"),
}
DATES = {
    "2021-13-40": "names a day that does not exist",
    "31/02/2020": "names a day that does not exist",
    "05/06/2019": "could be day/month or month/day",
    "0000": "outside the years 1000 to 2099",
    "30000": "is not a date that can be read",
    "2119-01-01/..": "outside the years 1000 to 2099",
    "some time in spring": "is not a date that can be read",
    "2021/2019": "ends before it starts",
    "x" * 100_000: "is not a date that can be read",
}
for _text, _why in DATES.items():
    BROKEN[f"the date {_text[:20]}"] = (
        {"memberships": [joined(during=_text)]},
        "memberships.csv:4: [during]",
        _why,
    )
BROKEN["a coalition founded in the next century"] = (
    {"coalitions": [{"id": "later", "name_en": "Later", "during": "2119"}]},
    "coalitions.csv:3: [during]",
    "outside the years",
)
