"""Scene → one HTML file that loads nothing and runs no script but its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from graphkit.views import bundle, clean_text
from graphkit.views.language_of_page import language_there, languages_of_page
from graphkit.views.page_data import facts_data, graph_data
from graphkit.views.repeated_texts import FAR, with_texts_once

if TYPE_CHECKING:
    from jinja2 import Template
    from pyvis.network import Network

    from graphkit.views.pyvis_network import DrawnNetwork
    from graphkit.views.scene import Scene

POLICY: Final = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


def render(scene: Scene, network: Network | DrawnNetwork) -> str:
    """Write the page.

    Parameters
    ----------
    scene : Scene
        A placed scene.
    network : DrawnNetwork or pyvis.network.Network
        The nodes, edges and options to draw, as `graphkit.views.pyvis_network` gives them;
        changed colours, sizes, labels and positions of a network are kept.

    Returns
    -------
    str
        The same scene and network always give the same text.

    Notes
    -----
    Nothing from the graph is ever written as HTML: it travels as JSON in which ``<``, ``>`` and
    ``&`` are escaped, and the scripts set it as text. The content security policy names the
    hashes of the one script and the one style sheet, so nothing else can run.
    """
    script, style = bundle.script(), bundle.style()
    texts = bundle.texts()
    lang = language_there(scene.opening.lang, languages_of_page(scene)) or "en"
    policy = POLICY.format(script=bundle.digest(script), style=bundle.digest(style))
    graph, facts = islands(scene, network)
    return _template().render(
        form="text/plain" if graph.startswith(FAR) else "application/json",
        title=clean_text.text(scene.title),
        lang=lang,
        t=texts[language_there(lang, texts) or "en"],
        version=clean_text.text(scene.version),
        licence=clean_text.text(scene.licence),
        citation=clean_text.prose(scene.citation),
        not_read=scene.not_read,
        doubts=scene.doubts,
        more_doubts=scene.not_read.get("doubts", 0) > len(scene.doubts),
        sources=f"{len(scene.sources):,}",
        policy=policy,
        style=style,
        script=script,
        graph=graph,
        facts=facts,
        texts=clean_text.island(texts),
    )


def islands(scene: Scene, network: Network | DrawnNetwork) -> tuple[str, str]:
    """Write what the page draws and what it tells, briefly where these are a part of a whole.

    Such a part is sent, embedded and kept beside others; to write everything briefly would take
    longer than to read it.
    """
    graph, facts = (
        clean_text.island(graph_data(scene, network)),
        clean_text.island(facts_data(scene)),
    )
    if not scene.left_out_of:
        return graph, facts
    return with_texts_once(graph), with_texts_once(facts, graph)


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("graphkit.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.jinja")
