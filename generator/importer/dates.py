"""Date lines: labels and days, as policies print them below their title or above their signature.

In: a line. Out: a `DraftDate` for each day, with the pattern that prints it as it was typed. How a language writes days
stands in its pack. A day that may be read in two ways is none; one that no pattern prints (the 4th of May, 二〇二一年,
a month alone) stays in the text, and the changelog has it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..check.values.reading import read
from ..languages import every, known_of, packs
from ..languages.characters import CLOSE_BRACKETS, CLOSING, COMMAS, OPEN_BRACKETS, STOPS
from ..languages.parts.values import FigureReaders, Reader
from ..languages.pattern import NEVER, Match
from ..localize import print_day
from .draft import DraftDate

_DATES = frozenset({"date", "date-either-way"})
_LONGEST = 60
"""Characters of a date line for each day in it."""
_FIELDS = {"one": "", "two": "", "year": "y", "month": "M", "day": "d"}
_LETTERS = re.compile(r"[A-Za-z']")
_NARROW = re.compile(r"[0-9]{2}([-./])[0-9]{2}|[0-9]{4}([-./])[0-9]{2}")
_AROUND = f" {OPEN_BRACKETS}{CLOSE_BRACKETS}{COMMAS}"
_CLOSING = rf"[{STOPS}{re.escape(CLOSING)}\]]{{0,2}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """A day in a line: where it stands, which it is, and the pattern that prints it, "" for none."""

    start: int
    end: int
    day: date
    pattern: str


def read_dates(text: str, line: int, locale: str, *, alone: bool) -> tuple[DraftDate, ...]:
    """Return the days of a date line with their labels, none where a line says anything else.

    `alone` lets a single day without a label be one, as below a signature.
    """
    days = _days(text, locale)
    if not days or len(text) > _LONGEST * len(days):
        return ()
    made: list[DraftDate] = []
    start = 0
    for place, day in enumerate(days):
        after = days[place + 1].start if place + 1 < len(days) else len(text)
        behind = _behind(text[day.end : after])
        label = text[start : day.start].strip()
        kind = _kind(f"{label} {behind}") or ("last-modified" if alone and not label and not behind else "")
        if (
            not kind
            or kind in {one.kind for one in made}
            or (after == len(text) and text[day.end + len(behind) :].strip())
        ):
            return ()
        start = day.end + len(behind)
        made.append(
            DraftDate(
                kind=kind,
                label=label,
                day=day.day,
                pattern=day.pattern,
                typed=text[day.start : start].strip(),
                behind=behind.rstrip(),
                version=read_version(label) or read_version(behind),
                line=line,
            )
        )
    return tuple(made)


def read_version(text: str) -> str:
    """Return the version that a text says it is, "" where it says none."""
    found = (forms.version.search(text) for forms in every(lambda pack: pack.dates))
    return next((match["version"] for match in found if match), "")


def is_version(text: str) -> bool:
    """Say whether a line says its version and nothing else."""
    return any(forms.version.fullmatch(text.strip(f" *{STOPS}")) for forms in every(lambda pack: pack.dates))


def _kind(label: str) -> str:
    """Return the kind of date that a label tells, "" for none; what is surest in any language comes first."""
    kinds = dict.fromkeys(kind for forms in every(lambda pack: pack.dates) for kind in forms.labels)
    return next(
        (
            kind
            for kind in kinds
            if any(forms.labels.get(kind, NEVER).search(label) for forms in every(lambda pack: pack.dates))
        ),
        "",
    )


def _behind(text: str) -> str:
    """Return what belongs to a day behind it: the words of a label, marks that close, and the version in brackets."""
    label = _label_behind(text)
    return text if label != text and is_version(text[len(label) :].strip(_AROUND)) else label


def _label_behind(text: str) -> str:
    for forms in every(lambda pack: pack.dates):
        match = forms.behind.match(text)
        if match:
            return text[: match.end()] + (re.match(_CLOSING, text[match.end() :]) or [""])[0]
    return (re.match(_CLOSING, text) or [""])[0]


# --- days -------------------------------------------------------------------------------------------------------------


def _days(text: str, locale: str) -> tuple[_Day, ...]:
    """Return the days in a text, those that its own language writes first; what one has taken is no other's."""
    found: list[_Day] = []
    for match, day, whole in _read(text, locale):
        if all(match.end() <= one.start or match.start() >= one.end for one in found):
            pattern = _pattern(match, text, day, locale) if whole else ""
            found.append(_Day(start=match.start(), end=match.end(), day=day, pattern=pattern))
    return tuple(sorted(found, key=lambda one: one.start))


