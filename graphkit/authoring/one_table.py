"""Read one table of memberships whose columns somebody named as they pleased.

A table with a column of members and one of coalitions is a graph. Which columns these are, and
which hold dates, roles, kinds and sources, is told by their names, listed below; the others stay
as attributes of the memberships. Nothing is told by what the cells hold; see `by_cells` for that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from graphkit.authoring.header import plain
from graphkit.authoring.numbered_columns import first_of_numbered
from graphkit.authoring.treaty_headers import tells_consent, tells_signature

_MEMBERS: Final = """
    member members actor signatory signatories supporter supporters endorser adherent member_name
    name_of_member participant participants contracting_party state_party partner membre membres
    signataire signataires adhérent adhérents mitglied mitglieder name_des_mitglieds unterzeichner
    teilnehmer mitglieds vertragspartei miembro miembros firmante firmantes participante
    participantes"""
_COMPOUNDS: Final = (
    r"(?:mitglieds?|member|membre|miembro|signatory|participating|unterzeichner|teilnehmer|vertrags)"
    r"[_-]?(?:organi[sz]ation(?:en|s)?|staat(?:en)?|states?|country|countries|land|länder|firma|firm"
    r"|firmen|company|companies|unternehmen|institution(?:en|s)?|body|bodies|entity|entities|partei"
    r"|part(?:y|ies)|verband|verein|name)",
    r"(?:pays|état|organisation|organisme|entreprise|institution|estado|país|organización|empresa)s?"
    r"_(?:membre|signataire|participant|partie|miembro|firmante|participante|parte)s?",
)
"""What members are called in compounds, such as "Mitgliedsorganisation" or "état membre"."""
_ORGANISATIONS: Final = """
    entity organisation organization organisation_name organization_name company companies firm
    entreprise organisme société institution who unternehmen firma einrichtung verein empresa
    organización entidad institución"""
_PEOPLE: Final = "person people minister mp deputy legislator"
_STATES: Final = "state states government country countries pays état land staat país estado"
_COALITIONS: Final = """
    coalition coalitions pledge pledges treaty treaties agreement convention initiative
    initiatives alliance accord charter compact declaration commitment programme program
    coalition_name igo club committee cabinet parliament legislature caucus network consortium
    pact pacts partnership partnerships forum campaign protocol member_of membership_of
    signatory_to agreements conventions alliances networks commitments
    code_of_conduct codes_of_conduct code_of_practice codes_of_practice verhaltenskodex
    code_de_conduite código_de_conducta
    bündnis vertrag coalición traité pakt abkommen allianz netzwerk pacte réseau engagement pacto
    acuerdo tratado alianza compromiso convenio iniciativa"""
_GROUPS: Final = """
    group body institution organisation organization party koalition joined_what association
    federation union"""
_NAMES: Final = {
    "since": """
        since joined join_date joined_on date_joined joining_date date_of_joining member_since
        member_from effective_from effective_date effective
        start start_date started from valid_from entry_into_force entry_into_force_date
        entrée_en_vigueur date_entrée_en_vigueur inkrafttreten in_kraft_seit entrada_en_vigor
        fecha_entrada_en_vigor
        accession_date date_signed signed signed_on
        signature_date date_signature date begin began entry_date membership_date
        member_since_date ratification_date depuis début date_début adhésion date_adhésion adhéré
        entrée date_entrée rejoint signé date_signé seit beginn beitritt beitrittsdatum
        mitglied_seit beigetreten aufnahme aufnahmedatum von
        beitrittsjahr datum_beitritts eintritt eintrittsdatum unterzeichnet unterzeichnung
        desde inicio adhesión date_ingreso date_firma""",
    "until": """
        until left left_on date_left leaving_date end end_date ended to valid_to exit exit_date
        member_until member_to effective_to effective_until valid_until termination
        termination_date terminated_on last_day withdrawal_date withdrawn_date
        jusqu'à fin date_fin sortie date_sortie
        date_retrait départ date_départ bis ende austritt austrittsdatum ausgetreten hasta
        date_salida""",
    "before": "before no_longer_on",
    "seen": "seen listed_on first_seen last_seen as_of seen_on list_date",
    "signed": "",
    "event": "event action",
    "during": "during period dates term période zeitraum",
    "role": """
        role membership_type type_of_membership rôle rolle mitgliedsart rol function funktion
        fonction función cargo""",
    "end_reason": "end_reason",
    "listed_as": "listed_as",
    "tier": "tier membership_tier membership_level",
    "fee": "fee membership_fee",
    "jointly_with": "jointly_with",
    "joined_through": "joined_through",
    "on_behalf_of": "on_behalf_of",
    "source": "source sources source_url url link reference quelle quellen fuente fuentes",
    "evidence": "evidence quote quotation citation zitat cita",
    "note": """
        note notes comment comments remark remarks commentaire commentaires remarque remarques
        bemerkung bemerkungen anmerkung anmerkungen kommentar nota notas observaciones""",
    "confidence": "confidence",
    "polarity": "polarity",
    "start_reason": "start_reason",
    "listed_under": "listed_under",
    "entered_by": "entered_by",
    "entered": "entered",
    "belongs": "belongs is_member is_a_member est_membre ist_mitglied es_miembro",
}
_OF_THE_MEMBER: Final = {
    "kind": """
        kind type category member_type type_of_member catégorie sector secteur kategorie art sektor
        categoría tipo""",
    "country": """
        country country_code nationality iso iso2 iso3 pays land staat sitzland herkunftsland
        país""",
    "wikidata": "wikidata qid wikidata_id",
    "homepage": "homepage website web_site site webseite site_web sitio_web",
    "aliases": "aliases alias also_known_as acronym",
}
MEMBER_COLUMNS: Final = tuple(_OF_THE_MEMBER)
"""Columns of one table that speak of the member and not of its membership."""
ALL_COLUMNS: Final = ("member", "coalition", *_NAMES, "spell", *MEMBER_COLUMNS)
"""Everything that a column of one table may be."""
BELONGS: Final = "belongs"
"""A column that says of each row whether it is a membership at all."""
_DATES: Final = ("since", "until", "before", "seen")
_UNITS: Final = {*["year", "month", "day", "année", "jahr", "datum", "fecha"]}
"""Words beside what happened that stand for its date."""
_ELISION: Final = re.compile(r"(?:^|(?<=_))[dl]'")
_SMALL: Final = {
    *["of", "on", "in", "the", "de", "du", "des", "la", "le", "am", "der", "del", "when", "was"]
}
_PARTS_OF_NAMES: Final = {
    *("first_name", "last_name", "given_name", "family_name", "middle_name", "surname", "forename"),
    *("vorname", "nachname", "familienname", "prénom", "nom_de_famille", "apellido", "apellidos"),
}
_ACTS: Final = {*["joined", "signed", "endorsed", "supported", "which", "rejoint", "signé"]}
_NAME: Final = {*["name", "names", "nom", "noms", "nombre"]}
_WITHOUT: Final = re.compile(r"_?[(\[].*?[)\]]|[:*?]+$")
_EXCLUSIVE: Final = re.compile(r"\((?:exclusive|excluded|exclu|exklusiv)\)", re.I)
_OR: Final = re.compile(r"_?[/|]_?|_(?:or|ou|oder|o)_")
_MEANT: Final = {
    word: name
    for name, words in {
        **_OF_THE_MEMBER,
        **_NAMES,
        "member": f"{_MEMBERS} {_ORGANISATIONS} {_PEOPLE}",
        "coalition": _COALITIONS,
    }.items()
    for word in words.split()
}
"""What a word of a header means where it stands alone."""


class Recognised(NamedTuple):
    """What the columns of a table are.

    Attributes
    ----------
    names : tuple of str
        For each column: what it is, such as ``member``; its own name in small letters where it is
        none of these; empty where it has no name.
    headers : mapping of str to str
        The header of each column as written.
    set_aside : mapping of str to str
        The headers of columns called as members or coalitions are, and why they hold none.
    """

    names: tuple[str, ...]
    headers: Mapping[str, str]
    set_aside: Mapping[str, str] = MappingProxyType({})

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of the two columns that make a table a graph are not there."""
        return tuple(name for name in ("member", "coalition") if name not in self.names)


