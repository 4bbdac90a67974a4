"""Leaving out actors, places and reports so that nothing names them: their events go, and words in what stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geolibya.gazetteer import Gazetteer
from geolibya.publication.coarse import OMITTED
from geolibya.publication.delays import renamed_incidents
from geolibya.publication.meant import meant_by
from geolibya.publication.notes import Note
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geolibya.eventset import EventSet
    from geolibya.publication.meant import Meant
    from geolibya.publication.words import HiddenNames
    from geolibya.records import Casualties, Event, Place, Report, Term

NAMELESS = "–"
"""Name of a place on the base map whose own is hidden."""
ABROAD = "ZZ"
"""Country of an event abroad whose own must not be told; ISO 3166 leaves this code to its users."""
_TEXTS = ("title", "outlet", "after", "reviewed", "admin1", "adm2_pcode", "activity_detail")
_ADDRESSES = ("url", "archived_url")
_LISTS = ("attribution", "actors_text", "actors_detail", "caveats", "reasons")


@dataclass(frozen=True)
class Redacted:
    """What is left, and the tables to draw it with."""

    events: EventSet
    note: Note
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    hidden: HiddenNames


def redact(
    events: EventSet,
    redactions: Sequence[str],
    gazetteer: Gazetteer | None = None,
    vocabulary: Vocabulary | None = None,
) -> Redacted:
    """Leave out actors, places and reports.

    What belongs to an actor or lies within a place goes with it. Events of what is left out go; in others, each
    text that has one of its names goes: quotes, titles, addresses, attributions, and names of files.

    Parameters
    ----------
    events : EventSet
    redactions : sequence of str
        `actor=ID`, `place=ID` or `report=NAME`; actors and places also by name.

    Raises
    ------
    RecordError
        For one that is neither in the tables nor in the events: a slip of the pen must not publish what was meant.
        For Libya itself, which every page names.
    """
    gazetteer, vocabulary = gazetteer or Gazetteer.load(), vocabulary or Vocabulary.load()
    meant = meant_by(redactions, events, gazetteer, vocabulary)
    hidden = meant.hidden
    left = [event for event in events if not _is_meant(event, meant, gazetteer)]
    names = _new_names(events, meant)
    silent = {
        name
        for name, term in vocabulary.actors.items()
        if name in meant.actors or _names_it(name, term, hidden)
    }
    ids = _numbered("event", (event.id for event in events), hidden)
    kept = [_cleaned(event, meant, silent, names, ids) for event in left]
    reports = tuple(
        _cleaned_report(report, hidden, names)
        for report in events.reports
        if report.name not in meant.reports
    )
    problems = tuple(p for p in events.problems if not _is_told(p.file + "\n" + p.reason, meant))
    facts = {
        "events": len(events) - len(kept),
        "reports": len(events.reports) - len(reports),
        "shortened": sum(
            replace(new, incident=old.incident) != old for old, new in zip(left, kept, strict=True)
        ),
    }
    shown = replace(events, events=renamed_incidents(kept), reports=reports, problems=problems)
    tables = _without_names(gazetteer, meant), _without_definitions(vocabulary, hidden)
    return Redacted(shown, Note("redact", facts), *tables, hidden)


def _names_it(name: str, term: Term, hidden: HiddenNames) -> bool:
    return hidden.are_in_slug(name) or any(map(hidden.are_in, term.labels.values()))


def _is_meant(event: Event, meant: Meant, gazetteer: Gazetteer) -> bool:
    """Say whether an event is of what is to be left out."""
    place = gazetteer.places.get(event.place or "")
    return bool(
        event.report in meant.reports
        or event.place in meant.places
        or event.country in meant.countries
        or meant.actors.intersection((*event.actors, *event.targets, *event.actors_detail))
        or meant.hidden.are_in(event.place_name)
        or meant.hidden.are_in_slug(event.place)
        or (place and meant.hidden.are_in(place.name))
    )


def _is_told(text: str, meant: Meant) -> bool:
    return meant.hidden.are_in_slug(text) or any(name in text for name in meant.reports)


def _numbered(word: str, names: Iterable[str], hidden: HiddenNames) -> dict[str, str]:
    """Give a number to each name that has a hidden one in it."""
    names = list(dict.fromkeys(names))
    new: dict[str, str] = {}
    number = 0
    for name in names:
        if hidden.are_in_slug(name):
            number += 1
            while f"{word}-{number}" in names:
                number += 1
            new[name] = f"{word}-{number}"
    return new


def _new_names(events: EventSet, meant: Meant) -> dict[str, str]:
    """Give new names to the reports that stay and whose own name tells."""
    names = (*(report.name for report in events.reports), *(event.report for event in events))
    return _numbered("report", (name for name in names if name not in meant.reports), meant.hidden)


def _text_values(record: Event | Report, hidden: HiddenNames, names: Iterable[str]) -> dict[str, Any]:
    """Give the texts of a record that have to go, as empty ones."""
    found = {name: "" for name in names if hidden.are_in(getattr(record, name))}
    return found | {name: "" for name in _ADDRESSES if hidden.are_in_slug(getattr(record, name))}


def _cleaned_report(report: Report, hidden: HiddenNames, names: Mapping[str, str]) -> Report:
    values = _text_values(report, hidden, ("title", "outlet", "after"))
    return replace(report, name=names.get(report.name, report.name), text="", **values)


def _cleaned(
    event: Event, meant: Meant, silent: set[str], names: Mapping[str, str], ids: Mapping[str, str]
) -> Event:
    """Give an event without any text that has a hidden name."""
    hidden = meant.hidden
    values = _text_values(event, hidden, _TEXTS)
    for name in _LISTS:
        values[name] = tuple(item for item in getattr(event, name) if not hidden.are_in(item))
    for name in ("actors", "targets"):
        values[name] = tuple(a for a in getattr(event, name) if a not in silent and not hidden.are_in_slug(a))
    if hidden.are_in(event.quote):
        values |= {"quote": "", "start": None, "end": None, "marks": ()}
    if hidden.are_in(event.when):
        values["when"] = None
    if event.country in meant.unnamed:
        values["country"] = ABROAD
    values["casualties"] = tuple(_cleaned_toll(toll, hidden.are_in) for toll in event.casualties)
    return replace(
        event, id=ids.get(event.id, event.id), report=names.get(event.report, event.report), **values
    )


def _cleaned_toll(toll: Casualties, tells: Callable[[str | None], bool]) -> Casualties:
    return replace(
        toll, words=OMITTED if tells(toll.words) else toll.words, who=None if tells(toll.who) else toll.who
    )


def _without_names(gazetteer: Gazetteer, meant: Meant) -> Gazetteer:
    """Give the places of the base map without the hidden names; a town whose own is hidden is not on it."""
    places: dict[str, Place] = {}
    for place in gazetteer:
        if place.id in meant.places or meant.hidden.are_in(place.name) or meant.hidden.are_in_slug(place.id):
            if not place.feature_code.startswith("PPL"):
                places[place.id] = replace(place, name=NAMELESS, names={})
            continue
        names = {
            language: tuple(name for name in given if not meant.hidden.are_in(name))
            for language, given in place.names.items()
        }
        places[place.id] = replace(place, names=names)
    return Gazetteer(places, gazetteer.area_files)


def _without_definitions(vocabulary: Vocabulary, hidden: HiddenNames) -> Vocabulary:
    def cleaned(terms: Mapping[str, Term]) -> dict[str, Term]:
        return {
            name: replace(term, definition="") if hidden.are_in(term.definition) else term
            for name, term in terms.items()
        }

    return Vocabulary(
        cleaned(vocabulary.groups),
        cleaned(vocabulary.activities),
        cleaned(vocabulary.statuses),
        cleaned(vocabulary.actors),
        cleaned(vocabulary.caveats),
    )
