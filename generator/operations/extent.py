"""How much of a site a tree holds, and at which level its headings begin.

In: what a person asks for, or the manifest of a tree. Out: an `Extent`, and what a manifest says of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..model.diagnostics import Message
from ..render import UNTOLD

LEVEL = 2
"""The level of the first heading of a fragment, of which a manifest says nothing."""

LEVELS = range(1, 5)
"""The levels that it may have."""

_BILINGUAL = "bilingual"
_PARTS = {"works": "verify.works", "languages": "verify.languages", "formats": "verify.formats"}
"""What a tree may hold a part of, and the message that names the part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Works and languages, where they are empty all of them; formats; the level of a fragment's first heading."""

    works: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    formats: tuple[str, ...] = UNTOLD
    heading_level: int = LEVEL

    def holds(self, work: str, locale: str) -> bool:
        """Say whether a text is within it."""
        return (not self.works or work in self.works) and (not self.locales or locale in self.locales)

    @property
    def told(self) -> Mapping[str, object]:
        """What a manifest says of it; nothing of what is as always."""
        level = {"heading-level": self.heading_level} if self.heading_level != LEVEL else {}
        part = {name: sorted(names) for name, names in self._chosen().items() if names}
        return level | ({"part": part} if part else {})

    @property
    def parts(self) -> tuple[Message, ...]:
        """What it is a part of, in words; a format beside all others is none."""
        lacks = self._chosen() if {*UNTOLD} - {*self.formats} else self._chosen() | {"formats": ()}
        return tuple(Message(_PARTS[name], names=names) for name, names in lacks.items() if names)

    def _chosen(self) -> dict[str, tuple[str, ...]]:
        formats = () if {*self.formats} == {*UNTOLD} else self.formats
        return {"works": self.works, "languages": self.locales, "formats": formats}


def texts_named(keys: Iterable[tuple[str, str]]) -> tuple[Message, ...]:
    """Return the works of texts by work and locale, each with its languages, in words."""
    found: dict[str, list[str]] = {}
    for work, locale in keys:
        found.setdefault(work, []).append(locale)
    return tuple(Message("build.text", work=work, locales=tuple(own)) for work, own in found.items())


def extent_of(manifest: Mapping[str, Any]) -> Extent:
    """Return the extent that the manifest of a tree tells; what it tells in no form that we know is left aside."""
    told = manifest.get("part")
    plain = told if isinstance(told, dict) else MappingProxyType({})
    works, locales, formats = (_names(plain.get(name)) for name in _PARTS)
    level = manifest.get("heading-level")
    known = level if isinstance(level, int) and level in LEVELS else LEVEL
    return Extent(works=works, locales=locales, formats=formats or UNTOLD, heading_level=known)


def told_of(bilingual: Mapping[str, Sequence[str]]) -> Mapping[str, object]:
    """Return what a manifest says of the languages that stand beside each other, by work; nothing where none do."""
    return {_BILINGUAL: {work: list(locales) for work, locales in bilingual.items()}} if bilingual else {}


def beside_each_other(manifest: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the languages that stand beside each other, by work, as the manifest of a tree tells them."""
    told = manifest.get(_BILINGUAL)
    return {str(work): _names(locales) for work, locales in told.items()} if isinstance(told, dict) else {}


def _names(told: object) -> tuple[str, ...]:
    return tuple(map(str, told)) if isinstance(told, list) else ()
