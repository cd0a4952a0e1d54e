"""Each claim of the two announcements from which the facts start is found in the graph.

The announcements are Zoom's of 23 June 2022 in English (``seed-en``) and in French (``seed-fr``).
"""

import pytest

import graphkit

CALL, TECH = "christchurch-call", "tech-coalition"
DTSP = "digital-trust-and-safety-partnership"

WORDS = [  # what is said, by whom, about what
    ("seed-en", "josh-parecki", "zoom", "We know we’re stronger when we work with the wider"),
    ("seed-en", "josh-parecki", "zoom", "three new internet safety initiatives we’ve joined"),
    ("seed-en", "josh-parecki", CALL, "an action plan comprised of twenty-four voluntary"),
    ("seed-en", "josh-parecki", CALL, "help eliminate terrorist and violent extremist content"),
    ("seed-en", "josh-parecki", CALL, "named for the New Zealand city"),
    ("seed-en", "josh-parecki", CALL, "designed for the internet and livestreamed"),
    ("seed-en", "josh-parecki", CALL, "brought heads of governments and tech leaders together"),
    ("seed-en", "josh-parecki", CALL, "a multistakeholder initiative that encourages engagement"),
    ("seed-en", "josh-parecki", CALL, "Our team is honored to carry out the Call’s goals"),
    ("seed-en", "emmanuel-macron", "zoom", "encouraged by Zoom’s decision to formally support"),
    ("seed-en", "josh-parecki", TECH, "a Washington D.C.-based, non-profit membership"),
    ("seed-en", "josh-parecki", TECH, "promoting internet safety and combating child sexual"),
    ("seed-en", "josh-parecki", TECH, "joining a growing list of global tech companies"),
    ("seed-en", "josh-parecki", TECH, "exclusive resources, events, and peer-to-peer mentoring"),
    ("seed-en", "josh-parecki", TECH, "our collective goal of eliminating CSEA."),
    ("seed-en", "josh-parecki", TECH, "keeping the internet a safe place for kids everywhere."),
    ("seed-en", "josh-parecki", DTSP, "A first-of-its-kind initiative"),
    ("seed-en", DTSP, DTSP, "verified through internal and independent third-party assessments"),
    ("seed-en", "josh-parecki", DTSP, "we’ve agreed to five fundamental commitments"),
    ("seed-en", "josh-parecki", DTSP, "a recommended framework informed by industry experience"),
    ("seed-en", "josh-parecki", DTSP, "engage with civil society, policymakers, and other experts"),
    ("seed-en", "josh-parecki", "zoom", "future organizations that will help us make the internet"),
    ("seed-fr", "zoom", CALL, "annonce avoir rejoint l’Appel de Christchurch"),
    ("seed-fr", "zoom", CALL, "lancé en 2019 par le président français Emmanuel Macron"),
    ("seed-fr", "zoom", CALL, "diffusée en live streaming"),
    ("seed-fr", "zoom", CALL, "vingt-quatre engagements volontaires"),
    ("seed-fr", "zoom", CALL, "Zoom s’engage à : Développer des outils innovants"),
    ("seed-fr", "henri-verdier", CALL, "une initiative multipartite unique"),
    ("seed-fr", "henri-verdier", CALL, "faire d’internet un endroit meilleur"),
    ("seed-fr", "henri-verdier", "zoom", "pour faire d’internet un espace plus sûr."),
    ("seed-fr", "henri-verdier", "zoom", "Chaque acteur d’internet doit prendre sa part"),
    ("seed-fr", "josh-kallmer", CALL, "fiers de soutenir la mission de l’Appel de Christchurch"),
    ("seed-fr", "josh-kallmer", "zoom", "avoir un impact plus positif en collaborant"),
    ("seed-fr", "josh-kallmer", "zoom", "faire d’Internet un endroit plus sûr ensemble."),
]

JOINED = [("seed-en", CALL), ("seed-en", TECH), ("seed-en", DTSP), ("seed-fr", CALL)]

GOALS = [
    ("Developing innovative tools", "Développer des outils innovants"),
    (
        "Countering the roots of terrorism and violent extremism",
        "Lutter contre les racines du terrorisme et de l’extrémisme violent",
    ),
    (
        "Increasing transparency around the removal and detection of TVEC",
        "Accroître la transparence en matière de suppression et de détection des contenus "
        "terroristes et extrémistes violents",
    ),
    (
        "Reviewing how algorithmic processes may direct users to terrorist or violent extremist "
        "content",
        "Examiner comment les processus algorithmiques peuvent orienter les utilisateurs vers des "
        "contenus terroristes ou extrémistes violents",
    ),
]

COUNTS = [
    ("seed-en", CALL, 24, "twenty-four voluntary commitments"),
    ("seed-fr", CALL, 24, "vingt-quatre engagements volontaires"),
    ("seed-en", DTSP, 5, "five fundamental commitments"),
]

