"""Reading reports: files, folders and streams to `Report` records, with what could not be used."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geolibya.errors import ReportError
from geolibya.records import Problem, Report
from geolibya.reports.language import guess_language
from geolibya.reports.metadata import TABLE, Metadata, read_table, split_front_matter
from geolibya.reports.pdf import read_pdf
from geolibya.reports.plaintext import (
    UNREADABLE,
    check_text,
    decode,
    hash_of,
    open_file,
    read_bytes,
    reason_of,
)
from geolibya.reports.rows import csv_rows, jsonl_rows
from geolibya.reports.webpage import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geolibya.reports.metadata import TableRow
    from geolibya.reports.rows import ReportRow

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".jsonl", ".csv")
"""Each also with `.gz` after it."""
FOUND_BY_RULES = (".html", ".htm", ".pdf")
"""Out of which text and title are taken by rules."""

__all__ = ["STDIN", "SUFFIXES", "guess_language", "out_of_reach", "read_reports"]


def read_reports(*sources: str | Path, problems: list[Problem] | None = None) -> Iterator[Report]:
    """Read reports one after the other.

    Parameters
    ----------
    *sources : str or Path
        Files (`.txt`, `.md` with YAML front matter, `.html`, `.pdf`, `.jsonl`, `.csv`, each also `.gz`), folders
        of them, or `-` for JSONL from standard input. A folder is read in the order of its file names,
        subfolders too.
    problems : list of Problem, optional
        Collects what could not be used, while the rest goes on.

    Yields
    ------
    Report
        With the text as read: no newline translation, a byte-order mark dropped.

    Raises
    ------
    ReportError
        At the first problem, where no list is given.

    Examples
    --------
    >>> reports = list(read_reports("seeds"))  # doctest: +SKIP
    """
    return _Reading(problems).read(sources)


def out_of_reach(source: str | Path) -> str:
    """Say why a source cannot be opened at all; empty where it can."""
    if str(source) == STDIN:
        return ""
    path = Path(source)
    try:
        if path.is_dir():
            os.scandir(path).close()
        elif path.is_file():
            path.open("rb").close()
        else:
            path.stat()  # a pipe is read once, and later
    except (OSError, ValueError) as error:
        return reason_of(error)
    return ""


def _kind(path: Path) -> str:
    """Give the suffix that says how to read a file."""
    suffix = Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return suffix.lower()


def _spelled(name: str | Path) -> str:
    """Give a file name as text; what is no UTF-8 in it is replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def _is_aside(path: Path) -> bool:
    """Say whether a file in a folder of reports is not meant as one."""
    return path.name.startswith(".") or path.name == TABLE or path.stem.upper() == "README"


def _document(path: Path, kind: str) -> tuple[Metadata, str]:
    """Read a file that is one report: what it says about itself, and its text.

    Raises
    ------
    ReportError
        With the reason alone.
    """
    if kind not in SUFFIXES:
        raise ReportError(f"{kind or 'no suffix'}: not a kind of report; wants {', '.join(SUFFIXES)}")
    data = read_bytes(path)
    if kind in FOUND_BY_RULES:
        own, text = read_pdf(data) if kind == ".pdf" else read_article(data)
    else:
        own, text = Metadata(), decode(data)
        if kind == ".md":
            own, text = split_front_matter(text)
    return own, check_text(text)


class _Reading:
    """One call of `read_reports`: where problems go, and the names that are taken."""

    def __init__(self, problems: list[Problem] | None) -> None:
        self.problems = problems
        self.names: set[str] = set()

    def tell(self, file: str | Path, reason: str, line: int | None = None) -> None:
        if self.problems is None:
            raise ReportError(f"{_spelled(file)}{'' if line is None else f':{line}'}: {reason}")
        self.problems.append(Problem(_spelled(file), reason, line))

    def read(self, sources: tuple[str | Path, ...]) -> Iterator[Report]:
        for source in sources:
            path = Path(source)
            if str(source) == STDIN:
                yield from self.rows("stdin", jsonl_rows(sys.stdin.buffer, "stdin"))
            elif reason := out_of_reach(source):
                self.tell(path, reason)
            elif path.is_dir():
                yield from self.folder(path)
            else:
                yield from self.file(path, path.name, self.table(path.parent, only=path.name).get(path))

    def folder(self, folder: Path) -> Iterator[Report]:
        files: list[Path] = []
        about: dict[Path, TableRow] = {}
        for base, folders, names in os.walk(folder, onerror=self._tell_folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            files += (Path(base, name) for name in names)
            if TABLE in names:
                about |= self.table(Path(base))
        for path in sorted(files, key=lambda path: path.relative_to(folder).parts):
            if path.exists() and not path.is_file():
                self.tell(path, "neither a file nor a folder")
            elif not _is_aside(path):
                yield from self.file(path, path.relative_to(folder).as_posix(), about.get(path))

    def _tell_folder(self, error: OSError) -> None:
        self.tell(str(error.filename), reason_of(error))

    def table(self, folder: Path, only: str = "") -> dict[Path, TableRow]:
        """Read a folder's `reports.csv`, telling what is wrong with it, or with the row of one file alone."""
        path = folder / TABLE
        if not path.is_file():
            return {}
        rows, faults = read_table(path)
        for line, reason in faults if not only else ():
            self.tell(path, reason, line)
        for name, row in rows.items():
            if only not in ("", name):
                continue
            for fault in row.about.faults:
                self.tell(path, f"{name}: {fault}", row.line)
            if not (folder / name).is_file():
                self.tell(path, f"names {name}, which is not there", row.line)
        return {folder / name: row for name, row in rows.items()}

    def file(self, path: Path, name: str, row: TableRow | None) -> Iterator[Report]:
        kind = _kind(path)
        about = row.about if row else Metadata()
        try:
            if kind in (".jsonl", ".csv"):
                with open_file(path) as stream:
                    yield from self.rows(path, (jsonl_rows if kind == ".jsonl" else csv_rows)(stream, name))
                return
            own, text = _document(path, kind)
        except ReportError as error:
            self.tell(path, str(error))
            return
        except UNREADABLE as error:
            self.tell(path, reason_of(error))
            return
        for fault in own.faults:
            self.tell(path, fault)
        # what a page or PDF says about itself is found by rules, what a person wrote beside it is known
        merged = about.over(own) if kind in FOUND_BY_RULES else own.over(about)
        yield self.report(name, path, text, merged)

    def rows(self, file: str | Path, rows: Iterator[ReportRow]) -> Iterator[Report]:
        empty = True
        for row in rows:
            empty = False
            for fault in row.faults:
                self.tell(file, fault, row.line)
            if row.text:
                yield self.report(row.name, f"{file}:{row.line}", row.text, row.about)
        if empty:
            self.tell(file, "empty")

    def report(self, name: str, where: str | Path, text: str, about: Metadata) -> Report:
        name = _spelled(
            name if name not in self.names else where
        )  # one folder may have a name that another has
        self.names.add(name)
        fields = {**about.fields}
        fields.setdefault("language", guess_language(text))
        return Report(name=name, text=text, sha256=hash_of(text), **fields)
