"""What a file of `static/` may hold: the kind that its name says, and of SVG what draws and nothing else.

In: a path and bytes. Out: findings. A picture is refused and never cleaned: nobody would have seen what is left of it.
The lists are of what is allowed: the shapes, text, gradients, masks and styles of SVG 2. Scripts, event attributes,
foreign content, animation, pictures inside pictures and every address but `#id` are on none. There are no entities to
expand, since a document type is refused where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.parsers import expat

from ..languages.pattern import words_in
from ..model.diagnostics import Diagnostic, Message, Value, error
from ..model.source import Source, line_starts
from ..model.theme import KINDS

MOST_ELEMENTS = 5_000  # a logo has hundreds
MOST_DEPTH = 50  # elements in each other
_SVG = "http://www.w3.org/2000/svg "
_LINKS = ("href", "http://www.w3.org/1999/xlink href")
_ELEMENTS = words_in(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan style "
    "linearGradient radialGradient stop clipPath mask pattern"
)
_ATTRIBUTES = words_in(
    "id class style version role lang transform viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r rx ry "
    "fx fy dx dy d points pathLength rotate textLength lengthAdjust gradientUnits gradientTransform offset "
    "spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits fill "
    "fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray "
    "stroke-dashoffset stroke-opacity stop-color stop-opacity opacity color display visibility overflow clip-path "
    "clip-rule mask paint-order vector-effect shape-rendering text-rendering color-interpolation text-anchor "
    "dominant-baseline font-family font-size font-weight font-style letter-spacing word-spacing isolation aria-label "
    "aria-labelledby aria-hidden focusable type media"
) | {f"http://www.w3.org/XML/1998/namespace {name}" for name in ("space", "lang")}
_PLAIN = r"(?:rgba?|hsla?|matrix|translate|scale|rotate|skew[XY]|calc)\s*\(|@media\s*\(|url\((['\"]?)#[\w.-]+\1\)"
_CALL = re.compile(rf"(?!{_PLAIN})(?<![\w@-])(?:@?[\w-]+\s*\(|@(?!media\b))|\\", re.IGNORECASE)
"""In a value or a style: what could name something outside, be it spelt in escapes."""


def judge_file(path: str, data: bytes) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file of `static/`."""
    suffix = PurePosixPath(path).suffix
    if suffix == ".svg":
        yield from _judge_svg(path, data)
    elif not data.startswith(KINDS[suffix][1]):
        finding = error("static-unusable.kind", Source(path=path, text="").whole(), suffix=suffix)
        yield finding.with_help("static-unusable.export")


def _judge_svg(path: str, data: bytes) -> Iterator[Diagnostic]:
    source = Source(path=path, text=data.decode("utf-8", "replace").replace("\r\n", "\n"))
    reader = _SvgReader()
    reader.read(data)
    for line, message in reader.found[:MOST_DEPTH]:
        starts = line_starts(source.text)
        start = starts[min(line, len(starts)) - 1]
        yield error(message, source.span(start, start)).with_help("static-unusable.plain-svg")


class _SvgReader:
    """Expat with a handler for each thing that is not allowed; it stops at what could grow or fetch."""

    def __init__(self) -> None:
        self.found: list[tuple[int, Message]] = []
        self._open: list[str] = []
        self._count = 0
        self._css = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = lambda target, _: self._stop("static-unusable.instruction", target)
        self._parser.StartDoctypeDeclHandler = lambda *_: self._stop("static-unusable.doctype", "DOCTYPE")

    def read(self, data: bytes) -> None:
        """Read a file to its end or to what stops it; `found` has what is not allowed, with lines."""
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat's own
        except expat.ExpatError as cause:
            self._note("static-unusable.no-xml", cause=str(cause))
        except _StoppedReading:
            return

    def _note(self, id: str, **values: Value) -> None:
        self.found.append((self._parser.CurrentLineNumber, Message(id, **values)))

    def _stop(self, id: str, name: str) -> None:
        self._note(id, name=name)
        raise _StoppedReading

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open.append(name.removeprefix(_SVG))
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) > MOST_DEPTH:
            self._stop("static-unusable.too-much", self._open[-1])
        if not name.startswith(_SVG) or self._open[-1] not in _ELEMENTS or (self._count == 1) != (name == f"{_SVG}svg"):
            self._note("static-unusable.element", name=name.removeprefix(_SVG))
        for key, value in attributes.items():
            self._judge(key, value)

    def _judge(self, key: str, value: str) -> None:
        if key in _LINKS:
            if not re.fullmatch(r"#[\w.-]+", value):
                self._note("static-unusable.outside", name=value)
        elif key.startswith("data-"):
            return
        elif key not in _ATTRIBUTES:
            self._note("static-unusable.attribute", name=key)
        elif call := _CALL.search(value):
            self._note("static-unusable.outside", name=call[0])

    def _end(self, _name: str) -> None:
        self._open.pop()
        if "style" not in self._open and (call := _CALL.search(self._css)):
            self._note("static-unusable.outside", name=call[0])
            self._css = ""

    def _text(self, text: str) -> None:
        """Keep what a style says: its pieces are judged as one, since a comment may stand in the middle of a word."""
        if "style" in self._open:
            self._css += text


class _StoppedReading(Exception):  # noqa: N818 - it says that enough was seen
    pass
