"""Numbers of headings and items as Word counts them, so that who adds one gets the next.

In: the labels of a Document in reading order, each with its depth. Out: for each a list and a level of it, and the part
`numbering.xml`. A Document has no patterns, only the numbers that they gave: a level is read off its first number, and
goes on as long as Word's count says what the Document says; any other number begins a list of its own at what it is.
What no counter gives stands in a level as it is, so that the number on the page is right whatever it is. A redline is
counted twice, with its changes accepted and rejected, so that the numbers are right whichever a reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...languages.characters import HAN_NUMERALS
from ...languages.counters import SYSTEMS
from ...model.source import width
from .xml import Element, flag, root, w

LEVELS = 9
"""Levels of a list in Word."""
BULLETS = 1
"""The list of all bullets."""
STEP = 400
"""Twips by which a bullet and what is inside something is indented."""
_BULLET = "•"
_FORMATS: Mapping[str, str] = {
    "1": "decimal",
    "01": "decimalZero",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    HAN_NUMERALS[0]: "chineseCountingThousand",
    _BULLET: "bullet",
    "": "none",
}
"""What Word calls our numeral systems, and bullets (ECMA-376 17.18.59)."""
_ALPHABETS, _LETTERS = frozenset("aA"), 26
"""The systems in which Word counts aa, bb behind the last letter, where we count aa, ab."""
_NUMERAL = re.compile(
    rf"[0-9]+|(?<![A-Za-z])(?:[a-z]+|[A-Z]+)(?![A-Za-z])|{SYSTEMS[HAN_NUMERALS[0]].form.partition('{')[0]}+"
)
_ACCEPTED, _REJECTED = 0, 1
_COUNTED: Mapping[str, tuple[int, ...]] = {"": (_ACCEPTED, _REJECTED), "ins": (_ACCEPTED,), "del": (_REJECTED,)}
"""By what became of a number, the counts that it is in, first that which its label is of."""
_COLUMN, _GAP = 115, 150
"""Twips: the width of a digit, and what stands between a number and its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLevel:
    """A level: its text with `%1` for a counter, the system of its own ("" for none), and where it begins.

    `legal` says that the counters of above stand in figures; `room` is the indent of the text, and by how much the
    number hangs out of it.
    """

    text: str
    system: str
    legal: bool = False
    begins: int = 1
    room: tuple[int, int]


