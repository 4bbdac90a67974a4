"""A set of events with the reports that tell them: filters, tables and incidents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from geolibya.columns import COLUMNS, COUNTS, FURTHER, NUMBERS, event_of, row_of
from geolibya.edtf import Days, days_of, days_or_none
from geolibya.errors import RecordError
from geolibya.grouping import group_incidents
from geolibya.incidents import Incident, incidents_of
from geolibya.records import Problem
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import geopandas

    from geolibya.columns import Row
    from geolibya.extractor import Extractor
    from geolibya.records import Event, Report

SHOWN_ROWS = 10
"""Rows of the table that a notebook shows; the rest is counted."""
_SHOWN_COLUMNS = ("date", "activity", "place_name", "actors", "status", "outlet", "quote")


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    return Vocabulary.load()


def _wanted(given: str | Collection[str] | None) -> frozenset[str] | None:
    if given is None:
        return None
    return frozenset((given,) if isinstance(given, str) else given)


@dataclass(frozen=True)
class EventSet:
    """Events, and the reports that they come from.

    Attributes
    ----------
    events : tuple of Event
        Each id once.
    reports : tuple of Report
        All that were read, also those without events.
    problems : tuple of Problem
        What could not be used.

    Examples
    --------
    >>> from geolibya.records import Event
    >>> strike = Event("a", "air_strike", "reported", actors=("tariq_ben_zeyad",), date="2019-04")
    >>> len(EventSet((strike,)).where(actor="lna", since="2019-04-20"))
    1
    """

    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        twice = [name for name, count in Counter(event.id for event in self.events).items() if count > 1]
        if twice:
            raise RecordError(f"EventSet: id {', '.join(twice[:5])} is there more than once")

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    @classmethod
    def from_reports(
        cls, reports: Iterable[Report], extractor: Extractor, problems: list[Problem] | None = None
    ) -> EventSet:
        """Extract the events of reports, and group them to incidents.

        Parameters
        ----------
        reports : iterable of Report
            As `read_reports` gives them; of reports with the same text the first one counts.
        extractor : Extractor
        problems : list of Problem, optional
            The list that `read_reports` fills; what goes wrong here is added to it.
        """
        found = [] if problems is None else problems
        events: dict[str, Event] = {}
        read: dict[str, Report] = {}
        for report in reports:
            first = read.setdefault(report.text, report)
            if first is not report:
                found.append(Problem(report.name, f"the same text as {first.name}, counted once"))
                continue
            unread = extractor.cannot_read(report)
            if unread:
                found.append(Problem(report.name, unread))
            for event in extractor.extract(report).events:
                events.setdefault(event.id, event)
        grouped = group_incidents(events.values(), extractor.vocabulary)
        return cls(grouped, tuple(read.values()), tuple(found))

    def where(
        self,
        *,
        activity: str | Collection[str] | None = None,
        actor: str | Collection[str] | None = None,
        status: str | Collection[str] | None = None,
        place: str | Collection[str] | None = None,
        report: str | Collection[str] | None = None,
        group: str | Collection[str] | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> EventSet:
        """Give the events that fit all that is asked, with all reports.

        Parameters
        ----------
        activity, actor, status, place, report, group : str or collection of str, optional
            Ids, any of them; an actor stands also for those that belong to it.
        since, until : str, optional
            ISO dates or prefixes of one, both included. An event fits when its interval meets the period; one
            without a date does not.
        """
        wanted = {
            "activity": _wanted(activity),
            "status": _wanted(status),
            "place": _wanted(place),
            "report": _wanted(report),
            "group": _wanted(group),
        }
        doers = _wanted(actor)
        period = days_of(f"{since or '..'}/{until or '..'}") if since or until else None

        def fits(event: Event) -> bool:
            return (
                all(ids is None or getattr(event, name) in ids for name, ids in wanted.items())
                and (
                    doers is None
                    or any(doers.intersection(_vocabulary().lineage(one)) for one in event.actors)
                )
                and (period is None or _meets(event, period))
            )

        return replace(self, events=tuple(filter(fits, self.events)))

    def of_report(self, name: str) -> EventSet:
        """Give one report with its events."""
        reports = tuple(report for report in self.reports if report.name == name)
        return replace(self.where(report=name), reports=reports, problems=())

    def incidents(self) -> tuple[Incident, ...]:
        """Give the incidents that the events tell of, the earliest first, the undated last."""
        return incidents_of(self.events, _vocabulary())

    def to_geodataframe(self) -> geopandas.GeoDataFrame:
        """Give the events as a table in EPSG:4326, a point each, None where the place was not found.

        The columns are those of `geolibya.columns`, in their order; lists are lists.
        """
        import geopandas
        import pandas as pd
        from shapely import Point

        rows = [row_of(event) for event in self.events]
        columns: dict[str, Any] = {}
        for name in (*COLUMNS, *FURTHER):
            kind = "Float64" if name in NUMBERS else "Int64" if name in COUNTS else "object"
            columns[name] = pd.Series([row[name] for row in rows], dtype=kind)
        for name in NUMBERS:
            columns[name] = columns[name].astype("float64")
        frame = pd.DataFrame(columns)
        points = [Point() if e.lat is None or e.lon is None else Point(e.lon, e.lat) for e in self.events]
        placed = geopandas.GeoSeries(points, crs="EPSG:4326")
        placed[placed.is_empty] = None
        return geopandas.GeoDataFrame(frame, geometry=placed)

    @classmethod
    def from_geodataframe(cls, frame: geopandas.GeoDataFrame) -> EventSet:
        """Take events from a table: ours, or anyone's with `activity`, `status` and points.

        Raises
        ------
        RecordError
            For the first row that is wrong.
        """
        return cls(tuple(map(event_of, rows_of(frame))))

    def _repr_html_(self) -> str:
        """Show the first events in a notebook; all text is escaped."""
        heads = "".join(f"<th>{escape(name)}</th>" for name in _SHOWN_COLUMNS)
        rows = ""
        for event in self.events[:SHOWN_ROWS]:
            row = row_of(event)
            cells = ("; ".join(v) if isinstance(v, list) else v or "" for v in map(row.get, _SHOWN_COLUMNS))
            rows += "<tr>" + "".join(f'<td dir="auto">{escape(str(cell))}</td>' for cell in cells) + "</tr>"
        places = len({event.place for event in self.events if event.place})
        caption = f"{len(self.events)} events at {places} places from {len(self.reports)} reports"
        return f"<table><caption>{caption}</caption><tr>{heads}</tr>{rows}</table>"


def rows_of(frame: geopandas.GeoDataFrame) -> Iterator[Row]:
    """Give the rows of a table, with `lat` and `lon` from the geometry where it has no such columns."""
    from shapely import Point

    if frame.crs is not None:
        frame = frame.to_crs("EPSG:4326")
    inside = frame.geometry.representative_point()
    names = [str(name) for name in frame.columns]
    for cells, point in zip(frame.itertuples(index=False, name=None), inside, strict=True):
        row = dict(zip(names, cells, strict=True))
        if "lat" not in row:
            known = point if isinstance(point, Point) and not point.is_empty else None
            row["lat"], row["lon"] = (known.y, known.x) if known else (None, None)
        yield row


def _meets(event: Event, period: Days) -> bool:
    days = days_or_none(event.date)
    return days is not None and days.meets(period)
