"""Take the picture of README: the page as Chromium shows it, with few enough colours to stay small."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).resolve().parent / "map.png"
LARGEST_BYTES = 300_000
COLOURS = (256, 128, 64)


def screenshot(page_file: Path, width: int, height: int) -> bytes:
    """Give the page as a PNG, once it says that it is ready."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium on the PATH; install one or name it in CHROMIUM")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu", *as_root])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html[data-ready=true]", state="attached")
        page.wait_for_timeout(500)  # until the map has come to rest
        picture = page.screenshot()
        browser.close()
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
    """Write the picture."""
    parser = argparse.ArgumentParser(description="Take the picture of README.")
    parser.add_argument("page", type=Path, help="the page, such as output/index.html")
    parser.add_argument("-o", "--output", type=Path, default=PICTURE)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=800)
    options = parser.parse_args()
    options.output.write_bytes(small_png(screenshot(options.page, options.width, options.height)))
    print(options.output)


if __name__ == "__main__":
    main()
