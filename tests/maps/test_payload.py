"""The data of a page: whole, small, harmless, and the same each time."""

from __future__ import annotations

import base64
import json
import re
import string
import subprocess
import sys
import zlib
from dataclasses import replace

import numpy as np
import pytest
import shapely
from events_by_hand import NO_PLACE, STRIKE
from hypothesis import given
from hypothesis import strategies as st

from geolibya.eventset import EventSet
from geolibya.extractor import Extractor
from geolibya.gazetteer import Gazetteer
from geolibya.maps import draw_map
from geolibya.maps.columns import SCALE, inner_lines, line_deltas, polygon_deltas
from geolibya.maps.packing import LETTERS, LONG, PACKED_FROM, data_block, pack, spell
from geolibya.maps.payload import make_payload
from geolibya.maps.tellings import tellings
from geolibya.records import Report
from geolibya.vocabulary import Vocabulary
from maps.hostile import HOSTILE
from maps.hostile_events import HOSTILE_EVENTS
from maps.sample import EVENTS, SAMPLE

STANDARD = (
    string.digits + string.ascii_uppercase + string.ascii_lowercase + "!#$%&()*+-;<=>?@^_`{|}~"
).encode()
"""The letters of the standard library's base85."""


def spelled(text: str) -> bytes:
    """Read letters as bytes, as the standard library does with its own alphabet."""
    return base64.b85decode(text.encode().translate(bytes.maketrans(LETTERS, STANDARD)))


@pytest.fixture(scope="module")
def payload() -> dict[str, object]:
    """Give the payload of the sample."""
    return make_payload(
        SAMPLE,
        language="en",
        title="Sample",
        embed=False,
        gazetteer=Gazetteer.load(),
        vocabulary=Vocabulary.load(),
    )


def test_every_event_is_in_its_row(payload: dict[str, object]) -> None:
    """Quotes, statuses and places come out as they went in."""
    data = json.loads(json.dumps(payload))
    assert [data["texts"][i] for i in data["events"]["quote"]] == [event.quote for event in EVENTS]
    statuses = [data["terms"]["status"][i]["id"] for i in data["events"]["status"]]
    assert statuses == [event.status for event in EVENTS]
    spots = [None if i < 0 else data["spots"]["place"][i] for i in data["events"]["spot"]]
    assert spots == [event.place for event in EVENTS]
    assert data["ids"] == [event.id for event in EVENTS]


def test_an_id_that_says_what_the_event_is_is_left_to_the_page() -> None:
    """Ids of read events are not written, but for a quote that a browser cannot encode; others' ids are."""
    report = Report("r.txt", "Jets bombed Sirte. Jets bombed \ud800 Benina.", "en", published="2019-04-08")
    read = Extractor(Gazetteer.load()).extract(report).events
    events = EventSet((*read, replace(read[0], id="mine")))
    data = make_payload(
        events, language="en", title="", embed=False, gazetteer=Gazetteer.load(), vocabulary=Vocabulary.load()
    )
    assert data["ids"] == ["", read[1].id, "mine"]


def test_marks_are_told_from_the_end_of_the_one_before(payload: dict[str, object]) -> None:
    """Gaps and lengths give back where each mark of each quote begins and ends."""
    data = json.loads(json.dumps(payload))
    found = []
    at = 0
    for number in data["events"]["marks"]:
        end = 0
        row = []
        for kind in data["sets"]["marks"][number]:
            start = end + data["marks"]["gap"][at]
            end = start + data["marks"]["length"][at]
            row.append((start, end, kind))
            at += 1
        found.append(row)
    assert found == [sorted(event.marks) for event in EVENTS]
    assert at == len(data["marks"]["gap"])


def test_the_page_says_how_many_reports_were_read(payload: dict[str, object]) -> None:
    """Reports without events count, and the latest date of publication is the page's."""
    data = json.loads(json.dumps(payload))
    assert data["page"]["reports"] == {"read": 5, "outlets": 3}
    assert data["page"]["asOf"] == "2019-05-01"


def test_directions_are_told_from_the_place_that_they_start_at(payload: dict[str, object]) -> None:
    """A point south of Az-Zawiya has the bearing south, which is 4 of 8."""
    data = json.loads(json.dumps(payload))
    at = data["spots"]["relation"].index("direction")
    assert data["spots"]["bearing"][at] == 4
    assert data["spots"]["area"][at] >= 0


def test_regions_have_their_polygon(payload: dict[str, object]) -> None:
    """What is known only to a region is drawn as that region."""
    data = json.loads(json.dumps(payload))
    within = [i for i, relation in enumerate(data["spots"]["relation"]) if relation == "within"]
    assert within
    assert all(data["spots"]["area"][i] >= 0 for i in within)


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_any_text_survives_the_block(text: str) -> None:
    """What goes into the block comes out of it, and nothing in it can end a script."""
    block, kind = data_block({"events": {"quote": [text]}})
    assert kind == "application/json"
    assert "<" not in block
    assert "\u2028" not in block
    block.encode("utf-8")
    assert json.loads(block) == {"events": {"quote": [text]}}


@given(st.binary(max_size=80))
def test_bytes_are_spelled_in_letters_without_meaning(data: bytes) -> None:
    """The letters give the bytes back, and none of them means anything to HTML or to a template."""
    text = spell(data)
    assert not set(text) & set("<&{}\\\"'`$ ")
    assert spelled(text) == data


