"""Fixtures that several tests share: the reference folder beside the checkout, and a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geolibya.extractor import Extractor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the reference folder beside the checkout: real reports, annotation, the reference scorer."""
    folder = ROOT.parent / "shared"
    if not (folder / "evaluation").is_dir():
        pytest.skip("needs the reference folder ../shared, which is not part of this repository")
    return folder


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Give an extractor on the shipped tables."""
    return Extractor()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of Chromium; without one, skip, but fail where CI=true."""
    chosen = os.environ.get("CHROMIUM")
    found = chosen or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium on the PATH; install one or name it in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start Chromium once."""
    from playwright.sync_api import sync_playwright

    options = list(CHROMIUM_OPTIONS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium does not start as root with it
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=options)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page, 1280 by 800, without a network."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    yield context.new_page()
    context.close()
