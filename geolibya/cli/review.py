"""`geolibya review`: events to a table for people, and people's decisions into events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geolibya.cli import options
from geolibya.cli.messages import plural, say, tell_notes, tell_problems

if TYPE_CHECKING:
    from geolibya.records import Problem


@click.group(
    epilog=options.examples(
        "geolibya review export output/events.geojson -o review.csv",
        "geolibya review apply output/events.geojson review.csv -o reviewed.geojson",
        "geolibya build reports/ --review review.csv",
        "geolibya review export output/events.geojson --keep review.csv -o review-2.csv",
    )
)
def review() -> None:
    """Correct events by hand, and keep the corrections when the reports are read again.

    In the table write a decision: accept, correct (and change the cells), reject, or add (a row of your own, with
    its source); who you are, and the day.
    """


@review.command(
    "export", epilog=options.examples("geolibya review export output/events.geojson -o review.csv")
)
@click.argument("events", type=click.Path(path_type=Path))
@options.output("review.csv", "Table to write.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    metavar="DECISIONS",
    help="An earlier table: its decisions are taken over, each with its event, none lost.",
)
@options.quiet
@click.pass_context
def export(ctx: click.Context, events: Path, output: Path, keep: Path | None, *, quiet: bool) -> None:
    """Write EVENTS as a table that opens in a spreadsheet.

    EVENTS is a GeoJSON, CSV, GeoPackage or Parquet file, as `extract` and `build` write them.
    """
    import sys
    import tempfile

    from geolibya.files import replacing
    from geolibya.formats import read_events
    from geolibya.review import export_review, read_decisions

    problems: list[Problem] = []
    found = read_events(events, problems)
    decisions = read_decisions(keep, problems) if keep else []
    tell_problems(problems)
    if str(output) == options.STDOUT:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "review.csv")
            tell_notes(export_review(found, path, decisions))
            sys.stdout.buffer.write(path.read_bytes())
    else:
        with replacing(output) as beside:
            tell_notes(export_review(found, beside, decisions))
        if not quiet:
            say(f"{plural(len(found), 'event')} to review in {output}")
    ctx.exit(int(bool(problems) and not found))


@review.command(
    "apply",
    epilog=options.examples(
        "geolibya review apply output/events.geojson review.csv -o reviewed.geojson",
        "geolibya map reviewed.geojson -o reviewed.html",
    ),
)
@click.argument("events", type=click.Path(path_type=Path))
@click.argument("decisions", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Table of events to write: .geojson, .csv, .gpkg, .parquet or .kml.",
)
@options.strict
@options.quiet
@click.pass_context
def apply(
    ctx: click.Context, events: Path, decisions: Path, output: Path, *, strict: bool, quiet: bool
) -> None:
    """Put the DECISIONS of a reviewed table into EVENTS.

    A decision sticks to its event by id, or by report, quote, activity and place where the report was edited since;
    then this is told. What finds no event is told with its line, and stays in DECISIONS, which is never written to.
    """
    from geolibya.files import replacing
    from geolibya.formats import WRITERS, read_events, writer_of
    from geolibya.review import review as put_in

    format_ = output.suffix.removeprefix(".").lower()
    if format_ not in WRITERS:
        raise click.UsageError(
            f"{output}: wants a name that ends in {', '.join(f'.{name}' for name in WRITERS)}"
        )
    problems: list[Problem] = []
    found = read_events(events, problems)
    done = put_in(found, decisions)
    tell_notes(done.notes)
    problems += done.problems
    tell_problems(problems)
    with replacing(output) as beside:
        writer_of(format_)(done.events, beside)
    if not quiet:
        counts = ", ".join(f"{count} {word}" for word, count in done.counts.items())
        say(f"{counts}; {plural(len(done.events), 'event')} in {output}")
    ctx.exit(int(strict and bool(problems)))
