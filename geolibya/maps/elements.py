"""folium elements: the events as a layer, and text that no template may touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from branca.element import Element, Figure
from folium.map import Layer
from folium.template import Template

from geolibya.gazetteer import Gazetteer
from geolibya.maps.bundles import bundle
from geolibya.maps.packing import data_block
from geolibya.maps.payload import make_payload
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.maps.payload import EventsLike

TITLES = {
    "en": "Reported military activity in Libya",
    "fr": "Activités militaires rapportées en Libye",
    "ar": "النشاط العسكري المبلَّغ عنه في ليبيا",
}
LAYER_NAMES = {"en": "Events", "fr": "Événements", "ar": "الأحداث"}


class RawElement(Element):
    """Text that is written as it is: folium renders what it is given as a template, once more."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "RawElement"
        self.text = text

    def render(self, **_: object) -> str:
        """Give the text."""
        return self.text


class DataBlock:
    """The events of a layer as the text of a script block; never changed, so that copies of the tree share it."""

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        return self

    def html(self, block_id: str) -> str:
        """Write the script block, which no browser runs."""
        return f'<script type="{self.kind}" id="{block_id}">{self.text}</script>'


class EventLayer(Layer):
    """Events on a folium map: one symbol a place, with the evidence behind it.

    Parameters
    ----------
    events : EventSet
        Anything that has `.events` and `.reports`.
    name : str, optional
        What a layer control calls it.
    language : str
        `en`, `fr` or `ar`.

    Examples
    --------
    >>> EventLayer(strikes).add_to(folium.Map([28, 17], zoom_start=6))  # doctest: +SKIP
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = {{ this.call() }};
        {% endmacro %}
        """
    )

    def __init__(  # noqa: PLR0913  # all but the first are optional, by name
        self,
        events: EventsLike,
        name: str | None = None,
        *,
        language: str = "en",
        title: str | None = None,
        embed: bool = False,
        gazetteer: Gazetteer | None = None,
        vocabulary: Vocabulary | None = None,
        notes: Sequence[str] = (),
        show: bool = True,
    ) -> None:
        if language not in TITLES:
            raise ValueError(f"language is {language!r}, wants one of {', '.join(TITLES)}")
        super().__init__(name=name or LAYER_NAMES[language], overlay=True, show=show)
        self._name = "EventLayer"
        self.title = title or TITLES[language]
        payload = make_payload(
            events,
            language=language,
            title=self.title,
            embed=embed,
            gazetteer=gazetteer or Gazetteer.load(),
            vocabulary=vocabulary or Vocabulary.load(),
            notes=notes,
        )
        self.block = DataBlock(*data_block(payload))
        self.page_extras: str | None = None
        """In a page of ours: the script that gives it the user's own layers; None in any other map."""

    @property
    def block_id(self) -> str:
        """Id of the element that holds the events."""
        return f"{self.get_name()}_data"

    def call(self) -> str:
        """Write the expression that makes the layer."""
        if self.page_extras is None:
            return f'geolibya.EventLayer("{self.block_id}")'
        assert self._parent is not None  # noqa: S101  # only a page sets the extras, and it is the parent
        return f'geolibya.start({self._parent.get_name()}, "{self.block_id}", {self.page_extras})'

    def render(self, **kwargs: object) -> str:
        """Add the layer to its figure, with its script and style where the map is not ours."""
        if self.page_extras is None:
            figure = self.get_root()
            assert isinstance(figure, Figure)  # noqa: S101  # folium asks the same of each element
            figure.header.add_child(RawElement(f"<style>{bundle('layer.css')}</style>"), name="geolibya_css")
            figure.header.add_child(RawElement(f"<script>{bundle('layer.js')}</script>"), name="geolibya_js")
            figure.html.add_child(RawElement(self.block.html(self.block_id)), name=self.block_id)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""
