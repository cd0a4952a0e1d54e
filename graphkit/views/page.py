"""Scene → one HTML file that loads nothing and runs no script but its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from graphkit.views import bundle, clean
from graphkit.views.page_data import facts_data, graph_data

if TYPE_CHECKING:
    from jinja2 import Template
    from pyvis.network import Network

    from graphkit.views.pyvis_network import Drawing
    from graphkit.views.scene import Scene

POLICY: Final = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


def render(scene: Scene, network: Network | Drawing) -> str:
    """Write the page.

    Parameters
    ----------
    scene : Scene
        A placed scene.
    network : Drawing or pyvis.network.Network
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
    lang = scene.opening.lang if scene.opening.lang in texts else "en"
    policy = POLICY.format(script=bundle.digest(script), style=bundle.digest(style))
    return _template().render(
        title=clean.text(scene.title),
        lang=lang,
        t=texts[lang],
        version=clean.text(scene.version),
        licence=clean.text(scene.licence),
        citation=clean.prose(scene.citation),
        sources=f"{len(scene.sources):,}",
        policy=policy,
        style=style,
        script=script,
        graph=clean.island(graph_data(scene, network)),
        facts=clean.island(facts_data(scene)),
        texts=clean.island(texts),
    )


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
