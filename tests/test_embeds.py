"""Snippets: they hold what they should, nothing breaks out of them, and browsers show the map in them."""

from __future__ import annotations

import ast
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from maps.sample import SAMPLE

from geolibya.cli import main
from geolibya.embeds import FORMS, EmbedError, iframe, jupyter, latex, markdown, quarto, read_page, srcdoc
from geolibya.maps import draw_map
from geolibya.maps.figure import draw_figure

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page as BrowserPage

TITLE = 'Strikes "near" <Sirte> & [beyond] 100%'


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a page whose title tries to break out, in a folder with a picture."""
    folder = tmp_path_factory.mktemp("a folder (1)")
    draw_map(SAMPLE, title=TITLE, embed=True).save(folder / "map.html")
    (folder / "figure.png").write_bytes(b"\x89PNG")
    return folder / "map.html"


class _Frames(HTMLParser):
    """Collects the attributes of frames and pictures as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] = dict(attrs)


def _embed(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["embed", *map(str, arguments)])


def test_iframe_is_titled_lazy_and_kept_apart(saved: Path) -> None:
    """The frame has the page's title, loads late, and cannot reach the site around it."""
    frame = _Frames(iframe(read_page(saved))).found["iframe"]
    assert frame["title"] == TITLE
    assert frame["loading"] == "lazy"
    assert "allow-scripts" in (frame["sandbox"] or "")
    assert "allow-same-origin" not in (frame["sandbox"] or "")
    assert (frame["src"] or "").endswith("map.html#embed")
    assert " " not in (frame["src"] or "")


def test_srcdoc_holds_the_very_page(saved: Path) -> None:
    """What a browser reads from the attribute is the file, letter for letter."""
    frame = _Frames(srcdoc(read_page(saved))).found["iframe"]
    assert frame["srcdoc"] == saved.read_text(encoding="utf-8")
    assert "src" not in frame


def test_state_is_kept_in_the_address() -> None:
    """A state follows the word that asks for the bare map, whatever view it was copied from."""
    from geolibya.embeds import Page

    assert Page("m.html#full&place=sirte", "", "t").source == "m.html#embed&place=sirte"
    assert Page("m.html#embed", "", "t").source == "m.html#embed"


def test_markdown_needs_no_html(saved: Path) -> None:
    """Markdown is a picture that links to the page, or a link, with no sign left that means something."""
    text = markdown(read_page(saved, figure="figure (2).png"))
    assert text.startswith('[![Strikes "near" \\<Sirte\\> & \\[beyond\\] 100%](figure%20%282%29.png)](')
    assert text.count("\n") == 1
    assert markdown(read_page(saved)).startswith('[Strikes "near"')


def test_quarto_has_the_page_and_the_picture(saved: Path) -> None:
    """HTML gets the frame and all else the picture; without a picture there is the frame alone."""
    text = quarto(read_page(saved, figure="figure.png"))
    assert text.index('when-format="html"') < text.index("<iframe") < text.index('unless-format="html"')
    assert text.rstrip().endswith("](figure.png)\n:::")
    assert "unless-format" not in quarto(read_page(saved))


