"""How long the sentences of a document are. See docs/rules/readability.md."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from ...diagnostics import Diagnostic, suggestion
from ...languages import known_of
from ...languages.parts.writing import Ease, Prose
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
            ease = _ease(sentences, prose)
            unit = prose.unit
            message = f"{len(sentences)} sentences of {average:.0f} {unit} on average{ease}; this one has {longest}"
            yield suggestion("readability", message, passage.span(start, end)).with_help(
                "figures to compare drafts by; nothing has to be done about them"
            )


def _ease(sentences: list[tuple[int, Passage, int, int]], prose: Prose) -> str:
    """Return the reading ease of Flesch (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word."""
    ease = prose.ease
    words = [word for _, passage, start, end in sentences for word in prose.counted.findall(passage.text[start:end])]
    if not words or ease is None:
        return ""
    syllables = sum(_syllables(word, ease) for word in words) / len(words)
    return f", reading ease {206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables:.0f}"


def _syllables(word: str, ease: Ease) -> int:
    plain = word.lower()
    return max(1, len(ease.vowels.findall(plain)) - bool(ease.silent.search(plain)))
