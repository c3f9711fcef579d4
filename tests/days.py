"""A reader of its own for the days that a page prints, and those that it may print.

`printed` finds days in all that a page says or carries: texts, attributes, metadata. `told` lists those that the files
of a project give: changelog, facts, and what happened to its editions. Neither asks the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_HAN = "〇一二三四五六七八九"
_FORMS = (
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",  # 2021-06-30, 2021/6/30
    r"(?<!\d)(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?!\d)",  # 6/30/2021
    r"\bD:(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",  # the properties of a PDF
    r"(?<!\d)(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日",
    r"(?P<y>[〇一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日",
    r"(?i:\b(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d))",  # June 30th, 2021
    r"(?i:(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})(?!\d))",
)
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "dfn", "em", "i", "mark", "small", "span", "strong", "time"})


def days_in(text: str) -> Iterator[date]:
    """Yield the days that a text names, in figures or in words, in English, Chinese or Japanese."""
    for form in _FORMS:
        for match in re.finditer(form, text):
            year, month, day = (_number(match[part]) for part in ("y", "m", "d"))
            try:
                yield date(year, month, day)
            except ValueError:
                continue  # "Section 12 2021"


def _number(text: str) -> int:
    """Return what a number or the name of a month stands for, 0 for any other word."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_HAN.index(tens) if tens else 1) * 10 + (_HAN.index(ones) if ones else 0)
    if set(text) <= set(_HAN):
        return int("".join(str(_HAN.index(sign)) for sign in text))
    month = text.lower()
    return next((number for number, name in enumerate(_MONTHS, 1) if month in (name, name[:3])), 0)


class _Page(HTMLParser):
    """All that a page says and carries; a run of words that inline tags divide stays one."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.carried: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        self._border(tag)
        self.carried += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        self._border(tag)

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        self.said.append(data)

    def handle_comment(self, data: str) -> None:  # type: ignore[explicit-override]
        self.carried.append(data)

    def _border(self, tag: str) -> None:
        self.said += [] if tag in _INLINE else ["\n"]


def printed(html: str) -> set[date]:
    """Return every day that a page prints or carries."""
    page = _Page()
    page.feed(html)
    page.close()
    return {day for text in ("".join(page.said), *page.carried) for day in days_in(text)}


def told(root: Path, work: str | None = None, locale: str | None = None) -> set[date]:
    """Return the days that the files of a project give for a work in a locale, or for all of them."""
    changelog = (root / "clauses/changelog.yaml").read_text("utf-8")
    entries = yaml.load(changelog, Loader=yaml.BaseLoader)
    own = [entry for entry in entries if work is None or _concerns(entry, work, locale)]
    names = {entry["edition"] for entry in own}
    cancelling = [entry["edition"] for entry in entries if entry.get("cancels") in names]
    blanked = [json.loads(path.read_text("utf-8")) for path in root.glob("editions/*/supplement-*.json")]
    texts = [
        (root / "clauses/facts.yaml").read_text("utf-8"),
        *(f"{entry['edition']}, {_said_of(entry, work)}" for entry in own),
        *cancelling,
        *(one["day"] for file in blanked for one in file.get("redactions", ()) if work in (None, one["work"])),
    ]
    return {day for text in texts for day in days_in(text)}


def _concerns(entry: dict[str, Any], work: str, locale: str | None) -> bool:
    change = entry.get("works", {}).get(work)
    return change is not None and (locale is None or not change.get("locales") or locale in change["locales"])


def _said_of(entry: dict[str, Any], work: str | None) -> object:
    works = entry.get("works", {})
    return works if work is None else works[work]
