"""Writing files beside and renaming them: what stood there before stays until the new one is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geolibya.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MODE = 0o666
"""Of new files, before the user's mask; temporary ones would keep others out."""


def _reason(error: OSError, path: Path) -> OutputError:
    if isinstance(error, PermissionError):
        return OutputError(f"{path}: no permission to write it")
    return OutputError(f"{path}: {error.strerror or error}")


def _refuse_other_kinds(path: Path) -> None:
    """Refuse to replace what is no file: a folder, but also a device or pipe, which renaming would destroy."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder, wants a file")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path}: is a device or pipe, wants a file, or - for stdout")


def _make_folder(folder: Path) -> None:
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if there.exists() and not there.is_dir():
        raise OutputError(f"{there}: is a file, wants a folder")
    folder.mkdir(parents=True, exist_ok=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; it takes its place when all went well, and goes when not.

    Raises
    ------
    OutputError
        Where it cannot be written.
    """
    try:
        _refuse_other_kinds(path)
        _make_folder(path.parent)
        with tempfile.TemporaryDirectory(prefix=".geolibya-", dir=path.parent) as folder:
            beside = Path(folder, path.name)
            yield beside
            beside.chmod(MODE & ~_mask())
            beside.replace(path)
    except OutputError:
        raise
    except OSError as error:
        raise _reason(error, path) from error


@contextmanager
def replacing_folder(folder: Path, last: str, former: Iterable[str] = ()) -> Iterator[Path]:
    """Give a folder to write files to; when all went well, each takes its place in `folder`.

    They move in the order of their names, the one named `last` after all others. They are written inside
    `folder`, so that renaming never crosses from one disk to another. Files of `folder` that `former` names go
    where no new one takes their place, and folders that this empties, before `last` comes; other files stay.

    Raises
    ------
    OutputError
        Where a file cannot be written; then nothing in `folder` was touched.
    """
    made = not folder.exists()
    try:
        _make_folder(folder)
        with tempfile.TemporaryDirectory(prefix=".geolibya-", dir=folder) as inside:
            beside = Path(inside)
            yield beside
            _move(beside, folder, last, former)
    except BaseException as error:
        if made and folder.is_dir():
            shutil.rmtree(folder)
        if isinstance(error, OSError) and not isinstance(error, OutputError):
            raise _reason(error, folder) from error
        raise


def _move(beside: Path, folder: Path, last: str, former: Iterable[str]) -> None:
    """Rename all files of `beside` into `folder`, and remove the former ones that have no successor."""
    files = sorted(
        (path for path in beside.rglob("*") if path.is_file()), key=lambda path: (path.name == last, path)
    )
    targets = [folder / path.relative_to(beside) for path in files]
    stale = sorted({folder / name for name in former}.difference(targets))
    for target in targets:
        _refuse_other_kinds(target)
        target.parent.mkdir(parents=True, exist_ok=True)
    for parent in sorted({path.parent for path in (*targets, *stale)}):
        if not os.access(parent, os.W_OK):
            raise OutputError(f"{parent}: no permission to write into it")
    mode = MODE & ~_mask()
    for path, target in zip(files, targets, strict=True):
        if path.name == last:
            for old in stale:
                old.unlink()
                if old.parent != folder and not any(old.parent.iterdir()):
                    old.parent.rmdir()
        path.chmod(mode)
        path.replace(target)
