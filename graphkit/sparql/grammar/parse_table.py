"""Turn the rules of the grammar into a table: for each rule and next terminal, what it stands for.

SPARQL's grammar is LL(1): one terminal ahead decides which alternative of a rule holds. So a
stack of symbols and this table read a query from left to right, without ever going back. See Aho,
Lam, Sethi and Ullman, *Compilers* (2006), section 4.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from graphkit.sparql.grammar.grammar_rules import RULES

END: Final = "END"
"""The terminal after the last one of a query."""
EMPTY: Final = ""
"""Stands for no terminal at all."""
_SYMBOL: Final = re.compile(r"'([^']+)'(?::(\w+))?|@(\w+)|(\w+)(?::(\w+))?|([()|*+?])")


class Terminal(NamedTuple):
    """A terminal in a rule, and the part that it plays there."""

    kind: str
    role: str


class Action(NamedTuple):
    """Something to note about the structure of the query."""

    name: str


class ParserAction(NamedTuple):
    """What to do about the next terminal.

    Attributes
    ----------
    role : str
        The part that the terminal plays.
    actions : tuple of str
        What to note before it is taken.
    rest : tuple of Symbol
        What has to come after it, the last symbol first.
    """

    role: str
    actions: tuple[str, ...]
    rest: tuple[Symbol, ...]


class RuleBody:
    """What a rule stands for.

    Attributes
    ----------
    alternatives : dict of str to tuple of Symbol
        By the kind of the next terminal; the last symbol comes first.
    otherwise : tuple of Symbol, or None
        What it stands for before any other terminal, if it may be empty.
    steps : dict of str to ParserAction or None
        What is known already of `step`.
    """

    __slots__ = ("alternatives", "otherwise", "steps")

    def __init__(self) -> None:
        self.alternatives: dict[str, tuple[Symbol, ...]] = {}
        self.otherwise: tuple[Symbol, ...] | None = None
        self.steps: dict[str, ParserAction | None] = {}

    def step(self, kind: str) -> ParserAction | None:
        """Follow the rules until the next terminal; None if the rule does not begin with it."""
        if kind not in self.alternatives:
            self.steps[kind] = None
            return None
        symbols = list(self.alternatives[kind])
        actions: list[str] = []
        while not isinstance(symbol := symbols.pop(), Terminal):
            if isinstance(symbol, Action):
                actions.append(symbol.name)
            else:
                symbols.extend(symbol.alternatives.get(kind, symbol.otherwise or ()))
        step = self.steps[kind] = ParserAction(symbol.role, tuple(actions), tuple(symbols))
        return step


Symbol: TypeAlias = Terminal | Action | RuleBody
Sequence = tuple[str | Terminal | Action, ...]
Rules = dict[str, list[Sequence]]


@cache
def parse_table() -> RuleBody:
    """Make the table, and return the row of the rule for a whole query.

    >>> sorted(parse_table().alternatives)
    ['ASK', 'BASE', 'CONSTRUCT', 'DESCRIBE', 'PREFIX', 'SELECT']
    """
    rules = read_rules(RULES)
    first: dict[str, frozenset[str]] = {}
    rows = {name: RuleBody() for name in rules}
    for name, alternatives in rules.items():
        for alternative in alternatives:
            symbols = tuple(rows[s] if isinstance(s, str) else s for s in reversed(alternative))
            kinds = begins(alternative, rules, first)
            rows[name].alternatives.update(dict.fromkeys(kinds - {EMPTY}, symbols))
            if EMPTY in kinds:
                rows[name].otherwise = symbols
    return rows["Query"]


def begins(sequence: Sequence, rules: Rules, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """Name the terminals that a sequence can begin with, and `EMPTY` if it may be empty."""
    found: frozenset[str] = frozenset()
    for symbol in sequence:
        if isinstance(symbol, Terminal):
            return found | {symbol.kind}
        if isinstance(symbol, str):
            if symbol not in known:
                every = [begins(alternative, rules, known) for alternative in rules[symbol]]
                known[symbol] = frozenset[str]().union(*every)
            found |= known[symbol] - {EMPTY}
            if EMPTY not in known[symbol]:
                return found
    return found | {EMPTY}


def read_rules(text: str) -> Rules:
    """Read rules; each gives a list of alternatives, which are sequences of symbols."""
    reader = _Reader()
    for rule in re.split(r"\n(?=\w)", text.strip()):
        name, _, right = rule.partition("=")
        reader.add(name.strip(), _SYMBOL.finditer(right))
    return reader.rules


class _Reader:
    """Reads rules; what is repeated or optional becomes a rule of its own."""

    def __init__(self) -> None:
        self.rules: Rules = {}

    def add(self, name: str, symbols: Iterator[re.Match[str]]) -> None:
        self.rules[name] = self._alternatives(name, symbols)

    def _alternatives(self, name: str, symbols: Iterator[re.Match[str]]) -> list[Sequence]:
        found: list[list[str | Terminal | Action]] = [[]]
        for symbol in symbols:
            sign = symbol[6]
            if sign == ")":
                break
            if sign == "|":
                found.append([])
            elif sign == "(":
                found[-1].append(self._named(name, self._alternatives(name, symbols)))
            elif sign:
                found[-1].append(self._repeated(name, found[-1].pop(), sign))
            else:
                found[-1].append(self._plain(name, symbol))
        return [tuple(alternative) for alternative in found]

    def _plain(self, name: str, symbol: re.Match[str]) -> str | Terminal | Action:
        quoted, role, action, word, part, _ = symbol.groups()
        if quoted:
            return Terminal(quoted, role or "")
        if action:
            return Action(action)
        if word == "iri":
            kinds = ("IRI", "PREFIXED", "PREFIX:")
            return self._named(name, [(Terminal(kind, part or "iri"),) for kind in kinds])
        if word.upper() == word:
            return Terminal(word, part or "")
        return word

    def _repeated(
        self, name: str, symbol: str | Terminal | Action, sign: str
    ) -> str | Terminal | Action:
        if sign == "?":
            return self._named(name, [(symbol,), ()])
        more = self._named(name, [])
        self.rules[more] = [(symbol, more), ()]
        return more if sign == "*" else self._named(name, [(symbol, more)])

    def _named(self, name: str, alternatives: list[Sequence]) -> str:
        own = f"{name.split(maxsplit=1)[0]} {len(self.rules)}"
        self.rules[own] = alternatives
        return own
