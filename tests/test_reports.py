"""Reading reports: kinds of files, what is known beside the text, the guess of a language."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from geolibya.errors import ReportError
from geolibya.reports import guess_language, out_of_reach, read_reports

if TYPE_CHECKING:
    from pathlib import Path

    from geolibya.records import Problem, Report

ENGLISH = "The forces that were loyal to the government withdrew from the airport on Monday."
FRENCH = "Les forces du gouvernement se sont retirées de la ville, selon une source dans les rangs."


def _read(*sources: object) -> tuple[list[Report], list[Problem]]:
    problems: list[Problem] = []
    return list(read_reports(*map(str, sources), problems=problems)), problems


def test_text_is_read_as_it_stands(tmp_path: Path) -> None:
    """Newlines are not translated, a byte-order mark is dropped, and the hash is that of the text."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\ntwo\rthree\n")
    (report,), problems = _read(tmp_path)
    assert report.text == "One\r\ntwo\rthree\n"
    assert report.sha256 == hashlib.sha256(b"One\r\ntwo\rthree\n").hexdigest()
    assert (report.name, report.published, report.language, problems) == ("a.txt", None, "", [])


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    """Subfolders are read too; hidden files, README and reports.csv are not reports."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "README.md"):
        (tmp_path / name).write_text(name)
    (tmp_path / "reports.csv").write_text("file,outlet\nsub/c.txt,Wire\n")
    reports, problems = _read(tmp_path)
    assert [(report.name, report.outlet) for report in reports] == [
        ("a.txt", ""),
        ("b.txt", ""),
        ("sub/c.txt", "Wire"),
    ]
    assert problems == []


def test_reports_csv_tells_what_is_known(tmp_path: Path) -> None:
    """All columns of reports.csv reach the report, for the folder as for the one file."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "reports.csv").write_text(
        "file,title,outlet,url,published,language,kind,after\n"
        'a.txt,"A title, long",Wire,https://example.org/a,2016-08,EN-gb,dispatch,"Outlet, 2016"\n'
    )
    for source in (tmp_path, tmp_path / "a.txt"):
        (report,), problems = _read(source)
        assert problems == []
        assert (report.title, report.outlet, report.url) == ("A title, long", "Wire", "https://example.org/a")
        assert (report.published, report.language) == ("2016-08", "en")
        assert (report.kind, report.after) == ("dispatch", "Outlet, 2016")


def test_front_matter_wins(tmp_path: Path) -> None:
    """Front matter is cut from the text and wins over reports.csv."""
    front = "---\ntitle: 'A: title'\npublished: 2019-04-05\ntags: [x, y]\n---\n"
    (tmp_path / "a.md").write_text(front + ENGLISH)
    (tmp_path / "reports.csv").write_text("file,title,outlet\na.md,Other,Wire\n")
    (report,), problems = _read(tmp_path)
    assert (report.text, report.title, report.published, report.outlet) == (
        ENGLISH,
        "A: title",
        "2019-04-05",
        "Wire",
    )
    assert problems == []


def test_markdown_without_front_matter_is_all_text(tmp_path: Path) -> None:
    """A text that only begins with a rule keeps it."""
    (tmp_path / "a.md").write_text("---\nA rule and no end")
    assert _read(tmp_path)[0][0].text == "---\nA rule and no end"


def test_rows_of_jsonl_and_csv(tmp_path: Path) -> None:
    """A row is a report with its name, text and what is known; nulls and missing columns are nothing known."""
    rows = [{"report": "one", "text": ENGLISH, "published": 2019, "outlet": None}, {"text": FRENCH}]
    (tmp_path / "a.jsonl").write_text("\n\n".join(map(json.dumps, rows)))
    (tmp_path / "b.csv").write_text('report;text;outlet\nthree;"A; b\nc";Wire\n')
    reports, problems = _read(tmp_path)
    assert [report.name for report in reports] == ["one", "a.jsonl:3", "three"]
    assert [report.language for report in reports] == ["en", "fr", ""]
    assert (reports[0].published, reports[2].text, reports[2].outlet) == ("2019", "A; b\nc", "Wire")
    assert problems == []


def test_packed_files_are_read_like_unpacked_ones(tmp_path: Path) -> None:
    """A file that ends in .gz is unpacked."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(ENGLISH.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"report": "b", "text": FRENCH}).encode()))
    assert [(report.name, report.text) for report in _read(tmp_path)[0]] == [
        ("a.txt.gz", ENGLISH),
        ("b", FRENCH),
    ]


def test_a_dash_reads_jsonl_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """The source `-` is JSONL from standard input."""
    line = json.dumps({"text": ENGLISH}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert [report.name for report in read_reports("-")] == ["stdin:1"]


def test_long_cells_are_read(tmp_path: Path) -> None:
    """A report in a CSV cell may be longer than the standard library's limit."""
    (tmp_path / "a.csv").write_text('text\n"' + "word " * 40_000 + '"\n')
    (report,), _ = _read(tmp_path)
    assert len(report.text) == 200_000


