"""Build the example documents: two HTML reports, a notebook exported to HTML, a Word file, a PDF by LaTeX.

    python docs/examples/make_documents.py output examples/

The first folder is what `geolibya build` wrote. The notebook wants `pip install nbconvert ipykernel`, the Word
file `pip install python-docx`, the PDF pdflatex; what is not installed is told and left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

TITLE = "What was reported from the ground"
BEFORE = (
    "This report follows the fighting through what news reports said of it. The map shows where; each mark"
    " leads to the sentence that it rests on."
)
AFTER = "Reported is not verified. Counts are of incidents as told, not of incidents as they happened."
PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 17px/1.55 Georgia, serif; }}
figure {{ margin: 1.5rem 0; }}
</style>
<h1>{title}</h1>
<p>{before}</p>
{embed}
<p>{after}</p>
</html>
"""
ARTICLE = r"""\documentclass{{article}}
\usepackage[T1]{{fontenc}}
\usepackage{{graphicx}}
\usepackage{{hyperref}}
\title{{{title}}}
\date{{}}
\begin{{document}}
\maketitle
{before}

{embed}
{after}
\end{{document}}
"""


def geolibya(*arguments: str, folder: Path) -> str:
    """Run the command line and give what it prints."""
    command = [sys.executable, "-m", "geolibya", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def html_reports(folder: Path) -> None:
    """Write a report with the map beside it, and one with the map inside."""
    for name, form in (("report-iframe", ()), ("report-srcdoc", ("--srcdoc",))):
        embed = geolibya("embed", "embed.html", *form, folder=folder)
        page = PAGE.format(title=TITLE, before=BEFORE, after=AFTER, embed=embed)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")


def notebook(folder: Path) -> None:
    """Write a notebook, run it, and export it to HTML."""

    def cell(kind: str, source: str) -> dict[str, object]:
        code: dict[str, object] = {"execution_count": None, "outputs": []} if kind == "code" else {}
        return {"cell_type": kind, "id": f"cell-{len(cells)}", "metadata": {}, "source": source, **code}

    cells: list[dict[str, object]] = []
    for kind, source in (
        ("markdown", f"# {TITLE}\n\n{BEFORE}"),
        ("code", geolibya("embed", "embed.html", "--jupyter", folder=folder)),
        ("code", "from geolibya.formats import read_events\n\nread_events('events.geojson')"),
        ("markdown", AFTER),
    ):
        cells.append(cell(kind, source))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    text = json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    (folder / "notebook.ipynb").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "notebook.ipynb"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def word_file(folder: Path) -> None:
    """Write a Word file with the figure."""
    docx = import_module("docx")
    document = docx.Document()
    document.add_heading(TITLE, level=1)
    document.add_paragraph(BEFORE)
    document.add_picture(str(folder / "figure.png"), width=docx.shared.Mm(150))
    document.add_paragraph(AFTER)
    document.save(str(folder / "report.docx"))


def latex_file(folder: Path) -> None:
    """Write an article in LaTeX with the figure, and make a PDF of it."""
    embed = geolibya("embed", "embed.html", "--latex", folder=folder)
    text = ARTICLE.format(title=TITLE, before=BEFORE, after=AFTER, embed=embed)
    (folder / "report.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "report.tex"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def main() -> None:
    """Build all that can be built."""
    parser = argparse.ArgumentParser(description="Build the example documents.")
    parser.add_argument("maps", type=Path, help="the folder that geolibya build wrote")
    parser.add_argument("folder", type=Path, help="where the documents go")
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("embed.html", "figure.png", "events.geojson"):
        shutil.copy(options.maps / name, folder / name)
    html_reports(folder)
    for make, needs in ((notebook, ("nbconvert", "ipykernel")), (word_file, ("docx",))):
        missing = [module for module in needs if find_spec(module) is None]
        if missing:
            print(f"{make.__name__}: left out, {', '.join(missing)} is not installed")
        else:
            make(folder)
    if shutil.which("pdflatex"):
        latex_file(folder)
    else:
        print("latex_file: left out, pdflatex is not installed")
    print(folder)


if __name__ == "__main__":
    main()
