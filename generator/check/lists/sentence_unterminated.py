"""English paragraphs without a mark at their end. See docs/rules/sentence-unterminated.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...diagnostics import Diagnostic, warning
from ...model.written import Paragraph
from ..names import is_title_case
from ..sentences import sentences_in
from ..subject import Subject
from .sentence_fragment import OPEN_END
from .siblings import runs_in, texts_in

_WORDS = 8
"""From so many words on a paragraph is a sentence and no label."""

_OPEN = re.compile(r"[A-Za-z0-9][’”\"')]*+\Z")
_VERB = re.compile(r"\b(?:is|are|was|were|be|has|have|may|must|shall|will|can|do|does|we|you|they|it)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:www\.|https?://|@)\S*\Z")
_LAST = 20
"""Characters at the end of a sentence that are looked at for its mark."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each paragraph of whole sentences whose last one does not end."""
    for text in texts_in(subject, "en"):
        for siblings in runs_in(text.clause.blocks):
            if siblings is not text.clause.blocks:
                continue
            for block, following in pairwise((*siblings, None)):
                if not isinstance(block, Paragraph) or not (following is None or isinstance(following, Paragraph)):
                    continue
                passage = text.of(block)
                *_, (start, end) = ((0, 0), *sentences_in(passage.typed, "en"))
                last = passage.typed[start:end]
                if _is_open(last):
                    found = warning(
                        "sentence-unterminated", "the last sentence does not end", passage.span(end - 1, end)
                    )
                    yield found.with_help(f"end it: `{last[-1]}.`; or write the rest of it")


def _is_open(sentence: str) -> bool:
    words = sentence.split()
    end = sentence[-_LAST:]
    if len(words) < _WORDS or not _VERB.search(sentence) or is_title_case(sentence):
        return False
    return bool(_OPEN.search(end)) and not (_ADDRESS.search(words[-1]) or OPEN_END["en"].search(end))