def test_two_reports_never_have_one_name(tmp_path: Path) -> None:
    """A name that is taken gives way to the path."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(folder)
    reports, _ = _read(tmp_path / "a", tmp_path / "b")
    assert [report.name for report in reports] == ["x.txt", str(tmp_path / "b" / "x.txt")]


def test_html_is_read_with_what_the_page_says(tmp_path: Path) -> None:
    """The article is taken from a page, its title, outlet and date too; reports.csv wins over them."""
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    paragraphs = "".join(
        f"<p>{ENGLISH} Part {n} of the story, which goes on for a while.</p>" for n in range(8)
    )
    (tmp_path / "a.html").write_text(
        "<html lang='en'><head><title>Withdrawal</title><meta property='og:site_name' content='Example Wire'>"
        "<meta property='article:published_time' content='2019-04-05'></head>"
        f"<body><nav>Menu</nav><article><h1>Withdrawal</h1>{paragraphs}</article></body></html>"
    )
    (tmp_path / "reports.csv").write_text("file,title\na.html,As we call it\n")
    (report,), problems = _read(tmp_path)
    assert problems == []
    assert (report.title, report.outlet, report.published) == ("As we call it", "Example Wire", "2019-04-05")
    assert report.text.count(ENGLISH) == 8
    assert "Menu" not in report.text


def test_html_without_its_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura is missing, the problem says what to install."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text("<p>x</p>")
    reports, problems = _read(tmp_path)
    assert reports == []
    assert "geolibya[html]" in problems[0].reason


def _pdf(path: Path, *pages: str, title: str = "") -> None:
    """Write a PDF with some text on each page."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(path, metadata={"Title": title}) as file:
        for text in pages:
            figure = Figure()
            figure.text(0.1, 0.5, text)
            file.savefig(figure)


def test_pdf_is_read_as_flowing_text(tmp_path: Path) -> None:
    """Lines, divided words and page numbers of print are undone; the title is the file's, reports.csv wins."""
    pytest.importorskip("pypdf", reason="the extra pdf is not installed")
    _pdf(
        tmp_path / "a.pdf",
        "LNA jets bom-\nbed Sirte on\n12",
        "Monday. Haftar’s army\ndenied it.",
        title="Jets",
    )
    (tmp_path / "reports.csv").write_text("file,outlet,published\na.pdf,Wire,2019-04-05\n")
    (report,), problems = _read(tmp_path)
    assert problems == []
    assert report.text == "LNA jets bombed Sirte on Monday. Haftar’s army denied it."
    assert (report.title, report.outlet, report.published) == ("Jets", "Wire", "2019-04-05")


def test_pdf_without_text_is_told(tmp_path: Path) -> None:
    """Pictures of pages, passwords, broken and hostile files are problems with a reason, and none is dated."""
    pypdf = pytest.importorskip("pypdf", reason="the extra pdf is not installed")
    _pdf(tmp_path / "1.pdf", "")
    _pdf(tmp_path / "2.pdf", "Secret words of a report.")
    writer = pypdf.PdfWriter(tmp_path / "2.pdf")
    writer.encrypt("password", algorithm="RC4-128")
    writer.write(tmp_path / "2.pdf")
    _pdf(tmp_path / "good.pdf", "LNA jets bombed Sirte.")
    whole = (tmp_path / "good.pdf").read_bytes()
    (tmp_path / "3.pdf").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "4.pdf").write_bytes(b"%PDF-1.7\n\x1b[2J")
    (tmp_path / "5.pdf").write_bytes(b"")
    reports, problems = _read(tmp_path)
    assert [(report.name, report.published) for report in reports] == [("good.pdf", None)]
    assert [problem.reason for problem in problems] == [
        "no text in the PDF; pictures of pages want text recognition first",
        "a PDF with a password; save it without one",
        "a PDF that cannot be read",
        "a PDF that cannot be read",
        "empty",
    ]


def test_pdf_without_its_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pypdf is missing, the problem says what to install."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    reports, problems = _read(tmp_path)
    assert reports == []
    assert "geolibya[pdf]" in problems[0].reason


def test_without_a_list_the_first_problem_raises(tmp_path: Path) -> None:
    """A caller who keeps no list of problems gets the first one as an error that names file and line."""
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n[]\n')
    with pytest.raises(ReportError, match=r"a\.jsonl:2: not a JSON object"):
        list(read_reports(tmp_path))


def test_what_can_be_opened_is_in_reach(tmp_path: Path) -> None:
    """A folder and stdin are in reach, what is not there is not."""
    assert [out_of_reach(source) for source in (tmp_path, "-", tmp_path / "no")] == [
        "",
        "",
        "no such file or folder",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        ("Le forze del governo si sono ritirate dalla città, secondo una fonte che non è nota.", "it"),
        ("أعلنت القوات المسلحة سيطرتها على المدينة بعد معارك استمرت يومين", "ar"),
        ("نیروهای مسلح پس از دو روز درگیری کنترل شهر را به دست گرفتند و گفتند که پیروز شدند", ""),
        ("Las fuerzas del gobierno se retiraron de la ciudad, según una fuente que no se conoce.", ""),
        (
            "Die Truppen der Regierung haben sich nach Angaben von Beobachtern aus der Stadt zurückgezogen.",
            "",
        ),
        ("Войска отошли от города", ""),
        ("Benghazi Tripoli Sirte Misrata Zawiya", ""),
        ("12345 !!", ""),
    ],
)
def test_language_is_guessed_or_left_open(text: str, language: str) -> None:
    """English, French, Arabic and Italian are told apart; any other language, and none, is left open."""
    assert guess_language(text) == language


def test_languages_of_the_reference_reports(shared: Path) -> None:
    """For all reference reports the guess is the language that their table gives."""
    for folder in (shared / "seeds", shared / "evaluation" / "dev"):
        for report in read_reports(folder):
            assert guess_language(report.text) == report.language, report.name