def test_notebook_cell_runs(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The cell is Python that a notebook can run; where IPython is there, it shows the page's title."""
    code = jupyter(read_page(saved, figure=str(saved.with_name("figure.png"))))
    ast.parse(code)
    pytest.importorskip("IPython")
    exec(code, {})  # noqa: S102  # our own snippet
    assert TITLE in capsys.readouterr().out


def test_latex_is_a_figure_with_a_link(saved: Path) -> None:
    """The picture stands in a figure; no sign of the title or address means something to LaTeX."""
    text = latex(read_page(saved, address="https://example.org/a_b%20c#x", figure="a folder/f_1.png"))
    assert r'\includegraphics[width=\linewidth]{"a folder/f_1.png"}' in text
    assert r"\textquotedbl{}near\textquotedbl{} \textless{}Sirte\textgreater{} \& [beyond] 100\%." in text
    assert r"\href{https://example.org/a\_b\%20c\#x}{Interactive map}" in text
    assert r"\href" not in latex(read_page(saved, figure="figure.pdf"))


@pytest.mark.parametrize("figure", ["", "figure.svg", "50%.png", "a{b.pdf", 'a"b.png'])
def test_latex_wants_a_picture_that_it_can_open(saved: Path, figure: str) -> None:
    """Without a picture of a kind and name that LaTeX opens, the command says how to make one."""
    done = _embed(saved, "--latex", "--figure", figure)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "LaTeX wants a figure" in done.stderr


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="no LaTeX here")
def test_latex_compiles(tmp_path: Path) -> None:
    """A document with the snippet compiles, hostile title and address included."""
    draw_map(SAMPLE, title=TITLE + r" \input{x} ~^_#$ {é} | \\").save(tmp_path / "map.html")
    draw_figure(SAMPLE).save(tmp_path / "fig_1 a.png", dpi=60)
    address = "https://example.org/a_b%20c.html?x=1&y=~{z}"
    text = latex(read_page(tmp_path / "map.html", address=address, figure="fig_1 a.png"))
    (tmp_path / "d.tex").write_text(
        "\\pdfobjcompresslevel=0\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{graphicx}\n\\usepackage{hyperref}\n"
        f"\\begin{{document}}\n{text}\\end{{document}}\n",
        encoding="utf-8",
    )
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "d.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    assert b"/URI(https://example.org/a_b%20c.html?x=1&y=~%7Bz%7D)" in (tmp_path / "d.pdf").read_bytes()


@pytest.mark.parametrize("content", ["<title>x</title>", "", b"\xff\xfe\x00", "<p>no page</p>"])
def test_other_files_are_refused(tmp_path: Path, content: str | bytes) -> None:
    """A file that is no map page is named."""
    path = tmp_path / "other.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(EmbedError, match="is no map page"):
        read_page(path)
    assert _embed(path).exit_code == 1


@pytest.mark.parametrize("form", [name for name in FORMS if name != "iframe"])
def test_command_prints_each_form(saved: Path, form: str) -> None:
    """Each form is printed as it is made, with the picture that lies beside the page."""
    done = _embed(saved, f"--{form}")
    picture = saved.with_name("figure.png").as_posix()
    assert done.stdout == FORMS[form](read_page(saved, figure=picture))
    assert done.stderr == ""


def test_command_takes_address_and_state(saved: Path) -> None:
    """Where the page will lie and what it shows can be said, but not of a page that is inside."""
    done = _embed(saved, "--address", "https://example.org/m.html", "--state", "#place=sirte", "--figure", "")
    frames = _Frames(done.stdout).found
    assert frames["iframe"]["src"] == "https://example.org/m.html#embed&place=sirte"
    assert "img" not in frames
    assert _embed(saved, "--srcdoc", "--state", "place=sirte").exit_code == 2


def test_missing_page_is_named(tmp_path: Path) -> None:
    """A page that is not there is told in a line."""
    done = _embed(tmp_path / "none.html")
    assert done.exit_code == 1
    assert "none.html" in done.stderr


@pytest.mark.browser
@pytest.mark.parametrize("form", ["iframe", "srcdoc"])
def test_browser_shows_the_map_in_a_document(page: BrowserPage, saved: Path, form: str) -> None:
    """In the sandbox and without a network the map comes up, bare, and nothing goes wrong."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    found = read_page(saved, address="map.html")
    document = saved.with_name(f"{form}.html")
    document.write_text(f"<!DOCTYPE html><meta charset=utf-8>{FORMS[form](found)}", encoding="utf-8")
    page.goto(document.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator('html[data-ready="true"].gl-embed').wait_for(state="attached", timeout=20_000)
    assert frame.locator(".gl-symbol").count() > 5
    assert errors == []
