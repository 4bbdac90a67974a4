"""Explanations: marks that lose nothing, reasons in words, a page that hostile text cannot break."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from maps.hostile import HOSTILE

from geolibya.explanation import Explanation, explain
from geolibya.explanation.labels import CUES, SOURCES, WORDS
from geolibya.explanation.page import page_of
from geolibya.explanation.words import ReasonWords
from geolibya.extractor import Extractor
from geolibya.records import Report
from geolibya.reports import read_reports
from geolibya.static_page import digest
from geolibya.tables import data_folder, read_rows

TEXT = (
    "LNA jets bombed Sirte on Monday, residents said. The GNA denied that Gharyan had fallen. "
    "Fishermen met on the beach of Misrata.\n\nFrance held talks."
)
EXTRACTOR = Extractor()
REASONS = ReasonWords.load()


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that begins."""
        self.tags.append(tag)
        self.attributes += attrs


def _explained(text: str, language: str = "en", name: str = "a.txt") -> Explanation:
    return explain(EXTRACTOR, Report(name, text, language=language, published="2020-01-08", title=text[:40]))


def _page(explanation: Explanation, language: str = "en") -> str:
    return page_of([explanation], REASONS, EXTRACTOR.gazetteer, language)


def test_marks_name_what_reading_rests_on() -> None:
    """Places, governments, actors, activities, dates, sources and cues are marked, and words without event."""
    marks = {TEXT[mark.start : mark.end]: mark.kind for mark in _explained(TEXT).marks}
    assert {
        "Sirte": "place",
        "LNA": "actor",
        "bombed": "activity",
        "Monday": "date",
        "residents": "source",
        "denied": "cue",
        "France": "metonym",
        "met": "no event",
    }.items() <= marks.items()


@given(
    st.lists(
        st.sampled_from([*TEXT.split(" "), "Haftar,", '"', "\n\n", "the spokesman of", "might"]), max_size=40
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_marks_do_not_overlap(words: list[str]) -> None:
    """Marks come in the order of the text, none over another, none outside of it."""
    text = " ".join(words)
    ends = [0]
    for mark in _explained(text).marks:
        assert ends[-1] <= mark.start < mark.end <= len(text)
        ends.append(mark.end)


def test_the_page_has_the_whole_text_and_each_event_beside_its_sentence() -> None:
    """No word of the report is lost; an event stands in the row of its sentence, and they link to each other."""
    explained = _explained(TEXT)
    page = _page(explained)
    shown = re.sub(
        r'<span class="(?:sign|away)".*?</span>|<[^>]+>',
        "",
        " ".join(re.findall(r'<p class="text".*?</p>', page, re.DOTALL)),
    )
    assert shown.split() == TEXT.split()
    rows = re.findall(r'<section class="row.*?</section>', page, re.DOTALL)
    (strike,) = [row for row in rows if 'id="r1-t1"' in row]
    assert 'href="#r1-e1"' in strike
    assert 'id="r1-e1"' in strike
    assert 'href="#r1-t1"' in strike
    assert "“bombed” tells of it: Air strike." in strike
    assert len(explained.extraction.events) == page.count("<article ")
    assert page.count("<li><q ") == len(explained.extraction.notes)


def test_the_page_needs_nothing_but_itself() -> None:
    """Its policy lets in its one style alone; it has no script, no handler and no style attribute."""
    page = _page(_explained(TEXT))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy == f"default-src 'none'; style-src {digest(style)}; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert not {
        name for name, _ in Seen(page).attributes if name.startswith("on") or name in ("style", "src")
    }


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_hostile_text_stays_text(language: str) -> None:
    """Whatever a report holds, in text, name or title, the page has the elements of a harmless one."""
    harmless = set(Seen(_page(_explained(TEXT), language)).tags)
    for words in HOSTILE:
        text = f"{words}\n\nLNA jets bombed Sirte on Monday, {words} said."
        report = Report(words or "a", text, language="en", title=words, outlet=words, published="2020-01-08")
        page = _page(explain(EXTRACTOR, report), language)
        seen = Seen(page)
        assert set(seen.tags) <= harmless | {"dl", "dt", "dd", "details", "summary", "q"}
        assert not {name for name, _ in seen.attributes if name.startswith("on") or name in ("style", "src")}
        links = [value or "" for name, value in seen.attributes if name == "href"]
        assert all(re.fullmatch(r"#r1-[et]\d+", link) for link in links)
        page.encode("utf-8")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_reasons_are_words_for_readers(language: str) -> None:
    """Over the shipped dispatches no reason shows an id of a table."""
    for report in read_reports(data_folder("seeds")):
        explained = explain(EXTRACTOR, report)
        reasons = [why for event in explained.extraction.events for why in REASONS.of_event(event, language)]
        reasons += [REASONS.plain(why, language) for _, _, why in explained.extraction.notes]
        assert reasons
        assert [why for why in reasons if re.search(r"[a-z]_[a-z]|\{|\}", why)] == []


def test_a_reason_that_no_table_knows_is_told_as_it_is() -> None:
    """A new rule loses its reason nowhere, and braces in words of a report fill nothing."""
    assert REASONS.plain("a rule of tomorrow") == "a rule of tomorrow"
    assert REASONS.plain("nearest place: {activity}", "fr") == (
        "Situé à {activity}, le lieu le plus proche de ces mots."
    )


def test_all_languages_say_the_same() -> None:
    """Each language has all words, each kind of cue and source a label, and templates the same fields."""
    assert {frozenset(words) for words in WORDS.values()} == {frozenset(WORDS["en"])}
    folder = data_folder("gazetteer")
    categories = {row["category"] for row in read_rows(folder / "cues.csv", ("category",))}
    assert categories <= CUES.keys()
    kinds = {row["kind"] for row in read_rows(folder / "source_words.csv", ("kind",))}
    assert kinds <= SOURCES.keys()
    for row in read_rows(folder / "reasons.csv", ("reason", "en", "fr", "ar")):
        fields = set(re.findall(r"\{\w+\}", row["reason"]))
        for language in ("en", "fr", "ar"):
            assert set(re.findall(r"\{\w+\}", row[language])) <= fields, row.where


def test_a_report_without_events_is_told_too() -> None:
    """A report in which nothing was found, or none in its language, has its text and a word about it."""
    for text, language in (("", "en"), ("The weather was fine.", "en"), ("Il tempo era bello.", "it")):
        page = _page(_explained(text, language))
        assert WORDS["en"]["no events"] in page
        assert text in page


def test_support_is_for_somebody() -> None:
    """The page says for whom support was, and against whom an attack."""
    page = _page(_explained("Turkey trains GNA troops in Misrata. LNA forces shelled GNA troops in Tarhuna."))
    gna = "Government of National Accord forces"
    assert f"Turkey for {gna}" in page
    assert f"Libyan National Army (Haftar) against {gna}" in page
