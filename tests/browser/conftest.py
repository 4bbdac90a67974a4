"""Pages in a browser: drawn once a session, opened from disk without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from maps.sample import SAMPLE

from geolibya.maps import draw_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page


class Opened:
    """A page in a browser, with what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.hear)
        page.on("dialog", self.dismiss)
        page.on("request", lambda request: self.requests.append(request.url))

    def hear(self, line: ConsoleMessage) -> None:
        """Keep what the console calls an error."""
        if line.type == "error":
            self.errors.append(line.text)

    def dismiss(self, dialog: Dialog) -> None:
        """Keep what a dialog says; no page of ours opens one."""
        self.errors.append(dialog.message)
        dialog.dismiss()

    def goto(self, path: Path, fragment: str = "") -> Page:
        """Open a file and wait until it can be used."""
        self.page.goto(path.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
        self.page.wait_for_selector('html[data-ready="true"]', state="attached", timeout=20_000)
        self.page.wait_for_timeout(150)
        return self.page

    @property
    def shown(self) -> int:
        """Events that the page says it shows."""
        self.page.wait_for_timeout(200)
        return int(self.page.locator("[data-shown]").get_attribute("data-shown") or -1)


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the page of the sample in a language, drawn when first asked for."""
    folder = tmp_path_factory.mktemp("pages")

    def page_of(language: str = "en") -> Path:
        path = folder / f"{language}.html"
        if not path.exists():
            draw_map(SAMPLE, language=language).save(path)
        return path

    return page_of


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Give a window of 1280 by 800."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, offline=True, accept_downloads=True
    )
    yield Opened(context.new_page())
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Opened]:
    """Give a window of 390 by 800 that is touched."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, offline=True, has_touch=True)
    yield Opened(context.new_page())
    context.close()
