"""An act takes the date that the text gives it, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor

WEDNESDAY = "2020-05-20"


@pytest.mark.parametrize(
    ("text", "activity", "date"),
    [
        ("On Monday LNA jets bombed Zliten. A depot in Misrata was shelled.", "shelling", "2020-05-18"),
        (
            "LNA jets bombed Zliten on Monday and on Tuesday GNA forces captured Tarhuna.",
            "air_strike",
            "2020-05-18",
        ),
        (
            "LNA jets bombed Zliten on Monday and on Tuesday GNA forces captured Tarhuna.",
            "capture",
            "2020-05-19",
        ),
        ("Ras Lanuf, which had reopened in September, was captured by LNA forces.", "capture", None),
        ("The assault began on Sunday, when LNA forces captured Ras Lanuf.", "capture", "2020-05-17"),
        ("LNA forces may attack Sirte, its spokesman said on Monday.", "offensive", None),
        ("LNA forces shelled Tarhuna, the LNA's last stronghold, on Monday.", "shelling", "2020-05-18"),
        ("LNA forces have shelled Sirte for weeks.", "shelling", None),
        ("In 2016 LNA forces captured Zliten. GNA jets bombed a depot in Sirte.", "air_strike", None),
        (
            "In the early hours of 3 May, a resident told a reporter, jets of the GNA bombed a depot in Sirte.",
            "air_strike",
            "2020-05-03",
        ),
    ],
)
def test_date_of_an_act(extractor: Extractor, text: str, activity: str, date: str | None) -> None:
    """An act takes the date of its own clause, or of what was told right before; not that of what is beside it."""
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    assert {event.date for event in found if event.activity == activity} == {date}


def test_headline_is_dated_by_the_first_paragraph(extractor: Extractor) -> None:
    """What a headline tells happened when the first paragraph says."""
    text = "Jets bomb Misrata airport\n\nLNA jets struck a depot in Zliten on Monday.\n\nOthers bombed Sirte in March."
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    assert {event.date for event in found if "Misrata" in event.quote} == {"2020-05-18"}


def test_what_is_now_leaves_the_background(extractor: Extractor) -> None:
    """What goes on now does not take the date of the background told before it."""
    text = "LNA forces left Zliten in March. Since then GNA jets have bombed Sirte. They met on Monday."
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    assert {event.date for event in found if event.activity == "air_strike"} == {"2020-05"}


def test_beginning_does_not_date_a_headline(extractor: Extractor) -> None:
    """A headline does not take the day since which something has gone on."""
    text = "Jets bomb Misrata airport\n\nLNA forces have attacked Zliten since April 2019.\n\nThey met on Monday."
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    assert {event.date for event in found if "Misrata" in event.quote} == {"2020-05"}


def test_list_holds_on_to_the_date_that_leads_it_in(extractor: Extractor) -> None:
    """The items of a list happened when the words before it say."""
    text = "News\n\nOn Monday GNA forces shelled Zliten and did more:\n- Jets bombed a depot in Sirte.\n"
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    assert {event.date for event in found if event.activity == "air_strike"} == {"2020-05-18"}


@pytest.mark.parametrize(
    ("text", "activity", "date"),
    [
        ("LNA jets have bombed a depot in Zliten.", "air_strike", "2020-05"),
        (
            "LNA troops are stationed in Sirte.",
            "deployment",
            None,
        ),
        ("In 2016 the town was quiet. LNA jets bombed a depot in Zliten.", "air_strike", None),
        ("The minister met fighters who captured Sirte.", "capture", None),
        ("LNA jets may bomb Zliten.", "air_strike", None),
        ("The LNA denied that its jets had bombed Zliten.", "air_strike", "2020-05"),
    ],
)
def test_undated_news_is_of_the_month(
    extractor: Extractor, text: str, activity: str, date: str | None
) -> None:
    """A sudden act told as news without a date is of the month of publication, with a caveat; else it has none."""
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    told = {
        (event.date, event.when, "undated" in event.caveats) for event in found if event.activity == activity
    }
    assert told == {(date, None, date is not None)}


def test_undated_news_needs_the_day_of_publication(extractor: Extractor) -> None:
    """A report of which only the month is known gives no date to what it leaves undated."""
    found = extractor.extract(
        Report("r", "LNA jets have bombed Zliten.", language="en", published="2020-05")
    ).events
    assert [event.date for event in found] == [None]


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("In March 2019 LNA forces captured Zliten. LNA troops are deployed in Sirte.", "deployment"),
        ("LNA troops have been in Zliten since October 2018. LNA jets bombed Sirte.", "air_strike"),
        ("On Monday GNA jets bombed Zliten, where LNA forces have their main base.", "base_use"),
    ],
)
def test_background_lends_no_date(extractor: Extractor, text: str, activity: str) -> None:
    """What lasts takes no date that lies far back, what is sudden no open one, and a base none of what hits it."""
    found = extractor.extract(Report("r", text, language="en", published=WEDNESDAY)).events
    assert [event.date for event in found if event.activity == activity] == [None]
