"""`geolibya build`: reports to a folder with the map, the events and what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geolibya.cli import options
from geolibya.cli.messages import ending, plural, progress, say, tell_notes, tell_problems

if TYPE_CHECKING:
    from geolibya.publication import Safety
    from geolibya.records import Problem


@click.command(
    epilog=options.examples(
        "geolibya build",
        "geolibya build reports/ -o maps/",
        "geolibya build reports/ --by month --by actor",
        "geolibya build reports/ --lang fr --title 'Frappes rapportées'",
    )
)
@options.optional_reports
@options.output("output", "Folder to write to.")
@options.language
@options.title
@click.option(
    "--review",
    "decisions",
    type=click.Path(path_type=Path),
    metavar="DECISIONS",
    help="Table of `geolibya review export` with people's decisions, put into the events.",
)
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(["actor", "activity", "report", "month"]),
    help="Draw a map of each, with an index page, in a folder of its own; may be given again.",
)
@options.safety
@options.strict
@options.quiet
@click.pass_context
def build(  # noqa: PLR0913  # an argument an option
    ctx: click.Context,
    reports: tuple[str, ...],
    output: Path,
    language: str,
    title: str | None,
    decisions: Path | None,
    by: tuple[str, ...],
    *,
    safety: Safety,
    strict: bool,
    quiet: bool,
) -> None:
    """Make the map of everything that REPORTS tell of, with tables of the events.

    REPORTS are files and folders (.txt, .md, .html, .pdf, .jsonl, .csv, each also .gz), or - for JSONL from stdin;
    without any, geolibya's own seeds. What was in the output folder stays until the new files are whole.
    """
    from geolibya.build import build as build_folder
    from geolibya.eventset import EventSet
    from geolibya.extractor import Extractor
    from geolibya.reports import read_reports
    from geolibya.review import review
    from geolibya.tables import data_folder

    sources = reports or (str(data_folder("seeds")),)
    problems: list[Problem] = []
    with progress("reports", quiet=quiet) as counted:
        found = counted(read_reports(*sources, problems=problems))
        events = EventSet.from_reports(found, Extractor(), problems)
    if decisions is not None:
        reviewed = review(events, decisions)
        events = reviewed.events
        tell_notes(reviewed.notes)
        problems += reviewed.problems
    tell_problems(problems)
    if not events.reports:
        raise click.ClickException("nothing usable was read; nothing was written")
    with progress("small maps", quiet=quiet) as counted:
        published = build_folder(
            events, output, language=language, title=title, safety=safety, by=by, counted=counted
        )
    events = published.events
    if not quiet:
        for line in published.lines():
            say(line)
        say(f"{plural(len(events), 'event')} from {plural(len(events.reports), 'report')}.")
        say(f"The map: {output / 'index.html'}")
    ctx.exit(ending(sources, problems, usable=True, strict=strict))
