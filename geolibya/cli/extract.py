"""`geolibya extract`: reports to events."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from geolibya.cli import options
from geolibya.cli.messages import PROBLEMS, ending, plural, progress, say, tell_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geolibya.publication import Safety
    from geolibya.records import Problem, Report

FORMATS = ("jsonl", "geojson", "csv", "acled", "gpkg", "parquet", "kml")


@click.command(
    epilog=options.examples(
        "geolibya extract reports/ > events.jsonl",
        "geolibya extract reports/ -f geojson -o events.geojson",
        "zcat many.jsonl.gz | geolibya extract - -f csv",
    )
)
@options.reports
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="By default told by the suffix of -o, else jsonl.",
)
@options.output(options.STDOUT, "File to write, - for stdout.")
@options.safety
@options.strict
@options.quiet
@click.pass_context
def extract(
    ctx: click.Context,
    reports: tuple[str, ...],
    output: Path,
    format_: str | None,
    *,
    safety: Safety,
    strict: bool,
    quiet: bool,
) -> None:
    """Read REPORTS and write the events that they tell of.

    REPORTS are files and folders (.txt, .md, .html, .pdf, .jsonl, .csv, each also .gz), or - for JSONL from stdin.
    jsonl gives a line a report, with its toponyms unless anything is held back, rounded or left out; the other
    formats a row an event.
    """
    from geolibya.files import replacing
    from geolibya.reports import read_reports

    suffix = output.suffix.removeprefix(".").lower()
    format_ = format_ or (suffix if suffix in FORMATS else "jsonl")
    problems: list[Problem] = []
    to_stdout = str(output) == options.STDOUT
    if to_stdout and format_ in ("gpkg", "parquet") and sys.stdout.isatty():
        raise click.UsageError(f"{format_} is not text; give a file with -o")
    with progress("reports", quiet=quiet or (to_stdout and sys.stdout.isatty())) as counted:
        found = counted(read_reports(*reports, problems=problems))
        if to_stdout:
            count, _ = _write(found, format_, sys.stdout.buffer, problems, safety)
        else:
            with replacing(output) as beside:
                with beside.open("wb") as file:
                    count, listed = _write(found, format_, file, problems, safety)
                if not count:
                    tell_problems(problems)
                    raise click.ClickException("nothing usable was read; nothing was written")
            _write_problems(output.parent, listed)
    tell_problems(problems)
    if not count:
        say("Nothing usable was read.")
    elif not quiet and not to_stdout:
        say(f"{plural(count, 'report')} read, {output} written.")
    ctx.exit(ending(reports, problems, usable=bool(count), strict=strict))


def _write(
    reports: Iterable[Report], format_: str, stream: BinaryIO, problems: list[Problem], safety: Safety
) -> tuple[int, Sequence[Problem]]:
    """Write what is found in reports; give the number of reports, and the problems that may be listed."""
    from geolibya.eventset import EventSet
    from geolibya.extractor import Extractor
    from geolibya.formats import writer_of
    from geolibya.formats.jsonl import line_of
    from geolibya.publication import publish
    from geolibya.records import Extraction

    extractor = Extractor()
    if format_ == "jsonl" and not safety.asks:
        count = 0
        for report in reports:
            count += 1
            stream.write(line_of(extractor.extract(report)).encode() + b"\n")
        stream.flush()
        return count, problems
    found = EventSet.from_reports(reports, extractor, problems)
    events = publish(found, safety).events if found.reports else found
    if format_ == "jsonl":
        for report in events.reports:
            told = Extraction(report, events=tuple(event for event in events if event.report == report.name))
            stream.write(line_of(told).encode() + b"\n")
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"events.{format_}")
            writer_of(format_)(events, path)
            with path.open("rb") as file:
                shutil.copyfileobj(file, stream)
    stream.flush()
    return len(found.reports), events.problems


def _write_problems(folder: Path, problems: Sequence[Problem]) -> None:
    """List problems beside the output, where there are any."""
    from geolibya.files import replacing
    from geolibya.formats.csv_table import write_problems

    if problems:
        with replacing(folder / PROBLEMS) as beside:
            write_problems(problems, beside)
