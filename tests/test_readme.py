"""README is kept true: its commands are there, its Python runs, its tables say what the vocabulary says."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest

from geolibya.cli import main
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

OPTION = re.compile(r"--?[a-zA-Z][\w-]*")


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """Give the text of README.md."""
    return (root / "README.md").read_text(encoding="utf-8")


def _blocks(readme: str, language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    return [text for label, text in fenced if label == language]


def _calls(readme: str) -> list[list[str]]:
    lines = [line for block in _blocks(readme, "") for line in block.splitlines()]
    calls = [shlex.split(line, comments=True, posix="\\" not in line) for line in lines]
    return [call[1:] for call in calls if call and re.split(r"[/\\]", call[0])[-1] == "geolibya"]


def _commands(group: click.Group) -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def _command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        commands = _commands(command)
        assert words[0] in commands, f"no command {words[0]!r}"
        command, words = commands[words[0]], words[1:]
    return command, words


def test_commands_and_options_exist(readme: str) -> None:
    """Each command line in README names a command, and options, that `--help` lists."""
    calls = _calls(readme)
    assert len(calls) > 5
    for call in calls:
        command, rest = _command_of(call)
        known = {option for parameter in command.params for option in parameter.opts}
        asked = {word.split("=")[0] for word in rest if OPTION.match(word)}
        assert asked <= known | {"--help"}, f"{' '.join(call)}: no option {', '.join(sorted(asked - known))}"


def test_command_table_is_whole(readme: str) -> None:
    """The table of commands names each command, and no other."""
    named = set(re.findall(r"^\| `geolibya ([\w-]+)` \|", readme, re.MULTILINE))
    assert named == set(_commands(main))


def test_statuses_read_as_in_the_vocabulary(readme: str) -> None:
    """The table of statuses has the labels of the vocabulary, in its order."""
    rows = re.search(r"^\| status \|.*?\n\| --- .*?\n(.*?)\n\n", readme, re.MULTILINE | re.DOTALL)
    assert rows is not None
    labels = [line.split("|")[1].strip() for line in rows[1].splitlines()]
    assert labels == [term.label() for term in Vocabulary.load().statuses.values()]


def test_python_runs(readme: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of README runs as it stands and writes a map."""
    (tmp_path / "seeds").symlink_to(root / "seeds")
    monkeypatch.chdir(tmp_path)
    (code,) = _blocks(readme, "python")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert "<html" in (tmp_path / "strikes.html").read_text(encoding="utf-8")


def test_links_lead_to_files(readme: str, root: Path) -> None:
    """Each relative link and picture in README is there."""
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", readme) if "://" not in target]
    assert targets
    assert [target for target in targets if not (root / target).exists()] == []
