"""What the extractor reads in a text, for tests of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def told(extractor: Extractor, text: str, language: str = "en", published: str = "2019-06-12") -> list[Event]:
    """Give the events of a text."""
    return list(extractor.extract(Report("r", text, language=language, published=published)).events)


def only(found: list[Event], activity: str) -> Event:
    """Give the one event of an activity."""
    (event,) = (event for event in found if event.activity == activity)
    return event
