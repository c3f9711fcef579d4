"""Numbers of lists as Word counts them (ECMA-376, 17.9).

In: `numbering.xml`. Out: a `Counter` that gives the marker of each numbered paragraph in turn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...languages.characters import HAN_NUMERALS
from ...languages.counters import SYSTEMS
from .package import Element
from .pieces import number_in
from .styles import W, value_of

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list counts: its form, its first number, its text with %1 for numbers."""

    form: str
    start: int
    text: str


@dataclass(slots=True, kw_only=True)
class Counter:
    """Counts the paragraphs of every list; lists of one definition go on counting together.

    A list may count in the forms of levels of its own: LibreOffice writes each item of a list in a list so.
    """

    lists: Mapping[str, str]
    levels: Mapping[str, Mapping[int, Level]]
    starts: Mapping[tuple[str, int], int]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def count(self, number: str, depth: int) -> str:
        """Return the marker of the next paragraph of a list at a depth, "" where it has none."""
        name, levels = self.lists.get(number), self.levels.get(number, {})
        level = levels.get(depth)
        if name is None or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "•"
        counts = self.counts.setdefault(name, {})
        if number not in self.begun:
            self.begun.add(number)
            counts |= {at: first - 1 for (one, at), first in self.starts.items() if one == number}
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return _PLACE.sub(
            lambda match: _counted(levels.get(int(match[1]) - 1), int(match[1]) - 1, counts), level.text
        ).strip()


def _counted(level: Level | None, depth: int, counts: Mapping[int, int]) -> str:
    return shown(counts.get(depth, level.start), level.form) if level else ""


def shown(number: int, form: str) -> str:
    """Return a number in one of the forms of Word."""
    match form:
        case "lowerLetter" | "upperLetter":
            text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman":
            text = SYSTEMS["i"].write(number)
        case "chineseCounting" | "chineseCountingThousand" | "taiwaneseCountingThousand" | "ideographDigital":
            return SYSTEMS[HAN_NUMERALS[0]].write(number)
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)
    return text.upper() if form.startswith("upper") else text


def read_numbering(root: Element | None) -> Counter:
    """Return the counter of a file; one that counts nothing where the file has no lists."""
    forms: dict[str, dict[int, Level]] = {}
    for definition in root.findall(f"{W}abstractNum") if root is not None else ():
        found = {number_in(one.get(f"{W}ilvl", ""), -1): _level(one) for one in definition.findall(f"{W}lvl")}
        forms[definition.get(f"{W}abstractNumId", "")] = {depth: level for depth, level in found.items() if depth >= 0}
    lists: dict[str, str] = {}
    levels: dict[str, dict[int, Level]] = {}
    starts: dict[tuple[str, int], int] = {}
    for one in root.findall(f"{W}num") if root is not None else ():
        number = one.get(f"{W}numId", "")
        lists[number] = value_of(one.find(f"{W}abstractNumId"))
        levels[number] = dict(forms.get(lists[number], {}))
        for override in one.findall(f"{W}lvlOverride"):
            depth, level = number_in(override.get(f"{W}ilvl", ""), -1), override.find(f"{W}lvl")
            first = number_in(value_of(override.find(f"{W}startOverride")), -1)
            if depth < 0:
                continue
            if first >= 0:
                starts[number, depth] = first
            if level is not None:
                levels[number][depth] = _level(level)
    return Counter(lists=lists, levels=levels, starts=starts)


def _level(element: Element) -> Level:
    return Level(
        form=value_of(element.find(f"{W}numFmt")) or "decimal",
        start=number_in(value_of(element.find(f"{W}start")), 1),
        text=value_of(element.find(f"{W}lvlText")),
    )
