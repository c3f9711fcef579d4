"""HTML as stretches of what a reader sees.

In: HTML of any origin. Out: stretches. What a page has around its text is told by the structure of the page alone:
navigation, controls, dialogs, the header and footer of the page, what stands outside `main` or `article` where those
hold most of the words (HTML Living Standard, 4.3 and 4.4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...languages.counters import counted
from ...languages.quoting import quotation_marks
from ...languages.shifted import SHIFTS, shifted
from ...languages.typed import FIRST_LABEL
from .elements import BOLD, HEADS, LOOKS, STRIKES
from .stretches import BACKWARDS, HEADED, SLANTED, STRONG, STRUCK, TURNED_BACK, Stretch
from .tree import ScannedElement, tree_of

_SILENT = frozenset("script style template svg object iframe canvas math datalist".split())  # noqa: SIM905 - names in a row
_TEXTS = frozenset("h1 h2 h3 h4 h5 h6 p li dt table blockquote pre div section article main".split())  # noqa: SIM905
"""What a box that asks for a click has none of."""
_LOOKS = LOOKS | {"dfn": HEADED, "var": SLANTED} | dict.fromkeys(HEADS, HEADED)
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_ASIDES = {"noscript": "hidden", "title": "window", "nav": "navigation", "dialog": "dialog"}
_ASIDES |= dict.fromkeys(("button", "select", "textarea", "input"), "control")
_ROLES = {"navigation": "navigation", "banner": "around", "contentinfo": "around", "search": "control"}
_ROLES |= {"dialog": "dialog", "alertdialog": "dialog"}
_HEADS_OF_PAGE = frozenset({"header", "footer", "aside"})
_LABEL = "label"
_VALUELESS = frozenset("hidden checkbox radio password image file color range".split())  # noqa: SIM905
"""Types of `input` of whose value nobody sees the characters."""
_OVERRIDES = re.compile(r"unicode-bidi\s*:\s*(?:bidi|isolate)-override", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Count:
    """A list that counts: the number of its next item, its form, and by how much it counts on."""

    number: int
    form: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """What the elements around characters say of them; `inside` is `main`, `article` and the like, or a page's head."""

    look: str = ""
    shift: str = ""
    aside: str = ""
    inside: str = ""
    links: bool = False
    count: _Count | None = None
    language: str = ""
    quoted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A stretch, and what stands around it."""

    stretch: Stretch
    here: _Here


def scan_html(html: str) -> tuple[Stretch, ...]:
    """Return what a reader sees of HTML, and what may be missing from a page that is made of it."""
    return tuple(_labelled(tuple(_linked_aside(_outside_aside(_scanned(html))))))


def scan_page(html: str) -> tuple[Stretch, ...]:
    """Return the text of a page that this program printed, which writes the numbers of its lists."""
    return tuple(one.stretch for one in _scanned(html) if one.here.inside == "main" and not one.stretch.aside)


def _scanned(html: str) -> list[_Shown]:
    found: list[_Shown] = []
    _show(tree_of(html), _Here(), found)
    return found


# --- what is around a text --------------------------------------------------------------------------------------------


def _labelled(found: Sequence[Stretch]) -> list[Stretch]:
    """Return stretches; the number of an item counts as text where the item does not begin with one of its own."""
    made, after = list[Stretch](), ""
    for one in reversed(found):
        counts = one.aside == _LABEL and not FIRST_LABEL.match(after)
        made.append(replace(one, aside="") if counts else one)
        after = one.text if one.text.strip() else after
    return made[::-1]


def _outside_aside(found: Sequence[_Shown]) -> Iterator[_Shown]:
    """Yield stretches; those outside `main`, else `article`, are around the text where that holds most of it."""
    sizes = Counter[str]()
    for one in found:
        if not one.stretch.aside:
            sizes[one.here.inside] += len(one.stretch.text.strip())
    wanted = "main" if sizes["main"] else "article"
    holds_most = sizes[wanted] * 2 > sizes.total()
    for one in found:
        outside = holds_most and one.here.inside not in {wanted, "head"} and not one.stretch.aside
        yield replace(one, stretch=replace(one.stretch, aside="around")) if outside else one


def _linked_aside(shown: Iterator[_Shown]) -> Iterator[Stretch]:
    """Yield stretches; links before the first words of a text and after its last ones are navigation."""
    found = list(shown)
    spoken = [
        n
        for n, one in enumerate(found)
        if not (one.here.links or one.stretch.aside) and any(map(str.isalnum, one.stretch.text))
    ]
    if not spoken:
        yield from (one.stretch for one in found)
        return
    for number, one in enumerate(found):
        outside = one.here.links and one.here.inside != "main" and not spoken[0] <= number <= spoken[-1]
        yield replace(one.stretch, aside="navigation") if outside and not one.stretch.aside else one.stretch


# --- elements ---------------------------------------------------------------------------------------------------------


def _show(element: ScannedElement, here: _Here, found: list[_Shown]) -> None:
    """Put the characters of an element, and those of what it holds."""
    for part in element.held:
        if isinstance(part, ScannedElement):
            if part.tag not in _SILENT:
                inner = _inner(part, here)
                if part.tag == "li" and here.count:
                    found.append(_label(part, inner, here.count))
                before, after = _around(part, here)
                found.extend(_shown(before, part.line, inner))
                _show(part, inner, found)
                found.extend(_shown(after, part.line, inner))
        else:
            text, line = part
            found.extend(_shown(shifted(text, here.shift), line, here))


def _shown(text: str, line: int, here: _Here) -> Iterator[_Shown]:
    if text:
        aside = "" if text == "\n" else here.aside
        yield _Shown(stretch=Stretch(text=text, line=line, look=here.look, aside=aside), here=here)


def _around(element: ScannedElement, above: _Here) -> tuple[str, str]:
    """Return what a browser shows before and after what an element holds, or does with its characters."""
    given = element.given
    if element.tag == "q":
        return quotation_marks(given.get("lang", above.language), above.quoted)
    if element.tag == "input" and given.get("type", "").lower() not in _VALUELESS:
        return given.get("value", ""), ""
    turns = element.tag == "bdo" or _OVERRIDES.search(given.get("style", ""))
    backwards = "rtl" in given.get("dir", "").lower() or re.search(r"direction\s*:\s*rtl", given.get("style", ""))
    return (BACKWARDS, TURNED_BACK) if turns and backwards else ("", "")


def _inner(element: ScannedElement, above: _Here) -> _Here:
    """Return what is said of the characters in an element."""
    tag, given, style = element.tag, element.given, element.given.get("style", "")
    look = _LOOKS.get(tag, "") if tag in HEADS else STRONG if BOLD.search(style) else _LOOKS.get(tag, "")
    look = STRUCK if STRIKES.search(style) else look or (SLANTED if _ITALIC.search(style) else "")
    keeps = above.look == STRUCK or (above.look == HEADED and look != STRUCK)
    keeps = keeps or (above.look == STRONG and look not in {HEADED, STRUCK})
    inside = tag if tag == "main" or (tag == "article" and above.inside != "main") else above.inside
    if tag in {"section", "header"} and not above.inside:
        inside = "head" if tag == "header" and "h1" in element.names else tag
    aside = above.aside or ("" if inside == "head" and tag == "header" else _aside(element, above.inside))
    return _Here(
        look=above.look if keeps else look or above.look,
        shift=tag if tag in SHIFTS else above.shift,
        aside=aside,
        inside=inside,
        links=above.links or (tag == "a" and "href" in given and above.look != HEADED),
        count=_begun(element) if tag in {"ol", "ul", "menu"} else above.count,
        language=given.get("lang", above.language),
        quoted=above.quoted + (tag == "q"),
    )


def _begun(element: ScannedElement) -> _Count | None:
    """Return how a list counts; a reversed one ends at 1 (HTML Living Standard, 4.4.5)."""
    given, style = element.given, element.given.get("style", "")
    if element.tag != "ol" or ("list-style" in style and "none" in style):
        return None
    items = sum(isinstance(one, ScannedElement) and one.tag == "li" for one in element.held)
    first, step = (items, -1) if "reversed" in given else (1, 1)
    return _Count(number=_number(given.get("start", ""), first), form=given.get("type") or "1", step=step)


def _label(item: ScannedElement, inner: _Here, count: _Count) -> _Shown:
    """Return the number before an item that a browser shows."""
    number = _number(item.given.get("value", ""), count.number)
    count.number = number + count.step
    text, aside = f"{counted(number, count.form)}. ", inner.aside or _LABEL
    return _Shown(stretch=Stretch(text=text, line=item.line, look=inner.look, aside=aside), here=inner)


def _aside(element: ScannedElement, inside: str) -> str:
    """Return what an element is beside the text, "" for a part of it."""
    tag, given = element.tag, element.given
    if "hidden" in given or _HIDES.search(given.get("style", "")):
        return "hidden"
    if tag == "div" and "button" in element.names and not element.names & _TEXTS:
        return "control"
    if given.get("aria-modal") == "true":
        return "dialog"
    if tag in _HEADS_OF_PAGE and not inside:
        return "around"
    return _ASIDES.get(tag, "") or _ROLES.get(given.get("role", ""), "")


def _number(attribute: str, otherwise: int) -> int:
    return int(attribute) if re.fullmatch(r"-?[0-9]{1,6}", attribute) else otherwise
