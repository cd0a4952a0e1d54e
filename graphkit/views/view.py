"""One self-contained HTML page of a knowledge graph: to save, to show in a notebook, to print."""

from __future__ import annotations

import html
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graphkit.errors import InvalidChoice, NotFound
from graphkit.facts.certainty import rank_of
from graphkit.facts.text_in import language_tag
from graphkit.facts.window import window_of
from graphkit.files.write import replacing, write_atomically
from graphkit.type_checks import names_or_records, one_of, text, whole_number
from graphkit.type_checks import path as path_of
from graphkit.views import figure as figures
from graphkit.views import forms
from graphkit.views import nearest_to_focus as ego
from graphkit.views.check_drawing import check_against, check_ending, check_sets
from graphkit.views.check_state import NO_MAP, check_state, has_map
from graphkit.views.column_called import column_called
from graphkit.views.extra_columns import extra_columns
from graphkit.views.focus_page_facts import focus_page_facts
from graphkit.views.gathering.gather import gather
from graphkit.views.gathering.triples import EPOCH
from graphkit.views.language_of_page import language_there, languages_of_page
from graphkit.views.layouts import layout as layouts
from graphkit.views.opened_for_page import opened_for_page
from graphkit.views.own_as_columns import own_as_columns
from graphkit.views.page import render
from graphkit.views.pyvis_network import to_drawing, to_network
from graphkit.views.scene import Opening, Scene
from graphkit.views.story import story

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyvis.network import Network

    from graphkit.authoring.reading import Dates
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Day, During
    from graphkit.graph import KnowledgeGraph
    from graphkit.questions.scope_of_question import Roles
    from graphkit.views.extra_columns import Columns
    from graphkit.views.story import Steps

TITLES: Final = {"en": "Who joined what", "fr": "Qui a rejoint quoi"}
"""Headings of a page of facts that state no title."""
STATE: Final = "the state of a page as text"


