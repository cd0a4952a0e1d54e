"""What people call the columns of a table of memberships, in English, German, French and Spanish.

Words are in small letters, with underscores for spaces.
"""

from __future__ import annotations

from typing import Final

MEMBERS: Final = """
    member members actor signatory signatories supporter supporters endorser adherent member_name
    name_of_member participant participants contracting_party state_party partner membre membres
    signataire signataires adhérent adhérents mitglied mitglieder name_des_mitglieds unterzeichner
    teilnehmer mitglieds vertragspartei miembro miembros firmante firmantes participante
    participantes membro membri socio soci lid leden członek członkowie medlem medlemmar"""
COMPOUNDS: Final = (
    r"(?:mitglieds?|member|membre|miembro|signatory|participating|unterzeichner|teilnehmer|vertrags)"
    r"[_-]?(?:organi[sz]ation(?:en|s)?|staat(?:en)?|states?|country|countries|land|länder|firma|firm"
    r"|firmen|company|companies|unternehmen|institution(?:en|s)?|body|bodies|entity|entities|partei"
    r"|part(?:y|ies)|verband|verein|name)",
    r"(?:pays|état|organisation|organisme|entreprise|institution|estado|país|organización|empresa)s?"
    r"_(?:membre|signataire|participant|partie|miembro|firmante|participante|parte)s?",
)
"""What members are called in compounds, such as "Mitgliedsorganisation" or "état membre"."""
ORGANISATIONS: Final = """
    entity organisation organization organisation_name organization_name company companies firm
    entreprise organisme société institution who unternehmen firma einrichtung verein empresa
    organización entidad institución"""
PEOPLE: Final = "person people minister ministre ministro ministra mp deputy legislator"
OFFICES: Final = """
    director directors board_member board_members trustee trustees officer officers
    administrateur directeur geschäftsführer vorstand vorstandsmitglied director_name"""
"""Those who belong to a body where a table names no other member."""
STATES: Final = "state states government country countries pays état land staat país estado"
COALITIONS: Final = """
    coalition coalitions pledge pledges treaty treaties agreement convention initiative
    initiatives alliance accord charter compact declaration commitment programme program
    coalition_name igo club committee cabinet parliament legislature caucus network consortium
    pact pacts partnership partnerships forum campaign protocol member_of membership_of
    statement letter open_letter petition manifesto resolution
    signatory_to agreements conventions alliances networks commitments
    code_of_conduct codes_of_conduct code_of_practice codes_of_practice verhaltenskodex
    code_de_conduite código_de_conducta
    bündnis vertrag coalición traité pakt abkommen allianz netzwerk pacte réseau engagement pacto
    acuerdo tratado alianza compromiso convenio iniciativa
    associazione coalizione trattato alleanza iniziativa verbond verdrag coalitie alliantie akkoord
    cámara câmara camera chamber sindicato sindacato federación federazione federação
    coligação tratado aliança acordo iniciativa koalicja sojusz traktat porozumienie koalition
    avtal allians"""
GROUPS: Final = """
    group body institution organisation organization party joined_what association
    federation union"""