def recognised(cells: Sequence[str], *, about_one: bool = False) -> Recognised:
    """Tell what each column of a table is by its header.

    Parameters
    ----------
    cells : sequence of str
        The header. Case, spaces and what stands in brackets do not matter; ``(exclusive)`` after
        a column of ends says that they are the first days without.
    about_one : bool
        Whether all of the table is about one coalition, so that no column needs to be that of the
        coalitions.

    Examples
    --------
    >>> recognised(["State", "Organisation", "Joined (dd/mm/yyyy)", "Population"]).names
    ('member', 'coalition', 'since', 'population')
    >>> recognised(["Organisation", "Country", "Pledge"]).names
    ('member', 'country', 'coalition')
    >>> recognised(["Organisation", "Country", "Joined"], about_one=True).names
    ('member', 'country', 'since')
    """
    headers = [plain(cell) for cell in cells]
    bare = [_one_of_several(name) for name in _unnumbered(list(map(without_brackets, headers)))]
    named = [_what_was_joined(_one_of_several(_named(header))) for header in bare]
    found: dict[int, str] = {}
    _find(found, named, {"coalition": _COALITIONS.split()})
    _find(found, named, {"member": _compounds(named)})
    first = (_PEOPLE, "name names nom", _STATES, "company companies firm entreprise")
    last = (_PEOPLE, _ORGANISATIONS, "name names nom", _STATES)
    others = " ".join(last if about_one or "coalition" in found.values() else first)
    if "member" not in found.values():
        words = f"{_MEMBERS} {others} name names nom nombre party parties"
        _find(found, named, {"member": words.split()})
    if not about_one and "coalition" not in found.values():
        _find(found, named, {"coalition": _GROUPS.split()})
    if "member" not in found.values():
        _members_alone(found, named)
    _find(found, bare, {name: words.split() for name, words in _NAMES.items()})
    _find(found, bare, {"before": [f"{word}_exclusive" for word in _NAMES["until"].split()]})
    _find(found, bare, {name: words.split() for name, words in _OF_THE_MEMBER.items()})
    absent = [name for name in _DATES if name not in found.values()]
    dates = {name: map(_said, _NAMES[name].split()) for name in absent}
    _find(found, [_said(header) for header in bare], dates)
    _signed_or_bound(found, bare)
    names = tuple(found.get(place, header) for place, header in enumerate(headers))
    return Recognised(names, {names[place]: cell.strip() for place, cell in enumerate(cells)})


