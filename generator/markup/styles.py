"""What the style sheets inside a page hide in it, and the words that they add.

In: the elements of a page. Out: for each, whether one of its styles may hide it, and words that a style puts beside it.
Whatever a rule says that matches counts as possible, be it of a condition (`@media`, `@supports`, …) or overruled by
another, since scripts and screens decide. A property is judged by itself: what hides an element by its surroundings
(white on white, an element on top, a font without shapes, an animation) is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from tinycss2.ast import Declaration
from tinycss2.color4 import parse_color

_Judge = Callable[[Any, str], bool]
"""Says of a token of a value, and of the function around it, whether they may hide what is in an element."""
_LEAST = 0.2
"""Of full opacity or size, or of the size of letters: below it nobody reads."""
_FULL = {"": 1, "%": 100, **dict.fromkeys(("em", "rem", "ex", "ch", "lh", "vw", "vh"), 1)}
"""Full size in a unit; in others, such as px, 16."""
_FAR = {"": inf, "px": 500, "em": 30, "rem": 30}
"""From which distance on something stands beside the screen; of other units, 100."""
_WHOLE = frozenset({"auto", "inherit", "initial", "none", "normal", "revert", "revert-layer", "unset"})


def _says(*words: str) -> _Judge:
    return lambda token, _around: token.type == "ident" and token.lower_value in words


def _is_small(token: Any, _around: str = "") -> bool:
    return _measure(token, _FULL, 16, inf) < _LEAST


def _is_far(token: Any, _around: str = "") -> bool:
    return _measure(token, _FAR, 100, 0) >= 1


def _is_cut(token: Any, _around: str) -> bool:
    return token.type != "ident" or token.lower_value not in _WHOLE


def _is_clear(token: Any, _around: str) -> bool:
    return bool(getattr(parse_color(token), "alpha", 1) < _LEAST)


def _is_scaled(token: Any, around: str) -> bool:
    return around.startswith(("matrix", "scale", "opacity")) and _is_small(token)


def _measure(token: Any, units: Mapping[str, float], other: float, none: float) -> float:
    """Return a number in the measure of its unit, `none` for what is no number."""
    if token.type not in ("number", "percentage", "dimension"):
        return none
    unit = getattr(token, "lower_unit", "%" if token.type == "percentage" else "")
    return float(abs(token.value) / units.get(unit, other))


_HEIGHTS = ("block-size", "height", "max-block-size", "max-height")
_SIZES = ("font", "font-size", "inline-size", "line-height", "max-width", "opacity", "scale", "width", "zoom")
_SIDES = " -top -right -bottom -left -block -inline -block-start -block-end -inline-start -inline-end".split(" ")  # noqa: SIM905 - names in a row
_HIDES: Mapping[str, _Judge] = {
    **dict.fromkeys((*_HEIGHTS, *_SIZES), _is_small),
    **dict.fromkeys((f"{name}{side}" for name in ("inset", "margin") for side in _SIDES), _is_far),
    **dict.fromkeys(("bottom", "left", "right", "text-indent", "top", "translate"), _is_far),
    **dict.fromkeys(("clip", "clip-path", "content", "line-clamp", "mask", "mask-image"), _is_cut),
    **dict.fromkeys(("color", "text-fill-color"), _is_clear),
    **dict.fromkeys(("text-decoration", "text-decoration-line"), _says("line-through")),
    "content-visibility": _says("hidden"),
    "display": _says("none"),
    "filter": _is_scaled,
    "text-overflow": _says("ellipsis"),
    "transform": lambda token, around: _is_scaled(token, around) or _is_far(token),
    "unicode-bidi": _says("bidi-override", "isolate-override"),
    "visibility": _says("collapse", "hidden"),
}
"""What hides, strikes out or turns round what is in an element, moves it away, or puts a picture in its place."""
_CLIPS = _says("clip", "hidden")
_SAYING = frozenset({"content", "list-style", "list-style-type", "quotes"})
"""What adds words of its own to a page."""
_UNSEEN_MEDIA = frozenset({"print", "speech"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyles:
    """The style sheets inside a page. `imported` are the addresses of others, `unread` selectors unknown here."""

    imported: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _matcher: Matcher = field(default_factory=Matcher)
    _custom: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, sheet: str, media: str = "") -> None:
        """Take in a style sheet."""
        nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        self.imported.extend(_imported(nodes))
        for selector, declarations in () if _is_unseen(media) else _rules(nodes, ""):
            self._note_custom(declarations)
            try:
                for one in compile_selector_list(selector):
                    self._matcher.add_selector(one, declarations)
            except (SelectorError, NotImplementedError):
                if self._hide(declarations) or any(one.lower_name in _SAYING for one in declarations):
                    self.unread.append(selector)

    def hides(self, element: ElementWrapper) -> bool:
        """Say whether what is in an element may be hidden by what is said of it."""
        return self._hide([one for part, one in self._declared(element) if not part])

    def said(self, element: ElementWrapper) -> Iterator[str]:
        """Yield what styles put before, after and beside an element; what has no letter or figure is an ornament."""
        values = (one.value for _, one in self._declared(element) if one.lower_name in _SAYING)
        for token, around in (pair for value in values for pair in self._tokens(value)):
            asked = around == "attr" and token.type == "ident"
            text = element.etree_element.get(token.value, "") if asked else getattr(token, "value", "")
            if (asked or token.type == "string") and any(map(str.isalnum, text)):
                yield text

    def _declared(self, element: ElementWrapper) -> Iterator[tuple[str | None, Declaration]]:
        """Yield what is said of an element and of what is put beside it, with the name of that."""
        own = _declarations(tinycss2.parse_blocks_contents(element.etree_element.get("style", "")))
        self._note_custom(own)
        for part, many in ((None, own), *(found[2:] for found in self._matcher.match(element))):
            yield from ((part, one) for one in many)

    def _note_custom(self, declarations: Iterable[Declaration]) -> None:
        for one in declarations:
            if one.name.startswith("--"):
                self._custom.setdefault(one.name, []).extend(one.value)

    def _hide(self, declarations: Iterable[Declaration]) -> bool:
        said = [
            (one.lower_name.removeprefix("-webkit-"), *token)
            for one in declarations
            for token in self._tokens(one.value)
        ]
        is_clipped = any(name.startswith("overflow") and _CLIPS(token, around) for name, token, around in said)
        is_low = any(name in _HEIGHTS and token.type == "dimension" for name, token, _ in said)
        return (is_clipped and is_low) or any(name in _HIDES and _HIDES[name](*token) for name, *token in said)

    def _tokens(self, value: Iterable[Any], around: str = "", seen: frozenset[str] = frozenset()) -> Iterator[Any]:
        """Yield what a value holds and may hold, each with the function around it, custom properties filled in."""
        for token in value:
            if around == "var" and token.type == "ident" and token.value not in seen:
                yield from self._tokens(self._custom.get(token.value, ()), "", seen | {token.value})
            elif token.type not in ("whitespace", "comment"):
                yield token, around
            if token.type == "function":
                yield from self._tokens(token.arguments, token.lower_name, seen)


def _imported(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "import":
            tokens = [inner for token in node.prelude for inner in (token, *getattr(token, "arguments", ()))]
            yield from (token.value for token in tokens if token.type in ("string", "url"))


def _rules(nodes: Iterable[Any], outer: str) -> Iterator[tuple[str, tuple[Declaration, ...]]]:
    """Yield the rules of a sheet, those inside of others with a selector that stands for itself."""
    for node in nodes:
        if node.type not in ("qualified-rule", "at-rule") or node.content is None:
            continue
        prelude = tinycss2.serialize(node.prelude)
        if node.type == "at-rule" and _is_unseen(prelude):
            continue
        selector = outer if node.type == "at-rule" else _nested(prelude.strip(), outer)
        if selector:
            inner = tinycss2.parse_blocks_contents(node.content)
            yield selector, _declarations(inner)
        else:
            inner = tinycss2.parse_rule_list(node.content)
        yield from _rules(inner, selector)


def _nested(selector: str, outer: str) -> str:
    """Return the selector of a rule in a rule for itself; of a list, what follows the first may match more than it."""
    if not outer:
        return selector
    return selector.replace("&", f":is({outer})") if "&" in selector else f":is({outer}) {selector}"


def _is_unseen(media: str) -> bool:
    """Say whether rules for these media never apply on a screen."""
    return media.strip().lower().removeprefix("only ") in _UNSEEN_MEDIA


def _declarations(nodes: Iterable[Any]) -> tuple[Declaration, ...]:
    return tuple(node for node in nodes if node.type == "declaration")
