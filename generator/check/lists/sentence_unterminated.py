"""English paragraphs without a mark at their end. See docs/rules/sentence-unterminated.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...diagnostics import Diagnostic, warning
from ...model.written import Paragraph
from ..names import is_title_case
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject
from .sentence_fragment import OPEN_END
from .siblings import texts_in

_WORDS = 8
"""From so many words on a paragraph is a sentence and no label."""

_OPEN = re.compile(r"[A-Za-z0-9][’”\"')]*+\Z")
_VERB = re.compile(r"\b(?:is|are|was|were|be|has|have|may|must|shall|will|can|do|does|we|you|they|it)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:www\.|https?://|@)\S*\Z")
_NEXT = re.compile(r"\b([a-z]{2,}) (We|You|They|This|These|If) (?=[a-z]+\b)")
"""A word that nothing ends, and one that begins sentences."""

_SMALL = re.compile(r"\b(?:we|you|they|this|these|if)\b")
_RARE = 10
"""Where one such word in so many has a capital in the middle of a sentence, it is no style of the text."""

_PROSE = (Role.PARAGRAPH, Role.CELL)

_LAST = 20
"""Characters at the end of a sentence that are looked at for its mark."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each paragraph whose last sentence does not end, or in which one runs into the next."""
    for text in texts_in(subject, "en"):
        for block, following in pairwise((*text.clause.blocks, None)):
            if isinstance(block, Paragraph) and (following is None or isinstance(following, Paragraph)):
                yield from _in_paragraph(text.of(block))
    yield from _run_together([passage for passage in subject.all_passages(*_PROSE) if passage.language == "en"])


def _in_paragraph(passage: Passage) -> Iterator[Diagnostic]:
    *_, (start, end) = ((0, 0), *sentences_in(passage.typed, "en"))
    last = passage.typed[start:end]
    if _is_open(last):
        found = warning("sentence-unterminated", "the last sentence does not end", passage.span(end - 1, end))
        yield found.with_help(f"end it: `{last[-1]}.`; or write the rest of it")


def _run_together(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """Find words with a capital behind one that ends no sentence, unless the texts give them capitals on purpose."""
    places = [(passage, match) for passage in passages for match in _NEXT.finditer(passage.typed)]
    capitals = Counter(match[2].lower() for _, match in places)
    small = (
        Counter(word for passage in passages for word in _SMALL.findall(passage.typed)) if places else Counter[str]()
    )
    for passage, match in places:
        word = match[2].lower()
        rare = capitals[word] == 1 or capitals[word] * _RARE <= small[word]
        if rare and passage.piece(match.start(1)) is passage.piece(match.start(2)):
            found = warning(
                "sentence-unterminated", "a sentence seems to end here without a mark", passage.span(*match.span(1))
            )
            yield found.with_help(f"end it: `{match[1]}. {match[2]}`; or write `{word}`")


def _is_open(sentence: str) -> bool:
    words = sentence.split()
    end = sentence[-_LAST:]
    if len(words) < _WORDS or not _VERB.search(sentence) or is_title_case(sentence):
        return False
    return bool(_OPEN.search(end)) and not (_ADDRESS.search(words[-1]) or OPEN_END["en"].search(end))
