"""Each word of other people's tables stands in one place, and every reader takes it from there."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from graphkit.authoring.cell_meanings.below_table import below_table
from graphkit.authoring.cell_meanings.columns_of_marks import are_marks
from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import period_of, read_range
from graphkit.authoring.doubts.status_without_end import tells_standing
from graphkit.authoring.headers.event_columns import event_column
from graphkit.authoring.headers.held_by_columns import why_no_names
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.sense_of_event import sense_of_event
from graphkit.authoring.known_words.words_of_standing import (
    says_ended,
    says_observes,
    says_outside,
    says_suspended,
)
from graphkit.importing.spreadsheets.name_across import name_across
from graphkit.importing.spreadsheets.no_coalition import left_beside
from graphkit.names.tables import rows_of, words_of

TABLES = ("standing_words", "header_words", "row_words")


@pytest.mark.parametrize("table", TABLES)
def test_no_sense_has_a_word_twice(table: str) -> None:
    several = Counter((row["sense"], row["word"].casefold()) for row in rows_of(table))
    assert max(several.values()) == 1


ASKED = """
import importlib, pkgutil
from graphkit.names import tables
words_of = tables.words_of
def noted(table, *senses, **options):
    print(*(f"{table} {sense}" for sense in senses), sep="\\n")
    return words_of(table, *senses, **options)
tables.words_of = noted
for room in ("authoring", "importing", "questions"):
    package = importlib.import_module(f"graphkit.{room}")
    for module in pkgutil.walk_packages(package.__path__, f"graphkit.{room}."):
        importlib.import_module(module.name)
