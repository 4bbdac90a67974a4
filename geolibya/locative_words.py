"""The locative words of a language as patterns over folded text, made of the tables.

Each pattern looks at the text right before a toponym, or right behind it, and names what it finds: `b` a bearing,
`n` and `u` a distance and its unit, `o` a word for outskirts, `f` a word for a facility.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.names import fold
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_OF = {"en": r"(?:of|from)\s+(?:the\s+)?", "fr": r"(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')"}
_NAMED = r"(?:(?:city|town|village|ville|localite|area|region|port)\s+(?:of\s+|de\s+|d')?)?"
_PART_OF = r"(?:side|part|parts|half|districts?|areas?|coast)\s+(?:of\s+)?"
_BACK = {
    "en": (
        r"\b(?:the\s+(?:(?:libyan\s+)?capital|city)'s\s+(?:only|sole|last)\s+(?:\w+\s+)?(?P<sole>airport)"
        r"|the\s+(?:libyan\s+)?(?P<capital>capital)"
        r"|(?:the|this|that)\s+(?:\w+\s+)?(?:(?P<city>city)|(?P<town>town|island)"
        r"|(?P<village>village|oasis)|(?P<quarter>neighbou?rhood|district|quarter|suburb))"
        r"|(?:the|these|those)\s+(?:oil\s+)?(?P<ports>ports|terminals)"
        r"|the\s+(?P<road>airport\s+(?:road|highway)|road\s+to\s+the\s+(?:old\s+|international\s+)?airport)"
        r"|(?:both|the\s+two|these\s+two)\s+(?:\w+\s+)?(?P<pair>towns|cities|villages|sites|ports|terminals|bases|airports|airfields"
        r"|quarters|neighbou?rhoods|districts|fields|camps|places)"
        r"|(?:the|its)\s+(?P<suburbs>(?:north|south|east|west|north-?west|north-?east|south-?west|south-?east)ern\s+(?:suburbs|outskirts))"
        r"(?!\s+of\b)"
        r"|(?P<there>there)|(?P<here>here)"
        r"|(?:the|this|that|same)\s+(?P<area>area|region|site|scene|place|spot)"
        r"|(?:the|this|that|same)\s+(?:\w+\s+)?(?P<field>airport|air\s?base|base|airfield|camp|terminal|port|refinery|prison"
        r"|compound|complex|cent(?:er|re)|facility|field|strip|runway|barracks|harbou?r|hospital|checkpoint|crossing)"
        r"|the\s+(?:\w+\s+){0,2}(?P<country>country|nation))\b"
    ),
    "fr": (
        r"\b(?:(?:le\s+seul|l'unique)\s+(?P<sole>aeroport)\s+(?:\w+\s+){0,2}de\s+la\s+capitale"
        r"|la\s+(?P<capital>capitale)"
        r"|(?:la|sa)\s+(?P<suburbs>banlieue\s+(?:nord|sud|est|ouest))(?!\s+(?:de|du|d')\b)"
        r"|(?:l'|(?:la|cette|le|ce)\s+)(?:(?P<city>ville|cite)|(?P<town>localite|bourgade|ile)"
        r"|(?P<village>village|oasis)|(?P<quarter>quartier|banlieue))"
        r"|(?:les|ces)\s+deux\s+(?P<pair>villes|localites|villages|sites|ports|terminaux|bases|aeroports|quartiers|champs|camps)"
        r"|la\s+(?P<road>route\s+de\s+l'aeroport)(?!\s+(?:de|d')\b)"
        r"|(?P<there>la-bas|sur\s+place|(?<!\bil\s)(?<!\bs')\by"
        r"(?=\s(?!a\b|avait\b|avaient\b|aura\b|aurait\b|eut\b|compris\b|voi\w*|arriv\w*|parv\w*|croi\w*|vo\w*)\w))"
        r"|(?:l'|(?:la|cette|le|ce)\s+)(?P<area>(?:zone|region|secteur)(?!\s+(?:des|du|de\s+l[a'])\b(?!\s*combats))|endroit|site|lieu)"
        r"|(?:l'|(?:la|le|cette|cet|ce)\s+)(?P<field>aeroport|base\s+aerienne|base|aerodrome|camp|terminal|port|prison"
        r"|complexe|centre|hopital|champ|piste|caserne|raffinerie|barrage|poste-frontiere)"
        r"|(?:le|ce)\s+(?P<country>pays))\b"
    ),
}


@dataclass(frozen=True)
class LocativeWords:
    """Patterns and values of one language.

    Attributes
    ----------
    hint : pattern
        What each pattern of `before` holds, so that most toponyms are passed over.
    before : mapping of str to pattern
        By what they say of the toponym that follows: `direction`, `outskirts`, `from`, `part`, `near`; tried in order.
    after : pattern
        A possessive with a direction ("'s southern suburbs").
    facility_after, facility_before : pattern
        A word for a base or port beside the toponym.
    region : pattern
        A part of Libya that no toponym names.
    back : pattern
        A description that stands for a place named before; the group that matches says of what kind.
    bearings : mapping of str to float
        Degrees from north, by word.
    codes : mapping of str to tuple of str
        Feature codes, the likeliest first, by word for a facility.
    """

    hint: re.Pattern[str]
    before: Mapping[str, re.Pattern[str]]
    after: re.Pattern[str]
    facility_after: re.Pattern[str]
    facility_before: re.Pattern[str]
    region: re.Pattern[str]
    back: re.Pattern[str]
    bearings: Mapping[str, float]
    codes: Mapping[str, tuple[str, ...]]
    units: Mapping[str, float]
    numbers: Mapping[str, float]

    def found_before(self, before: str, *, but: str = "") -> tuple[str, re.Match[str]] | None:
        """Give what the words right before a toponym say of it, and the match; one kind may be left out."""
        if self.hint.search(before) is None:
            return None
        matches = ((op, pattern.search(before)) for op, pattern in self.before.items() if op != but)
        return next(((op, match) for op, match in matches if match), None)

    def bearing(self, match: re.Match[str]) -> float | None:
        """Give the bearing that a match names."""
        return self.bearings.get(match.groupdict().get("b") or "")

    def distance(self, match: re.Match[str]) -> float | None:
        """Give the distance that a match names, in kilometres."""
        groups = match.groupdict()
        if not groups.get("n"):
            return None
        number = groups["n"]
        value = self.numbers.get(number)
        return (float(number.replace(",", ".")) if value is None else value) * self.units[groups["u"]]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def locative_words(language: str, folder: Path | None = None) -> LocativeWords:
    """Make the patterns of a language (`en` or `fr`) of the tables `locatives.csv` and `facilities.csv`."""
    folder = folder or data_folder("gazetteer")
    words: dict[str, dict[str, str]] = {}
    for row in read_rows(folder / "locatives.csv", ("kind", "language", "words", "value")):
        if row["language"] == language:
            words.setdefault(row["kind"], {})[fold(row["words"]).decode()] = row["value"]
    codes = {
        fold(row["word"]).decode(): row.items_of("codes")
        for row in read_rows(folder / "facilities.csv", ("word", "language", "codes"))
        if row["language"] == language
    }
    bearings = {
        word: float(value) for kind in ("bearing", "bearing_adjective") for word, value in words[kind].items()
    }
    units = {word: float(value) for word, value in words["unit"].items()}
    numbers = {word: float(value) for word, value in words["number"].items()}

    of, wind, adjective = _OF[language], _any_of(words["bearing"]), _any_of(bearings)
    outskirts, facility = _any_of(words["outskirts"]), _any_of(codes)
    nearness = [re.sub(r"\s+de$", "", word) for word in words["near"]]
    near = _any_of(nearness)
    distance = rf"(?P<n>\d+(?:[.,]\d+)?|{_any_of(numbers)})\s*(?P<u>{_any_of(units)})\s+"
    if language == "en":
        before = {
            "direction": rf"(?:{distance})?(?:to\s+the\s+|due\s+)?\b(?P<b>{wind})\s+{of}{_NAMED}$",
            "outskirts": rf"(?:\b(?P<b>{adjective})\s+)?\b(?:{outskirts})\s+of\s+(?:the\s+)?{_NAMED}$",
            "from": rf"{distance}(?:away\s+)?from\s+(?:the\s+)?{_NAMED}$",
            "part": rf"\b(?P<b>{adjective})\s+(?:{_PART_OF})?(?:the\s+)?$",
            "near": rf"\b(?:{near})\s+(?:the\s+)?{_NAMED}$",
        }
        after = rf"'s?\s+(?P<b>{adjective})\s+(?P<o>{outskirts})?"
        facility_before = rf"\b(?P<f>{facility})\s+(?:of|in|at)\s+$"
        region = (
            rf"\b(?:(?:the\s+)?country's|libya's)\s+(?P<b1>{adjective})\b"
            rf"|\b(?P<b2>{adjective})\s+(?:of|part\s+of|parts\s+of)\s+the\s+country\b"
            rf"|\blibyan\s+(?P<b3>{adjective})\s+(?:territor\w+|region\w*|provinces?)"
            rf"|\bthe\s+(?P<b4>{adjective})\s+(?:region|desert)\b"
            rf"|\bin\s+the\s+(?P<b5>{wind})\b(?=\s*(?:[.,;]|$|from\b|after\b|on\b|and\b|where\b))"
        )
    else:
        before = {
            "direction": rf"(?:{distance})?(?:au|dans\s+le|vers\s+le|a\s+l'|dans\s+l')\s*(?P<b>{wind})\s+{of}{_NAMED}$",
            "outskirts": rf"\b(?:{outskirts})\s+(?:(?P<b>{adjective})\s+)?{of}{_NAMED}$",
            "from": rf"{distance}{of}{_NAMED}$",
            "part": rf"(?:\bl'|\ble\s+|\b)(?P<b>{adjective})\s+{of}{_NAMED}$",
            "near": rf"\b(?:{near})\s+(?:{of})?{_NAMED}$",
        }
        after = rf"\s+(?P<b>{_any_of(words['bearing_adjective'])})\b(?P<o>)?"
        facility_before = rf"\b(?P<f>{facility})\s+(?:\w+\s+)?(?:of|in|at|near|{of})\s*$"
        region = (
            rf"\b(?:l'|le\s+)(?P<b1>{wind})\s+(?:du\s+pays|libyen(?:ne)?s?)\b"
            rf"|\b(?:la\s+)?region\s+(?P<b2>{wind})\b"
            rf"|\bdans\s+(?:le\s+|l')(?P<b3>{wind})\b(?=\s*(?:[.,;]|$))"
        )
    return LocativeWords(
        hint=re.compile(rf"(?:{_any_of([*bearings, *words['outskirts'], *units, *nearness])})\s"),
        before={op: re.compile(pattern) for op, pattern in before.items()},
        after=re.compile(after),
        facility_after=re.compile(rf"(?:'s?)?\s+(?:\w+\s+)?(?P<f>{facility})\b"),
        facility_before=re.compile(facility_before),
        region=re.compile(region),
        back=re.compile(_BACK[language]),
        bearings=bearings,
        codes=codes,
        units=units,
        numbers=numbers,
    )
