"""Figures: the same counts as the page, the same bytes twice, nothing over anything else, in three languages."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import font_manager

from geolibya.cli import main
from geolibya.eventset import EventSet
from geolibya.formats import writer_of
from geolibya.gazetteer import Gazetteer
from geolibya.maps import draw_map
from geolibya.maps.figure import FigureError, box_of, draw_figure
from geolibya.maps.figure_insets import choose_insets
from geolibya.maps.figure_labels import MAY_OVERLAP, Disc, Placement, Rect, around, spread
from geolibya.maps.figure_map import draw_symbol, place_symbols
from geolibya.maps.figure_paper import SHIPPED, Paper, Style, printable, settings
from geolibya.maps.figure_sites import Box
from geolibya.maps.figure_tables import Words, look_of, outline_of, tables
from geolibya.maps.figure_view import View
from geolibya.records import STATUSES, Event
from geolibya.vocabulary import Vocabulary
from maps.hostile_events import HOSTILE_EVENTS
from maps.sample import EVENTS, REPORTS, SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

SET = EventSet(EVENTS, REPORTS)
LANGUAGES = ("en", "fr", "ar")
MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Give the shipped gazetteer."""
    return Gazetteer.load()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give the sample as a table."""
    path = tmp_path / "events.geojson"
    writer_of("geojson")(SET, path)
    return path


def _figure(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["figure", *map(str, arguments)])


def _around_tripoli(number: int) -> EventSet:
    """Give events in a ring so narrow that their symbols overlap on a map of Libya."""
    turns = np.linspace(0, 2 * np.pi, number, endpoint=False)
    return EventSet(
        tuple(
            Event(
                f"t{n}", "shelling", "reported", "fires", f"place_{n}", f"Street {n}", "LY",
                lat=float(32.85 + 0.1 * np.sin(turn)), lon=float(13.2 + 0.1 * np.cos(turn)), radius_km=1.0,
            )
            for n, turn in enumerate(turns)
        )
    )  # fmt: skip


@pytest.mark.parametrize("kind", MAGIC)
def test_same_bytes_twice(kind: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Two drawings of the same events are the same file, of the kind that its suffix says."""
    for name in ("one", "two"):
        draw_figure(SAMPLE, gazetteer=gazetteer).save(tmp_path / f"{name}.{kind}", dpi=80)
    first, second = ((tmp_path / f"{name}.{kind}").read_bytes() for name in ("one", "two"))
    assert first == second
    assert first.startswith(MAGIC[kind])


def test_bytes_do_not_hang_on_the_order_of_sets(table: Path, tmp_path: Path) -> None:
    """Processes that order sets differently write the same SVG."""
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "geolibya",
            "figure",
            str(table),
            "-o",
            str(tmp_path / f"{seed}.svg"),
        ]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()


