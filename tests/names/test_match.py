"""The matcher applies what is sure, proposes what is doubtful, and merges nothing silently."""

from __future__ import annotations

import pickle

import pytest

from graphkit.authoring import read
from graphkit.names.candidates import Known
from graphkit.names.decisions import NOBODY, Decision, Decisions
from graphkit.names.known_names import known_names
from graphkit.names.match import Match, Matcher
from graphkit.resources import folder

DR_CONGO = "democratic-republic-of-the-congo"
KNOWN = [
    Known("meta", "Meta Platforms"),
    Known("meta", "Meta", "alias"),
    Known("meta", "Facebook", "former name"),
    Known("meta", "Q380", "Wikidata item"),
    Known("microsoft", "Microsoft"),
    Known("google", "Google"),
    Known("x", "X"),
    Known("x", "Twitter", "former name"),
    Known("twitch", "Twitch"),
    Known("internet-society", "The Internet Society"),
    Known("internet-society", "ISOC", "alias"),
    Known("lodz", "Łódź Foundation"),
    Known("oxfam", "Oxford Committee for Famine Relief"),
    Known("mercury-us", "Mercury, Inc."),
    Known("acme", "Acme Holding AG"),
    Known("snap", "Snapchat", "listed as"),
    Known("snap", "Snap"),
    Known("south-korea", "South Korea", country="KR"),
    Known("north-korea", "North Korea", country="KP"),
    Known("georgia", "Georgia", country="GE"),
    Known("united-kingdom", "United Kingdom", country="GB"),
    Known("congo", "Congo", country="CG"),
    Known("ai-club", "Artificial Intelligence Club"),
    Known("digi", "Digital Industry Group (DIGI)"),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(KNOWN)


def names_proposed(match: Match) -> list[str]:
    return [proposal.actor for proposal in match.proposals]


@pytest.mark.parametrize(
    ("name", "actor", "reason"),
    [
        ("Meta", "meta", "alias"),
        ("META", "meta", "alias, other case"),
        ("Meta, Inc.", "meta", "legal form"),
        ("Facebook", "meta", "former name"),
        ("Q380", "meta", "Wikidata item"),
        ("wd:Q380", "meta", "Wikidata item"),
        ("Internet Society", "internet-society", "small words"),
        ("ISOC", "internet-society", "alias"),
        ("Lodz Foundation", "lodz", "name, other letters"),
        ("Microsoft Corporation", "microsoft", "legal form"),
        ("Snapchat", "snap", "listed as"),
        ("UK", "united-kingdom", "country name"),
        ("GBR", "united-kingdom", "country code"),
        ("Republic of Korea", "south-korea", "country name"),
        ("DIGI", "digi", "acronym in brackets"),
    ],
)
def test_what_is_sure_is_applied(matcher: Matcher, name: str, actor: str, reason: str) -> None:
    match = matcher.match(name)
    assert (match.status, match.actor, match.reason) == ("sure", actor, reason)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Metaverse Standards Forum", "meta"),
        ("Microsoft Ireland", "microsoft"),
        ("Google.org", "google"),
        ("X Corp", "x"),
        ("Internet Society of Canada", "internet-society"),
        ("Twitcher", "twitch"),
    ],
)
def test_names_that_are_alike_are_never_merged_silently(
    matcher: Matcher, name: str, other: str
) -> None:
    assert matcher.match(name).status in ("doubtful", "none")
    reverse = Matcher([Known("a", name), Known("b", "Something else")])
    known = next(known.name for known in KNOWN if known.actor == other)
    assert reverse.match(known).status in ("doubtful", "none")


@pytest.fixture(scope="module")
def bundled() -> Matcher:
    """The actors of the bundled facts."""
    tables = read(folder("data"))
    actors = {row["id"] for row in tables["actors"]}
    return Matcher(name for name in known_names(tables) if name.actor in actors)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        *[(name, "") for name in ("Congo", "Georgia", "Korea", "Micronesia")],
        *[(name, "") for name in ("Metaverse Standards Forum", "Microsoft Ireland", "Google.org")],
        *[(name, "") for name in ("X Corp", "Internet Society of Canada", "Twitchy")],
        *[("Twitch", "twitch"), ("Twitter", "x"), ("Meta", "meta"), ("DR Congo", DR_CONGO)],
        *[("Congo (Brazzaville)", "congo"), ("Republic of Korea", "south-korea")],
        *[("ISOC", "internet-society"), ("X", "x"), ("Google", "google")],
    ],
)
def test_the_bundled_actors_are_never_merged_with_others(
    bundled: Matcher, name: str, actor: str
) -> None:
    match = bundled.match(name)
    assert match.actor == actor and (match.status == "sure") == bool(actor)


