"""The explanation of a report as a page: the text with its marks, each event beside its sentence; no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from geolibya.explanation import KINDS
from geolibya.explanation.labels import CUES, SOURCES, WORDS
from geolibya.explanation.style import STYLE
from geolibya.static_page import static_page
from geolibya.vocabulary import PAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geolibya.explanation import Explanation, Mark
    from geolibya.explanation.words import ReasonWords
    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Event

SIGNS = dict(zip(KINDS, "●○▲■◆❝≈□", strict=True))
"""Before each mark, so that it is told from the others without its colour."""


def page_of(
    explanations: Sequence[Explanation], words: ReasonWords, gazetteer: Gazetteer, language: str = "en"
) -> str:
    """Give the page; all text of reports is escaped.

    Parameters
    ----------
    explanations : sequence of Explanation
        One a report, in the order of the page.
    language : str
        `en`, `fr` or `ar`; quotes and texts stay in theirs.
    """
    title = WORDS[language]["title"].format(
        name=", ".join(each.extraction.report.name for each in explanations)
    )
    parts = [
        f'<a class="skip" href="#r1-e1">{escape(WORDS[language]["skip"])}</a>',
        *(
            part
            for number, each in enumerate(explanations, start=1)
            for part in _Writer(each, words, gazetteer, language, f"r{number}-").parts()
        ),
    ]
    return static_page(title, STYLE, "\n".join(parts), language)


_TOWARDS = {"support": "in aid", "political": "together"}
"""Groups of activities in which whom it was done to is no foe."""


class _Writer:
    """Writes one report; ids begin with `prefix`."""

    def __init__(
        self, explanation: Explanation, words: ReasonWords, gazetteer: Gazetteer, language: str, prefix: str
    ) -> None:
        self.report = explanation.extraction.report
        self.explanation = explanation
        self.reasons = words
        self.vocabulary = words.vocabulary
        self.gazetteer = gazetteer
        self.language = language
        self.prefix = prefix
        self.say = WORDS[language]
        self.events = explanation.extraction.events
        self.notes = sorted(explanation.extraction.notes)
        self.event_at: dict[tuple[int, int], int] = {}
        for number, event in enumerate(self.events, start=1):
            for start, end, kind in event.marks:
                if kind == "activity":
                    offset = event.start or 0
                    self.event_at.setdefault((start + offset, end + offset), number)

    def parts(self) -> Iterator[str]:
        report, say = self.report, self.say
        about = " · ".join(part for part in (report.outlet, report.title, report.published or "") if part)
        yield f"<main><header><h1><bdi>{escape(report.name)}</bdi></h1>"
        if about:
            yield f'<p dir="auto">{escape(about)}</p>'
        yield f"<p>{escape(say['honest'].format(events=len(self.events), none=len(self.notes)))}</p></header>"
        signs = "".join(
            f'<li><mark class="k-{_class(kind)}"><span class="sign">{SIGNS[kind]}</span>{escape(say[kind])}</mark></li>'
            for kind in KINDS
        )
        yield f'<section class="legend" aria-label="{escape(say["legend"])}"><ul>{signs}</ul></section>'
        yield from self._rows()
        if not self.events:
            yield f"<p>{escape(say['no events'])}</p>"
        yield "</main>"

    def _rows(self) -> Iterator[str]:
        """Give the text in rows: a row ends behind a sentence that has something to say beside it."""
        sentences = self.explanation.sentences or ((0, len(self.report.text), 0),)
        begin = 0
        for number, (_, _, paragraph) in enumerate(sentences):
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            end = following[0] if following else len(self.report.text)
            events = [
                n for n, event in enumerate(self.events, start=1) if self._within(event.start, begin, end)
            ]
            notes = [note for note in self.notes if self._within(note[0], begin, end)]
            if following and following[2] == paragraph and not events and not notes:
                continue
            last = " last" if not following or following[2] != paragraph else ""
            beside = "".join([*map(self._event, events), self._none(notes)])
            language = f' lang="{escape(self.report.language)}"' if self.report.language else ""
            yield (
                f'<section class="row{last}"><p class="text" dir="auto"{language}>{self._marked(begin, end)}</p>'
                f'<div class="beside">{beside}</div></section>'
            )
            begin = end

    @staticmethod
    def _within(offset: int | None, begin: int, end: int) -> bool:
        return begin <= (offset or 0) < end

    def _marked(self, begin: int, end: int) -> str:
        text, parts, last = self.report.text, [], begin
        for mark in self.explanation.marks:
            if begin <= mark.start and mark.end <= end:
                parts += [escape(text[last : mark.start]), self._mark(mark)]
                last = mark.end
        return "".join([*parts, escape(text[last:end])]).strip()

    def _mark(self, mark: Mark) -> str:
        words = escape(self.report.text[mark.start : mark.end])
        about = self._about(mark)
        hidden = escape(f" ({self.say[mark.kind]}{': ' if about else ''}{about})")
        sign = f'<span class="sign" aria-hidden="true">{SIGNS[mark.kind]}</span>'
        inside = f'{sign}{words}<span class="away">{hidden}</span>'
        number = self.event_at.get((mark.start, mark.end)) if mark.kind == "activity" else None
        if number:
            inside = f'<a id="{self.prefix}t{number}" href="#{self.prefix}e{number}">{inside}</a>'
        return f'<mark class="k-{_class(mark.kind)}" title="{hidden[2:-1]}">{inside}</mark>'

    def _about(self, mark: Mark) -> str:
        """Give what a mark stands for, in words."""
        if mark.kind in ("place", "metonym"):
            place = self.gazetteer.places.get(mark.about)
            return place.label(self.language) if place else ""
        if mark.kind == "actor":
            return self._actors(mark.about.split())
        if mark.kind == "activity":
            return self.reasons.activity(mark.about, self.language)
        kinds = {"cue": CUES, "source": SOURCES}.get(mark.kind, {})
        return kinds[mark.about][PAGE_LANGUAGES.index(self.language)] if mark.about in kinds else mark.about

    def _actors(self, ids: Iterable[str]) -> str:
        known = self.vocabulary.actors
        return ", ".join(known[name].label(self.language) if name in known else name for name in ids)

    def _event(self, number: int) -> str:
        event, say, name = self.events[number - 1], self.say, f"{self.prefix}e{number}"
        status = self.vocabulary.statuses[event.status].label(self.language)
        back = f' href="#{self.prefix}t{number}"' if number in self.event_at.values() else ""
        label = escape(self.reasons.activity(event.activity, self.language))
        rows = {
            say["said"]: " → ".join(event.attribution),
            say["caveats"]: ", ".join(self.vocabulary.caveats[c].label(self.language) for c in event.caveats),
            say["casualties"]: "; ".join(each.words for each in event.casualties),
        }
        details = "".join(
            f'<dt>{escape(term)}</dt><dd dir="auto">{escape(said)}</dd>'
            for term, said in rows.items()
            if said
        )
        reasons = "".join(
            f'<li dir="auto">{escape(why)}</li>' for why in self.reasons.of_event(event, self.language)
        )
        facts = " · ".join((self._who(event), self._where(event), self._when(event)))
        title = f"<a{back}>{number}. {label}</a>"
        return (
            f'<article id="{name}" tabindex="-1" aria-labelledby="{name}-h">'
            f'<h2 id="{name}-h">{title} <span class="status s-{event.status}">{escape(status)}</span></h2>'
            f"<p>{escape(facts)}</p>"
            f"{f'<dl>{details}</dl>' if details else ''}<h3>{escape(say['why'])}</h3><ul>{reasons}</ul></article>"
        )

    def _who(self, event: Event) -> str:
        doer = (
            ", ".join(part for part in (self._actors(event.actors), *event.actors_text) if part)
            or self.say["nobody"]
        )
        if not event.targets:
            return doer
        towards = self.say[_TOWARDS.get(event.group, "against")]
        return towards.format(doer=doer, target=self._actors(event.targets))

    def _where(self, event: Event) -> str:
        place = self.gazetteer.places.get(event.place or "")
        name = place.label(self.language) if place else event.place_name
        if not name or event.radius_km is None:
            return self.say["nowhere"]
        return f"{name}, {self.say['within'].format(km=f'{event.radius_km:g}')}"

    def _when(self, event: Event) -> str:
        told = self.say["told"].format(when=event.when) if event.when else ""
        return ", ".join(part for part in (event.date or self.say["undated"], told) if part)

    def _none(self, notes: Sequence[tuple[int, int, str]]) -> str:
        """Give the words of a row that made no event, folded away."""
        if not notes:
            return ""
        head = self.say["none one" if len(notes) == 1 else "none many"].format(n=len(notes))
        items = "".join(
            f'<li><q dir="auto">{escape(self.report.text[start:end])}</q> '
            f'<span dir="auto">{escape(self.reasons.plain(why, self.language))}</span></li>'
            for start, end, why in notes
        )
        return f"<details><summary>{escape(head)}</summary><ul>{items}</ul></details>"


def _class(kind: str) -> str:
    return kind.replace(" ", "-")
