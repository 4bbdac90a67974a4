"""Words on stderr: problems, counts and progress; nothing in them steers the terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from geolibya.records import Problem, Report

    Counted = Callable[[Iterable[Report]], Iterable[Report]]

PROBLEMS = "problems.csv"
_CONTROLS = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    **dict.fromkeys((0x7F, *range(0x80, 0xA0)), 0xFFFD),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
"""Control characters, and those that turn the direction of text, to a sign that shows where they stood."""


def visible(text: str) -> str:
    r"""Show what would steer the terminal; the text keeps its length.

    Examples
    --------
    >>> visible("\x1b[2J")
    '␛[2J'
    """
    return text.translate(_CONTROLS)


def say(text: str) -> None:
    """Tell the user something on stderr."""
    click.echo(visible(text), err=True)


def plural(count: int, word: str) -> str:
    """Give a count with its word: `1 report`, `2 reports`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def tell_notes(notes: Iterable[Problem]) -> None:
    """Tell each with its file and line."""
    for note in notes:
        line = "" if note.line is None else f":{note.line}"
        say(f"{note.file}{line}: {note.reason}")


def tell_problems(problems: Sequence[Problem]) -> None:
    """Name each thing that could not be used, and their number."""
    tell_notes(problems)
    if problems:
        say(f"{plural(len(problems), 'problem')} in what was read.")


def ending(sources: Sequence[str | Path], problems: Sequence[Problem], *, usable: bool, strict: bool) -> int:
    """Give the exit code of a command that read reports.

    Some bad reports among good ones are no failure, unless `strict`; a source that was named and cannot be
    opened is, and so is having nothing that can be used.
    """
    from geolibya.reports import out_of_reach

    return int(not usable or (strict and bool(problems)) or any(map(out_of_reach, sources)))


@contextmanager
def progress(words: str, *, quiet: bool) -> Iterator[Counted]:
    """Give a function that counts what passes through it on stderr, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda items: items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)

        def counted(items: Iterable[Report]) -> Iterator[Report]:
            for item in items:
                yield item
                bar.advance(task)

        yield counted
