"""Strings that try to be more than text: markup, templates, addresses, control and direction characters."""

from __future__ import annotations

import json
from pathlib import Path

_WRITTEN = (Path(__file__).parent / "hostile.jsonl").read_text(encoding="utf-8").splitlines()
_CONTROLS = [f"a{chr(n)}b" for n in [*range(32), *range(127, 160)]]
_DIRECTIONS = [
    f"a{chr(n)}b{chr(n)}c"
    for n in [
        *(0x61C, 0xAD, 0x34F, 0x180E, 0x3164, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF),
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x206A),
    ]
]
HOSTILE = tuple(dict.fromkeys([*(json.loads(line) for line in _WRITTEN), *_CONTROLS, *_DIRECTIONS]))
"""At least 300 of them, none longer than a quote may be."""