@pytest.mark.browser
def test_symbols_are_those_of_the_page(page: Page, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """The figure has the page's symbols, with place, incidents, kind and status, and its counts."""
    draw_map(SAMPLE, gazetteer=gazetteer).save(tmp_path / "map.html")
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    labels = page.locator(".gl-symbol").evaluate_all("nodes => nodes.map(n => n.getAttribute('aria-label'))")
    drawn = draw_figure(SAMPLE, gazetteer=gazetteer).drawn
    vocabulary, words = Vocabulary.load(), Words("en")
    assert sorted(labels) == sorted(
        f"{site.name}: {words.say('incidents', n=site.count)}, "
        f"{vocabulary.groups[site.group].label() if site.group else 'several kinds'}, "
        f"{vocabulary.statuses[site.status].label()}"
        for site in drawn.sites
    )
    counts = page.locator("[data-shown]")
    assert int(counts.get_attribute("data-shown") or -1) == drawn.shown
    assert words.say("atPlaces", n=len(drawn.sites)) in counts.inner_text()
    assert words.say("fromReports", n=len(drawn.reports)) in counts.inner_text()


def test_what_is_chosen_is_drawn(gazetteer: Gazetteer) -> None:
    """Without a choice politics stay out; chosen, they are in; the total is that of all."""
    assert "political" not in draw_figure(SAMPLE, gazetteer=gazetteer).drawn.groups
    chosen = draw_figure(SET, chosen=SET.where(group="political"), gazetteer=gazetteer).drawn
    assert dict(chosen.groups) == {"political": 2}


def test_a_box_leaves_out_what_lies_elsewhere(gazetteer: Gazetteer) -> None:
    """In a box round Sirte only Sirte's events count, none of them without a place."""
    drawn = draw_figure(SAMPLE, box=Box(16, 30.9, 17, 31.6), gazetteer=gazetteer).drawn
    assert {site.place for site in drawn.sites} == {"sirte"}
    assert (drawn.shown, drawn.unplaced, drawn.outside) == (3, 0, 0)


def test_a_region_is_shown_whole(gazetteer: Gazetteer) -> None:
    """The box of a place with an area holds that area; that of one without reaches round its point."""
    west, south, east, north = gazetteer.areas["fezzan"].bounds
    box = box_of(gazetteer["fezzan"], gazetteer)
    assert box.west < west < east < box.east
    assert box.south < south < north < box.north
    assert box_of(gazetteer["sirte"], gazetteer).holds(31.3, 16.9)


def test_regions_are_areas_and_numbers_are_those_of_notes(gazetteer: Gazetteer) -> None:
    """What is known to a region has an area to hatch; sources are numbered from 1 in the order of the notes."""
    drawn = draw_figure(SAMPLE, gazetteer=gazetteer).drawn
    assert {site.place for site in drawn.sites if site.area is not None} == {"cyrenaica", "fezzan"}
    assert {n for site in drawn.sites for n in site.sources} == set(range(1, len(drawn.reports) + 1))
    sirte = next(site for site in drawn.sites if site.place == "sirte")
    assert [drawn.reports[n - 1]["title"] for n in sirte.sources] == ["Des frappes près de Syrte"]


@pytest.mark.parametrize("status", STATUSES)
def test_planned_and_denied_are_hollow(status: str, tmp_path: Path) -> None:
    """The colour of the group fills a symbol unless nothing is said to have happened."""
    from PIL import Image

    with settings():
        paper = Paper(40, 40)
        draw_symbol(paper, Disc(20, 20, 12), "ground", status)
        paper.save(tmp_path / "symbol.png", "png", 144)
    inside = Image.open(tmp_path / "symbol.png").convert("RGB").getpixel((34, 34))
    colour = tuple(bytes.fromhex(look_of("ground").colour[1:]))
    assert (inside == colour) is not outline_of(status).hollow


@given(
    discs=st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 200), st.integers(2, 20)),
        max_size=12,
        unique_by=lambda disc: disc[:2],
    ),
    sizes=st.lists(st.tuples(st.integers(5, 80), st.integers(5, 12)), max_size=25),
)
def test_labels_cover_nothing(discs: list[tuple[int, int, int]], sizes: list[tuple[int, int]]) -> None:
    """No label, and no line to one that stands off, lies over another, over a symbol, or over the edge."""
    view = Rect(0, 0, 300, 200)
    symbols = [Disc(*disc) for disc in discs]
    placement = Placement(view, symbols)
    for n, (w, h) in enumerate(sizes):
        x, y, r = symbol = symbols[n % len(symbols)] if symbols else Disc(150, 100, 5)
        if not placement.place(around(x, y, w, h, r), w, h):
            placement.place(around(x, y, w, h, r + 12), w, h, symbol)
    boxes, lines = placement.taken, placement.leads
    assert not any(a.crosses(b) for n, a in enumerate(lines) for b in lines[:n])
    assert not any(line.crosses(shapely.box(*box)) for line in lines for box in boxes)
    for line in lines:
        assert not [disc for disc in symbols if line.distance(shapely.Point(disc[:2])) < disc.r - 1e-6]
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert not any(disc.hits(box) for disc in symbols for box in boxes)
    assert all(box.within(view) for box in boxes)


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 60), st.floats(3, 12)), min_size=2, max_size=20))
def test_symbols_step_aside_a_little(places: list[tuple[float, float, float]]) -> None:
    """No symbol leaves its place by more than it may; two alone come apart."""
    discs = [Disc(*place) for place in places]
    for before, after in zip(discs, spread(discs, 9.0), strict=True):
        assert np.hypot(after.x - before.x, after.y - before.y) <= 9.0 + 1e-9
    a, b = spread([Disc(0, 0, 5), Disc(1, 0, 5)], 20.0)
    assert np.hypot(b.x - a.x, b.y - a.y) >= 10 * MAY_OVERLAP - 1e-9