"""Bodies that are coalitions where nothing else is."""
NAMES: Final = {
    "since": """
        since joined join_date joined_on date_joined joining_date date_of_joining member_since
        member_from effective_from effective_date effective
        start start_date started from valid_from term_start term_started term_began
        entry_into_force entry_into_force_date
        entrée_en_vigueur date_entrée_en_vigueur inkrafttreten in_kraft_seit entrada_en_vigor
        fecha_entrada_en_vigor
        accession_date date_signed signed signed_on
        signature_date date_signature date begin began entry_date membership_date
        member_since_date ratification_date depuis début date_début adhésion date_adhésion adhéré
        entrée date_entrée rejoint signé date_signé seit beginn beitritt beitrittsdatum
        mitglied_seit beigetreten aufnahme aufnahmedatum von
        beitrittsjahr datum_beitritts eintritt eintrittsdatum unterzeichnet unterzeichnung
        desde inicio adhesión date_ingreso date_firma alta fecha_de_alta fecha_alta ingreso
        fecha_de_ingreso data_di_affiliazione affiliazione início início_de_funções data_de_início
        adesione data_di_adesione dal data_firma lid_sinds sinds toetreding datum_toetreding
        adesão data_de_adesão membro_desde data_przystąpienia przystąpienie członek_od medlem_sedan
        inträde inträdesdatum""",
    "until": """
        until left left_on date_left leaving_date end end_date ended to valid_to exit exit_date
        term_end term_ended term_ends
        member_until member_to effective_to effective_until valid_until termination
        termination_date terminated_on last_day withdrawal_date withdrawn_date
        jusqu'à fin date_fin sortie date_sortie
        date_retrait départ date_départ bis ende austritt austrittsdatum ausgetreten hasta
        date_salida baja fecha_de_baja fecha_baja fim fim_de_funções data_de_fim
        recesso data_di_recesso uscita lid_tot uittreding datum_uittreding saída
        data_de_saída data_wystąpienia wystąpienie medlem_till utträde utträdesdatum""",
    "before": "before no_longer_on",
    "seen": "seen listed_on first_seen last_seen as_of seen_on list_date",
    "signed": "",
    "event": """
        event action événement evenement ereignis evento event_type type_of_event gebeurtenis
        wydarzenie händelse""",
    "during": """
        during period dates term période zeitraum membership_period period_of_membership
        membership_dates term_of_office period_of_office term_of_membership years_of_membership
        mandate mandat
        durée_du_mandat amtszeit""",
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
    "source": """
        source sources source_url source_link link_to_source url link reference quelle quellen
        fuente fuentes""",
    "evidence": "evidence quote quotation citation zitat cita",
    "note": """
        note notes comment comments remark remarks annotation annotations observations footnote
        footnotes further_information commentaire commentaires remarque remarques
        bemerkung bemerkungen anmerkung anmerkungen kommentar nota notas observaciones""",
    "confidence": "confidence",
    "polarity": "polarity",
    "start_reason": "start_reason",
    "listed_under": "listed_under",
    "entered_by": "entered_by",
    "entered": "entered",
    "belongs": "belongs is_member is_a_member est_membre ist_mitglied es_miembro",
}
"""What speaks of the membership."""
OF_THE_MEMBER: Final = {
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
MEMBER_COLUMNS: Final = tuple(OF_THE_MEMBER)
"""Columns of one table that speak of the member and not of its membership."""
ALL_COLUMNS: Final = ("member", "coalition", *NAMES, "spell", *MEMBER_COLUMNS)
"""Everything that a column of one table may be."""
DATE_COLUMNS: Final = ("since", "until", "before", "seen")
"""Columns that hold dates."""
DATE_UNITS: Final = frozenset(
    """
    date dates year month day when was année jour mois jahr monat tag datum fecha año mes día
    """.split()  # noqa: SIM905
)
"""Words of a header that say that dates stand below it."""
SMALL_WORDS: Final = frozenset(
    """
    of on in to the from at de du des la le au aux à am der zu zum zur del al el d l
    """.split()  # noqa: SIM905
)
"""Words of a header that say nothing by themselves."""
BELONGS: Final = "belongs"
"""A column that says of each row whether it is a membership at all."""

STATUS: Final = frozenset(
    """
    status standing state membership membership_status member_status status_of_member
    status_of_membership membership_standing current_status statut stand mitgliedsstatus estado
    ratified ratification ratification_status
    """.split()  # noqa: SIM905
)
"""Columns that say how somebody stands."""
STILL_THERE: Final = frozenset(
    """
    active current current_member is_active is_member still_a_member still_member still_active
    still_in currently_a_member currently_active member_today member_now active_member aktiv
    noch_mitglied actif toujours_membre activo
    """.split()  # noqa: SIM905
)
"""Columns that ask whether somebody is still a member."""
TAKES_PART: Final = frozenset(
    """
    endorsed endorses supports support adopted participates participating takes_part subscribed
    subscribes committed commits opted_in accepted approved is_signatory is_party in affiliated
    enrolled signs joins admitted unterstützt nimmt_teil soutient participe apoya participa
    """.split()  # noqa: SIM905
)
"""Columns that ask, above yes and no, whether somebody belongs, as those of members do."""
OBSERVERS: Final = frozenset(["observer", "is_observer", "beobachter", "observateur"])
"""Columns that ask whether somebody only observes."""
REASONS_FOR_LEAVING: Final = frozenset(
    """
    reason_for_leaving reason_of_leaving reason_left leaving_reason exit_reason reason_for_exit
    reason_for_withdrawal reason_of_withdrawal austrittsgrund grund_des_austritts motif_de_départ
    """.split()  # noqa: SIM905
)
IDS_OF_MEMBERS: Final = frozenset(
    """
    member_id id_of_member member_code
    organisation_id organization_id org_id company_id company_number company_no
    registration_number registration_no register_number entity_id person_id actor_id lei vat_id
    identifiant_du_membre
    """.split()  # noqa: SIM905
)
"""Columns of what tells members apart, and not memberships."""
