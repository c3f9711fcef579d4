"""HTML as stretches of what a reader sees, by the tokenizer of Python's library.

In: HTML of any origin. Out: stretches. What a page has around its text is told by the structure of the page alone:
navigation, controls, dialogs, the header and footer of the page, what stands outside `main` or `article` where those
hold most of the words (HTML Living Standard, 4.3 and 4.4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from ...languages.typed import FIRST_LABEL
from .elements import BOLD, HEADS, INLINE, LOOKS
from .stretches import HEADED, SLANTED, STRONG, Stretch, counted

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SILENT = frozenset("script style template head svg object iframe canvas math datalist".split())  # noqa: SIM905 - names in a row
_INLINE = INLINE | {"data", "label", "samp"}
_CONTROLS = frozenset({"button", "select", "textarea"})
_TEXTS = frozenset("h1 h2 h3 h4 h5 h6 p li dt table blockquote pre div section article main".split())  # noqa: SIM905
"""What a box that asks for a click has none of."""
_LOOKS = LOOKS | {"dfn": HEADED, "var": SLANTED}
_ENDS = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("td", "th", "tr"), "td": ("td", "th")}
_ENDS |= {"th": ("td", "th"), "option": ("option",), "a": ("a",)}
_SCOPES = frozenset({"ul", "ol", "dl", "table", "select", "body"})
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_ROLES = {"navigation": "navigation", "banner": "around", "contentinfo": "around", "search": "control"}
_ROLES |= {"dialog": "dialog", "alertdialog": "dialog"}
LABEL = "label"


@dataclass(slots=True, kw_only=True)
class _Open:
    """An open element: what it says of the characters in it."""

    tag: str
    look: str = ""
    aside: str = ""
    inside: str = ""
    start: int = 0
    count: int = 1
    form: str = ""
    asks: bool = False
    tells: bool = False
    leads: bool = False


@dataclass(slots=True, kw_only=True)
class _Shown:
    """A stretch, and whether it stands in `main` or `article`, or in a link that leads away."""

    stretch: Stretch
    inside: str
    linked: bool


def scan_html(html: str) -> tuple[Stretch, ...]:
    """Return what a reader sees of HTML, and what may be missing from a page that is made of it."""
    return tuple(_labelled(tuple(_linked_aside(_outside_aside(_scanned(html))))))


def scan_page(html: str) -> tuple[Stretch, ...]:
    """Return the text of a page that this program printed, which writes the numbers of its lists."""
    return tuple(one.stretch for one in _scanned(html) if one.inside == "main" and not one.stretch.aside)


def _scanned(html: str) -> list[_Shown]:
    scan = _HtmlScan()
    scan.feed(html)
    scan.close()
    return scan.found


def _labelled(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield stretches; the number of an item counts as text where the item does not begin with one of its own."""
    for place, one in enumerate(found):
        after = next((other.text for other in found[place + 1 : place + 9] if other.text.strip()), "")
        yield replace(one, aside="") if one.aside == LABEL and not FIRST_LABEL.match(after) else one


def _outside_aside(found: Sequence[_Shown]) -> list[_Shown]:
    """Return stretches with those outside `main`, else `article`, as what is around the text, where it holds most."""
    sizes = Counter[str]()
    for one in found:
        sizes[one.inside] += len(one.stretch.text.strip()) if not one.stretch.aside else 0
    wanted = "main" if sizes["main"] else "article"
    if sizes[wanted] * 2 <= sizes.total():
        return list(found)
    return [
        replace(one, stretch=replace(one.stretch, aside=one.stretch.aside or "around"))
        if one.inside not in {wanted, "head"}
        else one
        for one in found
    ]


def _linked_aside(found: Sequence[_Shown]) -> Iterator[Stretch]:
    """Yield stretches; links before the first words of a text and after its last ones are navigation."""
    spoken = [
        n
        for n, one in enumerate(found)
        if not (one.linked or one.stretch.aside) and any(map(str.isalnum, one.stretch.text))
    ]
    first, last = (spoken[0], spoken[-1]) if spoken else (0, len(found))
    for number, one in enumerate(found):
        outside = one.linked and one.inside != "main" and not first <= number <= last and not one.stretch.aside
        yield replace(one.stretch, aside="navigation") if outside else one.stretch


@dataclass(slots=True, kw_only=True, eq=False)
class _Elements:
    """The open elements, the innermost last."""

    stack: list[_Open] = field(default_factory=lambda: [_Open(tag="")])
    counts: Counter[str] = field(default_factory=Counter)

    def push(self, one: _Open) -> None:
        """Open an element."""
        self.stack.append(one)
        self.counts[one.tag] += 1

    def close(self, tags: Sequence[str], stop: frozenset[str]) -> Iterator[_Open]:
        """Close the nearest open element of these names, unless one of `stop` is nearer, and yield all that close."""
        if not any(self.counts[tag] for tag in tags):
            return
        place = len(self.stack) - 1
        while place and self.stack[place].tag not in tags and self.stack[place].tag not in stop:
            place -= 1
        if place and self.stack[place].tag in tags:
            for one in self.stack[place:][::-1]:
                self.counts[one.tag] -= 1
                yield one
            del self.stack[place:]


