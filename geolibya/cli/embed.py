"""`geolibya embed`: a map page to a snippet for a document."""

from __future__ import annotations

from pathlib import Path

import click

from geolibya.cli import options


@click.command(
    epilog=options.examples(
        "geolibya embed output/embed.html",
        "geolibya embed output/embed.html --srcdoc > snippet.html",
        "geolibya embed map.html --quarto --figure map.png",
        "geolibya embed map.html --latex --figure map.pdf",
        "geolibya embed map.html --address https://example.org/map.html --state place=sirte",
    )
)
@click.argument("page", metavar="MAP.html", type=click.Path(path_type=Path))
@click.option("--srcdoc", "form", flag_value="srcdoc", help="HTML with the page inside: no second file.")
@click.option("--markdown", "form", flag_value="markdown", help="A picture that links to the page.")
@click.option("--quarto", "form", flag_value="quarto", help="The page in HTML, the picture in print.")
@click.option("--jupyter", "form", flag_value="jupyter", help="A cell that shows the page in a notebook.")
@click.option(
    "--latex", "form", flag_value="latex", help="The picture as a figure, with a link to --address."
)
@click.option("--figure", type=click.Path(), help="Picture of the map; by default figure.png beside it.")
@click.option("--address", metavar="URL", help="Where the document finds the page; by default as given.")
@click.option("--state", help="What the page shows: the part after # of a link copied from it.")
@click.option("--title", help="Title of the frame; by default that of the page.")
def embed(
    page: Path,
    form: str | None,
    figure: str | None,
    address: str | None,
    state: str | None,
    title: str | None,
) -> None:
    """Print what puts a map into a document: by default HTML with a frame that shows MAP.html.

    The frame takes the width of the column, loads when it comes into sight, and is kept apart from the site
    around it. Best made of `embed.html`, the bare map.
    """
    from geolibya.embeds import FORMS, read_page

    if form in ("srcdoc", "jupyter") and (state or address):
        raise click.UsageError(f"--{form} holds the page itself: it has neither address nor state")
    beside = page.with_name("figure.png")
    picture = figure if figure is not None else beside.as_posix() if beside.exists() else ""
    where = (address or page.as_posix()) + (f"#{state.removeprefix('#')}" if state else "")
    found = read_page(page, address=where, title=title or "", figure=picture)
    click.echo(FORMS[form or "iframe"](found), nl=False)
