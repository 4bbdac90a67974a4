"""The records that travel between stages: frozen, typed, checked when made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geolibya.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

STATUSES = ("reported", "acknowledged", "claimed", "planned", "denied")
"""Surest first; the page draws a place by the surest of its events."""

RELATIONS = ("at", "near", "direction", "within")
LONGEST_QUOTE = 300
"""Characters; long enough for a sentence with its speaker, short enough to count as a quotation."""


def _check(owner: object, *faults: tuple[bool, str]) -> None:
    """Raise one error that names every fault of a record."""
    found = [words for wrong, words in faults if wrong]
    if found:
        raise RecordError(f"{type(owner).__name__}: " + "; ".join(found))


def _is_point(lat: float | None, lon: float | None) -> bool:
    if lat is None or lon is None:
        return lat is None and lon is None
    return -90 <= lat <= 90 and -180 <= lon <= 180


@dataclass(frozen=True, slots=True)
class Report:
    """A text that says something, and where it comes from.

    Attributes
    ----------
    name : str
        File name or the identifier that the source gives; not part of any event id.
    text : str
        As read, without newline translation; offsets count its code points.
    published : str or None
        ISO date or a prefix of one (`2016-08`); the only clock that dates events.
    kind : str
        `article`, or `dispatch` for a summary in geolibya's own words.
    after : str
        For a dispatch: outlet, title, date and hash of the document that it retells.
    """

    name: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    archived_url: str = ""
    published: str | None = None
    language: str = ""
    kind: str = "article"
    after: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        _check(
            self,
            (not self.name, "name is empty"),
            (self.kind not in ("article", "dispatch"), f"kind is {self.kind!r}, wants article or dispatch"),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer.

    Attributes
    ----------
    names : mapping of str to tuple of str
        By language (`en`, `fr`, `ar`, `it`, `other`); the first of each is the one to show.
    feature_code : str
        As GeoNames spells it (`PPL`, `AIRB`, `OILT`, ...).
    lat, lon : float
        WGS 84 degrees.
    radius_km : float
        The true place, with its footprint, lies within it nine times out of ten.
    checked : tuple of str
        Reference rows that confirm the point; empty where none does.
    row : str
        `file:line` of the table that it was read from.
    """

    id: str
    name: str
    feature_code: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""
    adm2_pcode: str = ""
    within: str = ""
    population: int | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checked: tuple[str, ...] = ()
    wikidata: str = ""
    geonames: str = ""
    source: str = ""
    note: str = ""
    row: str = ""

    def __post_init__(self) -> None:
        _check(
            self,
            (not self.id, "id is empty"),
            (not self.name.strip(), "name is empty"),
            (not _is_point(self.lat, self.lon), f"lat, lon are {self.lat}, {self.lon}"),
            (not self.radius_km > 0, f"radius_km is {self.radius_km}, wants more than 0"),
        )

    def label(self, language: str) -> str:
        """Give the name to show in `language`, or the English one."""
        return (self.names.get(language) or (self.name,))[0] if language != "en" else self.name


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary with its labels: a group, status, activity, actor or caveat.

    Attributes
    ----------
    labels : mapping of str to str
        By page language (`en`, `fr`, `ar`).
    parent : str
        The group of an activity, the actor that an actor belongs to; empty where there is none.
    kind : str
        Of an actor: `armed_force`, `militia`, `state`, `civilian`, ...
    codes : mapping of str to str
        Other people's codes for it: `acled_event_type`, `acled_sub_event_type`, `plover`, `inter`.
    """

    id: str
    labels: Mapping[str, str]
    parent: str = ""
    kind: str = ""
    definition: str = ""
    military: bool = True
    codes: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check(
            self, (not self.id, "id is empty"), (not self.labels.get("en"), f"{self.id} has no English label")
        )

    def label(self, language: str = "en") -> str:
        """Give the label in `language`, or the English one."""
        return self.labels.get(language) or self.labels["en"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a report with what it was resolved to."""

    start: int
    end: int
    text: str
    role: str
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        _check(
            self,
            (not 0 <= self.start < self.end, f"span is {self.start}:{self.end}"),
            (self.role not in ("literal", "metonym"), f"role is {self.role!r}, wants literal or metonym"),
            (not _is_point(self.lat, self.lon), f"lat, lon are {self.lat}, {self.lon}"),
        )


