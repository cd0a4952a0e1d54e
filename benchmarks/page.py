"""Time to a usable page and frames a second while panning, beside pyvis and force-graph.

The same Chromium opens pages of the same graphs with the same positions, from disk. *Usable* is
the first frame after which the page answers: the drawing is there and no frame of the next half
second took longer than 100 ms. Frames are counted while the mouse drags the drawing.

force-graph is fetched once by npm into a cache folder; without npm its rows are left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

SIZES = (100, 1_000, 5_000, 20_000)
STOCK_SIZES = (1_000,)
TINY = {"sizes": (100,), "turns": 1, "fetch": False}
STOCK_LIMIT_MS = 150_000
FORCE_GRAPH = "force-graph@1.52.0"
WIDTH, HEIGHT = 1280, 800

# Notes every frame; `usable` gives the time of the first one that is followed by half a second
# without a long frame, counted from when the page began to load.
WATCH = """
window.frames_ = [];
(function tick(now) { window.frames_.push(now ?? 0); requestAnimationFrame(tick); })();
window.usable_ = () => {
  const drawn = window.drawn_ ? window.drawn_() : 0;
  if (!drawn) return 0;
  const f = window.frames_.filter((t) => t >= drawn);
  let start = 0;
  for (let i = 1; i < f.length; i++) {
    if (f[i] - f[i - 1] > 100) start = i;
    if (f[i] - f[start] >= 500) return f[start];
  }
  return 0;
};
"""
FRAME = 1 / 60
SLIDE = """
async () => {
  const slider = document.getElementById("slider");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const first = Number(slider.min), last = Number(slider.max), gaps = [];
  for (let step = 0; step < 40; step++) {
    const before = await frame();
    slider.value = String(Math.round(first + ((last - first) * (step + 1)) / 41));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    gaps.push((await frame()) - before);
  }
  return gaps;
}
"""
OURS = """
window.drawn_ = () => performance.getEntriesByName("graphkit-drawn")[0]?.startTime ?? 0;
"""


def rows(
    *, sizes: Iterable[int] = SIZES, turns: int = 5, fetch: bool = True
) -> list[dict[str, Any]]:
    """Give one row for each size, measure and peer; a ratio above one means that ours is better."""
    from playwright.sync_api import sync_playwright

    from graphkit.views.browser.chromium import QUIET, find

    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=[*QUIET])
        for size in sizes:
            scene = generated(size)
            pages = [(_ours(scene, folder), OURS)]
            peer = _force_graph(scene, folder) if fetch else None
            ours, *theirs = measure(browser, [*pages, *([(peer, "")] if peer else [])], turns)
            if theirs:
                found += _compare("force-graph", size, ours, theirs[0])
            if size in STOCK_SIZES:
                (stock,) = measure(browser, [(_stock(scene, folder), "")], 1, pan=False)
                found += _compare("stock pyvis", size, ours, stock)[:1]
        found += _bundled(browser, folder, turns)
        browser.close()
    return found


def _bundled(browser: Any, folder: str, turns: int) -> list[dict[str, Any]]:
    """The page of the bundled facts beside vis-network with 1,000 placed nodes, and its slider."""
    import graphkit

    path = Path(folder, "bundled.html")
    graphkit.view(graphkit.load()).save(path)
    pages = [(path, OURS), (_vis_network(generated(1_000), folder), "")]
    ours, peer = measure(browser, pages, turns, pan=False)
    name = "page of the bundled facts, until usable"
    row = _compare("vis-network, 1,000 placed nodes", 1_000, ours, peer)[0]
    step = _slider_step(browser, path)
    return [
        row | {"name": name, "bar": 1.0},
        {
            "name": "a step of the time slider, bundled facts",
            "peer": "one frame at 60 a second",
            "ours_s": step,
            "peer_s": FRAME,
            "ratio": FRAME / step,
            "bar": 0.95,
            "equal": True,
        },
    ]


def _slider_step(browser: Any, path: Path) -> float:
    """Median seconds between the frames on both sides of a step of the slider, over 40 steps."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.add_init_script(WATCH + OURS)
    page.goto(path.as_uri(), wait_until="commit")
    _wait(page)
    gaps = page.evaluate(SLIDE)
    page.close()
    return float(sorted(gaps)[len(gaps) // 2]) / 1000


def generated(size: int) -> Any:
    """Give the scene of this size that the tests of the views use too."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "views"))
    try:
        import scenes
    finally:
        sys.path.pop(0)
    return scenes.generated(size)


def measure(
    browser: Any, pages: Sequence[tuple[Path, str]], turns: int, *, pan: bool = True
) -> list[dict[str, float]]:
    """Open pages some times in turn; give the median time to use and frames a second of each."""
    found = [[_once(browser, path, mark, pan) for path, mark in pages] for _ in range(turns)]
    return [
        {key: sorted(one[key] for one in same)[turns // 2] for key in ("usable ms", "fps")}
        for same in zip(*found, strict=True)
    ]


def _once(browser: Any, path: Path, mark: str, pan: bool) -> dict[str, float]:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    try:
        page.add_init_script(WATCH + mark)
        page.goto(path.as_uri(), wait_until="commit")
        usable = _wait(page)
        return {"usable ms": usable, "fps": _pan(page) if pan else 0.0}
    except TimeoutError:
        return {"usable ms": float("inf"), "fps": 0.0}
    finally:
        page.close()


def _wait(page: Any) -> float:
    """Ask until the page is usable; a strict page allows no polling from inside."""
    until = time.monotonic() + STOCK_LIMIT_MS / 1000
    while time.monotonic() < until:
        usable = page.evaluate("window.usable_()")
        if usable:
            return float(usable)
        time.sleep(0.05)
    raise TimeoutError


def _pan(page: Any) -> float:
    """Drag to and fro for two seconds and count frames."""
    x, y = WIDTH // 2, HEIGHT // 2 - 40
    page.mouse.move(x, y)
    page.mouse.down()
    start = page.evaluate("performance.now()")
    step = 0
    while page.evaluate("performance.now()") - start < 2000:
        step += 1
        swing = 140 - abs(step * 8 % 560 - 280)
        page.mouse.move(x + swing, y + swing // 2)
    seconds = (page.evaluate("performance.now()") - start) / 1000
    frames = page.evaluate("(t) => window.frames_.filter((f) => f >= t).length", start)
    page.mouse.up()
    return float(frames / seconds)


def _compare(
    peer: str, size: int, ours: dict[str, float], theirs: dict[str, float]
) -> list[dict[str, Any]]:
    """Seconds until usable, and seconds a frame while panning."""
    bars = {"force-graph": 0.25 if size < SIZES[-1] else 1.0, "stock pyvis": 100.0}
    known = bars.get(peer)
    measures = [
        (
            "until usable",
            "usable ms",
            0.001,
            1,
            known if peer != "stock pyvis" or size >= 1_000 else None,
        ),
        ("a frame while panning", "fps", 1.0, -1, 0.9),
    ]
    result = []
    for what, key, unit, power, bar in measures:
        mine, other = (unit * one[key] ** power if one[key] else 0.0 for one in (ours, theirs))
        # A peer that never became usable counts with the time after which it was given up.
        other = min(other, STOCK_LIMIT_MS / 1000)
        ratio = other / mine if mine else float("inf")
        row = {"name": f"page of {size:,} nodes, {what}", "peer": peer, "ours_s": mine}
        result.append(row | {"peer_s": other, "ratio": ratio, "bar": bar, "equal": True})
    return result


def _ours(scene: Any, folder: str) -> Path:
    from graphkit.views.view import View

    path = Path(folder, f"ours-{len(scene.nodes)}.html")
    View(scene).save(path)
    return path


def _stock(scene: Any, folder: str) -> Path:
    """A page as pyvis makes it from a networkx graph, with its defaults."""
    import networkx as nx
    from pyvis.network import Network

    graph = nx.Graph()
    graph.add_nodes_from((node.id, {"label": node.label["en"]}) for node in scene.nodes)
    graph.add_edges_from((record.source, record.target) for record in scene.records)
    network = Network(cdn_resources="in_line", height="750px")
    network.from_nx(graph)
    path = Path(folder, f"stock-{len(scene.nodes)}.html")
    html = network.generate_html()
    # The page loads a style sheet that it does not need; without a network it would wait for it.
    mark = (
        "<script>window.drawn_ = () => window.network && (window.stable_ ?? 0);"
        "const wait_ = setInterval(() => { if (window.network) { clearInterval(wait_);"
        "network.once('stabilizationIterationsDone',"
        "() => { window.stable_ = performance.now(); });"
        "} }, 5);</script>"
    )
    path.write_text(html.replace("</head>", mark + "</head>"), encoding="utf-8")
    return path


def _vis_network(scene: Any, folder: str) -> Path:
    """vis-network as pyvis ships it, at its best: positions given, no physics, straight edges."""
    import pyvis

    library = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    points = scene.positions["force"]
    nodes = [
        {"id": node.id, "label": node.label["en"], "x": x, "y": y}
        for node, (x, y) in zip(scene.nodes, points, strict=True)
    ]
    edges = [{"from": record.source, "to": record.target} for record in scene.records]
    options = {"physics": False, "edges": {"smooth": False}}
    path = Path(folder, f"vis-network-{len(nodes)}.html")
    path.write_text(
        "<!doctype html><meta charset=utf-8><body style='margin:0'>"
        "<div id=g style='height:100vh'></div>"
        f"<script>{library.read_text(encoding='utf-8')}</script><script>let drawn = 0;"
        "window.drawn_ = () => drawn; const network = new vis.Network("
        f"document.getElementById('g'), {json.dumps({'nodes': nodes, 'edges': edges})}, "
        f"{json.dumps(options)});"
        "network.on('afterDrawing', () => { drawn ||= performance.now(); });</script>",
        encoding="utf-8",
    )
    return path


def _force_graph(scene: Any, folder: str) -> Path | None:
    library = _fetched()
    if library is None:
        return None
    points = scene.positions["force"]
    nodes = [
        {"id": node.id, "name": node.label["en"], "fx": x, "fy": y}
        for node, (x, y) in zip(scene.nodes, points, strict=True)
    ]
    links = [{"source": record.source, "target": record.target} for record in scene.records]
    data = json.dumps({"nodes": nodes, "links": links})
    path = Path(folder, f"force-graph-{len(nodes)}.html")
    path.write_text(
        f"<!doctype html><meta charset=utf-8><body style='margin:0'><div id=g></div>"
        f"<script>{library}</script><script>const data = {data}; let drawn = 0;"
        "window.drawn_ = () => drawn;"
        "const g = new ForceGraph(document.getElementById('g')).cooldownTicks(0)"
        ".onRenderFramePost(() => { drawn ||= performance.now(); }).graphData(data);"
        "setTimeout(() => g.zoomToFit(0, 40), 0);</script>",
        encoding="utf-8",
    )
    return path


def _fetched() -> str | None:
    """Give the text of force-graph, fetched by npm once."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"), "graphkit-bench")
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / "package" / "dist" / "force-graph.min.js"
    if not file.is_file():
        try:
            packed = subprocess.run(
                ["npm", "pack", FORCE_GRAPH, "--silent"],
                cwd=cache,
                capture_output=True,
                text=True,
                check=True,
                timeout=120,
            ).stdout.split()[-1]
            subprocess.run(["tar", "xzf", packed], cwd=cache, check=True, timeout=60)
        except (OSError, subprocess.SubprocessError, IndexError):
            return None
    return file.read_text(encoding="utf-8")


if __name__ == "__main__":
    for row in rows():
        print(
            f"{row['name']:<44}{row['peer']:<14}{row['ours_s']:>9.3f}{row['peer_s']:>9.3f}", end=""
        )
        print(f"{row['ratio']:>9.2f} (bar {row['bar']})")
