"""Arguments and options that commands share, and their words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

STDOUT = "-"
Command = TypeVar("Command", bound="Callable[..., Any]")

optional_reports = click.argument("reports", nargs=-1, metavar="[REPORTS]...")
reports = click.argument("reports", nargs=-1, required=True, metavar="REPORTS...")
language = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "fr", "ar"]),
    default="en",
    show_default=True,
    help="Language of the page.",
)
title = click.option("--title", help="Title of the page.")
strict = click.option("--strict", is_flag=True, help="End with 1 where anything could not be used.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Name what went wrong, and nothing else.")


def output(default: str, words: str) -> Callable[[Command], Command]:
    """Give the option `-o`."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True),
        default=default,
        show_default=default != STDOUT,
        help=words,
    )


def examples(*lines: str) -> str:
    """Give the examples at the end of a help text, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
