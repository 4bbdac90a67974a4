"""How the data of a page is written into it: few events as JSON that anyone can read, many of them packed.

Packed means: the long columns are taken out of the JSON and written as bytes, as frontend/src/block.js reads them.
Whole numbers are planes (all lowest bytes, then all second ones), texts are lines of JSON, hashes are bytes. The
JSON that is left comes first, on a line of its own; all of it is deflated and spelled in 85 letters, of which none
means anything to HTML or to a template.
"""

from __future__ import annotations

import json
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Taken = TypeVar("Taken")

PACKED_FROM = 1000
"""Events from which a block is packed."""

LONG = 256
"""Values from which a column is taken out of the JSON of a packed block."""

LEVEL = 6
"""Of zlib: 9 takes three times as long for two parts in a hundred."""

HEADER, END = b"\x78\x9c", b"\x03\x00"
"""Of a stream of zlib: deflated, a window of 32 KB; a last block that is empty."""

NEAR = 4
"""So many times smaller have the differences of a column to be than its values, to be written in their place."""

LETTERS = bytes(letter for letter in range(33, 127) if chr(letter) not in "<&{}\\\"'`$")
"""Four bytes are spelled as five of these; base64 would take a fifteenth more."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair, which a text may hold and no encoding can."""


def data_block(payload: Mapping[str, Any]) -> tuple[str, str]:
    r"""Write a payload as the text of a script block and the type of that block.

    Examples
    --------
    >>> data_block({"events": {"quote": ["</script>"]}})
    ('{"events":{"quote":["\\u003c/script>"]}}', 'application/json')
    """
    if max(map(len, payload["events"].values()), default=0) < PACKED_FROM:
        text = _json(payload).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return text.replace("<", "\\u003c").replace("\x7f", "\\u007f"), "application/json"
    with ThreadPoolExecutor() as pool:  # deflates beside the packing
        parts = pack(payload, lambda piece: (piece, pool.submit(_deflated, piece)))
        return spell(
            _joined([(piece, part.result()) for piece, part in parts])
        ), "application/x-geolibya-packed"


def pack(payload: Mapping[str, Any], take: Callable[[bytes], Taken]) -> list[Taken]:
    """Write a payload as a line of JSON, in which long columns are told by their kind and size, and their bytes.

    Parameters
    ----------
    take : callable
        Is given each piece of that as soon as it is made.

    Returns
    -------
    list
        What became of the pieces, in the order in which they are read.
    """
    columns: list[Taken] = []
    end = 0

    def taken_out(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
        if isinstance(value, dict):
            return {key: taken_out(one) for key, one in value.items()}
        packed = _column(value) if isinstance(value, list) and len(value) >= LONG else None
        if packed is None:
            return value
        nonlocal end
        kind, data = packed
        columns.append(take(data))
        start, end = end, end + len(data)
        return {"packed": kind, "length": len(value), "start": start, "end": end}

    head = _json(taken_out(payload))
    return [take(head.encode() + b"\n"), *columns]


def _deflated(piece: bytes) -> bytes:
    """Compress a piece, so that others may follow or go before."""
    deflate = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS)
    return deflate.compress(piece) + deflate.flush(zlib.Z_FULL_FLUSH)


def _joined(parts: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Make one stream, as RFC 1950 has it, of pieces and what they are compressed."""
    check = 1
    for piece, _ in parts:
        check = zlib.adler32(piece, check)
    return b"".join([HEADER, *(part for _, part in parts), END, check.to_bytes(4, "big")])


def spell(data: bytes) -> str:
    """Write bytes as letters."""
    missing = -len(data) % 4
    words = np.frombuffer(data + bytes(missing), ">u4").astype(np.uint32)
    digits = np.empty((len(words), 5), np.uint8)
    for place in (4, 3, 2, 1, 0):
        words, digits[:, place] = np.divmod(words, 85)
    text = np.frombuffer(LETTERS, np.uint8)[digits].tobytes().decode("ascii")
    return text[: len(text) - missing]


def _json(value: Any, comma: str = ",") -> str:  # noqa: ANN401  # whatever JSON holds
    """Write JSON that can be written as UTF-8: half a pair of surrogates, which a text may hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(comma, ":"), allow_nan=False)
    return text if text.isascii() else LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _column(values: list[Any]) -> tuple[str, bytes] | None:
    """Give the kind and the bytes of a column of texts or whole numbers, None for any other list."""
    kinds = set(map(type, values))
    if kinds == {str}:
        width = len(values[0])
        same_width = not width % 2 and all(len(value) == width for value in values)
        if same_width and (data := _unhexed("".join(values))):
            return "hashes", data
        return "texts", _json(values, "\n")[1:-1].encode()
    if kinds == {int}:
        return _planes(np.array(values, np.int64))
    return None


def _unhexed(digits: str) -> bytes:
    """Give the bytes that digits spell, none for anything that these bytes would not be spelled as again."""
    try:
        data = bytes.fromhex(digits)
    except ValueError:
        return b""
    return data if data.hex() == digits else b""


def _planes(numbers: np.ndarray) -> tuple[str, bytes]:
    """Write whole numbers, or their differences where those are much smaller, byte by byte, the lowest first."""
    differences = np.diff(numbers, prepend=0)
    is_smooth = NEAR * np.abs(differences).sum() < np.abs(numbers).sum()
    rest = differences if is_smooth else numbers
    rest = np.where(rest < 0, -2 * rest - 1, 2 * rest)  # no sign: 0, -1, 1, -2, 2 are 0, 1, 2, 3, 4
    planes: list[bytes] = []
    while not planes or rest.any():
        planes.append((rest & 255).astype(np.uint8).tobytes())
        rest = rest >> 8
    return "differences" if is_smooth else "numbers", b"".join(planes)
