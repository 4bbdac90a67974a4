"""The period: handles by keyboard and mouse, and the button that plays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser.conftest import Opened

pytestmark = pytest.mark.browser


def test_the_handles_move_by_keys(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """An arrow key moves a handle by one bar and the date field with it."""
    page = opened.goto(drawn("en"))
    page.get_by_role("slider", name="Beginning of the period").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert page.locator('[data-time="since"]').input_value() == "2016-02-01"
    page.keyboard.press("Home")
    page.wait_for_timeout(100)
    assert page.locator('[data-time="since"]').input_value() == ""


def test_arabic_time_runs_from_right_to_left(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """The earliest bar stands at the right, and the left arrow goes forward."""
    page = opened.goto(drawn("ar"))
    start, end = page.locator(".gl-handle").all()
    first, last = start.bounding_box(), end.bounding_box()
    assert first
    assert last
    assert first["x"] > last["x"]
    start.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    assert page.locator('[data-time="since"]').input_value() == "2016-02-01"


def test_a_drag_over_the_bars_chooses_a_period(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """What lies under the drag is the period, and one button gives the whole of it back."""
    page = opened.goto(drawn("en"))
    box = page.locator(".gl-bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_timeout(100)
    since = page.locator('[data-time="since"]').input_value()
    until = page.locator('[data-time="until"]').input_value()
    assert "2018-12" < since < until < "2019-08"
    page.get_by_role("button", name="Whole period").click()
    page.wait_for_timeout(100)
    assert page.locator('[data-time="since"]').input_value() == ""


def test_play_steps_by_month(opened: Opened, drawn: Callable[[str], Path]) -> None:
    """Play shows one month after another until it is stopped."""
    page = opened.goto(drawn("en"))
    page.get_by_role("button", name="Play by month").click()
    page.wait_for_timeout(150)
    since = page.locator('[data-time="since"]')
    until = page.locator('[data-time="until"]')
    assert (since.input_value(), until.input_value()) == ("2016-01-01", "2016-01-31")
    page.wait_for_timeout(1000)
    assert since.input_value() == "2016-02-01"
    page.get_by_role("button", name="Stop").click()
    page.wait_for_timeout(1100)
    assert since.input_value() == "2016-02-01"
