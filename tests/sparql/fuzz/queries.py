"""Hostile queries: derived from the grammar, written in every odd way, with traps put in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from graphkit.sparql.grammar.grammar_rules import RULES
from graphkit.sparql.grammar.parse_table import Action, Rules, Sequence, Terminal, read_rules
from graphkit.sparql.grammar.terminals import FUNCTIONS

_DEEPEST: Final = 14
_LONGEST: Final = 160

_PREFIXES: Final = ("", "x", "ex", "a", "true", "SERVICE", "service", "FROM", "e1", "GRAPH", "in")
_SPACES: Final = (" ", " ", " ", " ", "\n", "\t", "  ", "\r\n", "#\n", "# '\n", '#"\r')
_NO_SPACES: Final = (" ", "", "")
_ODD_SPACES: Final = (
    "#>\n",
    "#{\n",
    "#'''\n",
    "/**/",
    "\f",
    "\ufeff",
    "\\u0020",
    "\x00",
    "#\\u000A",
)
_TERMINALS: Final[Mapping[str, tuple[str, ...]]] = {
    "VARIABLE": ("?s", "?p", "?o", "?x", "$x", "?service", "?FROM", "?a1", "?\u00e9", "?_", "?1"),
    "IRI": (
        "<http://e/n>",
        "<http://e/a>",
        "<http://e/SERVICE#x>",
        "<http://e/b>",
        "<http://e/\\u0041>",
        "<#a>",
        "<>",
        "<a>",
        "<http://e/'>",
        "<http://[::1]>",
        "<urn:x>",
        "<http://e/%20>",
        "<?x&&?y>",
        "<2)SERVICE#>",
    ),
    "PREFIXED": (
        *(
            "x:n",
            "x:a",
            "x:SERVICE",
            "x:b",
            ":b",
            "ex:SERVICE",
            "ex:SERVICEx:a",
            "x:a\\#b",
            "x:a.b",
            "x:%41",
            "x:1",
        ),
        *(
            "SERVICE:x",
            "FROM:x",
            "true:x",
            "a:b",
            "x:\ufffc",
            "ex:SERVICE\ufffcx:a",
            "x:a\\-",
            "_:b",
        ),
    ),
    "PREFIX:": ("x:", ":", "ex:", "SERVICE:", "a:"),
    "STRING": (
        *(
            "'x'",
            '"y"',
            "''",
            '""',
            "'''x'''",
            '"""a"b"""',
            "'\\''",
            '"\\""',
            "'\\\\'",
            '"\\u0041"',
        ),
        *("'\\u0022'", '"#"', "'>'", "'SERVICE <http://e/> {}'", "'''x' } #'''", '"\\uD800"'),
        *("'''\\uD800' '''", '"\\d"', "''''x'''", "'}'", '"{"', "'\u00e9\U0001f98a'"),
    ),
    "INTEGER": ("1", "0", "42", "007", "99999999999999999999"),
    "NUMBER": ("1.5", ".5", "1e3", "1.e3", "1.0E-2"),
    "SIGNED": ("-1", "+1", "-.5", "+1e3"),
    "LANGUAGE": ("@en", "@en-GB", "@toolonglanguage", "@EN"),
    "BLANK": ("_:b", "_:a.b", "_:1"),
    "ANON": ("[]", "[ ]", "[\n]"),
    "NIL": ("()", "( )", "(\t)"),
    "?": ("?",),
    **{kind: tuple(names.split()) for kind, names in FUNCTIONS.items()},
}


