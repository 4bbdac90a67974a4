"""The page that explains, in a browser: nothing fetched, reachable by keyboard, in reach of screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.test_accessibility import axe, violations
from geolibya.explanation import explain
from geolibya.explanation.page import page_of
from geolibya.explanation.words import ReasonWords
from geolibya.extractor import Extractor
from geolibya.reports import read_reports
from geolibya.tables import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import Opened

__all__ = ["axe"]
pytestmark = pytest.mark.browser


def _open(opened: Opened, folder: Path, language: str) -> None:
    extractor = Extractor()
    explained = [explain(extractor, report) for report in read_reports(data_folder("seeds"))][-1:]
    path = folder / "why.html"
    path.write_text(page_of(explained, ReasonWords.load(), extractor.gazetteer, language), encoding="utf-8")
    opened.page.goto(path.as_uri())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_rule_is_broken(opened: Opened, tmp_path: Path, axe: str, language: str) -> None:
    """No violation of any severity, and the page asks for nothing but itself."""
    _open(opened, tmp_path, language)
    opened.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(opened, axe) == []
    assert opened.errors == []
    assert len(opened.requests) == 1


def test_keys_lead_from_word_to_event_and_back(opened: Opened, tmp_path: Path) -> None:
    """Enter on a marked activity goes to its event, Enter on the event's name back to the word."""
    _open(opened, tmp_path, "en")
    page = opened.page
    page.locator("mark a").first.focus()
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == target
    page.locator(f"{target} h2 a").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').closest('mark') !== null")


def test_a_phone_has_one_column(phone: Opened, tmp_path: Path) -> None:
    """Nothing is wider than a phone."""
    _open(phone, tmp_path, "fr")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
