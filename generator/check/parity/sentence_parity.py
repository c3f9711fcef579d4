"""A sentence that only one language of a clause has. See docs/rules/sentence-parity.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.diagnostics import Diagnostic, Message
from ...model.source import Span
from ..passage import Role
from ..subject import Pair, Subject
from .apart import told
from .disparities import softened, whole_of
from .parallel import Block, Parallel, Sentence

_SHOWN = 60
"""Characters of a sentence that a finding quotes."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each sentence without an opposite in the other language."""
    for pair, block in subject.blocks:
        yield from (_told(pair, block, part) for part in block.parts if _is_alone(part))


def _is_alone(part: Parallel) -> bool:
    """Say whether sentences have no opposite; a cell belongs to a table, whose rows are counted elsewhere."""
    alone = () if part.original and part.other else (*part.original, *part.other)
    return any(sentence.passage.role is Role.PARAGRAPH for sentence in alone)


def _told(pair: Pair, block: Block, part: Parallel) -> Diagnostic:
    if part.original:
        message = Message("sentence-parity.missing", text=_shown(part.original))
        place, there = _around(block.whole.other, pair.other.title_span), whole_of(part.original)
    else:
        message = Message("sentence-parity.added", text=_shown(part.other))
        place, there = whole_of(part.other), _around(block.whole.original, pair.original.title_span)
    found = told(softened(pair), message, place, Message("sentence-parity.same"))
    return found.with_note("note.original", there)


def _shown(sentences: Sequence[Sentence]) -> str:
    text = " ".join(sentence.text for sentence in sentences)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _around(sentences: Sequence[Sentence], title: Span) -> Span:
    return whole_of(sentences) if sentences else title
