"""The map page in a browser: its handles, its counts, its evidence, its address."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from maps.sample import EVENTS, SAMPLE
from playwright.sync_api import expect

from browser.conftest import Opened
from geolibya.maps import draw_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OFF_AT_FIRST = ("political", "humanitarian")
GREY = "#5d5b57"
"""Of what no one kind or actor leads."""
AT_FIRST = sum(event.group not in OFF_AT_FIRST for event in EVENTS)


def switch(page: Page, facet: str, value: str) -> None:
    """Tick or untick a filter as a script would, in a closed drawer too."""
    page.locator(f'input[data-facet="{facet}"][value="{value}"]').evaluate("box => box.click()")


def test_the_page_opens_without_network_and_without_errors(
    opened: Opened, drawn: Callable[[str], Path]
) -> None:
    """Nothing but the file itself is asked for, and nothing fails."""
    page = opened.goto(drawn("en"))
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(400)
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_language_and_direction_are_set(opened: Opened, drawn: Callable[[str], Path], language: str) -> None:
    """The page says which language it is in, and runs right to left in Arabic."""
    page = opened.goto(drawn(language))
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    box = page.locator(".gl-drawer").bounding_box()
    assert box is not None
    assert (box["x"] < 100) == (language == "ar")


def test_the_count_follows_the_filters(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Political and humanitarian events are off at first; each box changes the count by what it holds."""
    page = opened.goto(drawn("en"))
    assert opened.shown == AT_FIRST
    for group in OFF_AT_FIRST:
        switch(page, "group", group)
    assert opened.shown == len(EVENTS)
    switch(page, "status", "denied")
    assert opened.shown == sum(event.status != "denied" for event in EVENTS)