def _read(text: str, locale: str) -> Iterator[tuple[Match, date, bool]]:
    """Yield what may be a day, and whether it names one: a month alone stands for its first day, and comes last."""
    known = [(pack.values, pack.dates) for pack in dict.fromkeys((known_of(locale), *packs()))]
    for values, _ in known:
        for reader in values.readers if values else ():
            if values and reader.kind in _DATES:
                yield from ((match, day, True) for match, day in _matches(reader, text, values))
    for values, forms in known:
        if values and forms:
            alone = Reader(kind="month", pattern=forms.month)
            yield from ((match, day, False) for match, day in _matches(alone, text, values))


def _matches(reader: Reader, text: str, values: FigureReaders) -> Iterator[tuple[Match, date]]:
    for match in reader.pattern.finditer(text.translate(values.spelling)):
        key = read(reader.kind, match, values)
        if key and isinstance(key[1], date):
            yield match, key[1]


# --- patterns ---------------------------------------------------------------------------------------------------------


def _pattern(match: Match, text: str, day: date, locale: str) -> str:
    """Return the CLDR pattern that prints a day as it was typed, "" where none does on other days as well."""
    typed = text[match.start() : match.end()]
    twice = bool(_NARROW.search(typed))  # 2024-10-05 and 10/05/2024 have two figures always
    made, done = "", match.start()
    for name, (start, end) in sorted(_spans(match), key=lambda part: part[1]):
        field = _field(text[start:end], name, day, twice=twice)
        literal = text[done:start]
        if not field or _LETTERS.search(literal):
            return ""
        made, done = f"{made}{literal}{field}", end
    made += text[done : match.end()]
    return made if not _LETTERS.search(text[done : match.end()]) and print_day(day, made, locale) == typed else ""


def _spans(match: Match) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the groups of a match that are parts of a day, with their places."""
    for name in match.groupdict():
        if name in _FIELDS and match[name]:
            yield name, match.span(name)


def _field(typed: str, name: str, day: date, *, twice: bool) -> str:
    """Return the field of a pattern that prints a part of a day: MMMM for May, MM for 05, d for 4."""
    if name in {"one", "two"}:
        name = "day" if typed.lstrip("0") == str(day.day) and (int(typed) != day.month or name == "two") else "month"
    if not typed.isdigit():
        return ("MMM" if len(typed) == len("May") and typed != "May" else "MMMM") if name == "month" else ""
    if name == "year":
        return "y"
    return _FIELDS[name] * (2 if typed.startswith("0") or (twice and len(typed) > 1) else 1)


# --- the head of a document -------------------------------------------------------------------------------------------


def head_dates(
    lines: Sequence[tuple[str, int]], locale: str
) -> tuple[tuple[DraftDate, ...], int, tuple[DraftDate, ...]]:
    """Return the date lines at the head of a text, how many of its lines they are, and days that stay in the text.

    Each kind stands once, and one pattern prints them all; a line that says the version goes with the date beside it.
    """
    printed: tuple[DraftDate, ...] = ()
    version, count = "", 0
    for place, (text, line) in enumerate(lines):
        made = read_dates(text, line, locale, alone=False)
        if made and _fits(made, printed):
            printed, version, count = (*printed, *_opened(made, version)), "", place + 1
        elif made or version or not is_version(text):
            break
        elif printed:
            printed, count = (*printed[:-1], _closed(printed[-1], text.strip())), place + 1
        else:
            version = text.strip()
    return printed, count, tuple(_typed(lines[count:], locale))


def _closed(made: DraftDate, version: str) -> DraftDate:
    """Return a date with a version behind it."""
    behind, typed = (f"{text} {version}" for text in (made.behind, made.typed))
    return replace(made, behind=behind, typed=typed, version=read_version(version))


def _opened(made: tuple[DraftDate, ...], version: str) -> tuple[DraftDate, ...]:
    """Return dates with a version before the first label."""
    if not version:
        return made
    label = f"{version} {made[0].label}".rstrip()
    return (replace(made[0], label=label, version=read_version(version)), *made[1:])


def _fits(made: Sequence[DraftDate], printed: Sequence[DraftDate]) -> bool:
    both = (*printed, *made)
    return len({one.pattern for one in both} - {""}) == 1 == len({bool(one.pattern) for one in both}) and len(
        {one.kind for one in both}
    ) == len(both)


def _typed(lines: Sequence[tuple[str, int]], locale: str) -> Iterator[DraftDate]:
    """Yield the days of date lines that stay in the text, those that follow each other without another line."""
    for text, line in lines:
        made = read_dates(text, line, locale, alone=False)
        if not made and not is_version(text):
            return
        yield from made
