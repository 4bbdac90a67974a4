"""The words that rules go by: names of actors, terms of activities, cues, masks; all from tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geolibya.matching import Scanner
from geolibya.names import fold, fold_name
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geolibya.tables import Row

FRENCH_ER = "e es ent er ez ons ee ees ait aient ant era erait eront eraient a erent".split()


class ActorName(NamedTuple):
    """A name of an actor; `kind` says how it may be written and what it can do in a sentence.

    `since` and `until` bound the days on which it means that actor: ISO prefixes, empty where open.
    """

    actor: str
    name: str
    kind: str
    since: str = ""
    until: str = ""


class ActivityTerm(NamedTuple):
    """A word that tells of an activity; `frame` says which roles stand where, `needs` what must stand near."""

    activity: str
    term: str
    pos: str
    frame: str
    needs: tuple[str, ...]


class Cue(NamedTuple):
    """A word that says how something is asserted."""

    cue: str
    category: str


class Seat(NamedTuple):
    """A place whose name stands for an actor, in some years."""

    actor: str
    since: str
    until: str


class DateWord(NamedTuple):
    """A word of a date: a month, weekday, season, number, or relative day."""

    kind: str
    value: str


DATE_MAKERS = frozenset(
    (
        "month", "month_or_word", "weekday", "weekday_short", "day", "night", "weekend", "season", "unit",
        "moment", "same", "next_day", "habit",
    )
)  # fmt: skip
"""Kinds of words of which one must stand in a sentence that names a date other than a year."""


def _stands_alone(word: str, row: DateWord) -> bool:
    """Say whether a word is looked for in the text: it makes a date, or it is a phrase."""
    return row.kind in DATE_MAKERS or not word.rstrip("'").isalpha()


def english_verb(lemma: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Give the forms of an English verb; `forms`, where given, replace the regular past.

    Examples
    --------
    >>> sorted(english_verb("seize", ()))
    ['seize', 'seized', 'seizes', 'seizing']
    """
    head, _, rest = lemma.partition(" ")
    rest = rest and " " + rest
    stem = head.removesuffix("e")
    yield from (lemma, stem + "ing" + rest)
    if re.search(r"[^aeiou]y$", head):
        yield from (head[:-1] + "ies" + rest, head[:-1] + "ied" + rest)
    else:
        yield head + ("es" if re.search(r"(s|x|z|ch|sh)$", head) else "s") + rest
        if not forms:
            yield stem + "ed" + rest
    yield from forms


def french_verb(lemma: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Give the forms of a French verb in -er, alone or before an object; of others only those listed.

    Examples
    --------
    >>> sorted(french_verb("percer le front", ()))[:3]
    ['perca le front', 'percaient le front', 'percait le front']
    """
    yield lemma
    head, _, rest = lemma.partition(" ")
    rest = rest and " " + rest
    if forms:
        yield from forms
    elif head.endswith("er"):
        stem = head[:-2]
        for ending in FRENCH_ER:
            soft = "e" if stem.endswith("g") and ending[0] in "ao" else ""
            yield stem + soft + ending + rest


def noun(lemma: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Give a noun, its regular plural and the forms listed."""
    yield lemma
    yield lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
    yield from forms


_WAYS = re.compile(r"(?P<head>\S+)(?P<rest>(?: [^ /]+)*) (?P<ways>[^ /]+/.+)")
"""A verb with the prepositions that it may have ("roll to/into")."""


def _inflect(row: Row) -> Iterator[str]:
    """Give all forms of a term; one that ends in prepositions ("roll to/into") has forms of its first words."""
    forms = row.items_of("forms")
    ways = _WAYS.fullmatch(row["term"])
    if ways is None:
        yield from _forms(row, row["term"], forms)
        return
    for form in _forms(row, ways["head"], forms):
        for way in ways["ways"].split("/"):
            yield f"{form}{ways['rest']} {way}"


def _forms(row: Row, term: str, forms: tuple[str, ...]) -> Iterator[str]:
    if row["pos"] == "v":
        return (english_verb if row["language"] == "en" else french_verb)(term, forms)
    return noun(term, forms) if row["pos"] == "n" else iter((term, *forms))


Words = Scanner[str]
"""Words that belong to kinds."""


@dataclass(frozen=True)
class LanguageWords:
    """The scanners of one language."""

    terms: Scanner[ActivityTerm]
    cues: Scanner[Cue]
    saying: Words
    context: Words
    sources: Words
    dates: Scanner[DateWord]
    """Words of which one makes a date, and phrases."""
    date_links: Mapping[str, DateWord]
    """Folded single words that belong to a date beside such a word."""
    retellings: Mapping[str, frozenset[str]]
    """Activities of the acts that a noun may tell again, by its dictionary form."""
    epithets: Mapping[str, frozenset[str]]
    """Folded words for armed people, with the actors whom they may stand for; none: any."""
    kinds: Mapping[str, frozenset[str]]
    """Folded single words by kind, for a look at one word."""
    _together: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False)

    def of_kinds(self, *kinds: str) -> frozenset[str]:
        """Give the words of any of some kinds."""
        if kinds not in self._together:
            self._together[kinds] = frozenset().union(*(self.kinds[kind] for kind in kinds))
        return self._together[kinds]


