"""Hostile text in every field: none runs, none breaks the page, none vanishes."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from maps.hostile import HOSTILE
from maps.hostile_events import HOSTILE_EVENTS, HOSTILE_GAZETTEER, HOSTILE_VOCABULARY

from geolibya.maps import draw_map

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import Opened

pytestmark = pytest.mark.browser


TITLE = "</title><script>window.__x=1</script>{{ 7*7 }}\ud800"


@pytest.fixture(scope="module", params=["events", "tables"])
def hostile_page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Draw the page of hostile events under a hostile title, once with hostile tables and notes as well."""
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    if request.param == "events":
        draw_map(HOSTILE_EVENTS, title=TITLE).save(path)
    else:
        draw_map(
            HOSTILE_EVENTS,
            title=TITLE,
            gazetteer=HOSTILE_GAZETTEER,
            vocabulary=HOSTILE_VOCABULARY,
            notes=HOSTILE,
        ).save(path)
    return path


def test_there_are_enough_of_them() -> None:
    """Three hundred different strings at least."""
    assert len(HOSTILE) >= 300


def test_every_field_of_an_event_is_hostile() -> None:
    """Whatever field can hold text holds the hostile one; the rest is numbers, shapes and two closed lists."""
    text = "<img src=x onerror=window.__x=1>"
    event = next(event for event in HOSTILE_EVENTS.events if event.quote == text)
    harmless = {field.name for field in fields(event) if text not in repr(getattr(event, field.name))}
    assert harmless <= {
        *("status", "relation", "kind", "lat", "lon", "radius_km", "geo_precision", "where_prec"),
        *("footprint", "start", "end", "activity", "group"),
    }
    assert any(one.activity == one.quote for one in HOSTILE_EVENTS.events)
    assert any(one.group == one.quote for one in HOSTILE_EVENTS.events)


def test_nothing_runs_in_any_view(opened: Opened, hostile_page: Path) -> None:
    """Cards, lists, filters, search and About are opened; no script runs, nothing is asked for, nothing fails."""
    page = opened.goto(hostile_page)
    page.locator(".gl-facet").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator('input[data-facet="group"]').evaluate_all("all => all.forEach(b => b.checked || b.click())")
    page.get_by_role("button", name="List", exact=True).click()
    page.get_by_role("button", name="Place", exact=True).click()
    page.locator(".gl-tab-about").click()
    for site in range(0, 320, 8):
        page.evaluate("site => geolibya.app.openSite(site % geolibya.app.store.sites.length)", site)
        page.wait_for_timeout(30)
    page.locator("#gl-search").fill("<script>")
    page.wait_for_timeout(300)
    assert page.evaluate("window.__x") is None
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    for link in page.locator("a[target=_blank]").all():
        href = link.get_attribute("href") or ""
        assert href.startswith(("https://", "http://", "#"))


def test_none_vanishes(opened: Opened, hostile_page: Path) -> None:
    """Each string is the text of its card's quote, code unit for code unit."""
    page = opened.goto(hostile_page)
    wanted = [[ord(c) for c in event.quote] for event in HOSTILE_EVENTS.events]
    wrong = page.evaluate(
        """wanted => {
          const { store } = geolibya.app;
          const text = codes => codes.map(c => String.fromCodePoint(c)).join("");
          const wrong = [];
          geolibya.app.state.set({ view: "list", on: Object.fromEntries(
            Object.entries(store.facets).map(([facet, values]) => [facet, new Uint8Array(values.length).fill(1)])) });
          geolibya.app.state.tell();
          wanted.forEach((codes, i) => {
            const quote = geolibya.app.list.row(i, i).querySelector("q").textContent;
            if (quote !== text(codes)) wrong.push([text(codes), quote]);
          });
          return wrong;
        }""",
        wanted,
    )
    assert wrong == []


def test_the_address_holds_hostile_ids(opened: Opened, hostile_page: Path) -> None:
    """Ids of any form go through the address and back."""
    page = opened.goto(hostile_page)
    broken = page.evaluate(
        """() => {
          const { store, state } = geolibya.app;
          const broken = [];
          for (let i = 0; i < store.total; i++) {
            const link = geolibya.app.bar.linkTo(store.ids.at(i));
            if (!link.includes("#")) broken.push(i);
          }
          return broken;
        }"""
    )
    assert broken == []
