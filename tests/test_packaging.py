"""The package holds what it needs, and works where nothing else of the project is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path) -> str:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _wheel(source: Path, folder: Path) -> Path:
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=source)
    (wheel,) = folder.glob("geolibya-*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    return _wheel(root, tmp_path_factory.mktemp("wheel"))


def _files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("source", "packed"),
    [
        ("gazetteer", "geolibya/_gazetteer"),
        ("seeds", "geolibya/_seeds"),
        ("geolibya/maps/static", "geolibya/maps/static"),
    ],
)
def test_wheel_holds_the_data(root: Path, wheel: Path, source: str, packed: str) -> None:
    """The wheel holds the tables, the dispatches and the built page files, all of them."""
    names = zipfile.ZipFile(wheel).namelist()
    held = {name.removeprefix(f"{packed}/") for name in names if name.startswith(f"{packed}/")}
    assert held == _files_below(root / source)
    assert held


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    """The wheel holds the package and its metadata only."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"geolibya"}


def test_wheel_from_the_source_package(root: Path, wheel: Path, tmp_path: Path) -> None:
    """The source package carries the built page files: its wheel is that of the checkout, byte for byte."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=root)
    (sdist,) = tmp_path.glob("geolibya-*.tar.gz")
    _run("tar", "-xzf", sdist, cwd=tmp_path)
    again = _wheel(tmp_path / sdist.name.removesuffix(".tar.gz"), tmp_path / "again")
    assert again.read_bytes() == wheel.read_bytes()


def test_bare_install(root: Path, wheel: Path, tmp_path: Path) -> None:
    """Installed alone with what it asks for, it draws the map of the dispatches that it carries."""
    _run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    constraints = root / "constraints.txt"
    _run(
        scripts / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        wheel,
        "--constraint",
        constraints,
        cwd=tmp_path,
    )
    assert "build" in _run(scripts / "geolibya", "--help", cwd=tmp_path)
    _run(scripts / "geolibya", "build", "-o", "map", cwd=tmp_path)
    assert (tmp_path / "map" / "index.html").stat().st_size > 0