POSITIONS = [
    ("seed-en", "emmanuel-macron", "france", "President of the French Republic"),
    ("seed-en", "jacinda-ardern", "new-zealand", "Prime Minister"),
    ("seed-fr", "emmanuel-macron", "france", "Président de la République"),
    ("seed-fr", "jacinda-ardern", "new-zealand", "Première ministre"),
    ("seed-fr", "henri-verdier", "france", "Ambassadeur de France pour le numérique"),
    (
        "seed-fr",
        "josh-kallmer",
        "zoom",
        "Responsable des politiques publiques mondiales et des relations gouvernementales",
    ),
]


def holds(kg: graphkit.KnowledgeGraph, pattern: str) -> bool:
    return kg.query(f"ASK {{ {pattern} }}").rows == ((True,),)


@pytest.mark.parametrize(("source", "speaker", "about", "words"), WORDS)
def test_what_is_said_is_quoted_with_its_source(
    kg: graphkit.KnowledgeGraph, source: str, speaker: str, about: str, words: str
) -> None:
    said = (
        f"?said a cg:Statement ; cg:speaker id:{speaker} ; cg:about id:{about} ;"
        f" cg:evidence/cg:source id:{source} ; cg:quote ?quote ."
        f' FILTER(CONTAINS(STR(?quote), "{words}"))'
    )
    assert holds(kg, said)


@pytest.mark.parametrize(("source", "coalition"), JOINED)
def test_zoom_joined(kg: graphkit.KnowledgeGraph, source: str, coalition: str) -> None:
    words = kg.evidence("zoom", coalition).records()
    assert source in {row["source"] for row in words}
    assert [row["member"] for row in kg.members(coalition, on="2022-06-23").records()].count("zoom")


@pytest.mark.parametrize(("english", "french"), GOALS)
def test_the_goals_of_the_call_stand_in_its_own_words(
    kg: graphkit.KnowledgeGraph, english: str, french: str
) -> None:
    goal = (
        f'?goal a cg:Goal ; skos:prefLabel "{english}"@en , "{french}"@fr ;'
        f" dcterms:source id:seed-en . ?promise cg:pursues ?goal ;"
        f" cg:statedIn/^cg:adopts id:{CALL} ."
    )
    assert holds(kg, goal)


@pytest.mark.parametrize(("source", "coalition", "count", "words"), COUNTS)
def test_what_is_counted(
    kg: graphkit.KnowledgeGraph, source: str, coalition: str, count: int, words: str
) -> None:
    counted = (
        f"?roster cg:rosterOf id:{coalition} ; cg:evidence ?word ."
        f" ?word cg:source id:{source} ; cg:statedCount {count} ; cg:quote ?quote ."
        f' FILTER(CONTAINS(STR(?quote), "{words}"))'
    )
    assert holds(kg, counted)


@pytest.mark.parametrize(("source", "person", "organisation", "title"), POSITIONS)
def test_who_holds_which_position(
    kg: graphkit.KnowledgeGraph, source: str, person: str, organisation: str, title: str
) -> None:
    held = (
        f"?held a cg:Appointment ; org:member id:{person} ; org:organization id:{organisation} ;"
        f" cg:title ?title ; cg:evidence/cg:source id:{source} ."
        f' FILTER(STR(?title) = "{title}")'
    )
    assert holds(kg, held)


def test_what_happened(kg: graphkit.KnowledgeGraph) -> None:
    announced = (
        "?event a cg:Event ; cg:during ?day ; cg:participant id:zoom, id:josh-parecki,"
        f" id:{CALL}, id:{TECH}, id:{DTSP} . FILTER(STR(?day) = '2022-06-23')"
    )
    attacked = "?event cg:eventKind event-kind:attack ; cg:place 'Christchurch'"
    adopted = (
        "?event cg:eventKind event-kind:summit ; cg:during ?day ; cg:participant"
        " id:jacinda-ardern, id:emmanuel-macron . FILTER(STR(?day) = '2019-05-15')"
    )
    assert holds(kg, announced) and holds(kg, attacked) and holds(kg, adopted)


def test_what_the_partnership_and_the_coalition_offer_and_ask(kg: graphkit.KnowledgeGraph) -> None:
    asked = {row["commitment"]: row for row in kg.asks(DTSP).records()}
    assert [row["number"] for row in asked.values() if row["number"]] == list("12345")
    assert "framework informed by industry experience" in str(
        asked["zoom-dtsp-framework"]["summary"]
    )
    offered = {row["commitment"]: str(row["summary"]) for row in kg.asks(TECH).records()}
    assert "peer-to-peer mentoring" in offered["tc-benefit-1"]
    assert len([row for row in kg.promises("zoom").records() if row["coalition"] == DTSP]) == 5


def test_the_announcement_prints_two_dates(kg: graphkit.KnowledgeGraph) -> None:
    source = next(row for row in kg.list("sources").records() if row["source"] == "seed-en")
    assert "2022-06-23" in map(str, source.values())
    assert holds(kg, "id:seed-en ?dated ?day FILTER(STR(?day) = '2022-08-22')")
