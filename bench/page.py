"""Measure the page beside folium's own ways to draw the same events: size, seconds to build, time to ready, heap.

Each page is built in a process of its own and opened in Chromium without a network. The scripts and styles that
folium's pages load from elsewhere are answered with copies of the same versions from `bench/peers/`, at no cost of
time; their size is not counted in that of the file. Run it on an idle machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from generated import generated_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Route

    from geolibya.eventset import EventSet

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
PATIENCE_S = 120
VIEW: dict[str, Any] = {"location": [27.5, 17.5], "zoom_start": 6, "tiles": None, "maxZoom": 18}
"""In which folium's maps open; without tiles, clusters want to be told a highest zoom."""

VERSION = re.compile(r"-[\d.]+(?=\.min)")
"""As in the name jquery-3.7.1.min.js."""

IDLE_MS = 1000
"""A reader's first pause, in which the page makes the rows of long lists that are still closed."""

FILTERS = 7
"""Boxes that are ticked or unticked for one figure."""

READY = """
const frame = () => new Promise(requestAnimationFrame);
addEventListener("load", async () => {
  const root = document.documentElement;
  while (WAITS && !root.dataset.ready) await frame();
  await frame();
  await frame();
  root.dataset.readyAt = performance.now();
});
"""
"""Notes when two frames were painted after loading, for a page of ours after it says that it can be used."""

CLICK = """
box => new Promise(done => {
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})
"""
"""Milliseconds from the click until the frame that shows the change was painted."""


def ours(events: EventSet, path: Path) -> None:
    """Draw the page of geolibya."""
    from geolibya.maps import draw_map

    draw_map(events).save(path)


def _words(events: EventSet) -> list[str]:
    """Give for each event what a popup of folium's says of it."""
    from html import escape

    return [
        f"<b>{escape(e.place_name)}</b> {e.activity}, {e.status}, {e.date}<br>{escape(e.quote)}<br>{escape(e.outlet)}"
        for e in events
    ]


def marker_cluster(events: EventSet, path: Path) -> None:
    """Draw a marker with a popup for each event, in clusters."""
    import folium
    from folium.plugins import MarkerCluster

    page = folium.Map(**VIEW)
    points = [[e.lat, e.lon] for e in events]
    MarkerCluster(points, popups=_words(events)).add_to(page)  # type: ignore[no-untyped-call]
    page.save(path)


def fast_marker_cluster(events: EventSet, path: Path) -> None:
    """Draw the events in clusters, from rows of data."""
    import folium
    from folium.plugins import FastMarkerCluster

    page = folium.Map(**VIEW)
    rows = [[e.lat, e.lon, text] for e, text in zip(events, _words(events), strict=True)]
    callback = "function (row) { return L.marker([row[0], row[1]]).bindPopup(row[2]); }"
    FastMarkerCluster(rows, callback=callback).add_to(page)  # type: ignore[no-untyped-call]
    page.save(path)


def _frame(events: EventSet) -> Any:  # noqa: ANN401  # a GeoDataFrame, imported late
    frame = events.to_geodataframe()
    return frame[["place_name", "activity", "status", "date", "quote", "outlet", "geometry"]]


def geo_json(events: EventSet, path: Path) -> None:
    """Draw a feature for each event, as a circle with a popup."""
    import folium

    page = folium.Map(**VIEW)
    fields = ["place_name", "activity", "status", "date", "quote", "outlet"]
    folium.GeoJson(
        _frame(events), marker=folium.CircleMarker(radius=5), popup=folium.GeoJsonPopup(fields)
    ).add_to(page)
    page.save(path)


def explore(events: EventSet, path: Path) -> None:
    """Let geopandas draw the table."""
    _frame(events).explore(tiles=None).save(path)


WAYS: dict[str, Callable[[EventSet, Path], None]] = {
    "geolibya": ours,
    "MarkerCluster": marker_cluster,
    "FastMarkerCluster": fast_marker_cluster,
    "GeoJson": geo_json,
    "GeoDataFrame.explore()": explore,
}


