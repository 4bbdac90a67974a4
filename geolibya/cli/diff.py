"""`geolibya diff`: what changed from one table of events to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geolibya.cli import options
from geolibya.cli.messages import say, tell_problems, visible

if TYPE_CHECKING:
    from geolibya.records import Problem


@click.command(
    epilog=options.examples(
        "geolibya diff march.geojson april.geojson",
        "geolibya diff march.geojson april.geojson --json > changes.json",
        "geolibya diff march.geojson april.geojson --page changes.html",
    )
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON, with all columns before and after.")
@click.option(
    "--page", type=click.Path(path_type=Path), help="Write a page with two maps and a table to this file."
)
@options.title
@options.strict
@options.quiet
@click.pass_context
def diff(
    ctx: click.Context,
    old: Path,
    new: Path,
    page: Path | None,
    title: str | None,
    *,
    as_json: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Tell which events are new, gone, moved, re-dated or re-stated from OLD to NEW.

    OLD and NEW are GeoJSON, CSV, GeoPackage or Parquet files, not necessarily of one kind.
    """
    from geolibya.differences import compare
    from geolibya.differences.page import page_of
    from geolibya.differences.text import lines
    from geolibya.files import replacing
    from geolibya.formats import read_events

    problems: list[Problem] = []
    before, after = read_events(old, problems), read_events(new, problems)
    tell_problems(problems)
    found = compare(before, after)
    if page is not None:
        changed = {event.id for event in found.new} | {change.new.id for change in found.changes}
        same = [event for event in after if event.id not in changed]
        text = page_of(found, same, title or f"What changed from {old.name} to {new.name}")
        with replacing(page) as beside:
            beside.write_text(text, encoding="utf-8", newline="\n")
        if not quiet:
            say(f"The page: {page}")
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1, allow_nan=False))
    elif page is None:
        for line in lines(found):
            click.echo(visible(line))
    ctx.exit(int(strict and bool(problems)))
