"""English paragraphs without a mark at their end. See docs/rules/sentence-unterminated.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...languages.characters import SEMICOLONS
from ...languages.pack import Pack
from ...languages.parts.writing import Words
from ...model.diagnostics import Diagnostic, warning
from ..names import is_title_case
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject
from .siblings import texts_in

_WORDS = 8
"""From so many words on a paragraph is a sentence and no label."""

_OPEN = re.compile(r"[A-Za-z0-9][’”\"')]*+\Z")
_POSTCODE = re.compile(r"[A-Z]{2,} \d{5}(?:-\d{4})?\Z")
_ADDRESS = re.compile(r"(?:www\.|https?://|@)\S*\Z")
_RARE = 10
"""Where one in so many words that begin sentences has a capital inside one, it is no style of the text."""

_PROSE = (Role.PARAGRAPH, Role.CELL)

_LAST = 20
"""Characters at the end of a sentence that are looked at for its mark."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each paragraph whose last sentence does not end, or in which one runs into the next."""
    for text in texts_in(subject, lambda pack: pack.words):
        for block, following in pairwise((*text.clause.blocks, None)):
            passage = text.of(block)
            if passage and (following is None or text.of(following)):
                yield from _in_paragraph(passage)
    yield from _run_together(tuple(subject.passages_with(lambda pack: pack.words, *_PROSE)))


def _in_paragraph(passage: Passage) -> Iterator[Diagnostic]:
    *_, (start, end) = ((0, 0), *sentences_in(passage.typed, passage.locale))
    last = passage.typed[start:end]
    if _is_open(last, passage.pack):
        found = warning("sentence-unterminated.last", passage.span(end - 1, end))
        yield found.with_help("sentence-unterminated.end-last", last=last[-1])


def _run_together(passages: Sequence[tuple[Passage, Words]]) -> Iterator[Diagnostic]:
    """Find words with a capital behind one that ends no sentence, unless the texts give them capitals on purpose."""
    places = [(passage, match) for passage, words in passages for match in words.joint.finditer(passage.typed)]
    capitals = Counter(match[2].lower() for _, match in places)
    starters = (words.starters.finditer(passage.typed) for passage, words in passages if places)
    small = Counter(match[0] for matches in starters for match in matches)
    for passage, match in places:
        word = match[2].lower()
        rare = capitals[word] == 1 or capitals[word] * _RARE <= small[word]
        goes_on = passage.pack.lists and passage.pack.lists.open_end.search(f" {match[1]}")  # HEY for You
        if rare and not goes_on and passage.piece(match.start(1)) is passage.piece(match.start(2)):
            found = warning("sentence-unterminated.inside", passage.span(*match.span(1)))
            yield found.with_help("sentence-unterminated.end-inside", before=match[1], after=match[2], word=word)


def _is_open(sentence: str, pack: Pack) -> bool:
    *_, last = words = ["", *sentence.split()]
    end = sentence[-_LAST:]
    if len(words) <= _WORDS or not (pack.words and pack.words.verb.search(sentence)) or is_title_case(sentence):
        return False
    breaks_off = pack.lists and pack.lists.open_end.search(end)  # which is the matter of `sentence-fragment`
    joins = pack.lists and re.search(rf"[{SEMICOLONS}] (?:{'|'.join(pack.lists.joiners)})\Z", end)
    return bool(_OPEN.search(end)) and not (_ADDRESS.search(last) or _POSTCODE.search(end) or breaks_off or joins)
