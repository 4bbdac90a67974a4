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
    from collections.abc import Iterable

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
@options.strict
@options.quiet
@click.pass_context
def extract(
    ctx: click.Context,
    reports: tuple[str, ...],
    output: Path,
    format_: str | None,
    *,
    strict: bool,
    quiet: bool,
) -> None:
    """Read REPORTS and write the events that they tell of.

    REPORTS are files and folders (.txt, .md, .html, .jsonl, .csv, each also .gz), or - for JSONL from stdin.
    jsonl gives a line a report, with its toponyms; the other formats a row an event.
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
            count = _write(found, format_, sys.stdout.buffer, problems)
        else:
            count = 0
            with replacing(output) as beside:
                with beside.open("wb") as file:
                    count = _write(found, format_, file, problems)
                if not count:
                    tell_problems(problems)
                    raise click.ClickException("nothing usable was read; nothing was written")
            _write_problems(output.parent, problems)
    tell_problems(problems)
    if not count:
        say("Nothing usable was read.")
    elif not quiet and not to_stdout:
        say(f"{plural(count, 'report')} read, {output} written.")
    ctx.exit(ending(reports, problems, usable=bool(count), strict=strict))


def _write(reports: Iterable[Report], format_: str, stream: BinaryIO, problems: list[Problem]) -> int:
    """Write what is found in reports, and give the number of reports."""
    from geolibya.eventset import EventSet
    from geolibya.extractor import Extractor
    from geolibya.formats import writer_of
    from geolibya.formats.jsonl import line_of

    extractor = Extractor()
    if format_ == "jsonl":
        count = 0
        for report in reports:
            count += 1
            stream.write(line_of(extractor.extract(report)).encode() + b"\n")
        stream.flush()
        return count
    events = EventSet.from_reports(reports, extractor, problems)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"events.{format_}")
        writer_of(format_)(events, path)
        with path.open("rb") as file:
            shutil.copyfileobj(file, stream)
    stream.flush()
    return len(events.reports)


def _write_problems(folder: Path, problems: list[Problem]) -> None:
    """List problems beside the output, where there are any."""
    from geolibya.files import replacing
    from geolibya.formats.csv_table import write_problems

    if problems:
        with replacing(folder / PROBLEMS) as beside:
            write_problems(problems, beside)
