"""XML as elements that know their place: no document type of its own, no entity, no file or page from elsewhere.

In: a Source, whatever encoding it names. Out: its root, or the finding why there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ..model.diagnostics import Diagnostic, Message, error
from ..model.source import Source, Span

MOST_LEVELS = 60
"""Elements inside each other."""
MOST_ELEMENTS = 50_000
"""Elements of a file: a merged manifest has some hundred."""
_NEAR = 4096
"""Characters behind the beginning of an element in which a word of it is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlElement:
    """An element: names of other namespaces have the address and a blank before them."""

    tag: str
    attributes: Mapping[str, str]
    text: str
    children: tuple[XmlElement, ...]
    span: Span

    def place(self, words: str) -> Span:
        """Return where words stand in the element; its first line where they are written in another way."""
        head = self.span.part(0, min(len(self.span.text), _NEAR)).text
        at = head.find(words) if words else -1
        return self.span.part(at, at + len(words)) if at >= 0 else self.span.part(0, len(head.partition("\n")[0]))


@dataclass(slots=True, kw_only=True)
class _OpenElement:
    tag: str
    attributes: Mapping[str, str]
    start: int
    texts: list[str] = field(default_factory=list)
    children: list[XmlElement] = field(default_factory=list)


class _RefusedXmlError(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def read_xml(source: Source) -> XmlElement | Diagnostic:
    """Return the root of a text."""
    reading = _XmlReading(source)
    try:
        return reading.root()
    except _RefusedXmlError as cause:
        place = reading.place()
        return error(cause.message, source.span(place, place)).with_help("declared-unreadable.plain")
    except expat.ExpatError as cause:
        place = reading.place(reading.parser.ErrorByteIndex)
        found = error("declared-unreadable.no-xml", source.span(place, place), cause=expat.ErrorString(cause.code))
        return found.with_help("declared-unreadable.again")


class _XmlReading:
    """A text while it is read: bytes are counted by the parser, characters here."""

    def __init__(self, source: Source) -> None:
        self.source, self.data = source, source.text.encode()
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._begin
        self.parser.CharacterDataHandler = self._text
        self.parser.EndElementHandler = self._end
        self.open = [_OpenElement(tag="", attributes={}, start=0)]
        self.known, self.count = (0, 0), 0

    def root(self) -> XmlElement:
        self.parser.Parse(self.data, True)  # noqa: FBT003
        return self.open[0].children[0]

    def place(self, byte: int = -1) -> int:
        """Return the character that a byte begins, or that of the event that is told; it counts on from the last."""
        byte = self.parser.CurrentByteIndex if byte < 0 else byte
        before, characters = self.known if self.known[0] <= byte else (0, 0)
        self.known = byte, characters + len(self.data[before:byte].decode("utf-8", "replace"))
        return self.known[1]

    def _doctype(self, _name: str, _system: str | None, _public: str | None, own: int) -> None:
        if own:
            raise _RefusedXmlError(Message("declared-unreadable.entities"))

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > MOST_LEVELS or self.count > MOST_ELEMENTS:
            raise _RefusedXmlError(Message("declared-unreadable.deep"))
        self.open.append(_OpenElement(tag=tag, attributes=attributes, start=self.place()))

    def _text(self, text: str) -> None:
        self.open[-1].texts.append(text)

    def _end(self, _tag: str) -> None:
        one = self.open.pop()
        self.open[-1].children.append(
            XmlElement(
                tag=one.tag,
                attributes=one.attributes,
                text="".join(one.texts).strip(),
                children=tuple(one.children),
                span=self.source.span(one.start, self.place()),
            )
        )