def test_twitter_and_twitch_are_two() -> None:
    only_twitch = Matcher([Known("twitch", "Twitch")])
    only_twitter = Matcher([Known("twitter", "Twitter")])
    assert only_twitch.match("Twitter").status != "sure"
    assert only_twitter.match("Twitch").status != "sure"


@pytest.mark.parametrize(
    ("name", "proposed", "reason"),
    [
        ("Microsoft Ireland", "microsoft", "one name is a part of the other"),
        ("X Corp", "x", "legal form"),
        ("Mercury Ltd", "mercury-us", "legal form"),
        ("Acme", "acme", "short form"),
        ("Microsofft", "microsoft", "similar spelling"),
        ("AIC", "ai-club", "acronym"),
        ("Korea", "south-korea", "name of several countries"),
        ("Korea", "north-korea", "name of several countries"),
        ("Georgia", "georgia", "name"),
        ("Congo", "congo", "name"),
    ],
)
def test_what_is_doubtful_is_proposed_with_a_score_and_a_reason(
    matcher: Matcher, name: str, proposed: str, reason: str
) -> None:
    match = matcher.match(name)
    found = {p.actor: p for p in match.proposals}[proposed]
    assert (match.status, match.actor) == ("doubtful", "")
    assert found.reason == reason
    assert 0 < found.score <= 1


def test_a_country_that_does_not_fit_is_told_as_a_doubt() -> None:
    matcher = Matcher([Known("ibm", "IBM"), Known("acme", "Acme")], countries={"acme": "US"})
    assert matcher.match("IBM Corp.").actor == "ibm"
    assert matcher.match("Acme, Inc.", country="United States").actor == "acme"
    assert matcher.match("Acme", country="FR").actor == "acme"
    for match in (matcher.match("Acme GmbH"), matcher.match("Acme Inc.", country="FR")):
        assert (match.status, names_proposed(match)) == ("doubtful", ["acme"])
    assert "another country" in matcher.match("Acme GmbH").proposals[0].reason


def test_two_that_bear_one_name_are_both_proposed() -> None:
    matcher = Matcher([Known("a", "Mercury"), Known("b", "MERCURY")])
    assert matcher.match("Mercury").actor == "a"
    match = matcher.match("mercury")
    assert (match.status, names_proposed(match)) == ("doubtful", ["a", "b"])


def test_a_wikidata_item_beside_the_name_decides(matcher: Matcher) -> None:
    assert matcher.match("The Social Network Co", wikidata="Q380").actor == "meta"
    assert matcher.match("Meta", wikidata="Q1").actor == "meta"


def test_decisions_are_replayed_and_negative_ones_too() -> None:
    decisions = Decisions(
        [
            Decision("Microsoft Ireland", "", "microsoft", "positive"),
            Decision("Korea", "the-pact", "south-korea", "positive"),
            Decision("Acme", "", "acme", "negative"),
            Decision("Google.org", "", NOBODY, "positive"),
            Decision("Facebook", "the-pact", "meta", "negative"),
        ]
    )
    matcher = Matcher(KNOWN, decisions)
    decided = matcher.match("Microsoft Ireland", "anywhere")
    assert (decided.actor, decided.reason) == ("microsoft", "decided")
    assert matcher.match("Korea", "the-pact").actor == "south-korea"
    assert matcher.match("Korea", "another").status == "doubtful"
    assert "acme" not in names_proposed(matcher.match("Acme"))
    assert matcher.match("Google.org") == Match("Google.org", "", "none", reason="decided")
    assert matcher.match("Facebook", "the-pact").status == "none"
    assert matcher.match("Facebook", "another").status == "sure"


def test_to_reject_one_of_two_leaves_the_other() -> None:
    known = [Known("a", "Mercury"), Known("b", "Mercury")]
    matcher = Matcher(known, Decisions([Decision("Mercury", "", "b", "negative")]))
    assert matcher.match("Mercury").actor == "a"


def test_without_similar_names_nothing_is_proposed_by_spelling() -> None:
    matcher = Matcher(KNOWN, similar=False)
    assert matcher.match("Microsofft").status == "none"
    assert matcher.match("Acme").status == "doubtful"


def test_answers_and_the_matcher_itself_survive_pickling(matcher: Matcher) -> None:
    match = matcher.match("Acme")
    assert pickle.loads(pickle.dumps(match)) == match
    assert pickle.loads(pickle.dumps(matcher)).match("Acme") == match


def test_the_order_of_the_known_names_changes_nothing(matcher: Matcher) -> None:
    turned = Matcher(reversed(KNOWN))
    for name in ("Acme", "Korea", "Microsofft", "Mercury Ltd", "Internet"):
        assert turned.match(name) == matcher.match(name)