def test_a_crowd_has_an_inset_that_covers_no_symbol(gazetteer: Gazetteer) -> None:
    """Symbols that overlap round Tripoli get an inset in a free corner; three of them get none."""
    view = View(Box(7.3, 18.8, 27.6, 34.7), Rect(0, 0, 370, 360))

    def insets_of(number: int) -> list[Rect]:
        sites = draw_figure(_around_tripoli(number), gazetteer=gazetteer).drawn.sites
        spots = place_symbols(view, sites, 1)
        insets = choose_insets(view, spots, [gazetteer["tripoli"]], [])
        assert all(inset.box.holds(site.lat, site.lon) for inset in insets for site in sites)
        assert not any(spot.disc.hits(inset.frame) for inset in insets for spot in spots)
        return [inset.frame for inset in insets]

    assert insets_of(3) == []
    (frame,) = insets_of(12)
    assert frame.within(view.frame)


def test_two_insets_and_the_scale_share_the_corners(gazetteer: Gazetteer) -> None:
    """Crowds round both towns have insets inside the map, over neither each other nor the scale."""
    view = View(Box(7.3, 18.8, 27.6, 34.7), Rect(0, 0, 370, 360))
    west = _around_tripoli(8).events
    shift = gazetteer["benghazi"].lon - gazetteer["tripoli"].lon
    east = [replace(e, id=f"b{e.id}", place=f"b_{e.place}", lat=(e.lat or 0) - 0.8, lon=(e.lon or 0) + shift)
            for e in west]  # fmt: skip
    sites = draw_figure(EventSet((*west, *east)), gazetteer=gazetteer).drawn.sites
    scale = Rect(300, 340, 370, 360)
    towns = [gazetteer["tripoli"], gazetteer["benghazi"]]
    one, two = (i.frame for i in choose_insets(view, place_symbols(view, sites, 1), towns, [scale]))
    assert one.within(view.frame)
    assert two.within(view.frame)
    assert not any((one.meets(two), one.meets(scale), two.meets(scale)))


