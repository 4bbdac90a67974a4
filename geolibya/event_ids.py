"""The id of an event that was read from a text: a hash of what the event is, so links in what was published last."""

from __future__ import annotations

import hashlib

LENGTH = 16


def event_id(sha256: str, activity: str, place: str, quote: str, status: str, date: str, *actors: str) -> str:
    """Make the id of an event.

    Parameters
    ----------
    sha256 : str
        Hash of the report's text.
    activity, place, status : str
        Ids; the place is empty where it was not found.
    quote, date : str
        The words that tell of the event, and its date or nothing.
    *actors : str
        Who did it, where the same words tell of another event that differs in this alone.

    Returns
    -------
    str
        Hexadecimal digits. frontend/src/event_ids.js makes the same, without actors, from the row of an event on a
        page.

    Examples
    --------
    >>> event_id("", "air_strike", "sirte", "Jets struck Sirte.", "reported", "2016-08-01")
    '8bb4e4b746e873d9'
    """
    key = "\0".join((sha256, activity, place, quote, status, date, *actors))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
