"""Maps in a row: a page for each actor, activity, report or month, and one that lists these."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from geolibya.edtf import days_or_none
from geolibya.maps.figure_tables import Words
from geolibya.static_page import static_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geolibya.eventset import EventSet
    from geolibya.records import Event
    from geolibya.vocabulary import Vocabulary

FOLDERS = {"actor": "actors", "activity": "activities", "report": "reports", "month": "months"}
"""What a row may go by, and the folder that it is written to."""
UNTOLD = "untold"
"""Key of events without an actor or date."""
_UNTOLD_WORDS = {"en": "Not told", "fr": "Non précisé", "ar": "غير مذكور"}
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; margin: 1.5rem auto; max-width: 44rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8a949e; padding: .6rem .5rem; text-align: start; overflow-wrap: anywhere; }
th { font-weight: inherit; }
"""


@dataclass(frozen=True)
class Part:
    """The events of one page.

    Attributes
    ----------
    key : str
        The id, name of a report, or month.
    label : str
        For people, in the language of the page.
    """

    key: str
    label: str
    events: EventSet


def parts(events: EventSet, by: str, vocabulary: Vocabulary, language: str) -> list[Part]:
    """Part events for pages; an event with several actors is in the part of each.

    Parameters
    ----------
    events : EventSet
    by : str
        `actor`, `activity`, `report` or `month`.
    vocabulary : Vocabulary
        Whose labels and order are taken.
    language : str
        `en`, `fr` or `ar`.
    """
    if by == "report":
        return [Part(one.name, one.title or one.name, events.of_report(one.name)) for one in events.reports]
    found: dict[str, list[Event]] = {}
    for event in events:
        for key in _keys(event, by):
            found.setdefault(key, []).append(event)
    terms = {"actor": vocabulary.actors, "activity": vocabulary.activities}.get(by, {})
    order = {key: number for number, key in enumerate(terms)}
    words = Words(language)
    result: list[Part] = []
    for key in sorted(found, key=lambda key: (key == UNTOLD, order.get(key, len(order)), key)):
        label = terms[key].label(language) if key in terms else words.date(key).replace("/", "–")
        label = _UNTOLD_WORDS[language] if key == UNTOLD else label
        result.append(Part(key, label, _with_reports(events, found[key])))
    return result


def _keys(event: Event, by: str) -> Sequence[str]:
    if by == "actor":
        return event.actors or (UNTOLD,)
    return (event.activity if by == "activity" else _month(event),)


def _month(event: Event) -> str:
    """Give the month of an event, the year or years where no month is known."""
    days = days_or_none(event.date)
    if days is None:
        return UNTOLD
    first = "" if days.first == dt.date.min else days.first.isoformat()
    last = "" if days.last == dt.date.max else days.last.isoformat()
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"


def _with_reports(events: EventSet, chosen: Iterable[Event]) -> EventSet:
    chosen = tuple(chosen)
    names = {event.report for event in chosen}
    reports = tuple(report for report in events.reports if report.name in names)
    return replace(events, events=chosen, reports=reports, problems=())


def index_page(
    rows: Sequence[tuple[str, Part]], *, title: str, language: str, notes: Sequence[str] = ()
) -> str:
    """Give the page that lists the others; no script, nothing fetched, all words escaped.

    Parameters
    ----------
    rows : sequence of (str, Part)
        The file of each page, and what is on it.
    """
    words = Words(language)
    body = "\n".join(
        [
            f"<h1>{escape(title)}</h1>",
            *(f"<p>{escape(note)}</p>" for note in (words.say("notVerified"), *notes)),
            "<table>",
            *_rows(rows, words),
            "</table>",
        ]
    )
    return static_page(title, STYLE, body, language)


def _rows(rows: Iterable[tuple[str, Part]], words: Words) -> Iterator[str]:
    for file, part in rows:
        incidents = len({event.incident or event.id for event in part.events})
        counts = (words.say("incidents", n=incidents), words.say("fromReports", n=len(part.events.reports)))
        cells = "".join(f"<td>{escape(count)}</td>" for count in counts)
        yield f'<tr><th scope="row"><a href="{escape(file)}">{escape(part.label)}</a></th>{cells}</tr>'
