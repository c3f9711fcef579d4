"""Numbers of lists as Word counts them (ECMA-376, 17.9).

In: `numbering.xml`. Out: a `Counter` that gives the marker of each numbered paragraph in turn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...languages.characters import HAN_NUMERALS
from ...languages.counters import SYSTEMS
from ...model.diagnostics import Message
from ..pieces import number_in
from .package import Element, W, value_of
from .styles import is_on

_PLACE = re.compile(r"%([1-9])")
_FORMS = {"decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i"}
_FORMS |= {"upperRoman": "I", "decimalEnclosedCircle": "①", "decimalEnclosedCircleChinese": "①"}
_FORMS |= dict.fromkeys(
    ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"), HAN_NUMERALS[0]
)
_FORMS |= dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), HAN_NUMERALS[0])
"""Forms of numbers that Word has (17.18.59), by our system of each."""
_CIRCLED, _LETTERS = 20, 26
"""The last number that stands in a circle in most fonts, and how many letters there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list counts: its form, its first number, its text with %1 for numbers.

    It begins anew after an item of a level below `restart`; `plain` says that it shows the numbers of all levels in
    figures (17.9.4, 17.9.10).
    """

    form: str
    start: int
    text: str
    restart: int
    plain: bool


@dataclass(slots=True, kw_only=True)
class Counter:
    """Counts the paragraphs of every list; lists of one definition go on counting together.

    A list may count in the forms of levels of its own: LibreOffice writes each item of a list in a list so. `notes` say
    which forms are not known here: they are counted in figures.
    """

    lists: Mapping[str, str]
    levels: Mapping[str, Mapping[int, Level]]
    starts: Mapping[tuple[str, int], int]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    notes: dict[Message, None] = field(default_factory=dict)

    def count(self, number: str, depth: int) -> str:
        """Return the marker of the next paragraph of a list at a depth, "" where it has none."""
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counted(number, depth, levels)
        if level.form == "bullet":
            return "•"
        return _PLACE.sub(lambda match: self._shown(int(match[1]) - 1, level, levels, counts), level.text).strip()

    def _counted(self, number: str, depth: int, levels: Mapping[int, Level]) -> Mapping[int, int]:
        """Count one further; a level that is skipped counts as begun, a first number of its own is taken once."""
        counts = self.counts.setdefault(self.lists[number], {})
        if (number, depth) in self.starts and (number, depth) not in self.begun:
            counts.pop(depth, None)
        self.begun.add((number, depth))
        for at in range(depth):
            counts.setdefault(at, self._start(number, at, levels))
        counts[depth] = counts[depth] + 1 if depth in counts else self._start(number, depth, levels)
        for at in [at for at in counts if at > depth and (at not in levels or depth < levels[at].restart)]:
            del counts[at]
        return counts

    def _start(self, number: str, depth: int, levels: Mapping[int, Level]) -> int:
        return self.starts.get((number, depth), levels[depth].start if depth in levels else 1)

    def _shown(self, depth: int, shower: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        form = "decimal" if shower.plain else level.form
        if form not in _FORMS:
            self.notes[Message("import.unknown-numbers", form=form)] = None
        return shown(counts.get(depth, level.start), form)


def shown(number: int, form: str) -> str:
    """Return a number in one of the forms of Word, whose letters go on with aa, bb, cc."""
    match _FORMS.get(form, "1"):
        case "①":
            return chr(ord("①") + number - 1) if 1 <= number <= _CIRCLED else str(number)
        case "a" | "A" as system if number > 0:
            return SYSTEMS[system].write((number - 1) % _LETTERS + 1) * ((number - 1) // _LETTERS + 1)
        case system:
            return SYSTEMS[system].write(number)


def read_numbering(root: Element | None) -> Counter:
    """Return the counter of a file; one that counts nothing where the file has no lists."""
    definitions = root.findall(f"{W}abstractNum") if root is not None else []
    forms = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in definitions}
    styles = {value_of(one.find(f"{W}styleLink")): one.get(f"{W}abstractNumId", "") for one in definitions}
    links = {one.get(f"{W}abstractNumId", ""): value_of(one.find(f"{W}numStyleLink")) for one in definitions}
    lists: dict[str, str] = {}
    levels: dict[str, dict[int, Level]] = {}
    starts: dict[tuple[str, int], int] = {}
    for one in root.findall(f"{W}num") if root is not None else ():
        number, name = one.get(f"{W}numId", ""), value_of(one.find(f"{W}abstractNumId"))
        lists[number] = styles.get(links.get(name) or "-", name)
        levels[number] = dict(forms.get(lists[number], {}))
        for override in one.findall(f"{W}lvlOverride"):
            depth = number_in(override.get(f"{W}ilvl", ""), -1)
            first = number_in(value_of(override.find(f"{W}startOverride")), -1)
            if depth >= 0 <= first:
                starts[number, depth] = first
            levels[number] |= _levels(override)
    return Counter(lists=lists, levels=levels, starts=starts)


def _levels(parent: Element) -> dict[int, Level]:
    """Return the levels that a definition or an override has, by their depths."""
    found = {number_in(one.get(f"{W}ilvl", ""), -1): _level(one) for one in parent.findall(f"{W}lvl")}
    return {depth: level for depth, level in found.items() if depth >= 0}


def _level(element: Element) -> Level:
    return Level(
        form=value_of(element.find(f"{W}numFmt")) or "decimal",
        start=number_in(value_of(element.find(f"{W}start")), 1),
        text=value_of(element.find(f"{W}lvlText")),
        restart=number_in(value_of(element.find(f"{W}lvlRestart")), 9),
        plain=is_on(element, "isLgl"),
    )
