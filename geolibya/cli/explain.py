"""`geolibya explain`: a report's text with its mentions marked, and why each event was made or not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geolibya.cli import options
from geolibya.cli.messages import ending, say, tell_problems, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.explanation import Explanation, Mark
    from geolibya.explanation.words import ReasonWords
    from geolibya.records import Event, Problem

STYLES = {
    "place": "bold green",
    "metonym": "green",
    "actor": "bold blue",
    "activity": "bold red",
    "date": "magenta",
    "source": "italic cyan",
    "cue": "bold yellow",
    "no event": "dim red",
}


@click.command(
    epilog=options.examples(
        "geolibya explain reports/front-line.txt",
        "geolibya explain a.txt | less",
        "geolibya explain a.txt --page why.html",
    )
)
@click.argument("report")
@click.option(
    "--page",
    type=click.Path(path_type=Path),
    help="Write a page with the marked text and each event beside its sentence to this file.",
)
@options.language
@options.strict
@options.quiet
@click.pass_context
def explain(
    ctx: click.Context, report: str, page: Path | None, language: str, *, strict: bool, quiet: bool
) -> None:
    """Show what is found in REPORT, and why each event was or was not made."""
    from geolibya import explanation
    from geolibya.explanation.words import ReasonWords
    from geolibya.extractor import Extractor
    from geolibya.reports import read_reports

    problems: list[Problem] = []
    extractor, words = Extractor(), ReasonWords.load()
    found = []
    for one in read_reports(report, problems=problems):
        found.append(explanation.explain(extractor, one))
        if page is None:
            _show(found[-1], words)
    if page is not None and found:
        from geolibya.explanation.page import page_of
        from geolibya.files import replacing

        text = page_of(found, words, extractor.gazetteer, language)
        with replacing(page) as beside:
            beside.write_text(text, encoding="utf-8", newline="\n")
        if not quiet:
            say(f"The page: {page}")
    tell_problems(problems)
    ctx.exit(ending((report,), problems, usable=bool(found), strict=strict))


def _lines(event: Event, words: ReasonWords) -> Iterator[str]:
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
    }
    for name, items in told.items():
        if items:
            yield f"   {name:10} {'; '.join(items)}"
    for number, reason in enumerate(words.of_event(event)):
        yield f"   {'' if number else 'reasons':10} {reason}"


def _show(explained: Explanation, words: ReasonWords) -> None:
    extraction = explained.extraction
    report, text = extraction.report, visible(extraction.report.text)
    told = [value for value in (report.language, report.published, report.outlet) if value]
    click.echo(visible(f"{report.name} ({', '.join(told)})\n"))
    if sys.stdout.isatty():
        _show_coloured(text, explained.marks)
    else:
        click.echo(_bracketed(text, explained.marks))
    click.echo(f"\nEvents: {len(extraction.events)}")
    for number, event in enumerate(extraction.events, start=1):
        click.echo(visible(f"\n{number}. " + "\n".join(_lines(event, words))))
    if extraction.notes:
        click.echo(f"\nNo event: {len(extraction.notes)}")
    for start, end, why in sorted(extraction.notes):
        click.echo(visible(f"   {start}: “{report.text[start:end]}”: {words.plain(why)}"))


def _bracketed(text: str, marks: Sequence[Mark]) -> str:
    """Mark with brackets: `[Benghazi | place benghazi]`."""
    parts, last = [], 0
    for mark in marks:
        about = mark.about or ("not resolved" if mark.kind in ("place", "metonym") else "")
        label = f"{mark.kind} {about}".strip()
        parts += [text[last : mark.start], f"[{text[mark.start : mark.end]} | {label}]"]
        last = mark.end
    return "".join([*parts, text[last:]])


def _show_coloured(text: str, marks: Sequence[Mark]) -> None:
    """Mark with colours, and tell them."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    marked = Text(text)
    for mark in marks:
        marked.stylize(STYLES[mark.kind], mark.start, mark.end)
    console.print(marked, soft_wrap=True)
    console.print(Text.assemble("\n", *((f"{kind}  ", style) for kind, style in STYLES.items())))