def test_only_this_and_all(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """A button shows one value alone, another shows all of them again."""
    page = opened.goto(drawn("en"))
    page.get_by_role("button", name="Only Air", exact=True).click()
    assert opened.shown == sum(event.group == "air" for event in EVENTS)
    page.locator(".gl-facet-group").get_by_role("button", name="All", exact=True).click()
    assert opened.shown == len(EVENTS)


def test_a_symbol_opens_the_evidence_by_mouse(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """A click on a symbol shows the events of the place, each with its quote as the table has it."""
    page = opened.goto(drawn("en"))
    page.locator('.gl-symbol[aria-label^="Sirte"]').click()
    page.locator(".gl-evidence [data-event]").first.wait_for()
    cards = page.locator(".gl-evidence [data-event]")
    assert cards.count() == 3
    quotes = {event.id: event.quote for event in EVENTS}
    for card in cards.all():
        name = card.get_attribute("data-event") or ""
        assert card.locator("blockquote").first.text_content() == quotes[name]
    assert page.locator(".gl-evidence mark").count() >= 3


def test_a_symbol_opens_the_evidence_by_keyboard(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Arrow keys move between symbols, Enter opens one, Escape closes it and gives the focus back."""
    page = opened.goto(drawn("en"))
    page.locator('.gl-symbol[tabindex="0"]').focus()
    before = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    after = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert after != before
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.locator(".gl-evidence [data-event]").count() > 0
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == after
    assert page.locator(".gl-evidence").is_hidden()


def test_a_contradiction_stands_beside_the_claim(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Where another telling of the incident denies it, the card has both sides, and all tellings lead to theirs."""
    page = opened.goto(drawn("en"), "event=e02")
    card = page.locator('[data-event="e02"]')
    sides = card.locator(".gl-contradicted .gl-side")
    assert "Reported" in (sides.first.text_content() or "")
    assert "There was no fighting" in (sides.last.text_content() or "")
    told = card.locator(".gl-told li")
    assert [line.get_attribute("aria-current") for line in told.all()] == ["true", None]
    told.last.get_by_role("button").click()
    page.locator('[data-event="e03"].gl-chosen').wait_for()


def test_a_dispatch_is_no_quotation(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """A dispatch says whose summary it is and has no outlet's quotation marks."""
    page = opened.goto(drawn("en"), "event=e16")
    card = page.locator('[data-event="e16"]')
    assert "geolibya’s own summary of Example Wire" in (card.text_content() or "")
    mark = "quote => getComputedStyle(quote, '::before').content"
    assert card.locator("blockquote").evaluate(mark) == "none"
    assert card.locator("a").count() == 0


def test_planned_and_denied_places_are_hollow(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """A place with nothing but plans or denials is told from one where something was reported."""
    page = opened.goto(drawn("en"))
    looks = page.evaluate(
        "[...geolibya.app.view.looks.values()].map(look => [look.place, look.status, look.isArea])"
    )
    status = {place: status for place, status, _ in looks}
    assert status["sabha"] == "planned"
    assert status["benghazi"] == "reported"
    assert status["tarhuna"] == "reported"
    assert {place for place, _, is_area in looks if is_area} == {"cyrenaica", "fezzan"}


def test_the_period_holds_imprecise_dates(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """An event known to a month is shown on each day of it; undated events have their own switch."""
    page = opened.goto(drawn("en"))
    page.locator('[data-time="since"]').fill("2016-08-20")
    page.locator('[data-time="until"]').fill("2016-08-20")
    page.locator('[data-time="undated"]').uncheck()
    assert opened.shown == 4
    shown = page.evaluate("[...geolibya.app.shown].map(i => geolibya.app.store.ids.at(i))")
    assert shown == ["e08", "e09", "e14", "e23"]


def test_the_address_holds_the_state(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Whoever opens the address sees the same events."""
    page = opened.goto(drawn("en"))
    switch(page, "status", "claimed")
    switch(page, "actor", "none")
    shown = opened.shown
    page.wait_for_timeout(300)
    address = page.evaluate("location.hash")
    assert "status=" in address
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector('html[data-ready="true"]', state="attached")
    assert other.locator("[data-shown]").get_attribute("data-shown") == str(shown)


def test_a_link_to_an_event_opens_it(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """An address with an event opens its card."""
    page = opened.goto(drawn("en"), "event=e18")
    assert page.locator('.gl-evidence [data-event="e18"].gl-chosen').count() == 1


def test_the_list_has_every_event_and_is_sorted_by_its_heads(
    opened: Opened, drawn: Callable[[str], Path]
) -> None:
    """The table holds the events shown, and a click on a head sorts it both ways."""
    page = opened.goto(drawn("en"))
    page.get_by_role("button", name="List", exact=True).click()
    rows = page.locator("table[data-list] [data-event]")
    rows.nth(AT_FIRST - 1).wait_for()
    assert rows.count() == AT_FIRST
    head = page.get_by_role("button", name="Place", exact=True)
    head.click()
    places = page.locator("td.gl-col-place").all_text_contents()
    head.click()
    assert page.locator("td.gl-col-place").all_text_contents()[0] == places[-1]
    assert page.locator("th.gl-col-place").get_attribute("aria-sort") == "descending"


def test_the_search_folds_and_moves_the_map(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Another spelling finds the place; choosing it opens its evidence."""
    page = opened.goto(drawn("en"))
    page.locator("#gl-search").fill("Tarhouna")
    page.wait_for_timeout(300)
    assert opened.shown == 1
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    assert page.locator(".gl-drawer h2").text_content() == "Tarhuna"
    assert page.evaluate("geolibya.app.map.getZoom()") > 7
    assert opened.shown == AT_FIRST


def test_what_has_no_place_is_listed(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Events without a place stand in a list of their own, with their quotes."""
    page = opened.goto(drawn("en"))
    page.locator(".gl-tab-unplaced").click()
    card = page.locator('.gl-evidence [data-event="e23"]')
    assert card.locator("blockquote").text_content() == EVENTS[22].quote


def test_take_out_is_what_is_shown(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """The files hold the events shown, with null geometry where the place was not found."""
    page = opened.goto(drawn("en"))
    page.locator(".gl-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Shown events as GeoJSON").click()
    features = json.loads(download.value.path().read_text(encoding="utf-8"))["features"]
    assert len(features) == AT_FIRST
    assert [f["properties"]["id"] for f in features if f["geometry"] is None] == ["e23"]
    page.locator(".gl-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Shown events as CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["id"] for row in rows] == [f["properties"]["id"] for f in features]


def test_embed_is_the_bare_map_with_its_source(opened: Opened, tmp_path: Path) -> None:
    """In a frame the map fills the window and says where it is from."""
    draw_map(SAMPLE, embed=True).save(tmp_path / "embed.html")
    opened.page.set_viewport_size({"width": 320, "height": 240})
    page = opened.goto(tmp_path / "embed.html")
    assert page.locator(".gl-header").is_hidden()
    caption = page.locator(".gl-caption")
    assert "geolibya" in (caption.text_content() or "")
    box = page.locator(".leaflet-container").bounding_box()
    assert box is not None
    assert box["width"] == 320
    assert box["height"] > 160


def test_a_frame_without_an_address_will_do(
    opened: Opened, drawn: Callable[[str], Path], tmp_path: Path
) -> None:
    """In a sandboxed srcdoc frame, where history and storage throw, the page goes on."""
    frame = json.dumps(drawn("en").read_text(encoding="utf-8")).replace("<", "\\u003c")
    host = tmp_path / "host.html"
    host.write_text(
        "<!DOCTYPE html><meta charset=utf-8><iframe sandbox='allow-scripts' width=900 height=600></iframe>"
        f"<script>document.querySelector('iframe').srcdoc = {frame}</script>",
        encoding="utf-8",
    )
    opened.page.goto(host.as_uri())
    inner = opened.page.frame_locator("iframe")
    inner.locator('html[data-ready="true"]').wait_for(state="attached")
    inner.locator('input[data-facet="status"][value="denied"]').evaluate("box => box.click()")
    opened.page.wait_for_timeout(400)
    expected = sum(e.group not in OFF_AT_FIRST and e.status != "denied" for e in EVENTS)
    assert inner.locator("[data-shown]").get_attribute("data-shown") == str(expected)
    assert opened.errors == []


def test_targets_are_large_enough_for_fingers(phone: Opened, drawn: Callable[[str], Path]) -> None:
    """On a phone the buttons are 44 pixels high, and the drawer slides up over the map."""
    page = phone.goto(drawn("en"))
    page.locator(".gl-tab-filters").tap()
    page.wait_for_timeout(400)
    assert page.locator(".gl-drawer").is_visible()
    for selector in (".gl-tab:visible", ".gl-drawer .gl-values label:visible", ".gl-close:visible"):
        for target in page.locator(selector).all():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_sources_are_printed_with_numbers(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """On paper the sources of what is shown stand in a numbered list."""
    page = opened.goto(drawn("en"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".gl-printed li").count() == 4
    assert page.locator(".gl-printed").is_visible()
    assert page.locator(".gl-time").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".gl-on-paper").count() == 0


def test_the_list_has_the_colours_of_the_map(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Where the map is coloured by actor, the sign of an event that nobody is said to have done is grey."""
    page = opened.goto(drawn("en"))
    page.get_by_role("button", name="List", exact=True).click()
    nobody = next(event.id for event in EVENTS if not event.actors and event.group not in OFF_AT_FIRST)
    grey = page.locator(f'[data-list] [data-event="{nobody}"] .gl-swatch [fill="{GREY}"]')
    expect(grey).to_have_count(0)
    page.get_by_label("actor", exact=True).check()
    expect(grey).to_have_count(1)


def test_a_reader_who_wants_no_motion_gets_none(browser: Browser, drawn: Callable[[str], Path]) -> None:
    """Where a button or a key sends the map, it is within the same task."""
    where = "[geolibya.app.map.getZoom(), L.DomUtil.getPosition(geolibya.app.map.getPane('mapPane')).x]"
    key = "new KeyboardEvent('keydown', {key: 'ArrowRight', keyCode: 39, bubbles: true})"
    context = browser.new_context(reduced_motion="reduce", offline=True)
    page = Opened(context.new_page()).goto(drawn("en"))
    page.locator(".leaflet-container").focus()
    seen = [page.evaluate(where)]
    for act in (
        "document.querySelector('.leaflet-control-zoom-in').click()",
        f"document.querySelector('.leaflet-container').dispatchEvent({key})",
    ):
        seen.append(page.evaluate(f"() => {{ {act}; return {where}; }}"))
        page.wait_for_timeout(600)
        assert page.evaluate(where) == seen[-1] != seen[-2]
    context.close()
