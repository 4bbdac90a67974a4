"""`geolibya explain`: a report's text with its mentions marked, and why each event was made or not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from geolibya.cli import options
from geolibya.cli.messages import ending, tell_problems, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geolibya.records import Event, Extraction, Problem

STYLES = {
    "place": "bold green",
    "metonym": "green",
    "actor": "bold blue",
    "activity": "bold red",
    "no event": "dim red",
}


class Mark(NamedTuple):
    """A stretch of the text and what it was taken for."""

    start: int
    end: int
    kind: str
    id: str


@click.command(
    epilog=options.examples("geolibya explain reports/front-line.txt", "geolibya explain a.txt | less")
)
@click.argument("report")
@options.strict
@click.pass_context
def explain(ctx: click.Context, report: str, *, strict: bool) -> None:
    """Show what is found in REPORT, and why each event was or was not made."""
    from geolibya.extractor import Extractor
    from geolibya.reports import read_reports

    problems: list[Problem] = []
    extractor = Extractor()
    usable = False
    for one in read_reports(report, problems=problems):
        usable = True
        _show(extractor.extract(one))
    tell_problems(problems)
    ctx.exit(ending((report,), problems, usable=usable, strict=strict))


def marks_of(extraction: Extraction) -> list[Mark]:
    """Give the stretches to mark, none over another: toponyms before events before what made none."""
    wanted = [
        Mark(t.start, t.end, "place" if t.role == "literal" else "metonym", t.place or "not resolved")
        for t in extraction.toponyms
    ]
    for event in extraction.events:
        ids = {"activity": event.activity, "actor": " ".join(event.actors), "place": event.place or ""}
        offset = event.start or 0
        wanted += [
            Mark(start + offset, end + offset, kind, ids.get(kind, "")) for start, end, kind in event.marks
        ]
    wanted += [Mark(start, end, "no event", "") for start, end, _ in extraction.notes]
    kept: list[Mark] = []
    for mark in wanted:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return sorted(kept)


def _lines(event: Event) -> Iterator[str]:
    """Tell an event and its reasons."""
    place = f"{event.relation} {event.place_name} ({event.place})" if event.place else "place not found"
    yield f"{event.activity} {place}, {event.status}  [{event.id}]"
    if event.lat is not None:
        yield f"   point      {event.lat}, {event.lon} ±{event.radius_km} km"
    told = {
        "actors": (*event.actors, *event.actors_text),
        "targets": event.targets,
        "said by": event.attribution,
        "caveats": event.caveats,
        "date": (event.date or "unresolved", f"“{event.when}”") if event.when or event.date else (),
        "casualties": [casualties.words for casualties in event.casualties],
        "quote": (f"“{event.quote}”",),
        "reasons": event.reasons,
    }
    for name, items in told.items():
        if items:
            yield f"   {name:10} {'; '.join(items)}"


def _show(extraction: Extraction) -> None:
    report, text = extraction.report, visible(extraction.report.text)
    marks = marks_of(extraction)
    told = [value for value in (report.language, report.published, report.outlet) if value]
    click.echo(visible(f"{report.name} ({', '.join(told)})\n"))
    if sys.stdout.isatty():
        _show_coloured(text, marks)
    else:
        click.echo(_bracketed(text, marks))
    click.echo(f"\nEvents: {len(extraction.events)}")
    for number, event in enumerate(extraction.events, start=1):
        click.echo(visible(f"\n{number}. " + "\n".join(_lines(event))))
    if extraction.notes:
        click.echo(f"\nNo event: {len(extraction.notes)}")
    for start, end, why in sorted(extraction.notes):
        click.echo(visible(f"   {start}: “{report.text[start:end]}”: {why}"))


def _bracketed(text: str, marks: list[Mark]) -> str:
    """Mark with brackets: `[Benghazi | place benghazi]`."""
    parts, last = [], 0
    for mark in marks:
        label = f"{mark.kind} {mark.id}".strip()
        parts += [text[last : mark.start], f"[{text[mark.start : mark.end]} | {label}]"]
        last = mark.end
    return "".join([*parts, text[last:]])


def _show_coloured(text: str, marks: list[Mark]) -> None:
    """Mark with colours, and tell them."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    marked = Text(text)
    for mark in marks:
        marked.stylize(STYLES[mark.kind], mark.start, mark.end)
    console.print(marked, soft_wrap=True)
    console.print(Text.assemble("\n", *((f"{kind}  ", style) for kind, style in STYLES.items())))
