"""Bytes of a file to text, and what can be wrong with them."""

from __future__ import annotations

import csv
import gzip
import hashlib
import re
import zlib
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from geolibya.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

LARGEST_REPORT = 20 * 1024 * 1024
"""Bytes; a hundred times the longest article, so that what is larger is no report."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MEGABYTES = f"{LARGEST_REPORT // 1024**2} MB"


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading bytes, unpacked where its name ends in `.gz`."""
    return cast("BinaryIO", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def reason_of(error: Exception) -> str:
    """Say in the user's words why a file could not be read."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, (gzip.BadGzipFile, EOFError, zlib.error)):
        return "damaged: it ends in .gz but cannot be unpacked"
    return getattr(error, "strerror", None) or str(error)


UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading a file, packed or not, may raise."""


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    Raises
    ------
    ReportError
        Where it cannot be read or is larger than `LARGEST_REPORT`; the message is the reason alone.
    """
    try:
        with open_file(path) as stream:
            data = stream.read(LARGEST_REPORT + 1)
    except UNREADABLE as error:
        raise ReportError(reason_of(error)) from error
    if len(data) > LARGEST_REPORT:
        raise ReportError(f"larger than {_MEGABYTES}, too large for one report")
    return data


def decode(data: bytes) -> str:
    """Decode UTF-8 without newline translation, a byte-order mark dropped.

    Raises
    ------
    ReportError
        Where the bytes are empty, binary or not UTF-8.
    """
    if data.startswith(_UTF_16):
        raise ReportError("UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise ReportError(f"binary, not text: a zero byte at byte {data.index(0)}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReportError(f"not UTF-8 at byte {error.start}; save it as UTF-8") from None
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ReportError("empty")
    return text


def check_text(text: str) -> str:
    """Give back a text that did not come as bytes of its own, checked like one that did.

    Raises
    ------
    ReportError
        Where it is empty, holds a zero character, or half a character that no file can hold.
    """
    if not text.strip():
        raise ReportError("empty")
    if "\0" in text:
        raise ReportError("binary, not text: a zero character")
    if _SURROGATE.search(text):
        raise ReportError("half of a surrogate pair, which is no character")
    return text


def hash_of(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8: that of the file, where it has neither mark nor front matter."""
    return hashlib.sha256(text.encode()).hexdigest()


class Line(NamedTuple):
    """A line of a file and its number; `fault` says why it cannot be used."""

    number: int
    text: str
    fault: str = ""


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """Read a file line by line, each with its line end; never more than `LARGEST_REPORT` of it in memory."""
    number = 0
    while data := stream.readline(LARGEST_REPORT + 1):
        number += 1
        if len(data) > LARGEST_REPORT:
            while data and not data.endswith(b"\n"):
                data = stream.readline(LARGEST_REPORT)
            yield Line(number, "", f"a line larger than {_MEGABYTES}, too large for one report")
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield Line(number, "", f"not UTF-8 at byte {error.start} of the line; save it as UTF-8")
            continue
        yield Line(number, text.removeprefix("\ufeff") if number == 1 else text)


class CsvRow(NamedTuple):
    """A row of a CSV file by column, and the line on which it ends."""

    number: int
    cells: dict[str, str]


def read_csv(stream: BinaryIO) -> Iterator[CsvRow]:
    """Read a CSV file with a header; semicolons do where the header has them, as some spreadsheets write.

    Raises
    ------
    ReportError
        At the first line that is not UTF-8 or not CSV; what follows it cannot be told apart any more.
    """

    def texts() -> Iterator[str]:
        for line in read_lines(stream):
            if line.fault:
                raise ReportError(f"line {line.number}: {line.fault}")
            yield line.text

    lines = texts()
    first = next(lines, "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    former = csv.field_size_limit(LARGEST_REPORT)  # the standard library's limit would refuse a long report
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        for cells in reader:
            if cells:
                yield CsvRow(reader.line_num, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise ReportError(f"line {reader.line_num}: not CSV: {error}") from error
    finally:
        csv.field_size_limit(former)
