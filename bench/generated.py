"""Events that never were, as many as are wanted, to measure pages: the same number gives the same events.

They have what read events have, about as often as those of `tests/gold/` have it: a quote with its marks, actors, a
date, an attribution, caveats, an incident, a report that tells several. Their sentences are made of a few patterns,
so they pack smaller than what people write.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geolibya.event_ids import event_id
from geolibya.eventset import EventSet
from geolibya.gazetteer import Gazetteer
from geolibya.records import STATUSES, Casualties, Event, Report
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from geolibya.records import Place, Term

PLACES, REGIONS = 288, 12
EVENTS_A_REPORT = 7
FIRST_DAY = dt.date(2011, 2, 15)
DAYS = 5000
OUTLETS = [
    f"The {name} {kind}"
    for name in ("Coast", "Desert", "Gulf")
    for kind in ("Daily", "Wire", "Post", "Observer")
]
STATUS_WEIGHTS = (60, 15, 15, 7, 3)
SPEAKERS = ("the spokesman", "a resident", "an official", "the ministry", "medics")
TITLES = ("Fighting near {}", "What happened at {}", "{}: the week in brief", "Forces move on {}")
SENTENCES = (
    "{actor} carried out {activity} in {place} on {day}, {speaker} said, and {n} vehicles were seen.",
    "In {place}, {activity} by {actor} went on for {n} hours on {day}.",
    "{speaker} told reporters that {actor} was behind {activity} at {place} on {day}; {n} men took part.",
    "After {n} days of quiet, {activity} was reported in {place}, where {actor} has had the upper hand since {day}.",
)


@lru_cache(maxsize=1)
def _places() -> list[Place]:
    """Give the towns and sites of the country, the more populous first, and regions with an outline."""
    gazetteer = Gazetteer.load()
    home = sorted((p for p in gazetteer if p.country == "LY"), key=lambda p: (-(p.population or 0), p.id))
    regions = [place for place in home if place.id in gazetteer.areas][:REGIONS]
    points = [place for place in home if place.id not in gazetteer.areas][:PLACES]
    return points + regions


def _marked(words: dict[str, str], pattern: str) -> tuple[str, dict[str, tuple[int, int, str]]]:
    """Fill a sentence, and mark in it what it names."""
    quote = pattern.format(**words)
    starts = {kind: quote.index(words[kind]) for kind in ("place", "actor", "activity")}
    return quote, {kind: (start, start + len(words[kind]), kind) for kind, start in starts.items()}


def _weights(number: int) -> list[float]:
    """Give weights of which the first is the highest, as with places and actors in the news."""
    return [1 / (rank + 3) for rank in range(number)]


class _Teller:
    """Tells events one after the other, from one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # no secret
        self.seed = seed
        vocabulary = Vocabulary.load()
        self.places = _places()
        self.regions = frozenset(place.id for place in self.places[PLACES:])
        self.activities: list[Term] = list(vocabulary.activities.values())
        self.actors: list[Term] = list(vocabulary.actors.values())
        self.caveats = list(vocabulary.caveats)
        self.events: list[Event] = []
        self.ids: set[str] = set()

    def is_in(self, hundred: int) -> bool:
        """Tell whether a case that so many in a hundred are is there."""
        return self.chance.randrange(100) < hundred

    def report(self, number: int) -> Report:
        """Give a report of some day."""
        chance = self.chance
        day = FIRST_DAY + dt.timedelta(chance.randrange(DAYS))
        digest = hashlib.sha256(f"{self.seed} report {number}".encode()).hexdigest()
        place = chance.choices(self.places, _weights(len(self.places)))[0]
        return Report(
            f"r{number:06}.txt",
            "",
            title=chance.choice(TITLES).format(place.name),
            outlet=chance.choice(OUTLETS),
            url=f"https://news.example.org/{day:%Y/%m/%d}/{digest[:8]}",
            published=day.isoformat(),
            language="en",
            sha256=digest,
        )

    def tell(self, report: Report, start: int) -> str:
        """Add the one or two events of a sentence, and give the sentence."""
        chance = self.chance
        place = chance.choices(self.places, _weights(len(self.places)))[0]
        activity = chance.choice(self.activities)
        actor, target = chance.choices(self.actors, _weights(len(self.actors)), k=2)
        assert report.published  # noqa: S101  # each has its day
        day = dt.date.fromisoformat(report.published) - dt.timedelta(chance.randrange(4))
        speaker = chance.choice(SPEAKERS)
        words = {
            "actor": actor.label(),
            "activity": activity.label().lower(),
            "place": place.name,
            "day": f"{day:%A}",
            "speaker": speaker,
            "n": str(chance.randrange(2, 400)),
        }
        quote, marks = _marked(words, chance.choice(SENTENCES))
        is_region = place.id in self.regions
        is_near = not is_region and self.is_in(10)
        killed = chance.randrange(1, 40)
        first = Event(
            "not yet",
            activity.id,
            chance.choices(STATUSES, STATUS_WEIGHTS)[0],
            group=activity.parent,
            place=place.id,
            place_name=place.name,
            country="LY",
            relation="within" if is_region else "near" if is_near else "at",
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km * (3 if is_near else 1),
            geo_precision=3 if is_region else 2 if is_near else 1,
            actors=(actor.id,),
            targets=(target.id,) if self.is_in(15) else (),
            attribution=(speaker,) if self.is_in(35) else (),
            caveats=(chance.choice(self.caveats),) if self.is_in(23) else (),
            when=words["day"] if self.is_in(45) else None,
            casualties=(Casualties(f"{killed} dead", killed),) if self.is_in(14) else (),
            quote=quote,
            start=start,
            end=start + len(quote),
            marks=tuple(marks.values()),
            report=report.name,
            title=report.title,
            outlet=report.outlet,
            url=report.url,
            published=report.published,
            language="en",
            sha256=report.sha256,
        )
        retold = self.events[-1].incident if self.events and self.is_in(10) else ""
        date = day.isoformat()[: 10 if self.is_in(80) else 7] if first.when else None
        self.add(replace(first, date=date, incident=retold))
        if self.is_in(28):  # the same sentence tells of something else that was done there
            other = chance.choice(self.activities)
            twin = replace(self.events[-1], activity=other.id, group=other.parent, incident="")
            self.add(replace(twin, marks=(marks["place"], marks["actor"])))
        return quote

    def add(self, event: Event) -> None:
        """Add an event with the id that a read one would have, once, and an incident of its own unless it has one."""
        made = event_id(
            event.sha256, event.activity, event.place or "", event.quote, event.status, event.date or ""
        )
        if made not in self.ids:
            self.ids.add(made)
            self.events.append(replace(event, id=made, incident=event.incident or f"i-{made}"))


def generated_events(number: int, seed: int = 1) -> EventSet:
    """Give a set of so many events at 300 places."""
    teller = _Teller(seed)
    reports: list[Report] = []
    while len(teller.events) < number:
        reports.append(teller.report(len(reports)))
        end, start = len(teller.events) + EVENTS_A_REPORT, 0
        while len(teller.events) < end:
            start += len(teller.tell(reports[-1], start)) + 1 + teller.chance.randrange(200)
    return EventSet(tuple(teller.events[:number]), tuple(reports))
