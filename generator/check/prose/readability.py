"""How long the sentences of a document are. See docs/rules/readability.md."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from ...languages import known_of
from ...languages.parts.writing import Ease, ProseMeasures
from ...model.diagnostics import Diagnostic, Message, suggestion
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield, for each document, one suggestion with its figures, at its longest sentence."""
    for document in subject.documents:
        prose = known_of(document.locale).prose
        if prose is None:
            continue
        sentences = [
            (len(prose.counted.findall(passage.text[start:end])), passage, start, end)
            for passage in subject.passages_in(document.work, document.locale)
            if passage.role is Role.PARAGRAPH
            for start, end in sentences_in(passage.text, document.locale)
        ]
        if sentences:
            longest, passage, start, end = max(sentences, key=lambda sentence: sentence[0])
            average = mean(length for length, *_ in sentences)
            size, place = Message(prose.unit, number=f"{average:.0f}"), passage.span(start, end)
            ease = _ease(sentences, prose)
            sums = len(sentences)
            found = (
                suggestion("readability.sentences", place, sentences=sums, size=size, longest=longest)
                if ease is None
                else suggestion("readability.with-ease", place, sentences=sums, size=size, ease=ease, longest=longest)
            )
            yield found.with_help("readability.compare")


def _ease(sentences: list[tuple[int, Passage, int, int]], prose: ProseMeasures) -> int | None:
    """Return the reading ease of Flesch (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word."""
    ease = prose.ease
    words = [word for _, passage, start, end in sentences for word in prose.counted.findall(passage.text[start:end])]
    if not words or ease is None:
        return None
    syllables = sum(_syllables(word, ease) for word in words) / len(words)
    return round(206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables)


def _syllables(word: str, ease: Ease) -> int:
    plain = word.lower()
    return max(1, len(ease.vowels.findall(plain)) - bool(ease.silent.search(plain)))
