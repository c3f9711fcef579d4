"""Typed list markers and numbers at the head of a line.

In: a line. Out: the marker, what it counts, and the words behind it; or, of a marker, the patterns that give it.
Whether it begins a list or a heading is for `understand` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ..languages import characters as c
from ..languages.counters import SYSTEMS
from ..languages.han import DIVISIONS, FIGURE, HUNDRED, ORDINAL
from ..model.numbering import NumberPattern, pattern_of

_HAN = c.HAN_NUMERALS + HUNDRED
_OPEN, _CLOSE, _COMMA = f"[{c.OPEN_BRACKETS}]", f"[{c.CLOSE_BRACKETS}]", c.IDEOGRAPHIC_COMMA
_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_UPPER = _ROMAN.upper().replace("{0,3}", "{0,4}")
_APART = r"(?P<apart>[.:)]?\s*[—–:]\s+|[.)]\s+|\s+(?=[A-Z“\"])|[.:]?\Z)"
"""What stands between a number with a word before it and a title: a mark, or the title begins with a capital."""
_MARKERS = (
    ("artefact", re.compile(rf"0[0-9]{{2,5}}[.{_COMMA})]\s+(?=[0-9]+\.[0-9])")),
    ("bullet", re.compile(r"[·•●○▪■◦‣⁃∙➢►✓–—*-]\s+|[·•●○▪■◦‣⁃∙]")),
    (
        "path",
        re.compile(
            rf"(?P<path>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,7}})(?!\.?[0-9])[.{_COMMA})]?(?:\s+|(?=[^\s\w.,%])|(?=[{c.HAN}]))"
        ),
    ),
    ("decimal", re.compile(rf"(?P<number>[0-9]{{1,5}})(?:[.)](?:\s+|(?=[{c.HAN}]))|{_COMMA}|{c.WIDE_POINT}\s*)")),
    ("bracketed", re.compile(rf"{_OPEN}(?P<number>[0-9]{{1,3}}){_CLOSE}\s*")),
    ("roman", re.compile(rf"{_OPEN}(?P<roman>{_ROMAN}){_CLOSE}\s*|(?P<roman2>{_ROMAN})[.)]\s+")),
    ("letter", re.compile(rf"{_OPEN}(?P<letter>[a-z]){_CLOSE}\s*|(?P<letter2>[a-z])[.)]\s+")),
    ("upper-roman", re.compile(rf"{_OPEN}(?P<roman>{_UPPER}){_CLOSE}\s*|(?P<roman2>{_UPPER})[.)]\s+")),
    ("capital", re.compile(rf"{_OPEN}(?P<letter>[A-Z]){_CLOSE}\s*|(?P<letter2>[A-Z])[.)]\s+")),
    ("han", re.compile(rf"(?P<han>[{_HAN}]{{1,4}}){_COMMA}\s*")),
    ("han-bracketed", re.compile(rf"{_OPEN}(?P<han>[{_HAN}]{{1,4}}){_CLOSE}{_COMMA}?\s*")),
    (
        "article",
        re.compile(rf"{ORDINAL}(?:(?P<number>[0-9]{{1,3}})|(?P<han>[{_HAN}]{{1,4}}))(?P<word>[{DIVISIONS}])[{c.COLONS}{_COMMA}]?\s*"),
    ),
    (
        "section",
        re.compile(rf"(?P<word>[A-Z][A-Za-z]{{2,11}})\s+(?:(?P<number>[0-9]{{1,3}})|(?P<roman>{_UPPER})|(?P<letter>[A-Z])){_APART}"),
    ),
    ("circled", re.compile(r"(?P<circled>[①-⑳])\s*")),
)  # fmt: skip
_COUNTER = re.compile(rf"[0-9]+|[A-Za-z]+|[{FIGURE}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A typed marker: its characters, its kind, the path that it counts, () for bullets, and the word in it, if any."""

    text: str
    kind: str
    path: tuple[int, ...]
    word: str = ""


NO_MARKER = Marker(text="", kind="", path=())
"""What a line without a marker has."""


def split_marker(line: str) -> tuple[Marker, str]:
    """Return the marker at the head of a line and what is left; an artefact of a lost list before it is left out."""
    marker, rest = _first(line.strip())
    inner, left = _first(rest) if marker.kind == "artefact" else (NO_MARKER, rest)
    return (inner, left) if inner.kind else (marker, rest)


def marker_of(label: str) -> Marker:
    """Return the marker that a label is."""
    return split_marker(f"{label} x")[0]


def _first(line: str) -> tuple[Marker, str]:
    for kind, pattern in _MARKERS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            word = match.groupdict().get("word") or ""
            return Marker(text=match[0].strip(), kind=kind, path=_path(match), word=word), line[match.end() :]
    return NO_MARKER, line


def _path(match: re.Match[str]) -> tuple[int, ...]:
    named = {name.rstrip("2"): text for name, text in match.groupdict().items() if text}
    if "path" in named:
        return tuple(map(int, named["path"].split(".")))
    if "circled" in named:
        return (ord(named["circled"]) - ord("①") + 1,)
    for name, system in (("number", "1"), ("roman", "i"), ("letter", "a"), ("han", c.HAN_NUMERALS[0])):
        if name in named:
            return (SYSTEMS[system].value(named[name]),)
    return ()


@lru_cache(maxsize=4096)
def patterns_of(label: str) -> tuple[NumberPattern, ...]:
    """Return the patterns that give a label, those that count the most of it first: `(i)` is the first or the ninth."""
    found = list(_COUNTER.finditer(label))
    readings = [tuple(_systems(match[0])) for match in found]
    counted = [place for place, systems in enumerate(readings) if systems]
    made: list[NumberPattern] = []
    for first in range(len(counted)):
        places = counted[first:]
        for systems in product(*(readings[place] for place in places)):
            words = _around(label, [found[place] for place in places])
            made.append(pattern_of(words, systems))
    return tuple(one for one in made if one.counters(label))


def _systems(numeral: str) -> Iterator[str]:
    """Yield the systems that have a numeral; of letters those that stand alone or twice count, a word does not."""
    for name, system in SYSTEMS.items():
        is_letter = name in {"a", "A"}
        if re.fullmatch(system.form, numeral) and system.read(numeral) and not (is_letter and len(set(numeral)) > 1):
            yield name


def _around(label: str, found: list[re.Match[str]]) -> tuple[str, ...]:
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(label)]
    return tuple(label[end:start] for end, start in zip(ends, starts, strict=True))
