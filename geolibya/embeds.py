"""Snippets that put a map page into somebody else's document: HTML, Markdown, Quarto, Jupyter, LaTeX."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from geolibya.errors import GeolibyaError

if TYPE_CHECKING:
    from pathlib import Path

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"
"""What the page needs: its script, links to reports, saved tables, printing. No access to the site around it."""
SHAPE = "width:100%;aspect-ratio:4/3;min-height:320px;border:0"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_OWN = 'type="application/'
"""Stands in every page of ours, before its data."""
_SAFE = "/:?#[]@!$&'*+,;=%~"
"""Signs of an address that stay; brackets and spaces would end it in Markdown."""
LATEX_PICTURES = (".pdf", ".png", ".jpg", ".jpeg")
_LATEX_NAME = re.compile(r"[^#%&~^$\\{}\"\n]+")
_TEX_SIGNS = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': r"\textquotedbl{}",
    "|": r"\textbar{}",
}
_TEX = re.compile("|".join(map(re.escape, _TEX_SIGNS)))


class EmbedError(GeolibyaError, ValueError):
    """A page was to be embedded that is none of ours."""


@dataclass(frozen=True)
class Page:
    """A map page to embed.

    Attributes
    ----------
    address : str
        Where the document finds it: a path or a URL, with `#` and a state where one is wanted.
    text : str
        The page itself.
    title : str
    figure : str
        Where the document finds a picture of it; empty for none.
    """

    address: str
    text: str
    title: str
    figure: str = ""

    @property
    def source(self) -> str:
        """The address of the embedded view."""
        address, _, state = self.address.partition("#")
        parts = [part for part in state.split("&") if part not in ("", "embed", "full")]
        return quote(address, safe=_SAFE) + "#" + "&".join(["embed", *parts])

    @property
    def picture(self) -> str:
        """The address of the picture."""
        return quote(self.figure, safe=_SAFE)

    @property
    def link(self) -> str:
        """The address of the whole page."""
        return quote(self.address, safe=_SAFE)


def read_page(path: Path, *, address: str = "", title: str = "", figure: str = "") -> Page:
    """Read a map page.

    Parameters
    ----------
    address : str
        Where a document will find it; by default the path.
    title : str
        By default that of the page.

    Raises
    ------
    EmbedError
        Where the file is no map page.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = ""
    found = _TITLE.search(text)
    if found is None or _OWN not in text:
        raise EmbedError(f"{path}: is no map page; wants one that `geolibya map` or `geolibya build` wrote")
    return Page(address or path.as_posix(), text, title or html.unescape(found[1]).strip(), figure)


def _attributes(page: Page, where: str) -> str:
    title = html.escape(page.title)
    return (
        f'{where} title="{title}" loading="lazy" sandbox="{SANDBOX}" allow="clipboard-write; fullscreen"'
        f' referrerpolicy="no-referrer" style="{SHAPE}"'
    )


def _figure(page: Page, where: str) -> str:
    title = html.escape(page.title)
    picture = (
        f'\n  <noscript><img src="{html.escape(page.picture)}" alt="{title}" style="max-width:100%"></noscript>'
        if page.figure
        else ""
    )
    return f"<figure>\n  <iframe {_attributes(page, where)}></iframe>{picture}\n</figure>\n"


def iframe(page: Page) -> str:
    """Give HTML that shows a page which lies beside the document."""
    return _figure(page, f'src="{html.escape(page.source)}"')


def srcdoc(page: Page) -> str:
    """Give HTML that holds the page itself: the document needs no second file."""
    return _figure(page, f'srcdoc="{html.escape(page.text)}"')


def _plain(text: str) -> str:
    """Give a text in one line that Markdown leaves as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#!|])", r"\\\1", " ".join(text.split()))


def markdown(page: Page) -> str:
    """Give Markdown: the picture, and through it the page; without a picture, a link."""
    words = _plain(page.title)
    return f"[![{words}]({page.picture})]({page.link})\n" if page.figure else f"[{words}]({page.link})\n"


def quarto(page: Page) -> str:
    """Give Quarto or Pandoc Markdown: the page in HTML, the picture in print."""
    if not page.figure:
        return f"```{{=html}}\n{iframe(page)}```\n"
    words = _plain(page.title)
    return (
        f'::: {{.content-visible when-format="html"}}\n```{{=html}}\n{iframe(page)}```\n:::\n\n'
        f'::: {{.content-visible unless-format="html"}}\n![{words}]({page.picture})\n:::\n'
    )


def jupyter(page: Page) -> str:
    """Give a cell for a notebook: the page inside it, the picture where a notebook becomes print."""
    path = page.address.partition("#")[0]
    lines = [
        "import html",
        "from pathlib import Path",
        "",
        "from IPython.display import display",
        "",
        f'page = html.escape(Path({path!r}).read_text(encoding="utf-8"))',
        f"frame = {'<iframe ' + _attributes(page, 'srcdoc=PAGE') + '></iframe>'!r}",
        f"shown = {{'text/html': frame.replace('PAGE', f'\"{{page}}\"', 1), 'text/plain': {page.title!r}}}",
    ]
    if page.figure:
        lines.insert(1, "from base64 import b64encode")
        lines.append(f"shown['image/png'] = b64encode(Path({page.figure!r}).read_bytes()).decode()")
    return "\n".join([*lines, "display(shown, raw=True)"]) + "\n"


def latex(page: Page) -> str:
    """Give LaTeX: the picture as a figure, and a link to the page where that has a URL.

    The document loads graphicx, and hyperref for the link.

    Raises
    ------
    EmbedError
        Where there is no picture, or LaTeX cannot open a file of its kind or name.
    """
    if not page.figure.lower().endswith(LATEX_PICTURES) or not _LATEX_NAME.fullmatch(page.figure):
        raise EmbedError(
            f"LaTeX wants a figure as .pdf or .png, its name without # % & ~ ^ $ {{ }} and quotes; found "
            f"{page.figure or 'none'}; `geolibya figure EVENTS -o figure.pdf` draws one"
        )
    words = _TEX.sub(lambda sign: _TEX_SIGNS[sign[0]], " ".join(page.title.split()))
    is_url = page.address.startswith(("http://", "https://"))
    address = re.sub(r"([%#&_~])", r"\\\1", page.link)
    caption = rf"{words}. \href{{{address}}}{{Interactive map}}" if is_url else words
    return (
        "\\begin{figure}[htbp]\n  \\centering\n"
        f'  \\includegraphics[width=\\linewidth]{{"{page.figure}"}}\n'
        f"  \\caption{{{caption}}}\n\\end{{figure}}\n"
    )


FORMS = {
    "iframe": iframe,
    "srcdoc": srcdoc,
    "markdown": markdown,
    "quarto": quarto,
    "jupyter": jupyter,
    "latex": latex,
}
"""Snippets by their name."""
