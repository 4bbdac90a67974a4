"""The text of a PDF, by pypdf, an optional extra."""

from __future__ import annotations

import io
import logging
import re

from geolibya.errors import ReportError
from geolibya.reports.metadata import Metadata

_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
"""A line that holds the number of its page alone."""
_HYPHENED = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[^\W\d_A-Z])")
_BROKEN = re.compile(r"[ \t]*\n[ \t]*(?!\n)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def read_pdf(data: bytes) -> tuple[Metadata, str]:
    """Take the text out of a PDF, and the title that it gives itself.

    When a file was made says nothing of when its text was published: the date is left to `reports.csv`.

    Raises
    ------
    ReportError
        Where the extra `pdf` is not installed, or no text can be read.
    """
    try:
        import pypdf  # an optional extra
    except ImportError:
        raise ReportError('reading PDF needs the extra "pdf": pip install "geolibya[pdf]"') from None
    if not data.strip():
        raise ReportError("empty")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would print words of the file
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in document.pages]
        title = document.metadata.title if document.metadata else None
    except pypdf.errors.FileNotDecryptedError:
        raise ReportError("a PDF with a password; save it without one") from None
    except (
        pypdf.errors.PyPdfError, pypdf.errors.DependencyError, ArithmeticError, AttributeError, LookupError,
        OSError, RecursionError, TypeError, ValueError,
    ):  # fmt: skip
        raise ReportError("a PDF that cannot be read") from None
    text = flowing("\n".join(pages))
    if not text:
        raise ReportError("no text in the PDF; pictures of pages want text recognition first")
    return Metadata.of({"title": " ".join(str(title or "").split())}), text


def flowing(text: str) -> str:
    r"""Undo the lines and pages of print: paragraphs are one line each, divided words are whole.

    Examples
    --------
    >>> flowing("Jets bom-\nbed Sirte on\n- 3 -\nMonday.\n\nThe army denied it.")
    'Jets bombed Sirte on Monday.\n\nThe army denied it.'
    """
    lines = (line.rstrip() for line in text.splitlines())
    whole = _HYPHENED.sub("", "\n".join(line for line in lines if not line or not _NUMBER.fullmatch(line)))
    paragraphs = (_BROKEN.sub(" ", part).strip() for part in _PARAGRAPH.split(whole))
    return "\n\n".join(part for part in paragraphs if part)
