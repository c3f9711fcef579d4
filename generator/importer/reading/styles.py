"""What the paragraph styles of a Word file say (ECMA-376, 17.7).

In: `styles.xml`. Out: a `ParagraphStyle` by its identifier: what it is based on is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENTS = re.compile(r"(?:toc|contents|inhaltsverzeichnis|目录|目錄)\s*(?:[1-9]|heading)|toc heading", re.IGNORECASE)
"""Names of the styles of a table of contents that the program made."""
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|标题|標題|見出し)\s*([1-9])", re.IGNORECASE)


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
        match = _HEADING.match(name) or _HEADING.match(identifier)
        outline = value_of(style.find(f"{W}pPr/{W}outlineLvl"))
        level = int(match[1]) if match else int(outline) + 1 if outline.isdigit() and int(outline) < 6 else None  # noqa: PLR2004
        if name.lower() == "title":
            level = 1
        based = found.get(value_of(style.find(f"{W}basedOn")))
        number = number_of(style.find(f"{W}pPr"))
        found[identifier] = ParagraphStyle(
            level=level or (based.level if based else None),
            number=number or (based.number if based else None),
            contents=bool(_CONTENTS.match(name)),
        )
    return found


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list and the level that the properties of a paragraph or a style number it by."""
    given = properties.find(f"{W}numPr") if properties is not None else None
    if given is None:
        return None
    level = value_of(given.find(f"{W}ilvl"))
    return value_of(given.find(f"{W}numId")), int(level) if level.isdigit() else 0


def value_of(element: Element | None) -> str:
    """Return the value of a property, "" where there is none."""
    return element.get(f"{W}val", "") if element is not None else ""
