"""Where each document of a file begins, and what stands around its text: title, dates, sign-off.

In: a `Rough`. Out: a `FoundDocument` for each document. A document begins with the file, and at a short line that is
named like one where dates follow it or the language changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..languages import characters as c
from ..languages import every, pack_for
from ..localize import name_languages
from ..localize.telling import UNKNOWN, language_of
from ..model.diagnostics import Message
from ..parse.values import guess_locale, is_locale
from .dates import head_dates, read_dates
from .draft import DraftDate, DraftDocument, DraftSignOff
from .proof import beside, called
from .rough import Grid, Line, Rough, UnreadableError, lines_of

_RULE = re.compile(r"[\s\-=_*~·•#–—―─━+|:]+")
_END = c.STOPS + c.SEMICOLONS + c.COMMAS
"""Marks that end a sentence or a part of one, and no title."""
_BETWEEN = re.compile(rf"[|/·•{c.COMMAS}{c.IDEOGRAPHIC_COMMA}\t]+|\s[-–—]\s")
"""What stands between the languages of a switcher."""
_LONGEST = 100
"""Characters of a line that may be a title or a name."""
_MOST = 5_000
"""Paragraphs of a file, headings among them: some hundreds of pages."""
_WIDEST = 100_000
"""Characters of a paragraph or a table; a clause file may have 256 KiB."""
_NEAR = 4
"""Lines below a title in which dates stand."""
Item = Line | Grid


FoundDocument = tuple[DraftDocument, tuple[Item, ...]]
"""A document of a file that is still to be understood, and the items of its text.

Lines that say nothing are left out: those across the page, and switchers of its language.
"""


def split(rough: Rough) -> tuple[FoundDocument, ...]:
    """Return the documents of a file, in order. Raises UnreadableError for a file without a word."""
    items = tuple(item for item in rough.items if _words(item) and not _is_furniture(item))
    if not items:
        raise UnreadableError("import.no-text", file=rough.path)
    if any(len(_words(item)) > _WIDEST for item in items):
        raise UnreadableError("import.long-paragraph", file=rough.path, most=_WIDEST)
    if len(items) > _MOST:
        raise UnreadableError("import.many-paragraphs", file=rough.path, most=_MOST)
    starts = sorted({0, *_beginnings(items)})
    return tuple(_part(rough, items[start:end]) for start, end in zip(starts, [*starts[1:], len(items)], strict=True))


def _words(item: Item) -> str:
    return "".join(line.text.strip() for line in lines_of(item))


def _beginnings(items: Sequence[Item]) -> Iterator[int]:
    for place, item in enumerate(items):
        if place and isinstance(item, Line) and _is_named(item):
            after, before = _text(items[place + 1 :][:12]), _text(items[:place][-12:])
            dated = any(_date(one, UNKNOWN, alone=False) for one in items[place + 1 : place + 1 + _NEAR])
            then, now = language_of(before), language_of(after)
            turned = then != now and language_of(item.text) in {now, UNKNOWN}
            if after and (dated or turned):
                yield place


def _is_named(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST or line.depth or text[-1] in f"{_END}{c.COLONS}{c.CALLS}":
        return False
    is_section = line.level is not None and line.level > 2  # noqa: PLR2004 - titles are of the first two
    return not is_section and any(titles.document.search(text) for titles in every(lambda pack: pack.titles))


def _text(items: Sequence[Item]) -> str:
    return " ".join(item.text for item in items if isinstance(item, Line))


def _date(item: Item, locale: str, *, alone: bool) -> DraftDate | None:
    if isinstance(item, Grid) or item.depth:
        return None
    made = read_dates(item.text.strip(), item.line, locale, alone=alone)
    return made[0] if made else None


def _is_furniture(item: Item) -> bool:
    """Say whether an item is a rule across the page or a switcher of languages."""
    return isinstance(item, Line) and (bool(_RULE.fullmatch(item.text)) or _is_switcher(item.text))


def _is_switcher(text: str) -> bool:
    """Say whether a line names languages and nothing else, two or more: English | 简体中文."""
    return name_languages(part.strip(f" []{c.OPEN_BRACKETS}{c.CLOSE_BRACKETS}*_") for part in _BETWEEN.split(text))


def _part(rough: Rough, items: Sequence[Item]) -> FoundDocument:
    title, body = _titled(rough, items)
    own = len(body) < len(items)
    locale = told_language(rough.language, _text(body) or title)
    dates, rest, typed = _dates(body, locale)
    sign_off, rest = _sign_off(rest, locale)
    if not rest:  # a title and a date are no document: they are its text
        title, rest, dates, typed, sign_off, own = _name_of(rough), tuple(items), (), (), None, False
    document = DraftDocument(
        path=rough.path,
        line=items[0].line,
        title=title,
        locale=locale,
        kind="addendum" if any(one.addendum.search(title) for one in every(lambda pack: pack.titles)) else "policy",
        dates=dates,
        typed_dates=typed,
        sign_off=sign_off,
        notes=() if own else (Message("import.called-after-file", title=title),),
        beside=beside(rough.scan),
        named=rough.named,
    )
    return document, rest


def tag_of(stated: str) -> str:
    """Return the tag under which we keep what a file calls its language: zh-Hans for zh-CN, en for en-US.

    UNKNOWN stands for what is no tag, and for what says nothing.
    """
    tag = guess_locale(stated) if stated else UNKNOWN
    pack = pack_for(tag)
    return pack.tag if pack else tag if is_locale(tag) else UNKNOWN


def told_language(stated: str, text: str) -> str:
    """Return the language of a text that its file calls `stated`: what a pack tells of it comes first."""
    own = language_of(text)
    return tag_of(stated) if own == UNKNOWN else own


def _titled(rough: Rough, items: Sequence[Item]) -> tuple[str, tuple[Item, ...]]:
    """Return the title and what follows it; the first line where it is short, else the file's own title or name."""
    first = items[0]
    if isinstance(first, Line) and not first.depth and not _date(first, UNKNOWN, alone=True):
        text = " ".join(first.text.split())
        if first.level is not None or (len(text) <= _LONGEST and text[-1] not in _END):
            return text, tuple(items[1:])
    return _name_of(rough), tuple(items)


def _name_of(rough: Rough) -> str:
    """Return what a file calls itself outside its text, else its name."""
    return " ".join(rough.title.split()) or called(rough.path) or "Document"


def _is_plain(item: Item) -> bool:
    return isinstance(item, Line) and not item.depth


def _dates(
    items: tuple[Item, ...], locale: str
) -> tuple[tuple[DraftDate, ...], tuple[Item, ...], tuple[DraftDate, ...]]:
    """Return the date lines at the head of a text, what is left of it, and the days among those that stay."""
    lines = [(item.text.strip(), item.line) for item in takewhile(_is_plain, items) if isinstance(item, Line)]
    printed, count, typed = head_dates(lines, locale)
    return printed, items[count:], typed


def _sign_off(items: tuple[Item, ...], locale: str) -> tuple[DraftSignOff | None, tuple[Item, ...]]:
    """Return who signs, and when, where the last two lines are a party and a day."""
    if len(items) < 3 or not all(isinstance(item, Line) and not item.depth for item in items[-2:]):  # noqa: PLR2004
        return None, items
    party, day = items[-2], _date(items[-1], locale, alone=True)
    name = party.text.strip() if isinstance(party, Line) else ""
    signs = len(name) <= _LONGEST and any(titles.signer.search(name) for titles in every(lambda pack: pack.titles))
    if day is None or day.label or not day.pattern or not signs:
        return None, items
    return DraftSignOff(party=name, date=day, line=party.line), items[:-2]