def _peak_mb() -> float:
    """Give the most memory that this process has had, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def build(way: str, number: int, path: Path) -> dict[str, float]:
    """Build one page of events in memory; give the seconds it took and the memory beyond that of the events."""
    events = generated_events(number)
    for module in ("geolibya.maps", "folium.plugins", "geopandas", "matplotlib.pyplot"):
        import_module(module)
    before = _peak_mb()
    start = time.perf_counter()
    WAYS[way](events, path)
    return {"seconds": time.perf_counter() - start, "memory": _peak_mb() - before}


def built_apart(way: str, number: int, path: Path) -> dict[str, float] | None:
    """Build a page in a process of its own; None where it takes too long."""
    command = [sys.executable, __file__, "--build", way, "--events", str(number), "--page", str(path)]
    # A little more for making the events, which is not what is measured.
    patience = PATIENCE_S + number / 5000
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return None
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _local_copies() -> dict[str, Path]:
    """Give the files of `bench/peers/` by name, the bundled and minified first; npm fetches them once."""
    modules = PEERS / "node_modules"
    if not modules.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit(
                "no npm on the PATH, which brings the scripts of the peers; install Node.js, or run make bench"
            )
        subprocess.run([npm, "ci", "--silent"], cwd=PEERS, check=True)
    found: dict[str, Path] = {}
    for path in sorted(modules.rglob("*")):
        if path.suffix in (".js", ".css", ".png") and "esm" not in path.parts:
            found.setdefault(path.name, path)
    return found


class Opener:
    """Opens pages in Chromium, each in a context of its own, and measures them."""

    def __init__(self, browser: Browser, copies: dict[str, Path]) -> None:
        self.browser = browser
        self.copies = copies
        self.unanswered: set[str] = set()
        self.errors: list[str] = []

    def answer(self, route: Route) -> None:
        """Answer a request for a library with the copy at hand, and any other one with nothing."""
        url = route.request.url
        if url.startswith("file:"):
            route.continue_()
            return
        name = VERSION.sub("", url.rsplit("/", 1)[1])
        copy = self.copies.get(name)
        if copy is None:
            self.unanswered.add(name)
            route.fulfill(status=200, body="")
        else:
            route.fulfill(path=copy)

    def measure(self, path: Path, *, is_ours: bool) -> dict[str, float] | None:
        """Open a page once: milliseconds to ready, megabytes of heap, and for ours to the paint after a filter."""
        from playwright.sync_api import TimeoutError as TooLong

        context = self.browser.new_context(viewport={"width": 1280, "height": 800})
        context.route("**/*", self.answer)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.add_init_script(READY.replace("WAITS", str(is_ours).lower()))
        try:
            page.goto(path.as_uri(), wait_until="commit")
            done = page.wait_for_selector("html[data-ready-at]", state="attached", timeout=PATIENCE_S * 1000)
            assert done  # noqa: S101  # Playwright gives what it waited for
            figures = {"ready": float(done.get_attribute("data-ready-at") or 0), "heap": self.heap(page)}
            if is_ours:
                page.wait_for_timeout(IDLE_MS)
                boxes = page.locator('input[data-facet="group"]').all()[:FILTERS]
                figures["filter"] = median(float(box.evaluate(CLICK)) for box in boxes)
        except TooLong:
            return None
        finally:
            context.close()
        return figures

    def heap(self, page: Page) -> float:
        """Give the megabytes that the scripts hold after a collection, arrays of bytes among them."""
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        used = session.send("Runtime.getHeapUsage")
        return (float(used["usedSize"]) + float(used["backingStorageSize"])) / 1e6


def opened(opener: Opener, path: Path, rounds: int, *, is_ours: bool) -> dict[str, float] | None:
    """Give the median of each figure over some rounds; None where the page was not ready in time.

    Raises
    ------
    RuntimeError
        Where a script of the page fails: its figures would be those of another page.
    """
    rows = []
    for _ in range(rounds):
        figures = opener.measure(path, is_ours=is_ours)
        if opener.errors:
            raise RuntimeError(f"{path.name}: {opener.errors[0]}")
        if figures is None:
            return None
        rows.append(figures)
    return {key: median(row[key] for row in rows) for key in rows[0]}


def path_of(way: str, number: int, folder: Path) -> Path:
    """Give the file of a page."""
    return folder / f"{''.join(filter(str.isalpha, way))}-{number}.html"


def row_of(way: str, built: dict[str, float] | None, path: Path, opener: Opener, rounds: int) -> str:
    """Open one page, and give its row of the table."""
    if built is None:
        return f"| {way} | > {PATIENCE_S} | - | - | - | - | - |"
    size = path.stat().st_size / 1e6
    seen = opened(opener, path, rounds, is_ours=way == "geolibya")
    cells = ["> " + f"{PATIENCE_S * 1000:,}", "-", "-"]
    if seen:
        cells = [
            f"{seen['ready']:,.0f}",
            f"{seen['heap']:.0f}",
            f"{seen['filter']:.0f}" if "filter" in seen else "none",
        ]
    return f"| {way} | {built['seconds']:.1f} | {built['memory']:,.0f} | {size:.1f} | {' | '.join(cells)} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument(
        "--far", type=int, default=1_000_000, help="events of a further page of ours; 0 for none"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--page", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        print(json.dumps(build(options.build, options.events, options.page)))
        return

    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium on the PATH; install one or name it in CHROMIUM")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    wanted = [(way, options.events) for way in WAYS] + [("geolibya", options.far)] * bool(options.far)
    copies = _local_copies()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paths = [path_of(way, number, Path(folder)) for way, number in wanted]
        # All are built before the browser is there, which takes time of its own.
        built = [built_apart(way, number, path) for (way, number), path in zip(wanted, paths, strict=True)]
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu", *as_root])
        opener = Opener(browser, copies)
        print(
            f"{options.events:,} generated events, median of {options.rounds} openings, Chromium {browser.version}\n"
        )
        print("| page | s to build | MB to build | MB of file | ms to ready | MB of heap | ms to filter |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for (way, number), figures, path in zip(wanted, built, paths, strict=True):
            if number != options.events:
                print(f"\nand {number:,}:\n")
            rounds = options.rounds if number == options.events else 1
            print(row_of(way, figures, path, opener, rounds), flush=True)
        if opener.unanswered:
            print(f"\nAnswered with nothing: {', '.join(sorted(opener.unanswered))}")
        browser.close()


if __name__ == "__main__":
    main()