def test_names_without_room_are_told_under_the_map(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """What the map cannot name the caption does, with its sources; a place that has its name there is not told."""
    crowd = tuple(
        replace(event, lat=27.0, lon=14.4, report=REPORTS[0].name, place_name=f"A long name of street {n}")
        for n, event in enumerate(_around_tripoli(14).events)
    )
    for events in (crowd, crowd[:1]):
        draw_figure(EventSet(events, REPORTS), gazetteer=gazetteer).save(tmp_path / f"{len(events)}.svg")
    assert "No room for a name: A long name of street" in (tmp_path / "14.svg").read_text(encoding="utf-8")
    assert "No room" not in (tmp_path / "1.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_drawn_as_text(language: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Dollar signs, markup, control characters and lone surrogates are no formulas and stop nothing."""
    figure = draw_figure(
        HOSTILE_EVENTS, language=language, title=r"$\frac{1}{ \x00 </svg>", gazetteer=gazetteer
    )
    figure.save(tmp_path / "hostile.svg")
    assert (tmp_path / "hostile.svg").read_text(encoding="utf-8").count("</svg>") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_drawn_too(language: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A set without events gives a map of the country, in each language."""
    draw_figure(EventSet(), language=language, gazetteer=gazetteer).save(tmp_path / "empty.pdf")
    assert (tmp_path / "empty.pdf").stat().st_size > 1000


def test_arabic_letters_join() -> None:
    """A word is narrower than its letters one by one, since they are shaped to join; a Latin word is not."""
    with settings():
        paper = Paper(100, 100)
        joined, apart = (
            (paper.measure(word, Style(20))[0], sum(paper.measure(letter, Style(20))[0] for letter in word))
            for word in ("سبها", "Sabha")
        )
    assert joined[0] < 0.8 * joined[1]
    assert apart[0] == pytest.approx(apart[1], rel=0.12)


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_font_that_comes_along_knows_all_letters(weight: str, gazetteer: Gazetteer) -> None:
    """Where a system has no font of its own, that of matplotlib has each letter of our words and names."""
    found = font_manager.findfont(font_manager.FontProperties(family=SHIPPED[0], weight=weight))
    known = set(font_manager.get_font(found).get_charmap())
    shown = tables()
    texts = [*shown["months"]["ar"], *(row["names"]["ar"] for row in shown["geography"])]
    texts += [phrase for phrase in shown["words"]["ar"].values() if isinstance(phrase, str)]
    texts += [place.label(language) for place in gazetteer for language in LANGUAGES]
    assert {letter for text in texts for letter in text if ord(letter) not in known} == set()


def test_words_are_those_of_the_language() -> None:
    """Numbers, forms after numbers and dates follow the language."""
    en, fr, ar = map(Words, LANGUAGES)
    assert en.say("incidents", n=1) == "1 incident"
    assert fr.say("incidents", n=1_200) == "1\u202f200 incidents"
    assert (ar.say("incidents", n=2), ar.say("incidents", n=3)) == ("واقعتان", "3 وقائع")
    assert en.date("2019-04-05") == "5\xa0April\xa02019"
    assert (fr.date("2016-08"), en.date("2016"), en.date("undated")) == ("août\xa02016", "2016", "undated")


def test_wrapped_text_is_whole_and_fits() -> None:
    """Lines hold all words in order and none is wider than it may be, but what cannot be cut."""
    with settings():
        paper = Paper(100, 100)
        text = "Forces pressed on " + "w" * 60 + " and held the port\x00 for a day"
        lines = paper.wrap(printable(text), Style(8), 90)
        assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")
        assert all(paper.measure(line, Style(8))[0] <= 90 for line in lines)


def test_size_on_paper(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A PNG has the width in mm that was asked for at its resolution."""
    draw_figure(SAMPLE, width_mm=90, gazetteer=gazetteer).save(tmp_path / "narrow.png", dpi=254)
    (width,) = struct.unpack(">I", (tmp_path / "narrow.png").read_bytes()[16:20])
    assert width == pytest.approx(900, abs=1)
    with pytest.raises(FigureError, match="at least 80"):
        draw_figure(SAMPLE, width_mm=20, gazetteer=gazetteer)


def test_command_filters_and_counts(table: Path, tmp_path: Path) -> None:
    """Filters intersect, and the number of events is told."""
    done = _figure(
        table, "-o", tmp_path / "a.svg", "--group", "air", "--since", "2016-08", "--until", "2016-08"
    )
    assert done.exit_code == 0, done.output
    wanted = SET.where(group="air", since="2016-08", until="2016-08")
    assert f"{len(wanted)} events" in done.stderr
    assert (tmp_path / "a.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("-o", "a.gif"), 1, ".gif is no figure"),
        (("-o", "a.png", "--status", "sure"), 2, "there are reported"),
        (("-o", "a.png", "--actor", "nobody"), 2, "no such actor"),
        (("-o", "a.png", "--bbox", "1,2,3"), 2, "west,south,east,north"),
        (("-o", "a.png", "--bbox", "20,30,10,40"), 2, "west,south,east,north"),
        (("-o", "a.png", "--place", "Atlantis"), 2, "no such place"),
        (("-o", "a.png", "--place", "Sirte", "--bbox", "1,2,3,4"), 2, "give one of them"),
        (("-o", "a.png", "--since", "yesterday"), 2, "is no date"),
        (("-o", "a.png", "--until", "1950"), 1, "no event fits"),
        (("-o", "a.png", "--width", "10"), 1, "at least 80"),
    ],
)
def test_wrong_calls_write_nothing(
    table: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """What cannot be drawn is told in a line, and no file is left."""
    monkeypatch.chdir(table.parent)
    done = _figure(table, *arguments)
    assert (done.exit_code, words in done.stderr) == (code, True), done.stderr
    assert [path.name for path in table.parent.iterdir()] == [table.name]


def test_safety_is_told_on_the_figure(table: Path, tmp_path: Path) -> None:
    """What is left out is in no note of the figure, and the caption says that something was."""
    for name, arguments in (("all", ()), ("safe", ("--redact", "report=fr.txt"))):
        assert _figure(table, "-o", tmp_path / f"{name}.svg", *arguments).exit_code == 0
    everything, safe = ((tmp_path / f"{name}.svg").read_text("utf-8") for name in ("all", "safe"))
    assert "Syrte" in everything
    assert "Left out before publication" not in everything
    assert "Syrte" not in safe
    assert "Left out before publication" in safe


def test_numbers_of_sources_lead_somewhere(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """With more reports than the notes list, names carry no numbers and the caption speaks of none."""
    many = EventSet(tuple(replace(EVENTS[0], id=f"e{n}", report=f"r{n}") for n in range(45)))
    for name, events in (("many", many), ("few", SAMPLE)):
        draw_figure(events, gazetteer=gazetteer).save(tmp_path / f"{name}.svg")
    many_text, few_text = ((tmp_path / f"{name}.svg").read_text("utf-8") for name in ("many", "few"))
    assert "and 5 more reports" in many_text
    assert "Small figures" not in many_text
    assert "Small figures" in few_text