_HIDDEN: Final = (
    "SELECT * {{ FILTER(1<2){call}#>\n{{ ?a ?b ?c }} }}",
    "SELECT * {{ FILTER(1<2){keyword}#>\n{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ?o FILTER(?o<?p&&?o>0){call} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ex:{keyword}x:a {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ex:{keyword}\ufffcx:a {{ ?a ?b ?c }} }}",
    "PREFIX \ufffcx: {place} SELECT * {{ ?s ?p ex:{keyword}\ufffcx:a {{ ?a ?b ?c }} }}",
    "SELECT * {{ {keyword}:x {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p true{keyword}x:a {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p 1{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p 1.{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ VALUES ?v {{ '''x' }} {call} {{ ?a ?b ?c }} #\\uD800'''\n}} }}",
    'SELECT * {{ VALUES ?v {{ """x" }} {call} {{ ?a ?b ?c }} #\\d"""\n}} }}',
    "SELECT * {{ ?s ?p '\\u0027 . {call} {{ ?a ?b ?c }} #'\n}}",
    "SELECT * {{ ?s ?p <http://e/\\u003E> . {call} {{ ?a ?b ?c }} #>\n}}",
    "SELECT * {{ ?s ?p ?o #\\u000A {call} {{ ?a ?b ?c }}\n}}",
    "SELECT * {{ ?s ?p 'a'@en{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p 'a'@en-{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ?o{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p _:b{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p _:b.{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p x:a.{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p x:a\\{keyword}{place} {{ ?a ?b ?c }} }}",
    "SELECT * {{ BIND({place} AS ?e) {keyword} ?e {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ?o MINUS {{ {call} {{ ?a ?b ?c }} }} }}",
    "SELECT (EXISTS {{ {call} {{ ?a ?b ?c }} }} AS ?x) {{ }}",
    "SELECT * {{ }} ORDER BY (EXISTS{{{call}{{?a ?b ?c}}}})",
    "ASK {{ ?s ?p ?o }} HAVING(NOT EXISTS{{{call}{{?a ?b ?c}}}})",
    "SELECT * {{ {{ SELECT * {{ {call} {{ ?a ?b ?c }} }} }} }}",
    "DESCRIBE ?a {{ {call} {{ ?a ?b ?c }} }}",
    "CONSTRUCT {{ ?a ?b ?c }} {{ {call} {{ ?a ?b ?c }} }}",
    "CONSTRUCT WHERE {{ {call} {{ ?a ?b ?c }} }}",
    "SELECT * FROM {secret} {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED {secret} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT (1<2AS ?x)FROM#>\n{secret} {{ ?s ?p ?o }}",
    "ASKFROM{secret}{{?s ?p ?o}}",
    "LOAD {secret}",
    "SELECT * {{ }} ; LOAD {secret}",
    "INSERT DATA {{ <http://e/a> <http://e/b> <http://e/hacked> }}",
)
"""Calls that hide where a reader may take them for something else; the first two got out once."""


