"""The id of an event that was read from a text: a hash of what the event is, so links in what was published last."""

from __future__ import annotations

import hashlib

LENGTH = 16


def event_id(sha256: str, activity: str, place: str, quote: str, status: str, date: str) -> str:
    """Make the id of an event.

    Parameters
    ----------
    sha256 : str
        Hash of the report's text.
    activity, place, status : str
        Ids; the place is empty where it was not found.
    quote, date : str
        The words that tell of the event, and its date or nothing.

    Returns
    -------
    str
        Hexadecimal digits. frontend/src/event_ids.js makes the same from the row of an event on a page.

    Examples
    --------
    >>> event_id("", "air_strike", "sirte", "Jets struck Sirte.", "reported", "2016-08-01")
    '8bb4e4b746e873d9'
    """
    key = f"{sha256}\0{activity}\0{place}\0{quote}\0{status}\0{date}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
