"""The forms that dates take, as patterns over the letters of their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geolibya.mentions import date_distances, date_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geolibya.mentions.date_setting import Setting
    from geolibya.mentions.date_words import Token

YEAR_TAIL = r"(?:,?°?'?(?:Y(?!#)|[tlx]y|y[lx]))?"
"""The year behind a month: 2019, "this year", "de l'an dernier"."""
FORMS = {
    "named": r"(?:[DT]°?m|m[DT])!",
    "full": r"F",
    "day": rf"(?:[lbt]y,?\^?'?)?(?:r,?'?)?(?:t?w,?'?)?[DT](?:[,AO]+'?(?:w,?'?)?[DT])*(?:'|°)*m(?!!){YEAR_TAIL}",
    "month_day": rf"(?:r,?)?(?:w,?)?m,?'?[DT](?![#!m])(?:[AO]'?[DT](?![#!m]))*{YEAR_TAIL}",
    "months": rf"(?:p°?'?(?:n°)?)?m(?:[,AO]+'?p?m)+{YEAR_TAIL}",
    "month": rf"(?:p°?'?)?[lqxtb]?(?:p°?)?(?:n°)?m(?:[lxf](?!y))?{YEAR_TAIL}",
    "season": rf"(?:(?<=[\^S'])|[lqxt])s(?:[lx](?!y))?{YEAR_TAIL}|s[lx](?!y)|s°?Y",
    "years": r"(?:(?<=[\^SUuc°yBOA])'?|(?<=[lqt]))Y(?:[AO]'?Y)+|YOY",
    "year": r"(?:(?<=[\^SUuc°yB])|(?<=[\^SU°yuc]'))Y(?!#)|p°?'?Y(?!#)",
    "weekends": r"[lxt]?'?e[lxz]?",
    "weekday": r"(?:r,?)?[lxt]?w[lx]?(?:[,AO]+'?w)*",
    "relative_day": r"r",
    "night": r"R(?![\^°'O]*[wDTm])",
    "nights": r"(?<=R°)[DT]O[DT]|[ND]Mg",
    "same": r"=(?![\^°'O]*[wDTmr])|[Eq]M|E[dn]",
    "next_day": r"j(?!°)",
    "lasting": r"G~?[NDC][dkny]Q|[HS]~?[NDCV]?[dkny]|(?<=\^)~?[NDC][kny](?=°)",
    "counted": r"~?[NDCV]?[hdkny](?:[avg]|c(?=,))|G~?[NDCV]?[hdkny]",
    "beside": r"~?[NDCV]?[dkny][cu]|M[uv]|[xfb]M|Mf",
    "recent": r"(?:t?[NDCV]?[lzi]|t[li])[NDCV]?[dkny]|t?[NDCV]i?[dkny][lz]",
    "recent_hours": r"[NDCV]?[lzi][NDCV]?h",
    "unit": r"pk|(?:p°?'?)?(?:[txb][NDCV]?|f)[dkny]|(?:p°?'?)?f[NDCV][dkny](?!°)|(?:p°?'?)?[dkny][lzxbf]|p°?'?[ny]",
    "unresolved": r"[JV][wdknyM]|K|j°",
    "ordinal": r"(?<=\^')T(?=[,;^Ocu]|$)|(?<=M°')T",
}
"""In order of preference where several begin at one word."""
_ANY = re.compile(
    "(?![.,;^°AOBU#!<>])(?:" + "|".join(f"(?P<{name}>{form})" for name, form in FORMS.items()) + ")"
)
"""No form begins with a word that is none of a date, or that only joins two."""


MEANINGS: Mapping[str, Callable[[Sequence[Token], Setting], str | None]] = {
    "full": date_names.full,
    "day": date_names.days_of_month,
    "month_day": date_names.days_of_month,
    "months": date_names.months,
    "month": date_names.month,
    "season": date_names.season,
    "years": date_names.years,
    "year": date_names.year,
    "weekends": date_names.weekend,
    "weekday": date_names.weekdays,
    "ordinal": date_names.ordinal,
    "relative_day": date_distances.relative_day,
    "night": date_distances.night,
    "nights": date_distances.nights,
    "same": date_distances.same,
    "next_day": date_distances.next_day,
    "counted": date_distances.counted,
    "beside": date_distances.beside,
    "recent": date_distances.recent,
    "recent_hours": date_distances.recent_hours,
    "lasting": date_distances.lasting,
    "unit": date_distances.unit,
    "unresolved": date_distances.unresolved,
}


class Form(NamedTuple):
    """A form found: its name, its first token and the one behind it, and its words."""

    name: str
    first: int
    last: int
    part: Sequence[Token]

    def resolve(self, setting: Setting) -> str | None:
        """Give the date that it means where it stands."""
        return MEANINGS[self.name](self.part, setting)


def find(tokens: Sequence[Token], letters: str) -> Iterator[Form]:
    """Find the forms of dates in a sentence that is spelt as these letters."""
    for match in _ANY.finditer(letters):
        if match.lastgroup and match.lastgroup != "named":  # the 17 February Brigade
            yield Form(match.lastgroup, *match.span(), tokens[match.start() : match.end()])
