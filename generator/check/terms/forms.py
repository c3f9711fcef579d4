"""How the glossary writes terms, and where a text has their forms.

In: terms of a Library, Passages. Out: forms, patterns that find them, and what a passage defines or links already. It
judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...languages import known_of
from ...languages.characters import QUOTES, UNSPACED
from ...model.registries import DefinedTerm, text_in
from ...model.written import CrossReference, Inline, Link, Strong, TermDefinition, TermUse
from ..names import begins_sentence
from ..passage import Passage
from ..subject import Subject

_UNSPACED = re.compile(f"[{UNSPACED}]")
_AROUND = f"{QUOTES} "
_SENTENCE_END = re.compile(r"[.!?:;](?:\s|$)")
_WORD = re.compile(r"[A-Za-z]{3,}")
_FIRST = re.compile(r"\W*\w+")
_BEFORE = re.compile(r"(?<!\w)([A-Z]\w[\w’'-]*) (?:and |& )?\Z")
_BEHIND = re.compile(r" (?:of |for |and |& )?([A-Z][a-z][\w’'-]*|(?:19|20)\d\d\b)")
_LONGEST = 40
"""Letters of a word beside a term that can be a part of the same name."""
_NEAR = 200
"""How far a sentence is followed to see how it is written."""


def forms_of(term: DefinedTerm, locale: str) -> tuple[str, ...]:
    """Return the form of a term in a language and the others that it may take; one without a language serves all."""
    form = text_in(term.form, locale)
    return (*((form,) if form else ()), *term.allowed.get(locale, term.allowed.get("", ())))


def rejected_in(term: DefinedTerm, locale: str) -> tuple[str, ...]:
    """Return the forms that a term may not take in a language."""
    return term.rejected.get(locale, term.rejected.get("", ()))


def finder(forms: Iterable[str], locale: str) -> re.Pattern[str] | None:
    """Return a pattern that finds forms, the longest first; at the borders of words where a language has them."""
    longest = sorted(set(forms), key=lambda form: (-len(form), form))
    if not longest:
        return None
    written = "|".join(re.escape(form) for form in longest)
    unspaced = known_of(locale).wide or _UNSPACED.search("".join(longest))
    return re.compile(written if unspaced else rf"(?<![\w-])(?:{written})(?![\w-])")


def around(passage: Passage, offset: int) -> tuple[Inline, ...]:
    """Return the inlines around a character of a passage, from the outside in."""
    return passage.piece(offset).within


def is_defined_at(passage: Passage, offset: int) -> bool:
    """Say whether a character is part of the words that define a term."""
    return any(isinstance(inline, TermDefinition) for inline in around(passage, offset))


def is_linked_at(passage: Passage, offset: int) -> bool:
    """Say whether a character is part of an explicit use, which leads to the definition, or of a link elsewhere."""
    return any(isinstance(inline, (TermUse, Link, CrossReference)) for inline in around(passage, offset))


def is_strong_at(passage: Passage, offset: int) -> bool:
    """Say whether a character is bold, as the titles of paragraphs are."""
    return any(isinstance(inline, Strong) for inline in around(passage, offset))


def is_part_of_a_name(passage: Passage, start: int, end: int) -> bool:
    """Say whether a term is a part of a longer name: the Working Time Regulations 1998, our Terms of Service."""
    terms = passage.pack.terms
    if terms is None:
        return False
    persons = passage.pack.definitions.persons if passage.pack.definitions else frozenset()
    others = terms.leading | persons
    before = _BEFORE.search(passage.typed, max(0, start - _LONGEST), start)
    behind = _BEHIND.match(passage.typed, end)
    is_last = before and before[1].capitalize() not in others and not begins_sentence(passage.typed, before.start(1))
    return bool(is_last or (behind and behind[1] not in others))


def marked_definitions(passage: Passage) -> Iterator[tuple[int, int, TermDefinition]]:
    """Yield the range of each `[form](define:term)` of a passage and what it is, the quotation marks left out."""
    last: TermDefinition | None = None
    start = end = 0
    for piece in passage.pieces:
        here = next((inline for inline in piece.within if isinstance(inline, TermDefinition)), None)
        if last and here is not last:
            yield (*_unquoted(passage.text, start, end), last)
        if here and here is not last:
            start = piece.start
        last, end = here, piece.end
    if last:
        yield (*_unquoted(passage.text, start, end), last)


def defined_terms(subject: Subject, work: str, locale: str) -> frozenset[str]:
    """Return the terms that a document defines or has from the one that it amends."""
    works = {work, subject.library.works[work].amends} if work in subject.library.works else {work}
    return frozenset(
        term
        for key, place in subject.places.items()
        if key[0] in works and key[1] == locale
        for term in place.plan.defines
    )


def is_title_case(text: str, start: int, end: int) -> bool:
    """Say whether the sentence around a range capitalises most of its other words, or has none, as titles do."""
    far = max(0, start - _NEAR)
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, far, start)), default=far)
    close = _SENTENCE_END.search(text, end, end + _NEAR)
    first = _FIRST.match(text, begin)
    before = text[first.end() if first and first.end() < start else begin : start]
    words = _WORD.findall(f"{before} {text[end : close.start() if close else end + _NEAR]}")
    telling = [word for word in words if word not in ("the", "and", "for")]
    capitals = [word for word in telling if word[0].isupper()]
    return not telling or len(capitals) * 2 > len(telling)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end
