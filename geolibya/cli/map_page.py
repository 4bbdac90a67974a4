"""`geolibya map`: a table of events to one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geolibya.cli import options
from geolibya.cli.messages import plural, say, tell_problems

if TYPE_CHECKING:
    from geolibya.publication import Safety
    from geolibya.records import Problem


@click.command(
    "map",
    epilog=options.examples(
        "geolibya map output/events.geojson",
        "geolibya map corrected.csv -o corrected.html --title 'As corrected in May'",
    ),
)
@click.argument("events", type=click.Path(path_type=Path))
@options.output("map.html", "Page to write, - for stdout.")
@options.language
@options.title
@click.option("--embed", is_flag=True, help="The bare map with caption and source line, for an iframe.")
@options.safety
@options.strict
@options.quiet
@click.pass_context
def map_page(  # noqa: PLR0913  # an argument an option
    ctx: click.Context,
    events: Path,
    output: Path,
    language: str,
    title: str | None,
    *,
    embed: bool,
    safety: Safety,
    strict: bool,
    quiet: bool,
) -> None:
    """Draw EVENTS on one page that needs nothing but itself.

    EVENTS is a GeoJSON, CSV, GeoPackage or Parquet file, as `extract` writes them or anyone's that has the
    columns activity, status, lat and lon.
    """
    from geolibya.files import replacing
    from geolibya.formats import read_events
    from geolibya.maps import draw_map
    from geolibya.publication import publish

    problems: list[Problem] = []
    found = read_events(events, problems)
    tell_problems(problems)
    if problems and not found:
        raise click.ClickException("no row could be used; nothing was written")
    published = publish(found, safety)
    published.check_title(title)
    found = published.events
    page = draw_map(
        found,
        language=language,
        title=title,
        embed=embed,
        gazetteer=published.gazetteer,
        vocabulary=published.vocabulary,
        notes=published.lines(language),
    )
    if str(output) == options.STDOUT:
        click.echo(page.to_html(), nl=False)
    else:
        with replacing(output) as beside:
            page.save(str(beside))
        if not quiet:
            for line in published.lines():
                say(line)
            say(f"{plural(len(found), 'event')} on {output}")
    ctx.exit(int(strict and bool(problems)))
