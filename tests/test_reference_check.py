"""The reference check of the page's promises, in a browser, where the reference folder is there."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("which", ["our own", "real"])
def test_page_keeps_its_promises(root: Path, shared: Path, chromium: str, tmp_path: Path, which: str) -> None:
    """The page of our own dispatches, and that of real reports, passes each line of the reference check."""
    reports = root / "seeds" if which == "our own" else shared / "seeds"
    subprocess.run([sys.executable, "-m", "geolibya", "build", reports, "-q", "-o", tmp_path], check=True)
    axe = root / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
    command: list[str | Path] = [sys.executable, shared / "check" / "check_page.py", tmp_path / "index.html"]
    command += ["--events", tmp_path / "events.geojson"]
    if axe.exists():
        command += ["--axe", axe]
    done = subprocess.run(
        command, env={**os.environ, "CHROMIUM": chromium}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAIL" not in done.stdout
    assert done.stdout.count("ok ") > 20
