"""Arguments and options that commands share, and their words."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

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


_SAFETY = (
    click.option(
        "--delay",
        "delay_days",
        type=click.IntRange(min=0),
        metavar="DAYS",
        help="Hold back what was published, or may have happened, in the last DAYS before --as-of.",
    ),
    click.option(
        "--as-of", metavar="DATE", help="By default the latest day on which a report was published."
    ),
    click.option(
        "--coarsen",
        "coarsen_km",
        type=click.FloatRange(min=0, min_open=True),
        metavar="KM",
        help="Round places to KM, and drop quotes, titles, links and names that would tell more.",
    ),
    click.option(
        "--redact",
        multiple=True,
        metavar="KIND=NAME",
        help="Leave out actor=..., place=... or report=..., with every word that names it; more than once.",
    ),
)


def safety(command: Command) -> Command:
    """Give the options of publication safety; the command gets one `Safety`."""

    @wraps(command)
    def with_safety(*args: Any, **given: Any) -> Any:  # noqa: ANN401  # as click calls it
        from geolibya.publication import Safety

        asked = {name: given.pop(name) for name in ("delay_days", "as_of", "coarsen_km", "redact")}
        if asked["as_of"] and asked["delay_days"] is None:
            raise click.UsageError("--as-of wants --delay")
        return command(*args, safety=Safety(**asked), **given)

    for option in reversed(_SAFETY):
        with_safety = option(with_safety)
    return cast("Command", with_safety)


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
