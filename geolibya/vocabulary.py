"""The ids that events carry and their labels: groups, activities, statuses, actors, caveats."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geolibya.errors import TableError
from geolibya.names import fold_name
from geolibya.records import Term
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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


class Tie(NamedTuple):
    """Whom an actor belongs to or fights, from one date to another: ISO prefixes, empty where open."""

    other: str
    since: str
    until: str

    def holds(self, day: str) -> bool:
        """Say whether it holds on a day or in the month or year that a prefix of one names."""
        return (not self.since or day >= self.since[: len(day)]) and (
            not self.until or day[: len(self.until)] <= self.until
        )


def _ties(folder: Path, name: str, column: str) -> dict[str, tuple[Tie, ...]]:
    """Read a table of who is tied to whom, and when."""
    ties: dict[str, tuple[Tie, ...]] = {}
    for row in read_rows(folder / f"{name}.csv", ("actor", column, "since", "until")):
        ties[row["actor"]] = (*ties.get(row["actor"], ()), Tie(row[column], row["since"], row["until"]))
    return ties


@dataclass(frozen=True)
class Vocabulary:
    """Terms by id; the order of the tables is the order in which pages list them."""

    groups: Mapping[str, Term]
    activities: Mapping[str, Term]
    statuses: Mapping[str, Term]
    actors: Mapping[str, Term]
    caveats: Mapping[str, Term]
    affiliations: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    opponents: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    holding_words: frozenset[bytes] = frozenset()
    """Folded words that say that a place was not lost: *repelled*, *still holds*."""

    @classmethod
    def load(cls, folder: Path | None = None) -> Vocabulary:
        """Read the tables of a folder, by default the shipped ones."""
        folder = folder or data_folder("gazetteer")
        affiliations = _ties(folder, "affiliations", "parent")
        opponents = _ties(folder, "opponents", "opponent")
        names = ("groups", "activities", "statuses", "actors", "caveats")
        groups, activities, statuses, actors, caveats = (_read(folder, name) for name in names)
        holding = frozenset(
            fold_name(word)
            for row in read_rows(folder / "holding_words.csv", ("words", "language"))
            for word in row.items_of("words")
        )
        return cls(groups, activities, statuses, actors, caveats, affiliations, opponents, holding)

    def lineage(self, actor: str) -> tuple[str, ...]:
        """Give an actor and those that it belongs to, nearest first."""
        line: list[str] = []
        while actor and actor not in line:
            line.append(actor)
            actor = self.actors[actor].parent if actor in self.actors else ""
        return tuple(line)

    def lineage_at(self, day: str | None) -> Callable[[str], tuple[str, ...]]:
        """Give the lineage of actors as it was on a day: Misrata's forces of 2011 are not those of the GNA.

        Parameters
        ----------
        day : str or None
            ISO date or a prefix of one; without it the lineage is that of most years.
        """
        if not day:
            return self.lineage

        @cache
        def lineage(actor: str) -> tuple[str, ...]:
            line: dict[str, None] = {}
            waiting = [actor]
            while waiting:
                one = waiting.pop(0)
                if one in line or one not in self.actors:
                    continue
                line[one] = None
                dated = self.affiliations.get(one)
                waiting += [a.other for a in dated if a.holds(day)] if dated else [self.actors[one].parent]
            return tuple(line) or (actor,)

        return lineage

    def opposed_at(self, day: str | None) -> Callable[[str, str], bool]:
        """Say of two actors whether they, or those that they belong to, fought each other on a day.

        Parameters
        ----------
        day : str or None
            ISO date or a prefix of one; without it two that ever fought are opposed.
        """
        lineage = self.lineage_at(day)

        @cache
        def opposed(a: str, b: str) -> bool:
            ours, theirs = lineage(a), lineage(b)
            if set(ours) & set(theirs):
                return False
            return any(
                tie.other in others and (not day or tie.holds(day))
                for one, others in ((ours, theirs), (theirs, ours))
                for actor in one
                for tie in self.opponents.get(actor, ())
            )

        return opposed