"""


def test_every_sense_is_asked_for() -> None:
    """Modules ask for their words when they are imported."""
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    senses = {f"{table} {row['sense']}" for table in TABLES for row in rows_of(table)}
    assert senses == {*done.stdout.split("\n")} - {""}


def test_a_sense_that_no_table_has_is_no_empty_list() -> None:
    with pytest.raises(KeyError, match="joind"):
        words_of("standing_words", "joind")


@pytest.mark.parametrize(
    "word", ["retirada", "exclue", "expulsada", "ausgetreten", "uscita", "excluded"]
)
def test_a_word_of_leaving_is_one_wherever_it_stands(word: str) -> None:
    assert beside(f"{word} 2019") == ("ended", "2019")
    assert says_ended(word)
    assert sense_of_event(word) == "ended"
    assert tells_standing(word)
    assert left_beside(f"A Pact {word}", ["A Pact"]) == "A Pact"
    header, names = ["State", "Treaty", "Act", "Date"], ["member", "coalition", "", "since"]
    columns = [["Peru", "Chad"], ["A", "A"], [word, "joined"], ["2019", "2002"]]
    assert event_column(header, names, columns) == (2, 3)


@pytest.mark.parametrize("word", ["Observadora", "observatrice", "Beobachter", "osservatore"])
def test_an_observer_is_one_wherever_the_word_stands(word: str) -> None:
    assert says_observes(word)
    assert bundled_concept("role", word) == "observer"
    assert tells_standing(word.casefold())
    assert why_no_names([word.casefold()]).startswith("holds kinds of membership")
    assert are_marks(["x", word])


@pytest.mark.parametrize("word", ["Suspendida", "ruhend", "on hold", "sospeso"])
def test_who_is_suspended_is_so_wherever_the_word_stands(word: str) -> None:
    assert says_suspended(word)
    assert bundled_concept("role", word) == "suspended"
    assert why_no_names([word.casefold()]).startswith("holds words such as")
    assert are_marks(["x", word])


@pytest.mark.parametrize("word", ["aktiv", "activa", "nadal", "vigente", "still active"])
def test_a_word_for_still_so_is_one_in_every_column(word: str) -> None:
    assert period_of("2019", word, "") == "2019/.."
    assert why_no_names([word]).startswith("holds words such as")


def test_columns_of_who_is_active_are_told_by_the_same_words() -> None:
    assert all(map(tells_standing, ("activa", "active", "active_member", "aktiv")))


@pytest.mark.parametrize("since", ["since", "seit", "dal", "sinds", "od", "sedan", "desde"])
def test_a_beginning_is_read_in_other_languages(since: str) -> None:
    assert period_of(f"{since} 2019", "", "") == "2019/.."
    assert read_range(f"{since} 2019") == "2019/.."
    assert says_ended(f"former member ({since} 2019)")


@pytest.mark.parametrize("until", ["until", "bis", "fino al", "tot", "até", "do", "till"])
def test_an_end_is_read_in_other_languages(until: str) -> None:
    assert period_of("2015", f"{until} 2019", "") == "2015/2019"
    assert read_range(f"{until} 2019") == "/2019"
    assert read_range(f"2018 {until} 2019") == "2018/2019"


@pytest.mark.parametrize("denied", ["not", "nicht", "niet", "não", "inte", "pas", "nunca"])
def test_what_is_denied_has_not_happened(denied: str) -> None:
    assert beside(f"2019 ({denied} ratified)")[0] == ""
    assert says_outside(f"{denied} signed")
    assert are_marks(["x", f"{denied} signed"])


def test_sedan_and_from_remain_parts_of_names() -> None:
    assert name_across("Sedan Club") == "Sedan Club"
    assert name_across("Alliance Sedan") == "Alliance Sedan"
    assert name_across("NATO lid sinds") == "NATO"
    assert name_across("Trade Partner since") == "Trade Partner"


@pytest.mark.parametrize("name", ["Total members", "Total organisations", "Total länder"])
def test_what_is_counted_is_so_in_totals_and_in_cells(name: str) -> None:
    counted = name.split()[1]
    assert below_table([name, "30"], 0) == f"{name!r} stands before numbers and is no member."
    assert below_table(["Total", f"30 {counted}"], 0)
    assert why_no_names([f"about 30 {counted}"]) == "holds numbers"


@pytest.mark.parametrize("name", ["Teilnehmer", "Observers", "Observadores", "Suspended members"])
def test_a_heading_is_one_by_the_words_for_members(name: str) -> None:
    assert "is a heading and no member" in below_table([name, ""], 0)


def test_a_newspaper_called_observer_is_a_member() -> None:
    assert below_table(["Observer", "Press Pact"], 0) == ""


@pytest.mark.parametrize("word", ["x", "mitglied", "miembro"])
def test_who_is_called_a_member_in_a_cell_of_marks_is_one(word: str) -> None:
    assert mark_of(word) == "member"


@pytest.mark.parametrize("word", ["not specified", "keine Angabe", "sin datos", "missing"])
def test_what_is_not_known_is_so_as_a_name_a_date_and_an_answer(word: str) -> None:
    assert "stands for a name that is not known" in placeholder(word)
    assert is_unknown(word)
    assert period_of("2019", word, "") == "2019/"
    assert mark_of(word) == "doubtful"


@pytest.mark.parametrize("about", ["rund", "env.", "approx.", "circa"])
def test_about_is_said_in_the_same_words_of_days_and_of_numbers(about: str) -> None:
    assert read_date(f"{about} 2019") == "2019~"
    assert why_no_names([f"{about} 45 members"]) == "holds numbers"
    assert read_range(f"{about} 2015-2019") == "2015~/2019~"


def test_a_letter_before_digits_is_a_name_and_no_number() -> None:
    assert why_no_names(["c40"]) == ""


@pytest.mark.parametrize("sum_", ["Summe: 30", "Totale = 12", "Sous-total Europe", "Mean: 4"])
def test_a_sum_is_one_in_every_language(sum_: str) -> None:
    assert "is a total and no member" in below_table([sum_, "Health"], 0)


@pytest.mark.parametrize("note", ["Bemerkung: vorläufig", "Reference: the gazette", "Légende: x"])
def test_a_note_begins_as_columns_of_notes_and_sources_are_called(note: str) -> None:
    assert "is a note and no member" in below_table([note, ""], 0)


def test_what_still_is_to_be_done_has_not_happened() -> None:
    assert says_outside("to be ratified")
    assert says_outside("not approved")


def test_an_end_that_has_not_come_may_stand_behind_the_beginning() -> None:
    assert read_range("2019 ongoing") == read_range("2019 to date") == "2019/.."
