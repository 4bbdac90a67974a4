"""Reasons in words that need no knowledge of the rules, in the languages of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.tables import data_folder, read_rows
from geolibya.vocabulary import PAGE_LANGUAGES, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geolibya.records import Event

_FIELD = re.compile(r"\\\{(x|activity|kind)\\\}")


@dataclass(frozen=True)
class ReasonWords:
    """What reasons mean: templates as rules write them, and the same for readers."""

    patterns: Sequence[tuple[re.Pattern[str], Mapping[str, str]]]
    kinds: Mapping[str, Mapping[str, str]]
    vocabulary: Vocabulary

    @classmethod
    def load(cls, folder: Path | None = None) -> ReasonWords:
        """Read the tables of a folder, by default the shipped ones."""
        folder = folder or data_folder("gazetteer")
        patterns = [
            (re.compile(_FIELD.sub(r"(?P<\1>.+)", re.escape(row["reason"])), re.DOTALL), row.cells)
            for row in read_rows(folder / "reasons.csv", ("reason", *PAGE_LANGUAGES))
        ]
        kinds = {
            row["kind"]: row.cells
            for row in read_rows(folder / "context_kinds.csv", ("kind", *PAGE_LANGUAGES))
        }
        return cls(patterns, kinds, Vocabulary.load(folder))

    def plain(self, reason: str, language: str = "en") -> str:
        """Give a reason in words; one that the table does not know as the rules have it.

        Examples
        --------
        >>> ReasonWords.load().plain("nearest place: Sirte")
        'Put at Sirte, the place that stands nearest to these words.'
        """
        for pattern, words in self.patterns:
            match = pattern.fullmatch(reason)
            if match:
                return self._filled(words[language], match.groupdict(), language)
        return reason

    def of_event(self, event: Event, language: str = "en") -> list[str]:
        """Give the reasons of an event in words; what tells of it is quoted as the report has it."""
        told = next((event.quote[start:end] for start, end, kind in event.marks if kind == "activity"), "")
        reasons = []
        for reason in event.reasons:
            _, tells, activity = reason.rpartition(" tells of ")
            as_told = f"'{told}'{tells}{activity}" if told and tells else reason
            reasons.append(self.plain(as_told, language))
        return reasons

    def _filled(self, words: str, fields: Mapping[str, str], language: str) -> str:
        """Put into a template what the rule says; in one step, for words of a report may hold braces."""

        def field(found: re.Match[str]) -> str:
            name, value = found[1], fields[found[1]]
            if name == "activity":
                return self.activity(value, language)
            if name == "kind":
                return self.kinds[value][language] if value in self.kinds else value.replace("_", " ")
            return value

        return re.sub(r"\{(\w+)\}", field, words)

    def activity(self, name: str, language: str) -> str:
        """Give the label of an activity."""
        term = self.vocabulary.activities.get(name)
        return term.label(language) if term else name.replace("_", " ")
