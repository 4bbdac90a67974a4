"""The figures: small cases counted by hand, and agreement with the reference scorer where it is there."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from geolibya.errors import ReportError
from geolibya.scoring import read_judged, score
from geolibya.scoring.fitting import match

if TYPE_CHECKING:
    from pathlib import Path

SIRTE = {"lat": 31.2, "lon": 16.59, "radius_km": 10}
STRIKE = {"activity": "air_strike", **SIRTE, "relation": "at", "actors": ["lna"], "status": "reported"}


def _figures(folder: Path, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    for name, events in (("gold", gold), ("predicted", predicted)):
        line = {"report": "a", "toponyms": [], "events": events}
        (folder / f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return score(read_judged(folder / "gold.jsonl"), read_judged(folder / "predicted.jsonl")).figures()


def _f1(figures: dict[str, Any]) -> tuple[float, float, float]:
    return tuple(figures[name]["f1"] for name in ("place", "place_activity", "place_activity_actor"))


@pytest.mark.parametrize(
    ("change", "f1"),
    [
        ({}, (1.0, 1.0, 1.0)),
        ({"actors": ["saiqa"]}, (1.0, 1.0, 1.0)),
        ({"actors": ["france"]}, (1.0, 1.0, 0.0)),
        ({"actors": ["lna", "france", "isis"]}, (1.0, 1.0, 0.0)),
        ({"activity": "shelling"}, (1.0, 0.0, 0.0)),
        ({"lat": 31.25}, (1.0, 1.0, 1.0)),
        ({"lat": 31.4}, (0.0, 0.0, 0.0)),
        ({"radius_km": 300}, (0.0, 0.0, 0.0)),
        ({"lat": None, "lon": None}, (0.0, 0.0, 0.0)),
    ],
    ids=str,
)
def test_an_event_fits_by_place_act_and_actor(
    change: dict[str, Any], f1: tuple[float, float, float], tmp_path: Path
) -> None:
    """A child counts as its parent, naming everyone is no answer, nor is a region one to a place."""
    assert _f1(_figures(tmp_path, [STRIKE], [STRIKE | change])) == f1


def test_optional_events_cost_nothing(tmp_path: Path) -> None:
    """An optional gold event may be missed or found."""
    optional = STRIKE | {"optional": True}
    assert _f1(_figures(tmp_path, [optional], [])) == (1.0, 1.0, 1.0)
    assert _figures(tmp_path, [optional], [STRIKE])["place_activity"]["predicted"] == 0


def test_agreement_of_matched_events(tmp_path: Path) -> None:
    """Status, date, attribution and radius are judged on events that match."""
    gold = STRIKE | {"date": "2019-04-05", "attribution": ["the Libya Observer"], "targets": ["isis"]}
    said = STRIKE | {"date": "2019-04", "attribution": ["Observer"], "targets": ["gna"], "status": "denied"}
    figures = _figures(tmp_path, [gold], [said])
    assert figures["status"] == {"accuracy": 0.0, "matched": 1}
    assert figures["dates"] == figures["attribution"] == {"share": 1.0, "matched": 1}
    assert figures["targets"] == {"share": 0.0, "matched": 1}
    assert figures["radius_covers_gold"] == figures["radius_sharp"] == {"share": 1.0, "matched": 1}


def test_details_name_what_was_missed_and_extra(tmp_path: Path) -> None:
    """The details tell which events were missed and which are extra."""
    _figures(tmp_path, [STRIKE], [STRIKE | {"activity": "shelling"}])
    scores = score(read_judged(tmp_path / "gold.jsonl"), read_judged(tmp_path / "predicted.jsonl"))
    assert [detail[1:3] for detail in scores.details] == [
        ("event missed", "air_strike"),
        ("event extra", "shelling"),
    ]


def test_matching_is_the_largest() -> None:
    """An item gives way where that lets one more find a partner."""
    fits = {("a", 1), ("a", 2), ("b", 1)}
    assert match(["a", "b"], [1, 2], lambda g, p: (g, p) in fits) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    "line", ["nope", "[]", '{"toponyms": []}', '{"report": "a", "events": [{}]}', "\xff"]
)
def test_a_wrong_line_is_named(line: str, tmp_path: Path) -> None:
    """A line that is no line of `extract` is an error with file and number."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n" + line.encode("latin-1"))
    with pytest.raises(ReportError, match=r"a\.jsonl"):
        read_judged(path)


def _disturbed(line: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Change a line of gold here and there, as an extractor might."""
    for toponym in line["toponyms"]:
        if chance.random() < 0.2:
            toponym["lat"] = toponym["lon"] = None
        elif chance.random() < 0.3:
            toponym["lat"] += chance.uniform(-1, 1)
        toponym["start"] += chance.random() < 0.1
        toponym["role"] = "metonym" if chance.random() < 0.1 else toponym["role"]
    line["events"] = [event for event in line["events"] if chance.random() < 0.9]
    line["events"] += [copy.deepcopy(event) for event in line["events"] if chance.random() < 0.3]
    activities, statuses = ("air_strike", "talks", "siege", "no_such"), ("reported", "denied", "claimed")
    for event in line["events"]:
        if chance.random() < 0.1:
            event["lat"] = event["lon"] = None
        elif chance.random() < 0.3:
            event["lat"] += chance.uniform(-0.3, 0.3)
        for name, values in (
            ("activity", activities),
            ("status", statuses),
            ("radius_km", (None, 1, 50, 600)),
        ):
            event[name] = chance.choice(values) if chance.random() < 0.2 else event.get(name)
        for name in ("actors", "targets"):
            if chance.random() < 0.3:
                event[name] = chance.sample(("lna", "saiqa", "gna", "france", "isis"), chance.randint(0, 3))
        event["date"] = event.get("date") if chance.random() < 0.8 else None
        event["attribution"] = event.get("attribution") if chance.random() < 0.8 else ["the spokesman"]
    chance.shuffle(line["events"])
    return line


@pytest.mark.parametrize("gold", ["seeds.jsonl", "dev.jsonl"])
def test_figures_agree_with_the_reference_scorer(gold: str, shared: Path, tmp_path: Path) -> None:
    """For gold itself and for twenty disturbed copies, each figure is that of the reference scorer."""
    spec = importlib.util.spec_from_file_location("reference_scorer", shared / "evaluation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    path, predicted = shared / "evaluation" / gold, tmp_path / "predicted.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    chance = random.Random(5)  # noqa: S311  # the same disturbances each time
    for share in (0.0, *[0.9] * 20):
        kept = [json.loads(line) for line in lines if share == 0.0 or chance.random() < share]
        said = kept if share == 0.0 else [_disturbed(line, chance) for line in kept]
        predicted.write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
        wanted = reference.score(reference.read_jsonl(path), reference.read_jsonl(predicted))
        found = score(read_judged(path), read_judged(predicted)).figures()
        assert found == wanted
        assert list(found) == list(wanted)
