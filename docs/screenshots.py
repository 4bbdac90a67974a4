"""Take the pictures of README and docs: the page as Chromium shows it, with few enough colours to stay small."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parent
LARGEST_BYTES = 300_000
COLOURS = (256, 128, 64)


class View(NamedTuple):
    """What a picture shows: a state of the page, as its address says it, in a window."""

    fragment: str
    width: int
    height: int


VIEWS = {
    "map.png": View("", 1280, 800),
    "phone.png": View("place=sirte", 390, 800),
    "list.png": View("view=list", 1280, 800),
}


def screenshot(browser: Browser, page_file: Path, view: View) -> bytes:
    """Give the page as a PNG, once it says that it is ready."""
    page = browser.new_page(viewport={"width": view.width, "height": view.height})
    page.goto(f"{page_file.resolve().as_uri()}#{view.fragment}")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.wait_for_timeout(500)  # until the map has come to rest
    picture = page.screenshot()
    page.close()
    return picture


def small_png(picture: bytes) -> bytes:
    """Give a PNG of at most `LARGEST_BYTES`, with as many colours as that allows."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        packed = io.BytesIO()
        image.quantize(colours, Image.Quantize.FASTOCTREE).save(packed, "PNG", optimize=True)
        if packed.tell() <= LARGEST_BYTES:
            return packed.getvalue()
    sys.exit(f"the picture takes more than {LARGEST_BYTES} bytes even with {COLOURS[-1]} colours")


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description="Take the pictures of README and docs.")
    parser.add_argument("page", type=Path, help="the page, such as output/index.html")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER, help="folder of the pictures")
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium on the PATH; install one or name it in CHROMIUM")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu", *as_root])
        for name, view in VIEWS.items():
            (options.output / name).write_bytes(small_png(screenshot(browser, options.page, view)))
            print(options.output / name)
        browser.close()


if __name__ == "__main__":
    main()
