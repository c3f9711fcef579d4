"""Words that point to a link or a place and have none. See docs/rules/link-missing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from ...diagnostics import Diagnostic, suggestion, warning
from ...model.written import Block, CrossReference, FactLink, Link, Paragraph
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject

_CUES = {
    "en": re.compile(
        r"\b(?:click(?:ing)?|tap(?:ping)?) (?:on )?(?:here|the (?:link|button) below)\b(?! and)"
        r"|\bthis (?:link|web ?site address|URL)\b"
        r"|\bthe (?:following|above) (?:link|web ?page|web ?site address|URL)\b(?! that)"
        r"|\b(?:link|web ?page|address|form|contact (?:details|information)) (?:below|above)\b(?! all)"
        r"|\bsee (?:the section )?below\b"
        r"|\b(?:set (?:forth|out)|described|provided|listed|specified|stated) below\b"
        r"|(?<!you )(?<!who )(?<!they )(?<!users )(?<!visitors )\b(?:visit|see|go to|consult)"
        r" (?:our|the) (?:\w+ ){0,4}(?:web ?page|support page|help page)\b(?! that)"
        r"|\b(?:available|described|explained|found|listed|posted) (?:on|at) (?:our|the)"
        r" (?:\w+ ){0,4}(?:web ?page|support page|help page)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"点击(?:此处|这里|以下|下方)|(?:以下|下述|下列|如下)(?:链接|网址|网页)|(?:见|详见|参见)(?:下文|上文|下述|本页)"
    ),
}
_LOOSE = re.compile(r"(?:set (?:forth|out)|described|provided|listed|specified|stated) below", re.IGNORECASE)
_WAY = re.compile(
    r"(?:\b(?:contact(?:ing)?|e-?mail(?:ing)?|call(?:ing)?|reach(?:ing)?|writ(?:e|ing)(?: to)?) us\b[^.;]{0,60}"
    r"|\b(?:address(?:es)?|numbers?|methods?|contact (?:information|details)) (?:\w+ ){0,2})\Z",
    re.IGNORECASE,
)
"""What stands before "set forth below" if it is a way to reach somebody; else it mostly announces what follows."""

_BEFORE = 90
_LEADS = (Link, FactLink, CrossReference)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each sentence that points somewhere, holds no link, and has nothing but text below it.

    It is a warning unless the sentence may merely announce the paragraph that follows.
    """
    followers: dict[int, Block | None] = {}
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        cues = _CUES.get(passage.language)
        if cues is None or not cues.search(passage.typed):
            continue
        if id(passage.parents[0]) not in followers:
            blocks = passage.clause.blocks
            followers.update((id(block), following) for block, following in zip_longest(blocks, blocks[1:]))
        for start, end in sentences_in(passage.text, passage.locale):
            match = cues.search(passage.typed, start, end)
            if match and not _has_link(passage, start, end) and not _announces(passage, end, followers):
                tell = warning if _is_sure(passage, match) else suggestion
                found = tell("link-missing", f"`{match[0]}` leads nowhere", passage.span(*match.span()))
                yield found.with_help(
                    "link the words: [support page](fact:support.url), or [below](#contact) for a clause"
                )


def _is_sure(passage: Passage, cue: re.Match[str]) -> bool:
    before = passage.text[max(0, cue.start() - _BEFORE) : cue.start()]
    return not _LOOSE.fullmatch(cue[0]) or _WAY.search(before) is not None


def _has_link(passage: Passage, start: int, end: int) -> bool:
    return any(
        isinstance(inline, _LEADS)
        for piece in passage.pieces
        if piece.start < end and piece.end > start
        for inline in (*piece.within, piece.inline)
    )


def _announces(passage: Passage, end: int, followers: Mapping[int, Block | None]) -> bool:
    """Say whether what the sentence points to stands below: it ends in a colon, or no paragraph follows."""
    if passage.text[:end].rstrip()[-1:] in ":：":
        return True
    following = followers.get(id(passage.parents[0]))
    return following is not None and not isinstance(following, Paragraph)