def _signed_or_bound(found: dict[int, str], bare: Sequence[str]) -> None:
    """Tell the days of a treaty: those of signing are apart where others say since when it binds.

    Where there is no other date, it is since then.
    """
    open_ = [place for place in range(len(bare)) if found.get(place, "since") == "since"]
    binding = [place for place in open_ if tells_consent(bare[place])]
    known = {bare[place] for place in open_ if tells_signature(bare[place])}
    known -= set() if binding else {"firma"}  # a signature in Spanish, a company in German
    signed = next((place for place in open_ if bare[place] in known), None)
    bound = next((p for p in binding if p in found), binding[0] if binding else None)
    since = next((place for place, name in found.items() if name == "since"), None)
    if signed is not None and bound is not None and since in (signed, bound, None):
        found[signed], found[bound] = "signed", "since"
    elif not {*_DATES, "during"} & {*found.values()}:
        only = bound if bound is not None else signed
        if only is not None:
            found[only] = "since"


def _unnumbered(bare: Sequence[str]) -> list[str]:
    """Call the first of several numbered columns of members or coalitions without its number."""
    known = {*_STATES.split(), *_GROUPS.split(), "party"}
    return [
        one if one in known or _MEANT.get(one) in ("member", "coalition") else name
        for one, name in zip(first_of_numbered(bare), bare, strict=True)
    ]


def is_group(header: str) -> bool:
    """Tell whether a header names bodies that may be members as well as coalitions.

    >>> is_group("Body"), is_group("Treaty")
    (True, False)
    """
    return without_brackets(plain(header)) in _GROUPS.split()


def is_part_of_name(header: str) -> bool:
    """Tell whether a header holds only the first or the last names of people.

    >>> is_part_of_name("First name"), is_part_of_name("Nachname"), is_part_of_name("Name")
    (True, True, False)
    """
    return without_brackets(plain(header)) in _PARTS_OF_NAMES


