"""Typed list markers and numbers at the head of a line.

In: a line. Out: the marker, what it counts, and the words behind it. Whether it begins a list or a heading is for
`understand` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百"
_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_MARKERS = (
    ("artefact", re.compile(r"0[0-9]{2,5}[.、)]\s+(?=[0-9]+\.[0-9])")),
    ("bullet", re.compile(r"[·•●○▪■◦‣⁃∙➢►✓–—*-]\s+|[·•●○▪■◦‣⁃∙]")),
    (
        "path",
        re.compile(
            r"(?P<path>[0-9]{1,3}(?:\.[0-9]{1,3}){1,7})(?!\.?[0-9])\.?(?:\s+|(?=[^\s\w.,])|(?=[\u3400-\u9fff]))"
        ),
    ),
    ("decimal", re.compile(r"(?P<number>[0-9]{1,5})(?:[.)](?:\s+|(?=[\u3400-\u9fff]))|、|．\s*)")),
    ("bracketed", re.compile(r"[(（](?P<number>[0-9]{1,3})[)）]\s*")),
    ("roman", re.compile(rf"[(（](?P<roman>{_ROMAN})[)）]\s*|(?P<roman2>{_ROMAN})[.)]\s+")),
    ("letter", re.compile(r"[(（](?P<letter>[a-z])[)）]\s*|(?P<letter2>[a-z])[.)]\s+")),
    ("capital", re.compile(r"[(（](?P<letter>[A-Z])[)）]\s*|(?P<letter2>[A-Z])[.)]\s+")),
    ("han", re.compile(rf"(?P<han>[{_HAN}]{{1,4}})、\s*")),
    ("han-bracketed", re.compile(rf"[(（](?P<han>[{_HAN}]{{1,4}})[)）]、?\s*")),
    ("article", re.compile(rf"第(?:(?P<number>[0-9]{{1,3}})|(?P<han>[{_HAN}]{{1,4}}))[条章节]\s*")),
    ("section", re.compile(r"(?:Section|Article|Part)\s+(?P<number>[0-9]{1,3})[.:]?\s+", re.IGNORECASE)),
    ("circled", re.compile(r"(?P<circled>[①-⑳])\s*")),
)  # fmt: skip
_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A typed marker: its characters, its kind, and the path that it counts, () for bullets."""

    text: str
    kind: str
    path: tuple[int, ...]


def split_marker(line: str) -> tuple[tuple[Marker, ...], str]:
    """Return the markers at the head of a line, an artefact of a lost list before the real one, and what is left."""
    found: list[Marker] = []
    rest = line.strip()
    while len(found) < 2:  # noqa: PLR2004 - an artefact and the number itself
        made = _first(rest)
        if made is None or (found and found[-1].kind != "artefact"):
            break
        marker, rest = made
        found.append(marker)
    return tuple(found), rest


def _first(line: str) -> tuple[Marker, str] | None:
    for kind, pattern in _MARKERS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            text = match[0].strip()
            return Marker(text=text, kind=kind, path=_path(match)), line[match.end() :]
    return None


def _path(match: re.Match[str]) -> tuple[int, ...]:
    named = {name.rstrip("2"): text for name, text in match.groupdict().items() if text}
    if "path" in named:
        return tuple(map(int, named["path"].split(".")))
    if "number" in named:
        return (int(named["number"]),)
    if "roman" in named:
        return (_roman(named["roman"]),)
    if "letter" in named:
        return (ord(named["letter"].lower()) - ord("a") + 1,)
    if "circled" in named:
        return (ord(named["circled"]) - ord("①") + 1,)
    return (_han(named["han"]),) if "han" in named else ()


def _roman(text: str) -> int:
    values = [_VALUES[sign] for sign in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _han(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN.index(text[0]) + 1
    return (10 * (_HAN.index(tens[0]) + 1) if tens else 10) + (_HAN.index(ones[0]) + 1 if ones else 0)