class View:
    """A page of who joined what.

    Parameters
    ----------
    scene : Scene
        What the page shows; give it positions with `graphkit.views.layouts.layout.place`.

    Examples
    --------
    >>> import graphkit as gk
    >>> page = gk.view(gk.load(), focus="zoom")
    >>> "christchurch-call" in page.scene.index
    True
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def __repr__(self) -> str:
        nodes, records = len(self.scene.nodes), len(self.scene.records)
        return f"<View of {nodes:,} things and {records:,} dated links>"

    @cached_property
    def pyvis(self) -> Network:
        """The ``pyvis.network.Network`` that is drawn.

        Changes to its nodes and edges (colour, size, label, position) appear in the page.
        """
        return to_network(self.scene)

    @property
    def html(self) -> str:
        """The page as text: the same facts and options always give the same bytes."""
        drawn = self.__dict__.get("pyvis")  # only who asks for the network can have changed it
        return render(self.scene, to_drawing(self.scene) if drawn is None else drawn)

    def save(self, path: str | Path) -> None:
        """Write the page to a file, whole or not at all.

        Parameters
        ----------
        path : str or Path
            The file.
        """
        write_atomically(path, self.html)

    def to_png(self, *, width: int = 1440, height: int = 900, state: str = "") -> bytes:
        """Draw the page through an installed Chromium.

        Parameters
        ----------
        width, height : int
            Size of the window in pixels.
        state : str
            What the page shows, as its address says it after ``#``, such as
            ``"form=matrix&lang=fr"``.

        Raises
        ------
        NotFound
            If no Chromium or Chrome is installed, or the state names what is not on the page.
        InvalidChoice
            If a part of the state is not what it can be.

        Warns
        -----
        MissingFont
            If it shows empty boxes for characters that no font of this machine has; it names them.
        """
        state = text("state", state, STATE).removeprefix("#")
        check_state(state, self.scene)
        return figures.pictured(self.html, width=width, height=height, state=state)

    def figure(
        self,
        path: str | Path,
        *,
        form: forms.Form | None = None,
        size: forms.Size = "page",
        state: str = "",
        address: str = "",
        title: str | None = None,
    ) -> None:
        """Write a figure to print or to put into another page: it makes sense alone.

        It has the headline as title, a sentence on how sure that is, the drawing cropped to the
        question, a legend of what occurs in it, the sources, the licence and the address, and the
        same in words for who does not see it. The page itself saves the same figure.

        Parameters
        ----------
        path : str or Path
            The file to write; its ending, ``.svg``, ``.png`` or ``.pdf``, says in which format.
            SVG has real text; PNG has two pixels for each one of the size.
        form : optional
            ``"network"``, ``"matrix"``, ``"shared"``, ``"timeline"``, ``"bars"`` or ``"map"``; by
            default as the state says, or as a network. ``"sets"`` draws the exact overlaps (an
            UpSet plot) of the two to six coalitions, or actors, selected; ``"compared"`` names who
            is new, gone or still there since the day that the state compares with
            (``"against=2019-12-31"``).
        size : {"column", "page", "slide", "social"}
            480 or 960 pixels wide and as high as needed, 1280 × 720, or 1200 × 630 pixels.
        state : str
            What it shows, as the page's address says it after ``#``, such as
            ``"sel=zoom&on=2022-06-23"``.
        address : str
            Where readers find the page; it stands in the source line.
        title : str, optional
            The title, in place of the headline, which then follows below it.

        Raises
        ------
        InvalidChoice
            If the form, the size or a part of the state is not one of its choices (a map needs
            governments of countries, overlaps two to six coalitions or actors, a comparison
            a day to compare with), or the address
            does not begin with ``https://`` or ``http://``.
        NotFound
            If no Chromium or Chrome is installed: it lays out the text, also for SVG. If the state
            names what is not on the page, or the name of the file ends otherwise.
        GraphkitError
            If nothing would be drawn, such as pairs that share something where none does.

        Warns
        -----
        MissingFont
            If PNG or PDF shows empty boxes for characters that no font of this machine has; it
            names them.

        Notes
        -----
        Widths of letters differ between machines, and so may line breaks.
        """
        file = path_of(path)
        state = text("state", state, STATE).removeprefix("#")
        check_state(state, self.scene)
        text("address", address, "the address of a page as text")
        heading = text("title", title or "", "a title as text")
        check_ending(file)
        if form == "map" and not has_map(self.scene):
            others = [one for one in forms.FORMS if one != form]
            raise InvalidChoice("form", form, others, because=NO_MAP)
        if form == "sets":
            check_sets(state, self.scene, focus=self.scene.opening.focus)
        if form == "compared":
            check_against(state)
        with replacing(file) as out:
            out.write(
                figures.figure(
                    self.html,
                    file.suffix.lower(),
                    form=form,
                    size=size,
                    state=state,
                    address=address,
                    title=heading,
                )
            )

    def _repr_html_(self) -> str:
        page = html.escape(self.html, quote=True)
        return (
            '<iframe title="' + html.escape(self.scene.title, quote=True) + '" '
            'style="width:100%;height:720px;border:0" '
            f'sandbox="allow-scripts allow-downloads allow-popups" srcdoc="{page}"></iframe>'
        )


def view(
    kg: KnowledgeGraph | str | Path,
    *,
    focus: str | Iterable[str] | None = None,
    on: Day | None = None,
    during: During | None = None,
    roles: Roles = None,
    narrower_roles: bool = False,
    lang: str = "en",
    at_least: AtLeast = "possible",
    depth: int = 1,
    limit: int | None = None,
    layout: forms.Layout = "force",
    title: str | None = None,
    steps: str | Path | Steps | None = None,
    columns: Columns | None = None,
    colour_by: str | None = None,
    size_by: str | None = None,
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    joined: str | None = None,
) -> View:
    """Make one offline page of who joined what.

    Parameters
    ----------
    kg : KnowledgeGraph, str or Path
        The facts: a graph, or a table, a folder of tables or RDF that `graphkit.load` opens.
    focus : str or iterable of str, optional
        An actor or coalition, by id, label or alias: only what surrounds it is drawn at first. Of
        several, what surrounds any of them, with all of them selected.
    on : datetime.date or str, optional
        The day to show first; without it, that of the newest source, or a later one by which the
        last member joined or was seen. Where no source is dated, the last day of which anything is
        told, ends too; where all was over by then, the last one before; where nothing is dated,
        all time. Where that day is still to come when the page is opened, it opens on today. The
        page says below the day which of these it is.
    during : str or pair of days, optional
        A year, a month or two days to show first: what holds at some time in it.
    roles : str or iterable of str, optional
        Draw memberships in exactly these roles; by default in all, and who does not belong stands
        beside.
    narrower_roles : bool
        Whether narrower roles are drawn too.
    lang : str
        Language of the page at first, one of its own words (English, French) or of the labels
        in the graph; it can be changed on the page. What has no label in it is called as in
        another tag of it (``pt`` for ``pt-BR``, ``zh-Hant`` for ``zh``), in English, or in
        the first one in order that it has.
    at_least : {"possible", "presumed", "certain"}
        How sure a membership must be to be drawn.
    depth : int
        How many steps from the focus are drawn at first; further ones open on a click.
    limit : int
        The most memberships that the file may carry; by default 100,000. With a focus, the nearest
        are taken; by default those that are drawn at first, some more where these are few, and all
        that link two things of these.
    layout : {"force", "two-mode", "concentric"}
        The layout to show first; the page can change to each of the others.
    title : str, optional
        Heading of the page; by default the title that the facts state, in each of the page's
        languages that it is in.
    steps : str, Path or iterable of mappings, optional
        A story that the page tells, step by step: a table, the name of a bundled story, or one
        mapping a step, with ``text``, ``state``, ``dwell`` and ``sources`` as
        `graphkit.views.story.story` reads them.
    columns : Table, data frame, mapping, str or Path, optional
        Values that somebody computed for actors and coalitions, to colour and size them by and to
        read in the table: one row for each, or the name of a column with its values by id, as
        `graphkit.views.extra_columns.extra_columns` reads them.
    colour_by : str, optional
        The column by which marks are coloured at first, passed or of the facts themselves, such
        as a tier; by default their kind.
    size_by : str, optional
        The column of numbers by which marks are sized at first: areas are in proportion to its
        values. By default the memberships shown.
    dates : {"dmy", "mdy"}, optional
        What comes first in dates such as ``05/06/2019`` of a table that is opened here.
    encoding : str, optional
        What tables are written in, those of steps and columns and one that is opened here, if
        neither in UTF-8 nor in UTF-16.
    sheet : str, optional
        The sheet of a workbook that has them.
    joined : str, optional
        What all rows of one table that is opened here joined, where no column says it: those who
        signed one pledge.

    Returns
    -------
    View
        With ``save``, ``html``, ``pyvis`` and ``to_png``.

    Raises
    ------
    NotFound, Ambiguous
        If the focus, a column, or what a step or a column names, is not known, with the nearest
        names.
    DataError
        If the facts, a step or the columns cannot be read, or ``joined`` is said of anything
        but one table.
    InvalidChoice
        If an option is not one of its choices, or ``size_by`` a column of something else than
        numbers.
    LimitExceeded
        If there are more memberships than ``limit`` and no focus.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.view(gk.load(), lang="fr").scene.title
    'Qui a rejoint quoi, selon qui'
    """
    rank_of(at_least)
    lang = language_tag(lang)
    if limit is not None:
        limit = whole_number("limit", limit, ego.LIMIT)
    depth = whole_number("depth", depth, 1)
    if title is not None:
        text("title", title, "a heading as text")
    one_of("layout", layout, forms.LAYOUTS)
    opening = Opening(lang=lang, at_least=at_least, layout=layout, depth=depth)
    others = columns is not None or steps is not None
    kg = opened_for_page(
        kg, dates=dates, encoding=encoding, sheet=sheet, joined=joined, others=others
    )
    if roles is not None:
        kg = kg.in_roles(roles, narrower_roles=narrower_roles)
    titles = {lang: title} if title else kg.about.titles or TITLES
    scene = gather(kg, titles=titles, opening=opening)
    centre = _centre(kg, scene, focus)
    opening = replace(scene.opening, focus=centre)
    if on is not None or during is not None:
        first, last = _time(on, during)
        opening = replace(opening, day=first, until=last, why="")
    names = {node.id: node.label for node in scene.nodes}
    scene = ego.within(replace(scene, opening=opening), limit)
    # What nothing on the page is called in is no language to open it in, where its wider one is.
    spoken = language_there(lang, languages_of_page(scene)) or lang
    scene = replace(scene, opening=replace(scene.opening, lang=spoken))
    if columns is not None:
        found = extra_columns(columns, scene, encoding=encoding or "", sheet=sheet or "")
        scene = replace(scene, columns=found)
    scene = replace(scene, columns=(*scene.columns, *own_as_columns(scene)))
    scene = _drawn_by(scene, colour_by, size_by)
    if steps is not None:
        scene = replace(
            scene, steps=story(steps, scene, encoding=encoding or "", sheet=sheet or "")
        )
    return View(layouts.place(focus_page_facts(scene, names) if scene.left_out_of else scene))


def _drawn_by(scene: Scene, colour_by: str | None, size_by: str | None) -> Scene:
    """Give the scene that is coloured and sized by columns at first."""
    opening = scene.opening
    if colour_by is not None:
        column_called(colour_by, scene.columns, "colour_by", numeric=False)
        opening = replace(opening, colour_by=colour_by)
    if size_by is not None:
        column_called(size_by, scene.columns, "size_by", numeric=True)
        opening = replace(opening, size_by=size_by)
    return replace(scene, opening=opening)


def _centre(kg: KnowledgeGraph, scene: Scene, focus: str | Iterable[str] | None) -> tuple[str, ...]:
    """Give the ids of the focus, each of which must be something that the page draws."""
    asked = names_or_records("focus", focus, "an id or name, or several") if focus else ()
    found = {}
    for one in asked:
        try:
            id = kg.coalition(one).id  # type: ignore[arg-type]
        except NotFound:
            id = kg.actor(one).id  # type: ignore[arg-type]
        if id not in scene.index:
            raise NotFound(
                "node of the drawing", str(one), hint="It joined nothing; choose a member."
            )
        found[id] = one
    return tuple(found)


def _time(on: Day | None, during: During | None) -> tuple[int, int | None]:
    """Give the first day shown, and the last where it is a longer window."""
    first, last = ((day - EPOCH).days for day in window_of(on, during))
    return first, None if first == last else last
