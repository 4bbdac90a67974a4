"""One tree of errors; each is also the builtin that a caller would expect."""

from __future__ import annotations


class GeolibyaError(Exception):
    """Base of all errors that geolibya raises on purpose."""


class TableError(GeolibyaError, ValueError):
    """A row of a table is wrong; the message names file, line, what was found and what was hoped for."""


class ReportError(GeolibyaError, ValueError):
    """A report cannot be used; the message names file and reason."""


class RecordError(GeolibyaError, ValueError):
    """A record was made with values that contradict each other; the message names all of them."""


class OutputError(GeolibyaError, OSError):
    """A file could not be written; nothing that stood there before was touched."""
