"""The comments of a Word file as threads: who said what on which passage, the answers, and whether it is settled.

In: a returned text. Out: a `Thread` for each comment that answers none, in the order of the file. Answers and
settlement stand in a part of their own, by the last paragraph of each comment (MS-DOCX, 2.5.1.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ...model.comments import Remark, Resolution, Thread
from ..reading.docx import MAIN, PLACE
from ..reading.package import Element, W
from ..reading.review import read_review
from ..rough import ReviewMark
from .returned import ReturnedText

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_COMMENTS, _EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
_NO_PASSAGE = "…"


def comments_of(returned: ReturnedText) -> Iterator[Thread]:
    """Yield the threads of a file; what stands beside the clauses is on the first one."""
    root = returned.parts.get(_COMMENTS)
    if root is None:
        return
    found = root.findall(f"{W}comment")
    marks = (one for one in read_review((returned.parts[MAIN],), root) if one.kind == "comment")
    told = {_paragraph_of(one): (one, replace(mark, remark=_text(one))) for one, mark in zip(found, marks, strict=True)}
    about = _extended(returned.parts.get(_EXTENDED))
    parents = {name: parent for name, (parent, _) in about.items() if parent in told}
    firsts = {name: _first(name, parents) for name in told}
    places = _places(returned.parts[MAIN])
    for name, (comment, mark) in told.items():
        if firsts[name] != name:
            continue
        _, done = about.get(name, ("", False))
        replies = [two[1] for other, two in told.items() if firsts[other] == name != other]
        paragraph = places.get(comment.get(f"{W}id", ""))
        said = tuple(_remark(one, returned) for one in (mark, *sorted(replies, key=lambda one: one.day)))
        day = max(one.day for one in said)
        yield Thread(
            clause=_address(returned, paragraph),
            locale=returned.document.locale,
            passage=mark.passage if mark.passage != _NO_PASSAGE else "",
            remarks=said,
            resolved=Resolution(author=None, day=day, answers=len(replies)) if done else None,
            source=returned.source,
        )


def _first(name: str, parents: Mapping[str, str]) -> str:
    """Return the comment that begins the thread of one, itself where answers go round in a circle."""
    seen = [name]
    while (parent := parents.get(seen[-1], "")) and parent not in seen:
        seen.append(parent)
    return name if parent else seen[-1]


def _text(comment: Element) -> str:
    """Return what a comment says, a line for each paragraph."""
    return "\n".join("".join(one.text or "" for one in line.iter(f"{W}t")) for line in comment.iter(f"{W}p"))


def _remark(mark: ReviewMark, returned: ReturnedText) -> Remark:
    day = date.fromisoformat(mark.day) if mark.day else returned.reading.day
    return Remark(author=mark.author or "?", day=day, text=mark.remark)


def _paragraph_of(comment: Element) -> str:
    """Return the name of the last paragraph of a comment, by which the other part knows it; else the comment's own."""
    names = [one.get(f"{_W14}paraId", "") for one in comment.iter(f"{W}p")]
    return (names[-1] if names else "") or f"#{comment.get(f'{W}id', '')}"


def _extended(part: Element | None) -> Mapping[str, tuple[str, bool]]:
    """Return which comment each answers, and whether it is settled."""
    return {
        one.get(f"{_W15}paraId", ""): (one.get(f"{_W15}paraIdParent", ""), one.get(f"{_W15}done") in {"1", "true"})
        for one in (part if part is not None else ())
    }


def _places(root: Element) -> Mapping[str, Element]:
    """Return the paragraph in which the passage of each comment begins."""
    found: dict[str, Element] = {}
    for paragraph in root.iter(f"{W}p"):
        for kind in ("commentRangeStart", "commentReference"):
            for one in paragraph.iter(f"{W}{kind}"):
                found.setdefault(one.get(f"{W}id", ""), paragraph)
    return found


def _address(returned: ReturnedText, paragraph: Element | None) -> str:
    """Return the clause of a paragraph with its owner."""
    clause = returned.clause_at(int(paragraph.get(PLACE, 0)) if paragraph is not None else 0)
    return returned.address(clause)
