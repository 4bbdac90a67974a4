"""Pages without any script: everything is in the one file, and its policy lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from html import escape


def digest(text: str) -> str:
    """Give a style or script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def static_page(title: str, style: str, body: str, language: str = "en") -> str:
    """Give a page; what cannot be written as UTF-8 is replaced.

    Parameters
    ----------
    title : str
        As text; it is escaped here.
    style : str
        The only style that the page may have.
    body : str
        HTML, all text of reports in it escaped.
    """
    policy = f"default-src 'none'; style-src {digest(style)}; base-uri 'none'; form-action 'none'"
    text = "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            body,
            "</body>",
            "</html>",
            "",
        ]
    )
    return text.encode("utf-8", "replace").decode()