def test_many_events_are_packed() -> None:
    """From some number on the block is packed; its first line tells the columns that follow."""
    numbers = [7, -1, 300, 70_000] * (PACKED_FROM // 4)
    data = {"events": {"a": numbers}, "texts": [*HOSTILE], "names": ["few"]}
    block, kind = data_block(data)
    assert kind == "application/x-geolibya-packed"
    assert zlib.decompress(spelled(block)) == b"".join(pack(data, bytes))
    head, columns = b"".join(pack(data, bytes)).split(b"\n", 1)
    told = json.loads(head)
    assert told["names"] == ["few"]
    assert told["events"]["a"]["packed"] == "numbers"
    lines = columns[told["texts"]["start"] : told["texts"]["end"]].split(b"\n")
    assert tuple(json.loads(line) for line in lines) == HOSTILE


@given(st.lists(st.integers(-(2**29), 2**29), min_size=LONG, max_size=LONG + 3))
def test_whole_numbers_survive_their_planes(numbers: list[int]) -> None:
    """Bytes put together and the sign put back are the numbers, or their differences."""
    head, columns = b"".join(pack({"events": {"a": numbers}}, bytes)).split(b"\n", 1)
    told = json.loads(head)["events"]["a"]
    planes = np.frombuffer(columns, np.uint8).reshape(-1, len(numbers)).astype(np.int64)
    rest = sum(plane << (8 * k) for k, plane in enumerate(planes))
    signed = np.where(rest & 1, -(rest >> 1) - 1, rest >> 1)
    assert (np.cumsum(signed) if told["packed"] == "differences" else signed).tolist() == numbers


def test_the_policy_lets_in_what_we_made_and_nothing_else() -> None:
    """Scripts and styles by hash, none inline; no address of any kind."""
    text = draw_map(HOSTILE_EVENTS).to_html()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]
    assert policy[1].count("'sha256-") == text.count("<style>") + len(re.findall(r"<script>", text))


def test_the_same_events_give_the_same_page() -> None:
    """Two maps of the same events are byte for byte the same, and so is one that is rendered twice."""
    page = draw_map(SAMPLE)
    assert page.to_html() == page.to_html() == draw_map(SAMPLE).to_html()


def test_another_process_gives_the_same_page(root: object) -> None:
    """No order of a set, no random id and no clock shows in the page."""
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests'); from maps.sample import SAMPLE; "
        "from geolibya.maps import draw_map; print(hashlib.sha256(draw_map(SAMPLE).to_html().encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=str(root),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_no_template_sees_a_report() -> None:
    """Text that looks like a template is in the page as it was written."""
    text = draw_map(HOSTILE_EVENTS).to_html()
    assert "49" not in json.dumps([event.quote for event in HOSTILE_EVENTS.events])
    block = re.search(r'<script type="application/json"[^>]*>([^<]+)</script>', text)
    assert block
    assert set(HOSTILE) <= set(json.loads(block[1])["texts"])


def test_points_of_a_line_that_fall_together_are_left_out() -> None:
    """A line is written as differences in steps of some ten metres."""
    line = np.array([[10.0, 20.0], [10.00001, 20.00001], [10.5, 19.5]])
    assert line_deltas(line) == [10 * SCALE, 20 * SCALE, SCALE // 2, -SCALE // 2]


def test_inner_lines_are_the_shared_borders() -> None:
    """Two squares side by side share one line, and their outer edge is not drawn."""
    west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    lines = inner_lines([west, east])
    assert len(lines) == 1
    points = np.cumsum(np.reshape(lines[0], (-1, 2)), axis=0) / SCALE
    assert sorted(points.tolist()) == [[1.0, 0.0], [1.0, 1.0]]
    assert inner_lines([]) == []


def test_holes_of_a_footprint_stay() -> None:
    """A ring on the outskirts of a town has its hole."""
    ring = shapely.Point(13, 32).buffer(0.2).difference(shapely.Point(13, 32).buffer(0.1))
    assert [len(polygon) for polygon in polygon_deltas(ring)] == [2]


def test_tiles_are_in_the_policy_only_where_asked_for() -> None:
    """A page that may go online names the one host of its tiles, and offers them beside its own base map."""
    offline, online = draw_map(SAMPLE).to_html(), draw_map(SAMPLE, online=True).to_html()
    assert "tile.openstreetmap.org" not in offline
    assert "img-src data: https://tile.openstreetmap.org;" in online
    assert '"OpenStreetMap": L.tileLayer(' in online


def test_tellings_are_short_columns() -> None:
    """The page learns which events contradict each other, and which are told by a copy of another report."""
    words = "LNA jets bombed the port of Sirte at dawn on Friday, residents said."
    wire = replace(STRIKE, incident="i", quote=words)
    denial = replace(
        wire, id="no", report="c.txt", status="denied", quote="No aircraft of ours was there, said the army."
    )
    copy = replace(wire, id="second", report="b.txt")
    told = tellings((NO_PLACE, wire, copy, denial), Vocabulary.load())
    assert told == {
        "contradictions": {"one": [1], "other": [3], "kind": ["denial"]},
        "copies": {"one": [2], "other": [1]},
    }