@dataclass(frozen=True, slots=True)
class Casualties:
    """What a report says of victims; a number is None where none is given, never 0."""

    words: str
    killed: int | None = None
    injured: int | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One activity by one set of actors at one place with one status, as a report tells it.

    Attributes
    ----------
    id : str
        Depends on the report's text, activity, place and quote; never on file names or order.
    place : str or None
        Gazetteer id; None where the place was not found (then lat, lon, radius_km are None too).
    relation : str
        `at`, `near`, `direction` or `within`.
    footprint : shapely geometry or None
        What the words allow, in WGS 84: a circle, sector, corridor or region; None means the circle of `radius_km`.
    actors, targets : tuple of str
        Ids of the vocabulary; `actors_text` keeps the words of groups that no id fits.
    attribution : tuple of str
        Who says so, in words of the text, outermost last.
    caveats : tuple of str
        Ids of reasons for care (`party`, `prisoner`, `unnamed_official`, `own_success`, ...).
    when, date : str or None
        The text's own words, and what they resolve to in EDTF.
    start, end : int
        Of the quote, in code points of the report's text.
    marks : tuple of (int, int, str)
        Spans inside the quote and what they are: `place`, `actor`, `activity`.
    reasons : tuple of str
        The rules that made the event, in words.
    reviewed : str
        Who reviewed it, when and how; empty where nobody did.
    """

    id: str
    activity: str
    status: str
    group: str = ""
    place: str | None = None
    place_name: str = ""
    country: str = ""
    admin1: str = ""
    adm2_pcode: str = ""
    relation: str = "at"
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geo_precision: int | None = None
    where_prec: int | None = None
    footprint: BaseGeometry | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    actors_text: tuple[str, ...] = ()
    actors_detail: tuple[str, ...] = ()
    activity_detail: str = ""
    attribution: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    when: str | None = None
    date: str | None = None
    casualties: tuple[Casualties, ...] = ()
    incident: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    marks: tuple[tuple[int, int, str], ...] = ()
    reasons: tuple[str, ...] = ()
    report: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    archived_url: str = ""
    published: str | None = None
    language: str = ""
    kind: str = "article"
    after: str = ""
    sha256: str = ""
    reviewed: str = ""

    def __post_init__(self) -> None:
        _check(
            self,
            (not self.id, "id is empty"),
            (not self.activity, "activity is empty"),
            (self.status not in STATUSES, f"status is {self.status!r}, wants one of {', '.join(STATUSES)}"),
            (
                self.relation not in RELATIONS,
                f"relation is {self.relation!r}, wants one of {', '.join(RELATIONS)}",
            ),
            (not _is_point(self.lat, self.lon), f"lat, lon are {self.lat}, {self.lon}"),
            (
                len(self.quote) > LONGEST_QUOTE,
                f"quote has {len(self.quote)} characters, {LONGEST_QUOTE} at most",
            ),
        )

    @property
    def killed(self) -> int | None:
        """Largest number of killed that the report gives for it, None where it gives none."""
        return max((c.killed for c in self.casualties if c.killed is not None), default=None)

    @property
    def injured(self) -> int | None:
        """Largest number of injured that the report gives for it, None where it gives none."""
        return max((c.injured for c in self.casualties if c.injured is not None), default=None)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, told to the user and listed in `problems.csv`."""

    file: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one report."""

    report: Report
    toponyms: tuple[Toponym, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[tuple[int, int, str], ...] = ()
    """Triggers that gave no event: their span and why not."""
