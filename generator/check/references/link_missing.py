"""Words that point to a link or a place and have none. See docs/rules/link-missing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model.written import CrossReference, FactLink, Link, Paragraph
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject

_CUES = {
    "en": re.compile(
        r"\b(?:click(?:ing)?|tap(?:ping)?) (?:on )?(?:here|the (?:link|button) below)\b"
        r"|\b(?:this|the following|following|the above) (?:link|web ?page|web ?site address|URL)\b"
        r"|\b(?:link|web ?page|address|form|contact (?:details|information)) (?:below|above)\b"
        r"|\b(?:set (?:forth|out)|described|provided|listed|specified|as stated|see|see the section) below\b"
        r"|\b(?:visit|on|see|to) (?:our|the) [A-Z]?[\w ]{0,30}\b(?:web ?page|support page|help page)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"点击(?:此处|这里|以下|下方)|(?:以下|下述|下列|如下)(?:链接|网址|网页)|(?:见|详见|参见)(?:下文|上文|下述|本页)"
    ),
}
_LEADS = (Link, FactLink, CrossReference)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each sentence that points somewhere, holds no link, and has nothing but text below it."""
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        cues = _CUES.get(passage.locale.partition("-")[0])
        if cues is None or not cues.search(passage.typed):
            continue
        for start, end in sentences_in(passage.text, passage.locale):
            match = cues.search(passage.typed, start, end)
            if match and not _has_link(passage, start, end) and not _announces(passage, end):
                found = warning("link-missing", f"`{match[0]}` leads nowhere", passage.span(*match.span()))
                yield found.with_help(
                    "link the words: [support page](fact:support.url), or [below](#contact) for a clause"
                )


def _has_link(passage: Passage, start: int, end: int) -> bool:
    return any(
        isinstance(inline, _LEADS)
        for piece in passage.pieces
        if piece.start < end and piece.end > start
        for inline in (*piece.within, piece.inline)
    )


def _announces(passage: Passage, end: int) -> bool:
    """Say whether what the sentence points to stands below: it ends in a colon, or no paragraph follows."""
    if passage.text[:end].rstrip()[-1:] in ":：":
        return True
    blocks = passage.clause.blocks
    own = next((i for i, block in enumerate(blocks) if block is passage.parents[0]), None)
    following = blocks[own + 1] if own is not None and own + 1 < len(blocks) else None
    return following is not None and not isinstance(following, Paragraph)
