"""What the paragraph styles of a Word file say (ECMA-376, 17.7).

In: `styles.xml`. Out: a `ParagraphStyle` by its identifier: what it is based on is told with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...languages import every
from ...languages.pattern import Match, ignoring_case
from ..pieces import number_in
from .package import Element, W, value_of

_CONTENTS = ignoring_case(r"(?:toc|contents|inhaltsverzeichnis)\s*(?:[1-9]|heading)|toc heading")
"""Names of the styles of a table of contents that the program made."""
_HEADING = ignoring_case(r"(?:heading|überschrift|titre|título)\s*([1-9])")
"""Names that Word gives its styles, in languages without a pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """What a paragraph style says: the level of a heading, the list that it numbers by, whether it is of contents."""

    level: int | None
    number: tuple[str, int] | None
    contents: bool


def read_styles(root: Element | None) -> Mapping[str, ParagraphStyle]:
    """Return the styles of a file; none where it has no part of them."""
    found: dict[str, ParagraphStyle] = {}
    for style in root.findall(f"{W}style") if root is not None else ():
        name = value_of(style.find(f"{W}name"))
        identifier = style.get(f"{W}styleId", "")
        match = _heading(name) or _heading(identifier)
        outline = number_in(value_of(style.find(f"{W}pPr/{W}outlineLvl")), -1)
        level = int(match[1]) if match else outline + 1 if 0 <= outline < 6 else None  # noqa: PLR2004
        if name.lower() == "title":
            level = 1
        based = found.get(value_of(style.find(f"{W}basedOn")))
        number = number_of(style.find(f"{W}pPr"), based.number if based else None)
        found[identifier] = ParagraphStyle(
            level=level or (based.level if based else None), number=number, contents=_is_contents(name)
        )
    return found


def number_of(properties: Element | None, above: tuple[str, int] | None = None) -> tuple[str, int] | None:
    """Return the list and the level that properties number by; what they do not say is that of the style `above`."""
    given = properties.find(f"{W}numPr") if properties is not None else None
    if given is None:
        return above
    name, depth = above or ("", 0)
    number = value_of(given.find(f"{W}numId")) or name
    return number, number_in(value_of(given.find(f"{W}ilvl")), depth)


def is_on(properties: Element | None, name: str) -> bool:
    """Say whether properties have one that is switched on."""
    given = properties.find(f"{W}{name}") if properties is not None else None
    return given is not None and given.get(f"{W}val", "1") not in {"0", "false", "none", "off"}


def _heading(name: str) -> Match | None:
    patterns = (_HEADING, *(titles.heading_style for titles in every(lambda pack: pack.titles)))
    return next((match for pattern in patterns if (match := pattern.match(name))), None)


def _is_contents(name: str) -> bool:
    patterns = (_CONTENTS, *(titles.contents_style for titles in every(lambda pack: pack.titles)))
    return any(pattern.match(name) for pattern in patterns)