class _HtmlScan(HTMLParser):
    """Collects what shows. `typing.override` came with Python 3.12; its methods override without it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Shown] = []
        self._open = _Elements()

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # type: ignore[explicit-override]  # noqa: FBT001, FBT002 - as it is there
        """Return where `<![x[` ends: the library asserts that x is known, a browser takes it for a comment."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Open an element; an item, a cell or a term ends the one before it."""
        given = {name: value or "" for name, value in attrs}
        self._end(_ENDS.get(tag, ()), _SCOPES)
        if tag not in _INLINE:
            self._end(("p",), _SCOPES | {"div", "td", "th", "li"})
            self._put("\n")
        if tag in _VOID:
            return
        if tag == "h1":
            self._show_header()
        self._open.push(self._opened(tag, given))
        if tag == "li":
            self._label(given)

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        """Close the nearest open element of this name, and all inside it."""
        self._end((tag,), frozenset())
        if tag not in _INLINE:
            self._put("\n")

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        """Keep text; line breaks of the file are spaces."""
        if self._open.stack[-1].aside != "silent":
            self._put(re.sub(r"\s", " ", data))

    def _put(self, text: str, aside: str = "") -> None:
        here = self._open.stack[-1]
        line = self.getpos()[0]
        made = Stretch(text=text, line=line, look=here.look, aside="" if text == "\n" else aside or here.aside)
        self.found.append(_Shown(stretch=made, inside=here.inside, linked=here.leads))

    def _end(self, tags: Sequence[str], stop: frozenset[str]) -> None:
        closed = list(self._open.close(tags, stop))
        for one, above in zip(closed, [*closed[1:], self._open.stack[-1]], strict=False):
            above.asks |= one.asks or one.tag == "button"
            above.tells |= one.tells or one.tag in _TEXTS
            if one.tag == "div" and one.asks and not one.tells:
                for shown in self.found[one.start :]:
                    shown.stretch = replace(shown.stretch, aside=shown.stretch.aside or "control")

    def _opened(self, tag: str, given: dict[str, str]) -> _Open:
        above = self._open.stack[-1]
        style = given.get("style", "")
        look = HEADED if tag in HEADS else STRONG if BOLD.search(style) else _LOOKS.get(tag, "")
        look = look or (SLANTED if _ITALIC.search(style) else "")
        strongest = above.look if above.look == HEADED or (above.look == STRONG and look != HEADED) else look
        inside = tag if tag == "main" or (tag == "article" and above.inside != "main") else above.inside
        if tag == "section" and not above.inside:
            inside = "section"
        if tag == "header" and not above.inside:
            inside = "header"
        aside = above.aside or _aside(tag, given, above.inside)
        form = "" if "list-style" in style and "none" in style else given.get("type", "1")
        start = given.get("start", "1")
        leads = above.leads or (tag == "a" and not given.get("href", "#").startswith("#"))
        return _Open(
            tag=tag,
            look=strongest or above.look,
            aside=aside,
            inside=inside,
            start=len(self.found),
            count=_number(start, 1),
            form=form,
            leads=leads,
        )

    def _show_header(self) -> None:
        """Take the header of a page that holds the title of the text for text."""
        for one in self._open.stack:
            if one.inside == "header":
                one.inside, one.aside = "head", "" if one.aside == "around" else one.aside
        starts = [one.start for one in self._open.stack if one.tag == "header" and one.inside == "head"]
        for shown in self.found[starts[0] :] if starts else ():
            shown.inside = "head"
            if shown.stretch.aside == "around":
                shown.stretch = replace(shown.stretch, aside="")

    def _label(self, given: dict[str, str]) -> None:
        """Put the number before an item that a browser shows."""
        above = next((one for one in reversed(self._open.stack[:-1]) if one.tag in {"ol", "ul", "menu"}), None)
        if above is None or above.tag != "ol" or not above.form:
            return
        own = given.get("value", "")
        number = _number(own, above.count)
        above.count = number + 1
        self._put(f"{counted(number, above.form)}. ", self._open.stack[-1].aside or LABEL)


def _aside(tag: str, given: dict[str, str], inside: str) -> str:
    """Return what an element is beside the text, "" for a part of it."""
    if tag in _SILENT:
        return "silent" if tag != "head" else ""
    if "hidden" in given or _HIDES.search(given.get("style", "")) or tag == "noscript":
        return "hidden"
    if tag == "title":
        return "window"
    if tag in _CONTROLS:
        return "control"
    if tag == "nav":
        return "navigation"
    if tag == "dialog" or given.get("aria-modal") == "true":
        return "dialog"
    if tag in {"header", "footer", "aside"} and not inside:
        return "around"
    return _ROLES.get(given.get("role", ""), "")


def _number(attribute: str, otherwise: int) -> int:
    return int(attribute) if re.fullmatch(r"-?[0-9]{1,6}", attribute) else otherwise
