"""Chapters that an introduction lists and the document does not have. See docs/rules/outline-missing-section.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.diagnostics import Diagnostic, did_you_mean, warning
from ...model.nodes import Listing, Prose
from ..passage import Passage, Role
from ..subject import Subject

_LEAST = 3
"""From so many titles on a list is an outline."""

_AROUND = re.compile(r"[\W_\d]+")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each item of a typed outline that is no title of the document.

    A list is an outline if it has at least three titles of its document and they are most of its items.
    """
    for document in subject.documents:
        passages = tuple(subject.passages_in(document.work, document.locale))
        titles = {plain(passage.text): passage.text for passage in passages if passage.role is Role.TITLE}
        for items in _lists(passages):
            missing = [item for item in items if plain(item.text) not in titles]
            known = len(items) - len(missing)
            if known >= _LEAST and known > len(missing):
                for item in missing:
                    yield _finding(item, tuple(titles.values()))


def _lists(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the short items of each list outside others."""
    lists: dict[int, list[Passage]] = {}
    for passage in passages:
        match passage.parents:
            case (Listing() as block, _, Prose()):
                lists.setdefault(id(block), []).append(passage)
    yield from lists.values()


def plain(text: str) -> str:
    """Return the letters of a title in small letters, without marks and numbers."""
    return _AROUND.sub("", text).casefold()


def _finding(item: Passage, titles: tuple[str, ...]) -> Diagnostic:
    found = warning("outline-missing-section.none", item.span(0, len(item.text)), title=item.text.strip())
    return found.with_help(did_you_mean(item.text.strip(), titles), "outline-missing-section.write-section")
