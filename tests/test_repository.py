"""What a reader of the repository should never meet: a machine's paths, registries, others' sentences."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RUN = 8
"""Words in a row that make a sentence somebody's own."""

NAMES = {tuple("conseil de la choura des révolutionnaires de benghazi".split())}
"""Names as long as that: a name is nobody's sentence."""

MACHINE_PATH = re.compile(r"(?<![\w.:/<])/(?:home|root|Users|private|mnt|work|tmp)/[\w.]")
REGISTRY = re.compile(
    r"https?://[\w.-]*(?:pypi|npmjs|pythonhosted|debian|yarnpkg|artifact)[\w.-]*", re.IGNORECASE
)


def _tracked(root: Path) -> dict[str, str]:
    if not (root / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs a git checkout: it reads the tracked files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True)
    texts: dict[str, str] = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = root / name
        if path.suffix != ".png" and path.exists():
            texts[name] = path.read_text(encoding="utf-8")
    return texts


@pytest.fixture(scope="module")
def tracked(root: Path) -> dict[str, str]:
    """Give the text of each tracked file by its name."""
    return _tracked(root)


def _lines_with(pattern: re.Pattern[str], tracked: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in tracked.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_no_path_of_a_machine(tracked: dict[str, str]) -> None:
    """No tracked file names a folder of somebody's machine."""
    assert _lines_with(MACHINE_PATH, tracked) == []


def test_no_registry(tracked: dict[str, str]) -> None:
    """No tracked file names the host of a package registry."""
    assert _lines_with(REGISTRY, tracked) == []


def test_lock_file_without_addresses(root: Path) -> None:
    """The lock file pins each package by version and hash and leaves the registry to the user."""
    packages = json.loads((root / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    entries = {name: entry for name, entry in packages.items() if name}
    assert entries
    assert [name for name, entry in entries.items() if "resolved" in entry] == []
    assert [
        name for name, entry in entries.items() if not entry.get("integrity", "").startswith("sha512-")
    ] == []


def test_constraints_are_plain_versions(root: Path) -> None:
    """The constraints file holds names and versions only."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_no_third_party_sentence(tracked: dict[str, str], shared: Path) -> None:
    """No tracked file shares eight words in a row with the reports of the reference folder."""
    theirs: dict[tuple[str, ...], str] = {}
    for report in sorted(shared.glob("seeds/*.txt")) + sorted(shared.glob("evaluation/dev/*.txt")):
        theirs.update(dict.fromkeys(_runs(report.read_text(encoding="utf-8")), report.name))
    assert theirs
    taken = {name: _runs(text) & theirs.keys() - NAMES for name, text in tracked.items()}
    assert {name: [" ".join(run) for run in sorted(runs)] for name, runs in taken.items() if runs} == {}
