"""The command line: one module a command; nothing heavy is imported before a command runs."""

from __future__ import annotations

import errno
from importlib import import_module
from typing import Any

import click

from geolibya import __version__
from geolibya.cli.messages import visible
from geolibya.errors import GeolibyaError

COMMANDS = {
    "build": "build:build",
    "extract": "extract:extract",
    "map": "map_page:map_page",
    "figure": "figure:figure",
    "geocode": "geocode:geocode",
    "explain": "explain:explain",
    "score": "score:score",
    "review": "review:review",
    "diff": "diff:diff",
    "embed": "embed:embed",
    "gazetteer": "gazetteer:gazetteer",
}
"""Module and name of each command, in the order of the help."""


class Commands(click.Group):
    """A group whose commands are imported when they are called, and whose errors are one line on stderr."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"geolibya.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click has it
        """Run a command; what a user can mend is told in one line."""
        try:
            return super().invoke(ctx)
        except GeolibyaError as error:
            raise click.ClickException(visible(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output went away: click's to end quietly
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(visible(f"{where}{error.strerror or error}")) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="geolibya")
def main() -> None:
    """Make maps of the military activity in Libya that news reports tell of.

    Reported is not verified: each mark on a map can be traced to the words that it rests on.
    """
