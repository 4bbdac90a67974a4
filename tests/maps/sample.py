"""Events made by hand for tests of maps: each status, relation and group, undated, unplaced, hostile."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shapely.geometry import Point

from geolibya.records import Casualties, Event, Report


@dataclass(frozen=True)
class Sample:
    """What a map needs of an event set."""

    events: tuple[Event, ...]
    reports: tuple[Report, ...]


REPORTS = (
    Report("west.txt", "...", title="Forces press on the capital", outlet="Coast Daily", url="https://example.org/west", published="2019-04-09", language="en"),
    Report("east.txt", "...", title="Foreign drones in the east", outlet="Example Wire", url="https://example.org/east", published="2016-10", language="en"),
    Report("fr.txt", "...", title="Des frappes près de Syrte", outlet="Journal d’exemple", published="2016-08-02", language="fr"),
    Report("own.txt", "...", title="", published="2017-02-20", language="en", kind="dispatch", after="Example Wire, “Oil ports change hands”, 2017-02-20"),
    Report("silent.txt", "...", title="Football results", outlet="Coast Daily", published="2019-05-01", language="en"),
)
PLACES = {  # id: name, lat, lon, radius in km
    "benghazi": ("Benghazi", 32.12, 20.081, 10),
    "sirte": ("Sirte", 31.205, 16.589, 6),
    "sabratha": ("Sabratha", 32.79, 12.485, 5),
    "tripoli": ("Tripoli", 32.897, 13.178, 12),
    "tarhuna": ("Tarhuna", 32.435, 13.634, 5),
    "al_khadim": ("Al-Khadim", 31.9986, 21.1921, 4),
    "az_zawiya": ("Az-Zawiya", 32.752, 12.727, 5),
    "abu_salim": ("Abu Salim", 32.8507, 13.1695, 3),
    "ain_zara": ("Ain Zara", 32.79, 13.27, 4),
    "sabha": ("Sabha", 27.037, 14.428, 8),
    "kufra": ("Kufra", 24.183, 23.288, 8),
    "derna": ("Derna", 32.767, 22.637, 5),
    "es_sider": ("Es Sider", 30.63, 18.35, 5),
}


def event(name: str, site: str | None, activity: str, status: str, report: int = 0, **more: object) -> Event:
    """Make an event at a place of the list."""
    source = REPORTS[report]
    where: dict[str, object] = {}
    if site in PLACES:
        label, lat, lon, radius = PLACES[site]
        where = {"place": site, "place_name": label, "lat": lat, "lon": lon, "radius_km": float(radius), "country": "LY"}
    fields: dict[str, object] = {
        "report": source.name,
        "title": source.title,
        "outlet": source.outlet,
        "url": source.url,
        "published": source.published,
        "language": source.language,
        "kind": source.kind,
        "after": source.after,
    }
    return Event(name, activity, status, **{**fields, **where, **more})  # type: ignore[arg-type]


def marked(quote: str, **parts: str) -> dict[str, object]:
    """Give a quote and the marks of its parts."""
    spans = [(quote.index(text), quote.index(text) + len(text), kind) for kind, text in parts.items()]
    return {"quote": quote, "marks": tuple(sorted(spans)), "start": 100, "end": 100 + len(quote)}


TRIPOLI_TOLL = (Casualties("21 people killed and 27 wounded", 21, 27, "people"),)
EVENTS = (
    event(
        "e01", "tripoli", "offensive", "acknowledged", actors=("lna",), targets=("gna",), date="2019-04-04", when="on Thursday",
        attribution=("the commander’s spokesman",), caveats=("party",),
        **marked("The army said it had begun an offensive to take Tripoli on Thursday.", activity="offensive", place="Tripoli", actor="The army"),
    ),
    event(
        "e02", "ain_zara", "armed_clash", "reported", actors=("lna", "gna"), date="2019-04-07", casualties=TRIPOLI_TOLL, incident="i1",
        **marked("Fighters of both sides clashed in Ain Zara; 21 people killed and 27 wounded, the ministry counted.", activity="clashed", place="Ain Zara"),
    ),
    event("e03", "ain_zara", "armed_clash", "denied", actors=("gna",), date="2019-04-07", incident="i1", report=1,
          **marked("There was no fighting in Ain Zara, an officer said.", activity="fighting", place="Ain Zara")),
    event("e04", "abu_salim", "shelling", "claimed", actors=("lna",), date="2019-04-16", attribution=("a resident", "the interior ministry"), caveats=("unnamed_source", "party"),
          **marked("Rockets hit Abu Salim overnight, and the ministry blamed Haftar’s forces.", activity="Rockets hit", place="Abu Salim", actor="Haftar’s forces")),
    event("e05", "tarhuna", "base_use", "reported", actors=("kaniyat",), date="2019-04", **marked("The brigade keeps its headquarters in Tarhuna.", activity="headquarters", place="Tarhuna")),
    event("e06", "sabratha", "air_strike", "reported", 1, actors=("us",), targets=("isis",), date="2016-02-19", **marked("American jets bombed a camp at Sabratha.", activity="bombed", place="Sabratha", actor="American jets")),
    event("e07", "sabratha", "armed_clash", "reported", 1, date="2016-02", **marked("Clashes broke out in Sabratha later that month.", activity="Clashes", place="Sabratha")),
    event("e08", "al_khadim", "drone_operation", "reported", 1, actors=("uae",), date="2016-06/..", attribution=("Satellite pictures",), **marked("Drones have flown from Al-Khadim since June.", activity="Drones have flown", place="Al-Khadim")),
    event("e09", "al_khadim", "base_use", "claimed", 1, actors=("uae", "lna"), date="2016", caveats=("single_source",), **marked("Al-Khadim is said to serve as an Emirati base.", activity="base", place="Al-Khadim", actor="Emirati")),
    event("e10", "benghazi", "deployment", "denied", 1, actors=("french_special_forces",), date="2016-07", **marked("Paris denied that its soldiers were in Benghazi.", activity="soldiers were in", place="Benghazi", actor="its soldiers")),
    event("e11", "benghazi", "bombing", "reported", 1, date="2016-08-02", casualties=(Casualties("at least 23 soldiers dead", 23, None, "soldiers"),), **marked("A car bomb in Benghazi left at least 23 soldiers dead.", activity="car bomb", place="Benghazi")),
    event("e12", "benghazi", "bombing", "reported", 2, date="2016-08-02", incident="i2", **marked("Une voiture piégée a explosé à Benghazi.", activity="voiture piégée", place="Benghazi")),
    event("e13", "sirte", "air_strike", "reported", 2, actors=("us",), targets=("isis",), date="2016-08-01", **marked("Des avions américains ont frappé des positions à Syrte.", activity="ont frappé", place="Syrte", actor="avions américains")),
    event("e14", "sirte", "siege", "acknowledged", 2, actors=("bunyan_marsous",), targets=("isis",), date="2016-08", **marked("La coalition dit assiéger le centre de Syrte.", activity="assiéger", place="Syrte", actor="La coalition")),
    event("e15", "sirte", "capture", "planned", 2, actors=("bunyan_marsous",), **marked("Les forces comptent reprendre Syrte dans les jours à venir.", activity="reprendre", place="Syrte")),
    event("e16", "es_sider", "capture", "reported", 3, actors=("lna",), targets=("pfg",), date="2016-09-11", **marked("The army took Es Sider and three other ports within two days.", activity="took", place="Es Sider", actor="The army")),
    event("e17", "derna", "air_strike", "reported", 3, actors=("egypt",), date="2017-05-26", **marked("Egyptian planes struck camps in Derna.", activity="struck", place="Derna", actor="Egyptian planes")),
    event("e18", "az_zawiya", "shoot_down", "claimed", 0, actors=("gna",), targets=("lna",), relation="direction", lat=32.66, lon=12.73, radius_km=15.0, date="2019-12-07", caveats=("prisoner",),
          footprint=Point(12.73, 32.66).buffer(0.1), **marked("The jet came down south of Az-Zawiya, the captured pilot says in a video.", activity="came down", place="Az-Zawiya")),
    event("e19", "cyrenaica", "air_defence", "reported", 1, place="cyrenaica", place_name="Cyrenaica", relation="within", lat=30.0, lon=22.0, radius_km=350.0, country="LY", actors=("russia",), date="2019",
          **marked("Russian air defences are in place somewhere in the east.", activity="air defences", actor="Russian")),
    event("e20", "fezzan", "deployment", "reported", 1, place="fezzan", place_name="Fezzan", relation="within", lat=26.0, lon=14.0, radius_km=350.0, country="LY", actors=("wagner",), date="2020-05",
          **marked("Mercenaries have spread through the Fezzan.", activity="have spread", actor="Mercenaries")),
    event("e21", "sabha", "deployment", "planned", 1, actors=("turkey",), date="2020-01", **marked("Ankara may send advisers to Sabha.", activity="may send advisers", place="Sabha", actor="Ankara")),
    event("e22", "kufra", "logistics", "reported", 1, actors=("sudanese_fighters",), **marked("Fuel passes through Kufra.", activity="Fuel passes", place="Kufra")),
    event("e23", None, "air_strike", "reported", 2, actors=("us",), date="2016-08", **marked("Un raid a visé un convoi près de Qsar el-Inconnu.", activity="raid")),
    event("e24", "tripoli", "talks", "reported", actors=("gna",), date="2019-04-05", **marked("The prime minister met the envoy in Tripoli.", activity="met", place="Tripoli")),
    event("e25", "tripoli", "displacement", "reported", date="2019-04-10", **marked("Thousands have left their homes in the south of Tripoli.", activity="have left their homes", place="Tripoli")),
    event("e26", "ankara", "authorization", "planned", place="ankara", place_name="Ankara", lat=39.92, lon=32.85, radius_km=15.0, country="TR", actors=("turkey",), date="2019-12-26", **marked("Parliament in Ankara is to vote on sending troops.", activity="vote", place="Ankara")),
    event("e27", "tripoli", "naval_operation", "reported", relation="near", actors=("italy",), date="2017-08-02", radius_km=40.0, lat=32.897, lon=13.178, **marked("An Italian patrol ship anchored near Tripoli.", activity="patrol", place="Tripoli", actor="Italian")),
)
GROUPS = {
    "offensive": "ground", "armed_clash": "ground", "shelling": "fires", "base_use": "posture", "air_strike": "air", "drone_operation": "air", "deployment": "posture", "bombing": "fires",
    "siege": "ground", "capture": "ground", "shoot_down": "air", "air_defence": "posture", "logistics": "posture", "talks": "political", "displacement": "humanitarian", "authorization": "political",
    "naval_operation": "sea",
}  # fmt: skip
SAMPLE = Sample(tuple(replace(e, group=GROUPS[e.activity]) for e in EVENTS), REPORTS)