def is_country(header: str) -> bool:
    """Tell whether a header names countries, which may be members or where members are.

    >>> is_country("Land"), is_country("Mitgliedsland")
    (True, False)
    """
    return without_brackets(plain(header)) in _STATES.split()


def is_word(header: str) -> bool:
    """Tell whether a text is what a column that is understood may be called.

    >>> is_word("Date joined"), is_word("Coalition (short)"), is_word("Acme")
    (True, True, False)
    """
    bare = without_brackets(plain(header))
    of_treaty = tells_signature(bare) or tells_consent(bare)
    return bare in _KNOWN or of_treaty or bool(_compounds([bare])) or _said(bare) in _SAID


def is_name(header: str) -> bool:
    """Tell whether a header says no more than that names stand below it.

    >>> is_name("Name"), is_name("Name of member")
    (True, False)
    """
    return without_brackets(plain(header)) in _NAME


def _compounds(bare: Sequence[str]) -> list[str]:
    patterns = [re.compile(one, re.I) for one in _COMPOUNDS]
    return [header for header in bare if any(one.fullmatch(header) for one in patterns)]


def _members_alone(found: dict[int, str], bare: Sequence[str]) -> None:
    """Organisations are the members where nothing else is; what they joined is what is missing."""
    for place, name in found.items():
        if name == "coalition" and bare[place] in _ORGANISATIONS.split():
            found[place] = "member"


def without_brackets(header: str) -> str:
    """Write a header, as `plain` gives it, without what stands in brackets.

    That ends are excluded stays.

    >>> without_brackets("since_(dd/mm/yyyy)"), without_brackets("until_(exclusive)")
    ('since', 'until_exclusive')
    """
    bare = _WITHOUT.sub("", header).strip("_ ")
    return f"{bare}_exclusive" if _EXCLUSIVE.search(header) else bare


def _one_of_several(header: str) -> str:
    """Take one of the words of a header between which a stroke stands, if all mean the same.

    >>> _one_of_several("pledge_/_initiative"), _one_of_several("joined_or_signed")
    ('pledge', 'joined')
    >>> _one_of_several("start/end"), _one_of_several("name_/_label")
    ('start/end', 'name_/_label')
    """
    words = [word for word in _OR.split(header) if word in _MEANT]
    several = _OR.search(header) is not None and len({_MEANT[word] for word in words}) == 1
    return words[0] if several else header


def _named(header: str) -> str:
    """What a header says of which it holds the names.

    >>> _named("name_of_the_organisation"), _named("nom_de_l'état"), _named("name")
    ('organisation', 'état', 'name')
    """
    words = _ELISION.sub("", header.replace("’", "'")).split("_")
    if _NAME.isdisjoint(words):
        return header
    return "_".join(word for word in words if word and word not in _NAME | _SMALL) or header


def _what_was_joined(header: str) -> str:
    """Take what was joined out of a header that says, too, that it was.

    >>> _what_was_joined("joined_initiative"), _what_was_joined("code_of_conduct_signed")
    ('initiative', 'code_of_conduct')
    >>> _what_was_joined("date_joined")
    'date_joined'
    """
    rest = "_".join(word for word in header.split("_") if word not in _ACTS)
    return rest if _MEANT.get(rest) == "coalition" else header


def _said(header: str) -> str:
    """What a header of dates says, whatever its accents, small words and order.

    >>> _said("date_d’adhésion"), _said("year_joined"), _said("joined_on"), _said("year")
    ('adhesion date', 'date joined', 'joined', 'year')
    """
    words = _ELISION.sub("", header.replace("’", "'")).split("_")
    kept = [word for word in words if word and word not in _SMALL]
    dated = ["date" if word in _UNITS and len(kept) > 1 else word for word in kept]
    signs = unicodedata.normalize("NFD", " ".join(sorted(dated)))
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _find(found: dict[int, str], bare: Sequence[str], wanted: Mapping[str, Iterable[str]]) -> None:
    """Give each name that is wanted to the first column that bears one of its words."""
    for name, words in wanted.items():
        for word in words:
            place = bare.index(word) if word in bare else -1
            if place >= 0 and place not in found:
                found[place] = name
                break


_KNOWN: Final = frozenset([*_MEANT, *f"{_GROUPS} {_STATES} name party parties".split()])
_SAID: Final = frozenset(_said(word) for name in _DATES for word in _NAMES[name].split())
