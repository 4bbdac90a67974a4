"""The article in an HTML page, by trafilatura, an optional extra."""

from __future__ import annotations

from typing import Any

from geolibya.errors import ReportError
from geolibya.reports.metadata import Metadata

_LATEST = "2100-01-01"
"""Dates of a page are not compared with the machine's clock."""
LEAST_WORDS = 5
"""Fewer are a menu or a notice, not a sentence that tells who did what where."""


def read_article(data: bytes) -> tuple[Metadata, str]:
    """Take the article's text, and what the page says about itself, out of an HTML page.

    Raises
    ------
    ReportError
        Where the extra `html` is not installed, or the page holds no article.
    """
    try:
        import trafilatura  # an optional extra, and slow to import
    except ImportError:
        raise ReportError('reading HTML needs the extra "html": pip install "geolibya[html]"') from None
    if not data.strip():
        raise ReportError("empty")
    if b"\0" in data:
        raise ReportError(f"binary, not HTML: a zero byte at byte {data.index(0)}")
    document: Any = trafilatura.bare_extraction(
        data,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"max_date": _LATEST, "original_date": True, "extensive_search": False},
    )
    if document is None or len((document.text or "").split()) < LEAST_WORDS:
        raise ReportError("no article found in the page")
    about = {
        "title": document.title,
        "outlet": document.sitename,
        "url": document.url,
        "published": document.date,
        "language": document.language,
    }
    return Metadata(Metadata.of(about).fields), document.text
