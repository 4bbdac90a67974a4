"""A page of many events, whose data are packed, says the same as one of few."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from maps.hostile_events import HOSTILE_EVENTS
from maps.sample import EVENTS, REPORTS, Sample
from playwright.sync_api import expect

from geolibya.columns import COLUMNS
from geolibya.maps import draw_map
from geolibya.maps.packing import PACKED_FROM

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import Opened

pytestmark = pytest.mark.browser

MANY = Sample(
    (
        *HOSTILE_EVENTS.events,
        *(
            replace(
                event,
                id=f"{event.id}-{copy}",
                quote=f"{event.quote} {copy}",
                incident=f"{event.incident}-{copy}",
            )
            for copy in range(PACKED_FROM // len(EVENTS))
            for event in EVENTS
        ),
    ),
    REPORTS,
)


@pytest.fixture(scope="module")
def packed_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Draw the page of many events."""
    path = tmp_path_factory.mktemp("packed") / "map.html"
    draw_map(MANY).save(path)
    assert "application/x-geolibya-packed" in path.read_text(encoding="utf-8")
    return path


def test_every_event_comes_out_as_it_went_in(opened: Opened, packed_page: Path, tmp_path: Path) -> None:
    """What the page saves of all events is what the set says of them."""
    page = opened.goto(packed_page)
    page.locator(".gl-facet-group").get_by_role("button", name="All", exact=True).click()
    page.locator(".gl-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Shown events as GeoJSON").click()
    download.value.save_as(tmp_path / "events.geojson")
    features = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))["features"]
    assert tuple(features[0]["properties"]) == COLUMNS
    fields = ("id", "quote", "when", "date", "title", "url", "incident", "status", "start", "sha256")
    assert [[feature["properties"][field] or "" for field in fields] for feature in features] == [
        [getattr(event, field) or "" for field in fields] for event in MANY.events
    ]
    assert opened.errors == []


def test_filters_lists_and_search_work(opened: Opened, packed_page: Path) -> None:
    """The list sorts, a search finds by spelling, a link opens its event, and each report has its box."""
    page = opened.goto(packed_page, f"event={EVENTS[0].id}-3")
    expect(page.locator(f'.gl-card.gl-chosen[data-event="{EVENTS[0].id}-3"]')).to_have_count(1)
    page.get_by_role("button", name="List", exact=True).click()
    page.get_by_role("button", name="Source", exact=True).click()
    page.locator("#gl-search").fill("Syrte")
    page.wait_for_timeout(600)
    sirte = [event for event in EVENTS if event.place == "sirte"]
    assert opened.shown >= len(sirte) * (PACKED_FROM // len(EVENTS))
    reports = {event.report or event.url or event.title or "report" for event in MANY.events}
    expect(page.locator('input[data-facet="report"]')).to_have_count(len(reports), timeout=20_000)
    expect(page.locator('input[data-facet="report"]').first).to_be_hidden()
    page.get_by_role("button", name="Back to the legend").click()
    page.locator(".gl-facet-report summary").click()
    expect(page.locator('input[data-facet="report"]').first).to_be_visible()
    assert opened.errors == []


def test_each_row_of_a_very_long_list_offers_to_show_it_alone(opened: Opened, tmp_path: Path) -> None:
    """The row of a report that is pointed at, or has the focus, has the button that shows only its events."""
    events = [
        replace(EVENTS[0], id=f"e{n}", report=f"{n}.txt", title=f"Report {n}", quote=f"{n}")
        for n in range(400)
    ]
    draw_map(Sample(tuple(events), ())).save(tmp_path / "map.html")
    page = opened.goto(tmp_path / "map.html")
    page.locator(".gl-facet-report summary").click()
    boxes = page.locator('input[data-facet="report"]')
    expect(boxes).to_have_count(len(events))
    expect(boxes.nth(5)).to_be_visible()  # a list still hidden takes no focus
    boxes.nth(5).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shown = page.locator("[data-shown]")
    expect(shown).to_have_attribute("data-shown", "1")
    page.locator(".gl-facet-report").get_by_role("button", name="All", exact=True).click()
    boxes.nth(7).hover()
    page.get_by_role("button", name="Only Report 7", exact=True).click()
    expect(shown).to_have_attribute("data-shown", "1")
    expect(page.locator(".gl-facet-report .gl-only")).to_have_count(1)