_BULLETS = tuple(
    NumberLevel(text="\u2022\u2013"[at % 2], system=_BULLET, room=((at + 1) * STEP, STEP * 3 // 4))
    for at in range(LEVELS)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPlace:
    """Where a number comes from: a list and a level of it, from 0 on."""

    list: CountedList
    level: int

    @property
    def is_indented_by(self) -> tuple[int, int]:
        """The indent of the text, and by how much the number hangs out of it, unless a paragraph has its own."""
        return self.list.levels[self.level].room


@dataclass(slots=True, kw_only=True, eq=False)
class CountedList:
    """A list of Word: its levels, and how far each is counted, with all changes accepted and with all rejected."""

    id: int
    levels: dict[int, NumberLevel] = field(default_factory=dict)
    counts: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))

    def take(self, label: str, depth: int, after: str, room: tuple[int, int], change: str = "") -> bool:
        """Count a number at a depth if this list gives it there; say whether it does. `change` is ins, del or ""."""
        counts = self.counts[_COUNTED[change][0]]
        level = self.levels.get(depth) or self._read(label, depth, after, room, counts)
        value = counts.get(depth, level.begins - 1) + 1
        if self._label(level, depth, {**counts, depth: value}) != label:
            return False
        if level.system in _ALPHABETS and value > _LETTERS:
            return False
        self.levels[depth] = level
        for side in _COUNTED[change]:
            self._count(depth, self.counts[side])
        return True

    def _count(self, depth: int, counts: dict[int, int]) -> None:
        """Count one more at a depth; what is deeper begins anew."""
        counts[depth] = counts.get(depth, self.levels[depth].begins - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]

    def _label(self, level: NumberLevel, depth: int, counts: Mapping[int, int]) -> str:
        """Return what Word prints at a level."""
        systems = {at: "1" if level.legal else self.levels[at].system for at in range(depth) if at in self.levels}
        text = level.text
        for at, system in {**systems, depth: level.system}.items():
            text = text.replace(f"%{at + 1}", SYSTEMS[system].write(counts.get(at, 0)) if system else "")
        return text

    def _read(
        self, label: str, depth: int, after: str, room: tuple[int, int], counts: Mapping[int, int]
    ) -> NumberLevel:
        """Return a level that gives a label: its last numeral counts, those before it as the levels above do."""
        numerals = [*_NUMERAL.finditer(label)]
        for match in reversed(numerals):
            before, behind = label[: match.start()], label[match.end() :]
            follows = after.removeprefix(before).removesuffix(behind) if after.startswith(before) else ""
            for system, value in _readings(match[0], follows):
                above, legal = self._above(before, depth, system, counts)
                text = f"{above}%{depth + 1}{behind}"
                return NumberLevel(text=text, system=system, legal=legal, begins=value, room=room)
        return NumberLevel(text=label, system="", room=room)

    def _above(self, text: str, depth: int, system: str, counts: Mapping[int, int]) -> tuple[str, bool]:
        """Return what stands before a numeral with a counter for each numeral that the level above has now.

        A counter in another system than that of its level stands in figures, which Word does for all of a number.
        """
        legal = False
        for at, match in zip(range(depth - 1, -1, -1), reversed([*_NUMERAL.finditer(text)]), strict=False):
            own = self.levels[at].system if at in self.levels and at in counts else ""
            in_figures = match[0] == str(counts.get(at)) and system == "1"
            if not own or not (in_figures or SYSTEMS[own].write(counts[at]) == match[0]):
                break
            legal = legal or (own != "1" and in_figures)
            text = f"{text[: match.start()]}%{at + 1}{text[match.end() :]}"
        return text, legal


def _readings(numeral: str, after: str) -> Iterable[tuple[str, int]]:
    """Return systems in which a numeral is one, first that in which the next follows on it, then one that it begins."""
    found = [(system, value) for system in SYSTEMS if (value := _value(system, numeral)) is not None]
    return sorted(found, key=lambda one: (SYSTEMS[one[0]].write(one[1] + 1) != after, one[1] != 1))


def _value(system: str, numeral: str) -> int | None:
    """Return what a numeral counts in a system, where Word writes it as we do."""
    told = SYSTEMS[system]
    value = told.read(numeral) if re.fullmatch(told.form, numeral) else None
    return None if value is not None and value > _LETTERS and system in _ALPHABETS else value


class Numbers:
    """All lists of a file."""

    def __init__(self) -> None:
        self._lists: list[CountedList] = []

    def place(
        self,
        label: str,
        depth: int,
        near: Iterable[CountedList],
        *,
        after: str,
        room: tuple[int, int],
        change: str = "",
    ) -> NumberPlace:
        """Return where a number comes from: one of the lists `near`, else a new one.

        `room` is the indent of its text and by how much the number hangs out of it, `change` what became of it: ins,
        del or "".
        """
        level = min(depth, LEVELS - 1)
        there = next((one for one in near if one.take(label, level, after, room, change)), None)
        if there is None:
            there = CountedList(id=len(self._lists) + BULLETS + 1)
            there.take(label, level, after, room, change)
            self._lists.append(there)
        return NumberPlace(list=there, level=level)

    def part(self) -> Element:
        """Return the part of all lists."""
        counted = (_abstract(one.id, "multilevel", sorted(one.levels.items())) for one in self._lists)
        drawn = [_abstract(BULLETS, "hybridMultilevel", enumerate(_BULLETS)), *counted]
        nums = [w("num", w("abstractNumId", val=at), numId=at) for at in range(1, len(drawn) + 1)]
        return root("numbering", *drawn, *nums)


def with_list(one: CountedList, near: tuple[CountedList, ...], change: str) -> tuple[CountedList, ...]:
    """Return the lists in which to look for the next number; what went begins none for what is still there."""
    others = tuple(other for other in near if other is not one)
    return (*others, one) if change == "del" and one not in near else near if change == "del" else (one, *others)


def room_for(labels: Iterable[str]) -> int:
    """Return how much room numbers need, and the gap behind them."""
    return max(map(width, labels), default=0) * _COLUMN + _GAP


def _abstract(id: int, kind: str, levels: Iterable[tuple[int, NumberLevel]]) -> Element:
    drawn = (_level(at, level) for at, level in levels)
    return w("abstractNum", w("multiLevelType", val=kind), *drawn, abstractNumId=id)


def _level(at: int, level: NumberLevel) -> Element:
    return w(
        "lvl",
        w("start", val=level.begins),
        w("numFmt", val=_FORMATS[level.system]),
        flag("isLgl", level.legal),
        w("lvlText", val=level.text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=level.room[0], hanging=level.room[1])),
        ilvl=at,
    )
