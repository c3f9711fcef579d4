"""Words that point to a link or a place and have none. See docs/rules/link-missing.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from ...languages.characters import COLONS
from ...languages.parts.wording import Pointers
from ...languages.pattern import Match
from ...model.diagnostics import Diagnostic, suggestion, warning
from ...model.nodes import Prose
from ...model.written import Block, CrossReference, FactLink, Link
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject

_BEFORE = 90
"""Characters before a word that can hold the one that points, such as "see" or "listed in"."""
_LEADS = (Link, FactLink, CrossReference)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each sentence that points somewhere, holds no link, and has nothing but text below it.

    It is a warning unless the sentence may merely announce the paragraph that follows.
    """
    followers: dict[int, Block | None] = {}
    for passage, pointers in subject.passages_with(lambda pack: pack.pointers, Role.PARAGRAPH, Role.CELL):
        if not pointers.link.search(passage.typed):
            continue
        if id(passage.parents[0]) not in followers:
            blocks = passage.clause.blocks
            followers.update((id(block), following) for block, following in zip_longest(blocks, blocks[1:]))
        for start, end in sentences_in(passage.text, passage.locale):
            match = pointers.link.search(passage.typed, start, end)
            if match and not _has_link(passage, start, end) and not _announces(passage, end, followers):
                tell = warning if _is_sure(passage, match, pointers) else suggestion
                found = tell("link-missing.nowhere", passage.span(*match.span()), text=match[0])
                yield found.with_help("link-missing.link-words")


def _is_sure(passage: Passage, cue: Match, pointers: Pointers) -> bool:
    before = passage.text[max(0, cue.start() - _BEFORE) : cue.start()]
    return not pointers.loose.fullmatch(cue[0]) or pointers.way.search(before) is not None


def _has_link(passage: Passage, start: int, end: int) -> bool:
    return any(
        isinstance(inline, _LEADS)
        for piece in passage.pieces
        if piece.start < end and piece.end > start
        for inline in (*piece.within, piece.inline)
    )


def _announces(passage: Passage, end: int, followers: Mapping[int, Block | None]) -> bool:
    """Say whether what the sentence points to stands below: it ends in a colon, or no paragraph follows."""
    if passage.text[:end].rstrip()[-1:] in COLONS:
        return True
    following = followers.get(id(passage.parents[0]))
    return following is not None and not isinstance(following, Prose)
