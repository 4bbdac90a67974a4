"""`geolibya figure`: a table of events to one picture for print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geolibya.cli import options
from geolibya.cli.messages import plural, say, tell_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from geolibya.eventset import EventSet
    from geolibya.gazetteer import Gazetteer
    from geolibya.maps.figure_sites import Box
    from geolibya.publication import Safety
    from geolibya.records import Place, Problem

    Command = Callable[..., Any]

FACETS = ("group", "activity", "actor", "status", "report")
PERIOD = ("since", "until")
EDGES = 4
FEW = 10
"""Values that a message can name."""


def filters(command: Command) -> Command:
    """Add the options that choose events."""
    for facet in reversed(FACETS):
        words = f"Only this {facet}, by its id; may be given again."
        command = click.option(f"--{facet}", multiple=True, help=words)(command)
    for edge, which in zip(reversed(PERIOD), ("Last", "First"), strict=True):
        command = click.option(f"--{edge}", metavar="DATE", help=f"{which} day, month or year.")(command)
    return command


@click.command(
    epilog=options.examples(
        "geolibya figure output/events.geojson -o figure.pdf",
        "geolibya figure events.csv -o tripoli.png --place Tripoli --since 2019-04 --dpi 600",
        "geolibya figure events.gpkg -o strikes.svg --activity air_strike --lang fr --title 'Frappes'",
    )
)
@click.argument("events", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Picture to write: .png, .svg or .pdf.",
)
@click.option("--bbox", metavar="W,S,E,N", help="Only this stretch of the earth, in degrees.")
@click.option("--place", metavar="NAME", help="Only a place and what lies round it: a name or an id.")
@filters
@options.language
@options.title
@click.option("--caption", help="Text under the map, '' for none.")
@click.option("--dpi", type=click.IntRange(50, 1200), default=300, show_default=True, help="Of a PNG.")
@click.option("--width", "width_mm", default=180.0, show_default=True, help="Of the sheet, in mm.")
@options.safety
@options.strict
@options.quiet
@click.pass_context
def figure(
    ctx: click.Context,
    /,
    events: Path,
    output: Path,
    *,
    dpi: int,
    safety: Safety,
    strict: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    """Draw EVENTS as a figure for print: map, legend, scale, numbered sources.

    EVENTS is a GeoJSON, CSV, GeoPackage or Parquet file, as for `geolibya map`. Political and humanitarian
    events are left out, as on the page when it opens, unless a group or activity is asked for.
    """
    from geolibya.files import replacing
    from geolibya.formats import read_events
    from geolibya.gazetteer import Gazetteer
    from geolibya.maps.figure import draw_figure, kind_of
    from geolibya.publication import publish

    kind_of(output)
    box = _view(asked["bbox"], asked["place"], Gazetteer.load())
    problems: list[Problem] = []
    found = read_events(events, problems)
    tell_problems(problems)
    if problems and not found:
        raise click.ClickException("no row could be used; nothing was written")
    published = publish(found, safety)
    published.check_title(asked["title"])
    published.check_title(asked["caption"])
    chosen = _choose(published.events, {name: asked[name] or None for name in (*FACETS, *PERIOD)})
    drawing = draw_figure(
        published.events,
        chosen=chosen,
        box=box,
        notes=published.lines(asked["language"]),
        gazetteer=published.gazetteer,
        vocabulary=published.vocabulary,
        **{name: asked[name] for name in ("language", "title", "caption", "width_mm")},
    )
    if not drawing.drawn.shown:
        raise click.ClickException("no event fits what was asked for; nothing was written")
    with replacing(output) as beside:
        drawing.save(beside, dpi=dpi)
    if not quiet:
        for line in published.lines():
            say(line)
        say(f"{plural(drawing.drawn.shown, 'event')} on {output}")
    ctx.exit(int(strict and bool(problems)))


def _choose(events: EventSet, wanted: dict[str, Any]) -> EventSet:
    """Give the events that fit; the groups that a page shows at first where neither group nor activity is named."""
    from geolibya.vocabulary import Vocabulary

    vocabulary = Vocabulary.load()
    known: dict[str, Collection[str]] = {
        "group": vocabulary.groups,
        "activity": vocabulary.activities,
        "actor": vocabulary.actors,
        "status": vocabulary.statuses,
        "report": {event.report for event in events},
    }
    for facet in FACETS:
        unknown = [value for value in wanted[facet] or () if value not in known[facet]]
        if unknown:
            raise click.UsageError(f"--{facet} {unknown[0]}: no such {facet}{_hint(known[facet])}")
    if not wanted["group"] and not wanted["activity"]:
        wanted["group"] = tuple(name for name, term in vocabulary.groups.items() if term.military)
    try:
        return events.where(**wanted)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _hint(known: Collection[str]) -> str:
    return f"; there are {', '.join(known)}" if len(known) <= FEW else ""


def _view(bbox: str | None, place: str | None, gazetteer: Gazetteer) -> Box | None:
    """Give the stretch of the earth that was asked for."""
    from geolibya.maps.figure import box_of

    if bbox and place:
        raise click.UsageError("--bbox and --place each say what to show: give one of them")
    if place:
        return box_of(_place(place, gazetteer), gazetteer)
    return _box(bbox) if bbox else None


def _box(text: str) -> Box:
    """Read the edges of a box."""
    from geolibya.maps.figure_sites import Box

    try:
        edges = [float(part) for part in text.split(",")]
    except ValueError:
        edges = []
    if len(edges) == EDGES:
        box = Box(*edges)
        if -180 <= box.west < box.east <= 180 and -85 <= box.south < box.north <= 85:
            return box
    raise click.UsageError(f"--bbox {text}: wants west,south,east,north in degrees, such as 12.5,32,14.5,33")


def _place(name: str, gazetteer: Gazetteer) -> Place:
    """Find a place by its id or name."""
    from geolibya.names import fold_name

    if name in gazetteer.places:
        return gazetteer[name]
    found = gazetteer.by_name.get(fold_name(name))
    if not found:
        raise click.UsageError(f"--place {name}: no such place; `geolibya gazetteer find` looks for names")
    return gazetteer[found[0]]
