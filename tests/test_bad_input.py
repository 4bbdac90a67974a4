"""Bad input: each a clear line with file and reason, the others go on, and what was in the output stays."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from geolibya.cli import main
from geolibya.eventset import EventSet
from geolibya.formats import read_events, writer_of
from geolibya.reports import read_reports
from geolibya.reports.plaintext import LARGEST_REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geolibya.extractor import Extractor
    from geolibya.records import Problem

GOOD = "LNA jets bombed Sirte on Monday."
NOBODY = 65534
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)


def _geolibya(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


def _as_nobody(script: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a user without rights; root may read and write all."""
    root = Path(__file__).resolve().parent.parent
    code = f"import os, sys\nsys.path.insert(0, '{root}')\n" + textwrap.dedent(script)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd="/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one good report."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "good.txt").write_text(GOOD)
    return tmp_path / "reports"


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Give a folder that any user may look into, with a folder of one good report."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        base.chmod(0o755)
        (base / "reports").mkdir(mode=0o755)
        (base / "reports" / "good.txt").write_text(GOOD)
        yield base


BAD_FILES = {
    "latin.txt": (b"caf\xe9 pr\xe8s de Syrte", "not UTF-8 at byte 3"),
    "utf16.txt": ("Sirte".encode("utf-16"), "UTF-16"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "mark.txt": (b"\xef\xbb\xbf", "empty"),
    "binary.txt": (b"MZ\x90\0\x03", "binary"),
    "picture.png": (b"\x89PNG", "not a kind of report"),
    "packed.txt.gz": (b"not packed", "cannot be unpacked"),
    "cut.txt.gz": (gzip.compress(GOOD.encode())[:-9], "cannot be unpacked"),
    "empty.jsonl": (b"", "empty"),
    "nojson.jsonl": (b"nope\n", "not JSON"),
    "deep.jsonl": (b"[" * 200_000 + b"\n", "not JSON"),
    "list.jsonl": (b"[1]\n", "not a JSON object"),
    "notext.jsonl": (b'{"report": "x"}\n', "no text"),
    "number.jsonl": (b'{"text": 5}\n', "text is a int"),
    "half.jsonl": (b'{"text": "\\ud800"}\n', "surrogate"),
    "nul.jsonl": (b'{"text": "a\\u0000b"}\n', "binary"),
    "notext.csv": (b"a,b\n1,2\n", "no column text"),
    "quote.csv": (b'text\n"abc\n', "not CSV"),
    "latin.csv": (b"text\ncaf\xe9\n", "not UTF-8"),
    "front.md": (b"---\ntitle: [x\n---\n", "empty"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_report_is_named_and_the_others_go_on(name: str, folder: Path) -> None:
    """Each bad file is one problem with its reason, and the good report is read."""
    content, reason = BAD_FILES[name]
    (folder / name).write_bytes(content)
    problems: list[Problem] = []
    assert [report.text for report in read_reports(folder, problems=problems)] == [GOOD]
    (problem,) = problems
    assert problem.file == str(folder / name)
    assert reason in problem.reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text(folder: Path) -> None:
    """A file name of any bytes is read, and told with what can be shown of it."""
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(GOOD + "!")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xfe.txt")).write_text("")
    problems: list[Problem] = []
    assert [report.name for report in read_reports(folder, problems=problems)] == ["good.txt", "\ufffd.txt"]
    assert [problem.file for problem in problems] == [f"{folder}/\ufffd.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_among_reports_does_not_wait(folder: Path) -> None:
    """What is neither file nor folder is told, not opened; a link to nowhere too."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("nowhere.txt")
    problems: list[Problem] = []
    assert [report.name for report in read_reports(folder, problems=problems)] == ["good.txt"]
    assert [problem.reason for problem in problems] == [
        "no such file or folder",
        "neither a file nor a folder",
    ]


@pytest.mark.parametrize("name", ["line.txt", "line.jsonl", "line.csv", "bomb.txt.gz"])
def test_a_line_without_end_does_not_fill_the_memory(name: str, folder: Path) -> None:
    """50 MB of one line, packed or not, is too large for one report."""
    data = b"text\n" * (name == "line.csv") + b"a" * (50 * 1024 * 1024)
    (folder / name).write_bytes(gzip.compress(data, 1) if name.endswith(".gz") else data)
    problems: list[Problem] = []
    assert [report.text for report in read_reports(folder, problems=problems)] == [GOOD]
    assert [f"larger than {LARGEST_REPORT // 1024**2} MB" in problem.reason for problem in problems] == [True]


def test_after_a_line_without_end_the_next_is_read(folder: Path) -> None:
    """A line that is too large is left out alone."""
    long, good = b"a" * (LARGEST_REPORT + 1), json.dumps({"report": "next", "text": GOOD}).encode()
    (folder / "a.jsonl").write_bytes(long + b"\n" + good + b"\n")
    problems: list[Problem] = []
    assert [report.name for report in read_reports(folder, problems=problems)] == ["next", "good.txt"]
    assert [problem.line for problem in problems] == [1]


@pytest.mark.parametrize(
    ("table", "line", "reason"),
    [
        ("file,outlet\nmissing.txt,Wire\n", 2, "names missing.txt, which is not there"),
        ("file,published\ngood.txt,2019-02-30\n", 2, "published is '2019-02-30'"),
        ("file,published\ngood.txt,5 April 2019\n", 2, "published is '5 April 2019'"),
        ("file,language\ngood.txt,English?\n", 2, "language is 'English?'"),
        ("file,url\ngood.txt,javascript:alert(1)\n", 2, "link is 'javascript:alert(1)'"),
        ("file,kind\ngood.txt,rumour\n", 2, "kind is 'rumour'"),
        ("file,outlet\ngood.txt,A\ngood.txt,B\n", 3, "names good.txt again"),
        ("name,outlet\ngood.txt,A\n", 1, "no column file"),
        ("file,outlet\n,A\n", 2, "without a file name"),
    ],
)
def test_a_wrong_row_of_reports_csv_is_told(table: str, line: int, reason: str, folder: Path) -> None:
    """A wrong row is told with its line; the report itself goes on without what was wrong."""
    (folder / "reports.csv").write_text(table)
    problems: list[Problem] = []
    (report,) = read_reports(folder, problems=problems)
    assert (report.published, report.url, report.kind) == (None, "", "article")
    assert [(problem.file, problem.line) for problem in problems] == [(str(folder / "reports.csv"), line)]
    assert reason in problems[0].reason


def test_front_matter_that_is_no_yaml_is_told(folder: Path) -> None:
    """The text after broken front matter is read, and the line of the fault told."""
    (folder / "good.txt").rename(folder / "good.md")
    (folder / "good.md").write_text("---\ntitle: a: b: c\n---\n" + GOOD)
    problems: list[Problem] = []
    assert [report.text for report in read_reports(folder, problems=problems)] == [GOOD]
    assert "front matter is not YAML at line 2" in problems[0].reason


def test_some_bad_reports_are_no_failure(folder: Path, tmp_path: Path) -> None:
    """With bad reports among good ones extract ends with 0, names and counts them, and lists them beside its output."""
    (folder / "bad.txt").write_bytes(b"\xff")
    output = tmp_path / "out" / "events.jsonl"
    result = _geolibya("extract", folder, "-o", output)
    assert result.exit_code == 0
    assert f"{folder / 'bad.txt'}: not UTF-8" in result.stderr
    assert "1 problem" in result.stderr
    assert len(output.read_text().splitlines()) == 1
    assert "bad.txt,,not UTF-8" in (output.parent / "problems.csv").read_text()
    assert _geolibya("extract", folder, "--strict").exit_code == 1


def test_nothing_usable_is_a_failure(tmp_path: Path) -> None:
    """Where no report can be used, extract and build end with 1, and the old output stays."""
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    old = tmp_path / "old.geojson"
    old.write_text("old")
    assert _geolibya("extract", tmp_path / "bad.txt").exit_code == 1
    assert _geolibya("extract", tmp_path / "bad.txt", "-o", old).exit_code == 1
    assert _geolibya("build", tmp_path / "bad.txt", "-o", tmp_path / "out").exit_code == 1
    assert old.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "old.geojson"]


@pytest.mark.parametrize("command", ["extract", "build", "explain"])
def test_a_source_that_is_missing_is_a_failure(command: str, folder: Path, tmp_path: Path) -> None:
    """A file or folder that is not there ends with 1 and is named, though others are read."""
    missing = tmp_path / "nowhere"
    sources = [missing] if command == "explain" else [folder, missing]
    options = ["-o", tmp_path / "out"] if command == "build" else []
    result = _geolibya(command, *sources, *options)
    assert result.exit_code == 1
    assert f"{missing}: no such file or folder" in result.stderr
    assert (tmp_path / "out" / "index.html").exists() == (command == "build")


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "x", "-f", "xls"],
        ["build", "--lang", "de"],
        ["map"],
        ["nothing"],
        ["score", "a"],
    ],
)
def test_a_wrong_call_is_told_apart(arguments: list[str]) -> None:
    """A wrong call ends with 2."""
    assert _geolibya(*arguments).exit_code == 2


@needs_root
def test_a_file_without_permission_is_named(reachable: Path) -> None:
    """As another user, a file that may not be read is a problem in a folder and a failure when named."""
    folder = reachable / "reports"
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0o600)
    script = f"""
        from geolibya.cli import main
        from click.testing import CliRunner
        CliRunner().invoke(main, ["extract", {str(folder / "good.txt")!r}])  # imports all that it needs
        os.setuid({NOBODY})
        for source in ({str(folder)!r}, {str(folder / "secret.txt")!r}):
            result = CliRunner().invoke(main, ["extract", source])
            print(result.exit_code, len(result.stdout.splitlines()), result.stderr.splitlines()[0])
    """
    found = _as_nobody(script)
    secret = f"{folder / 'secret.txt'}: no permission to read it"
    assert found.stdout.splitlines() == [f"0 1 {secret}", f"1 0 {secret}"], found.stderr


@needs_root
def test_a_folder_without_permission_is_named(reachable: Path) -> None:
    """As another user, a folder that may not be read is a failure, and one that may not be written keeps all."""
    folder, closed, output = (reachable / name for name in ("reports", "closed", "output"))
    closed.mkdir(mode=0o700)
    output.mkdir(mode=0o755)
    (output / "index.html").write_text("old")
    script = f"""
        from geolibya.cli import main
        from click.testing import CliRunner
        calls = [["extract", "{closed}"], ["build", "{folder}", "-o", "{output}"],
                 ["extract", "{folder}", "-o", "{output / "a.jsonl"}"]]
        CliRunner().invoke(main, ["build", "{folder}", "-o", "{reachable / "own"}"])  # imports all that it needs
        os.setuid({NOBODY})
        for arguments in calls:
            result = CliRunner().invoke(main, arguments)
            print(result.exit_code, result.stderr.splitlines()[0])
    """
    found = _as_nobody(script)
    lines = found.stdout.splitlines()
    assert found.stderr == ""
    assert lines[0] == f"1 {closed}: no permission to read it"
    assert [line.split(" ", 2)[:2] for line in lines[1:]] == [["1", "Error:"], ["1", "Error:"]]
    assert all("no permission to write" in line for line in lines[1:])
    assert {path.name: path.read_text() for path in output.iterdir()} == {"index.html": "old"}


HOSTILE = {
    "script": "LNA jets bombed Sirte on Monday. <script>document.title = 'owned'</script></script>",
    "template": "LNA jets bombed Sirte {{ 7*7 }} {% raw %} on Monday. {# gone #} ${7*7}",
    "backticks": "LNA jets bombed `Sirte` on Monday. `${alert(1)}`",
    "overrides": "LNA jets bombed \u202eSirte\u202c on Monday \u2066really\u2069.",
    "escapes": "LNA jets bombed Sirte \x1b[2J\x1b]0;owned\x07 on Monday.",
    "formula": '=HYPERLINK("http://example.org") LNA jets bombed Sirte on Monday.',
    "no place": "It rained.",
    "other language": "Войска отошли от города вчера вечером.",
    "long word": "Sirte" * 50_000,
    "no end": "LNA jets bombed Sirte and " * 20,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_breaks_extraction(text: str, extractor: Extractor, tmp_path: Path) -> None:
    """Whatever a text holds, offsets and quotes fit it, and all formats are written and read back."""
    (tmp_path / "a.txt").write_text(text)
    (report,) = read_reports(tmp_path)
    for toponym in extractor.extract(report).toponyms:
        assert text[toponym.start : toponym.end] == toponym.text
    events = EventSet.from_reports([report], extractor)
    for event in events:
        assert text[event.start : event.end] == event.quote
    for name in ("geojson", "csv", "gpkg", "parquet"):
        writer_of(name)(events, tmp_path / f"events.{name}")
        assert [event.quote for event in read_events(tmp_path / f"events.{name}")] == [
            event.quote for event in events
        ]


@pytest.mark.parametrize("command", ["explain", "extract"])
def test_no_text_steers_the_terminal(command: str, tmp_path: Path) -> None:
    """Neither the text of a report nor its file name reaches the terminal's controls."""
    name = "a\x1b[2J\u202e.txt"
    (tmp_path / name).write_text(HOSTILE["escapes"])
    (tmp_path / ("b" + name)).write_bytes(b"\xff")
    result = _geolibya(command, tmp_path)
    assert result.exit_code == 0
    shown = result.stdout + result.stderr if command == "explain" else result.stderr
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


def test_no_text_is_markup_or_template_on_the_page(tmp_path: Path) -> None:
    """No text of a report stands on the page as markup, and none is run as a template."""
    marks = ("title", "outlet", "after")
    row = {name: f"<script>{name}</script> {{{{ 7*191 }}}}" for name in marks}
    row |= {"report": "<b>{{ 7*191 }}</b>", "text": HOSTILE["script"] + HOSTILE["template"]}
    result = _geolibya(
        "build", "-", "-o", tmp_path / "out", "--title", "<i>{{ 7*191 }}</i>", stdin=json.dumps(row)
    )
    assert result.exit_code == 0
    pages = list((tmp_path / "out").rglob("*.html"))
    assert len(pages) == 3
    for page in pages:
        shown = page.read_text(encoding="utf-8")
        assert "1337" not in shown
        assert not any(words in shown for words in ("<script>title", "<script>document.title", "<b>", "<i>"))


@pytest.fixture
def failing() -> Callable[[str], Result]:
    """Give a call of build whose output is not to be."""
    return lambda output: _geolibya("build", "-", "-o", output, stdin=json.dumps({"text": GOOD}))


def test_output_that_is_a_file(failing: Callable[[str], Result], tmp_path: Path) -> None:
    """An output folder that is a file is left alone."""
    (tmp_path / "out").write_text("mine")
    result = failing(str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "is a file, wants a folder" in result.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_where_a_file_should_go(failing: Callable[[str], Result], tmp_path: Path) -> None:
    """Where one file cannot take its place, none does."""
    (tmp_path / "out" / "index.html").mkdir(parents=True)
    (tmp_path / "out" / "events.csv").write_text("old")
    assert failing(str(tmp_path / "out")).exit_code == 1
    assert (tmp_path / "out" / "events.csv").read_text() == "old"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["events.csv", "index.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_not_replaced(tmp_path: Path, folder: Path) -> None:
    """A name that is neither file nor folder is refused: renaming a file onto it would destroy it."""
    os.mkfifo(tmp_path / "pipe.csv")
    result = _geolibya("extract", folder, "-o", tmp_path / "pipe.csv")
    assert (result.exit_code, "is a device or pipe" in result.stderr) == (1, True)
    assert (tmp_path / "pipe.csv").is_fifo()


def test_a_folder_below_a_file(tmp_path: Path, folder: Path) -> None:
    """Where a file stands in the way of a folder, the file is what is named."""
    (tmp_path / "file").write_text("mine")
    for output in ("file/a.csv", "file/b/a.csv"):
        result = _geolibya("extract", folder, "-o", tmp_path / output)
        assert result.exit_code == 1
        assert f"{tmp_path / 'file'}: is a file, wants a folder" in result.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_output_that_is_being_read(tmp_path: Path, folder: Path) -> None:
    """Who has an old file open reads it to its end, whole, while the new one takes its place."""
    output = tmp_path / "events.csv"
    assert _geolibya("extract", folder, "-o", output).exit_code == 0
    before = output.read_bytes()
    with output.open("rb") as reader:
        start = reader.read(10)
        (folder / "more.txt").write_text("GNA forces shelled Tarhuna on Sunday.")
        assert _geolibya("extract", folder, "-o", output).exit_code == 0
        assert start + reader.read() == before
    assert output.read_bytes() != before


@pytest.mark.parametrize(
    "page", ["<nav>Menu</nav>", "<p>This page needs JavaScript.</p>", "<script>x()</script>"]
)
def test_a_page_without_an_article_is_told(page: str, folder: Path) -> None:
    """A menu or a notice is no report of nothing, but a problem with its reason."""
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    (folder / "page.html").write_text(f"<html><body>{page}</body></html>")
    problems: list[Problem] = []
    assert [report.name for report in read_reports(folder, problems=problems)] == ["good.txt"]
    assert [problem.reason for problem in problems] == ["no article found in the page"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs RLIMIT_FSIZE")
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_disk_that_is_full(command: str, folder: Path, tmp_path: Path) -> None:
    """Where the disk is full, what was there stays whole and nothing is left beside it."""
    output = tmp_path / "out"
    output.mkdir()
    old = output / ("index.html" if command == "build" else "a.gpkg")
    old.write_text("old")
    target = output if command == "build" else old
    script = f"""
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        from geolibya.cli import main
        main([{command!r}, {str(folder)!r}, "-o", {str(target)!r}])
    """
    result = _as_nobody(script)
    assert result.returncode == 1
    assert result.stderr.startswith("Error: ")
    assert {path.name: path.read_text() for path in output.iterdir()} == {old.name: "old"}
