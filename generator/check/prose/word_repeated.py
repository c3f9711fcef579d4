"""A word that stands twice in a row. See docs/rules/word-repeated.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...languages.characters import HAN
from ...localize.lexicon import tagged_in
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_DOUBLED = re.compile(f"([{HAN}])\\1")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that follows itself, characters that are no word together among them."""
    for passage, prose in subject.passages_with(lambda pack: pack.prose):
        matches = [(*match.span(), next(filter(None, match.groups()))) for match in prose.twice.finditer(passage.typed)]
        taken = {start for start, _, _ in matches}
        matches += [one for one in _doubled(passage) if one[0] not in taken]
        for start, end, word in matches:
            if word.lower() not in prose.meant:
                found = warning("word-repeated.twice", passage.span(start, end), word=word)
                yield found.with_help("word-repeated.delete")


def _doubled(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield where a character stands twice and the two are no word: 范围内内, but not 人人 or 双双."""
    if not _DOUBLED.search(passage.typed):
        return
    for word, following in pairwise(tagged_in(passage.typed, passage.locale) or ()):
        if word.text == following.text and len(word.text) == 1 and _DOUBLED.match(passage.typed, word.start):
            yield word.start, following.end, word.text
