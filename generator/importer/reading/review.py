"""What people changed and remarked in a Word file (ECMA-376, 17.13).

In: parts of a file in their order, and that of its comments. Out: `ReviewMark`s: changes in the order of the text, then
comments. Changes of one kind, author and day that touch each other are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..rough import ReviewMark
from .package import Element, W

_KINDS: Mapping[str, str] = {"ins": "inserted", "del": "deleted", "moveFrom": "moved-away", "moveTo": "moved-here"}
_OF_ALL = {
    f"{W}tr": {f"{W}trPr/{W}ins": "inserted", f"{W}trPr/{W}del": "deleted"},
    f"{W}p": {f"{W}pPr/{W}pPrChange": "formatted"},
    f"{W}r": {f"{W}rPr/{W}rPrChange": "formatted"},
}
"""Where an element says that all of it was changed, and how."""
_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Where a walk stands: what was found, whether the last characters were changed, the passages of comments."""

    found: list[ReviewMark] = field(default_factory=list)
    touches: bool = False
    open: set[str] = field(default_factory=set)
    passages: dict[str, list[str]] = field(default_factory=dict)


def read_review(parts: Iterable[Element], comments: Element | None) -> tuple[ReviewMark, ...]:
    """Return the tracked changes of parts of a file, and the comments on them."""
    walk = _Walk()
    for part in parts:
        _walk(part, None, walk)
    remarks = (_remark(one, walk) for one in (comments if comments is not None else ()))
    return tuple(replace(one, passage=_spaced(one.passage)) for one in (*walk.found, *remarks) if one.passage.strip())


def _walk(element: Element, change: ReviewMark | None, walk: _Walk) -> None:
    match element.tag.removeprefix(W):
        case "p":
            walk.touches = False
            _heard(" ", walk)
        case "ins" | "del" | "moveFrom" | "moveTo" as name:
            change = _mark(_KINDS[name], element)
        case "commentRangeStart":
            walk.open.add(element.get(f"{W}id", ""))
        case "commentRangeEnd":
            walk.open.discard(element.get(f"{W}id", ""))
        case "t" | "delText":
            _put(element.text or "", change, walk)
    change = next(_changes_of_all(element), change)
    for child in element:
        if child.tag != FALLBACK:
            _walk(child, change, walk)


def _changes_of_all(element: Element) -> Iterator[ReviewMark]:
    for path, kind in _OF_ALL.get(element.tag, {}).items():
        given = element.find(path)
        if given is not None:
            yield _mark(kind, given)


def _put(text: str, change: ReviewMark | None, walk: _Walk) -> None:
    if change is None or change.kind not in {"deleted", "moved-away"}:
        _heard(text, walk)
    if change is None:
        walk.touches = False
        return
    last = walk.found[-1] if walk.touches else None
    if last and replace(last, passage="") == change:
        walk.found[-1] = replace(last, passage=last.passage + text)
    else:
        walk.found.append(replace(change, passage=text))
    walk.touches = True


def _heard(text: str, walk: _Walk) -> None:
    for name in walk.open:
        walk.passages.setdefault(name, []).append(text)


def _remark(comment: Element, walk: _Walk) -> ReviewMark:
    passage = "".join(walk.passages.get(comment.get(f"{W}id", ""), ()))
    paragraphs = ("".join(part.text or "" for part in one.iter(f"{W}t")) for one in comment.iter(f"{W}p"))
    return replace(_mark("comment", comment), passage=passage or "…", remark=_spaced(" ".join(paragraphs)))


def _mark(kind: str, element: Element) -> ReviewMark:
    author, day = element.get(f"{W}author", ""), day_of(element)
    return ReviewMark(kind=kind, author=author, day=day, passage="", remark="")


def day_of(element: Element) -> str:
    """Return the day on which a change or a comment was made, "" where it tells none that there is."""
    day = _DAY.match(element.get(f"{W}date", ""))
    try:
        return date.fromisoformat(day[0]).isoformat() if day else ""
    except ValueError:
        return ""


def _spaced(text: str) -> str:
    return " ".join(text.split())