class Queries:
    """Makes hostile queries, the same ones for the same seed.

    Parameters
    ----------
    seed : int
        Where chance begins.
    away : str
        The address that no query may reach.
    secret : str
        The address of a file that no query may read.
    """

    def __init__(self, seed: int, away: str, secret: str) -> None:
        self._chance = random.Random(seed)
        self._away = away
        self._secret = secret
        self._rules = read_rules(RULES)
        self._heights = _heights(self._rules)
        self._ways: tuple[Callable[[], str], ...] = (
            self._derived,
            self._derived,
            self._with_trap,
            self._with_trap,
            self._hidden,
            self._mutated,
        )

    def __iter__(self) -> Iterator[str]:
        while True:
            yield self._chance.choice(self._ways)()

    def _derived(self) -> str:
        """Derive a query from the grammar, and write it oddly."""
        return self._prologue() + self._written(self._terminals())

    def _with_trap(self) -> str:
        """Put a call between two terminals of a query."""
        terminals = self._terminals()
        place = self._chance.randrange(len(terminals) + 1)
        trap = [self._call(), "{ ?a ?b ?c }"] if self._chance.random() < 0.8 else [self._call()]
        return self._prologue() + self._written([*terminals[:place], *trap, *terminals[place:]])

    def _hidden(self) -> str:
        """Hide a call where a reader may take it for something else."""
        text = self._chance.choice(_HIDDEN).format(
            call=self._call(),
            keyword=self._keyword(),
            place=f"<{self._away}>",
            secret=f"<{self._secret}>",
        )
        return self._prologue() + text

    def _mutated(self) -> str:
        """Change a few characters of a query."""
        text = self._chance.choice((self._hidden, self._derived))()
        for _ in range(self._chance.randint(1, 3)):
            place = self._chance.randrange(len(text) + 1)
            cut = self._chance.randint(0, 2)
            put = self._chance.choice(("", "", " ", *"<>{}()'\"#\\.:?;,|^!", "\n", "\\u0041"))
            text = text[:place] + put + text[place + cut :]
        return text

    def _keyword(self) -> str:
        word = self._chance.choice(("SERVICE", "service", "SERVICE SILENT", "SerVice#\n"))
        return word.replace("I", "\\u0049", 1) if self._chance.random() < 0.1 else word

    def _call(self) -> str:
        space = self._chance.choice(_SPACES)
        name = self._chance.choice((f"<{self._away}>", f"<{self._away}>", "x:a", ":b", "?e"))
        return self._keyword() + space + name

    def _prologue(self) -> str:
        """Declare prefixes, some of which lead away."""
        lines = []
        some = self._chance.choices(_PREFIXES, k=self._chance.randint(2, 6))
        for name in _PREFIXES if self._chance.random() < 0.8 else dict.fromkeys(some):
            space = self._chance.choice((self._away, "http://e/", "http://[::1]", "http://e/#"))
            lines.append(f"PREFIX {name}: <{space}>")
        if self._chance.random() < 0.2:
            lines.insert(0, "BASE <http://e/b/>")
        return "\n".join(["PREFIX x: <http://e/>", *lines, ""])

    def _written(self, terminals: list[str]) -> str:
        """Write terminals with odd spaces between them."""
        odd = (_SPACES, _SPACES + _NO_SPACES, _NO_SPACES, _SPACES + _ODD_SPACES)
        spaces = self._chance.choices(odd, (6, 2, 1, 1))[0]
        return "".join(text + self._chance.choice(spaces) for text in terminals)

    def _terminals(self) -> list[str]:
        """Derive the terminals of a query from the grammar."""
        found: list[str] = []
        form = self._chance.choice(("Select", "Select", "Construct", "Describe", "Ask"))
        self._derive(form, 0, found)
        return found if len(found) < _LONGEST else ["ASK", "{", "}"]

    def _derive(self, name: str, depth: int, found: list[str]) -> None:
        if name in ("Dataset", "Modifiers") and self._chance.random() < 0.7:
            return
        alternatives = self._rules[name]
        if depth > _DEEPEST or len(found) > _LONGEST:
            alternatives = [min(alternatives, key=self._height)]
        elif name.startswith("BuiltIn") and self._chance.random() < 0.8:
            found += self._chance.choice((["BOUND", "(", "?x", ")"], ["STR", "(", "?o", ")"]))
            return
        for symbol in self._chance.choice(alternatives):
            if isinstance(symbol, Terminal):
                found.append(self._terminal(symbol.kind))
            elif not isinstance(symbol, Action):
                self._derive(symbol, depth + 1, found)

    def _height(self, sequence: Sequence) -> int:
        return max((self._heights[s] for s in sequence if isinstance(s, str)), default=0)

    def _terminal(self, kind: str) -> str:
        if kind in _TERMINALS:
            usual = self._chance.random() < 0.9
            return self._chance.choice(_TERMINALS[kind][:4] if usual else _TERMINALS[kind])
        return kind if self._chance.random() < 0.8 else kind.lower()


def _heights(rules: Rules) -> dict[str, int]:
    """Say how deep the flattest derivation of each rule is."""
    known: dict[str, int] = {}
    height = 0
    while len(known) < len(rules):
        height += 1
        found = [
            name
            for name, alternatives in rules.items()
            if name not in known
            if any(all(s in known for s in a if isinstance(s, str)) for a in alternatives)
        ]
        known |= dict.fromkeys(found, height)
    return known
