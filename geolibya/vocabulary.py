"""The ids that events carry and their labels: groups, activities, statuses, actors, caveats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.errors import TableError
from geolibya.records import Term
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geolibya.tables import Row

PAGE_LANGUAGES = ("en", "fr", "ar")
_CODES = ("acled_event_type", "acled_sub_event_type", "plover", "inter")


def _term(row: Row) -> Term:
    cells = row.cells
    labels = {"en": cells["label"], "fr": cells.get("label_fr", ""), "ar": cells.get("label_ar", "")}
    try:
        return Term(
            id=cells["id"],
            labels={language: label for language, label in labels.items() if label},
            parent=cells.get("parent") or cells.get("group", ""),
            kind=cells.get("kind", ""),
            definition=cells.get("definition", ""),
            military=cells.get("military", "yes") == "yes",
            codes={code: cells[code] for code in _CODES if cells.get(code)},
        )
    except ValueError as error:
        raise TableError(f"{row.where}: {error}") from None


def _read(folder: Path, name: str) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for row in read_rows(folder / f"{name}.csv", ("id", "label")):
        if row["id"] in terms:
            raise TableError(f"{row.where}: id {row['id']!r} is there twice")
        terms[row["id"]] = _term(row)
    return terms


@dataclass(frozen=True)
class Vocabulary:
    """Terms by id; the order of the tables is the order in which pages list them."""

    groups: Mapping[str, Term]
    activities: Mapping[str, Term]
    statuses: Mapping[str, Term]
    actors: Mapping[str, Term]
    caveats: Mapping[str, Term]

    @classmethod
    def load(cls, folder: Path | None = None) -> Vocabulary:
        """Read the tables of a folder, by default the shipped ones."""
        folder = folder or data_folder("gazetteer")
        return cls(
            *(_read(folder, name) for name in ("groups", "activities", "statuses", "actors", "caveats"))
        )

    def lineage(self, actor: str) -> tuple[str, ...]:
        """Give an actor and those that it belongs to, nearest first."""
        line: list[str] = []
        while actor and actor not in line:
            line.append(actor)
            actor = self.actors[actor].parent if actor in self.actors else ""
        return tuple(line)