@dataclass(frozen=True)
class Lexicon:
    """Scanners over all word tables."""

    actors: Scanner[ActorName]
    masks: Words
    seats: Mapping[str, tuple[Seat, ...]]
    languages: Mapping[str, LanguageWords]
    refinements: tuple[tuple[str, str, str, str], ...]
    """General activity, kind of word, its part in the clause, finer activity."""
    movers: Mapping[tuple[str, str], str]
    """What a movement (`arriving`, `leaving`, ...) of a kind of mover tells of."""
    mover_kinds: tuple[str, ...]
    """Kinds of movers, the narrowest first: a drone is an aircraft too."""

    @classmethod
    def load(cls, folder: Path | None = None) -> Lexicon:
        """Read the tables of a folder, by default the shipped ones."""
        folder = folder or data_folder("gazetteer")

        @cache  # the tables of words hold several languages
        def rows(name: str, *columns: str) -> list[Row]:
            return list(read_rows(folder / f"{name}.csv", columns))

        actors = [
            ActorName(*(row[c] for c in ("actor", "name", "kind", "since", "until")))
            for row in rows("actor_names", "actor", "name", "kind", "since", "until")
        ]
        seats: dict[str, tuple[Seat, ...]] = {}
        for row in rows("seats", "place", "actor", "since", "until"):
            seat = Seat(row["actor"], row["since"], row["until"])
            seats[row["place"]] = (*seats.get(row["place"], ()), seat)
        terms = rows("activity_terms", "activity", "language", "pos", "term", "forms", "frame", "needs")
        cues = rows("cues", "cue", "language", "category")
        dated: dict[str, list[tuple[str, DateWord]]] = {"en": [], "fr": []}
        for row in rows("date_words", "word", "language", "kind", "value"):
            dated[row["language"]].append((row["word"], DateWord(row["kind"], row["value"])))

        def kinds(language: str) -> dict[str, frozenset[str]]:
            found: dict[str, set[str]] = {}
            for row in rows("context_words", "word", "language", "kind"):
                if row["language"] == language:
                    found.setdefault(row["kind"], set()).add(fold(row["word"]).decode())
            return {kind: frozenset(words) for kind, words in found.items()}

        def retellings(language: str) -> dict[str, frozenset[str]]:
            found = rows("retellings", "term", "language", "activities")
            return {
                r["term"]: frozenset(r.items_of("activities")) for r in found if r["language"] == language
            }

        def epithets(language: str) -> dict[str, frozenset[str]]:
            found = rows("epithets", "word", "language", "actors")
            return {
                fold(r["word"]).decode(): frozenset(r.items_of("actors"))
                for r in found
                if r["language"] == language
            }

        def term_forms(language: str) -> Iterator[tuple[bytes, ActivityTerm]]:
            for row in terms:
                if row["language"] == language:
                    word = row["term"].partition("/")[0]
                    term = ActivityTerm(
                        row["activity"], word, row["pos"], row["frame"], row.items_of("needs")
                    )
                    for form in _inflect(row):
                        yield fold_name(form), term

        movers = {
            (row["movement"], row["mover"]): row["activity"]
            for row in rows("movers", "movement", "mover", "activity")
        }

        def words(name: str, column: str, language: str) -> Words:
            found = (row for row in rows(name, "word", "language", column) if row["language"] == language)
            return Scanner((fold_name(row["word"]), row[column]) for row in found)

        return cls(
            actors=Scanner((fold_name(row.name), row) for row in actors),
            masks=Scanner((fold_name(row["name"]), row["kind"]) for row in rows("masks", "name", "kind")),
            seats=seats,
            refinements=tuple(
                (row["activity"], row["kind"], row["part"], row["becomes"])
                for row in rows("refinements", "activity", "kind", "part", "becomes")
            ),
            movers=movers,
            mover_kinds=tuple(dict.fromkeys(mover for _, mover in movers)),
            languages={
                language: LanguageWords(
                    terms=Scanner(term_forms(language)),
                    cues=Scanner(
                        (fold_name(row["cue"]), Cue(row["cue"], row["category"]))
                        for row in cues
                        if row["language"] == language
                    ),
                    saying=words("saying_words", "side", language),
                    context=words("context_words", "kind", language),
                    sources=words("source_words", "kind", language),
                    dates=Scanner(
                        (fold_name(word), row) for word, row in dated[language] if _stands_alone(word, row)
                    ),
                    date_links={
                        fold(word).decode(): row
                        for word, row in dated[language]
                        if not _stands_alone(word, row)
                    },
                    retellings=retellings(language),
                    epithets=epithets(language),
                    kinds=kinds(language),
                )
                for language in ("en", "fr")
            },
        )
