"""axe-core finds nothing wrong in any view or language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser.conftest import Opened

pytestmark = pytest.mark.browser

VIEWS = {
    "map": ("", ""),
    "list": ("view=list", ""),
    "place": ("place=tripoli", ""),
    "event": ("event=e02", ""),
    "about": ("", ".gl-tab-about"),
    "unplaced": ("", ".gl-tab-unplaced"),
    "embed": ("embed", ""),
    "by actor": ("colour=actor", ""),
}


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """Give axe-core's script."""
    path = root / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("axe-core is not there: run npm ci in frontend/")
    return path.read_text(encoding="utf-8")


def violations(opened: Opened, axe: str) -> list[tuple[str, str, list[str]]]:
    """Run axe in the page as it stands."""
    opened.page.evaluate(axe + ";0")
    found = opened.page.evaluate("axe.run()")["violations"]
    return [(v["id"], v["impact"], [node["html"][:120] for node in v["nodes"]]) for v in found]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_rule_is_broken(
    opened: Opened, drawn: Callable[[str], Path], axe: str, language: str, view: str
) -> None:
    """No violation of any severity."""
    fragment, button = VIEWS[view]
    page = opened.goto(drawn(language), fragment)
    if button:
        page.locator(button).click()
        page.wait_for_timeout(200)
    page.locator(".gl-facet").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(opened, axe) == []


@pytest.mark.parametrize("button", ["", ".gl-tab-filters", ".gl-tab-time", ".gl-tab-about"])
def test_no_rule_is_broken_on_a_phone(
    phone: Opened, drawn: Callable[[str], Path], axe: str, button: str
) -> None:
    """No violation of any severity with the drawers open or closed."""
    page = phone.goto(drawn("fr"))
    if button:
        page.locator(button).tap()
        page.wait_for_timeout(400)
    assert violations(phone, axe) == []
