"""A second word for what a text has a word for. See docs/rules/term-synonym.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...languages.pack import Pack
from ...model.diagnostics import Diagnostic, warning
from ..names import begins_sentence
from ..passage import Passage, Role
from ..subject import Subject
from .forms import defined_terms, forms_of, is_defined_at, is_linked_at, rejected_in

Use = tuple[Passage, int, int]

_MANY = 2
"""From so many uses on, and at least twice those of another, a word is the one that a text has for a thing."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word beside a defined term, or beside the usual word, that means the same."""
    for work, locale in subject.places:
        passages = tuple(subject.passages_in(work, locale))
        known = passages[0].pack.synonyms if passages else None
        if known is None:
            continue
        defined = _defined(subject, work, locale)
        rejected = {form.casefold() for term in subject.library.terms.values() for form in rejected_in(term, locale)}
        for family in (*known.always, *known.defined):
            uses = {word: tuple(_uses(passages, word, passages[0].pack)) for word in family if word not in rejected}
            right = next((defined[word] for word in family if word in defined), None)
            if right:
                yield from _beside_term(uses, right, defined)
            elif family in known.always:
                yield from _beside_usual(uses)


def _defined(subject: Subject, work: str, locale: str) -> Mapping[str, str]:
    """Return the forms of the terms that a document defines, by themselves in small letters."""
    terms = (subject.library.terms.get(name) for name in defined_terms(subject, work, locale))
    forms = [form for term in terms if term for form in forms_of(term, locale)]
    return {form.casefold(): form for form in reversed(forms)}  # the form itself before those that are allowed


def _uses(passages: Sequence[Passage], word: str, pack: Pack) -> Iterator[Use]:
    """Yield where a text uses a word and neither defines nor links it."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])" if pack.words else re.escape(word), re.IGNORECASE)
    for passage in passages:
        if passage.role not in (Role.PARAGRAPH, Role.CELL):
            continue
        for match in pattern.finditer(passage.typed):
            if not (is_defined_at(passage, match.start()) or is_linked_at(passage, match.start())):
                yield passage, match.start(), match.end()


def _beside_term(uses: Mapping[str, Sequence[Use]], right: str, defined: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield the first use of each other word, of one that the term's capital asks for where it has one."""
    for word, places in uses.items():
        meant = [use for use in places if right == right.lower() or _is_capitalised(use)]
        if word not in defined and meant:
            yield _finding(meant[0], right)


def _is_capitalised(use: Use) -> bool:
    passage, start, end = use
    words = passage.text[start:end].split()
    capital = all(word[0].isupper() for word in words) and not passage.text.isupper()
    return capital and (len(words) > 1 or not begins_sentence(passage.typed, start))


def _beside_usual(uses: Mapping[str, Sequence[Use]]) -> Iterator[Diagnostic]:
    """Yield the first use of each word that stands beside another one, which the text uses at least twice as often."""
    usual = max(uses, key=lambda word: len(uses[word]), default="")
    for word, places in uses.items():
        if word != usual and places and len(uses[usual]) >= _MANY * len(places):
            passages = {id(use[0]): use for use in reversed(places)}  # the first use in each passage
            own = [use for use in reversed(passages.values()) if not _is_of_a_law(use[0])]
            yield from (_finding(use, usual) for use in own[:1])


def _is_of_a_law(passage: Passage) -> bool:
    """Say whether a passage names a law, whose words it may use."""
    law = passage.pack.law
    return law is not None and law.cited.search(passage.text) is not None


def _finding(use: Use, right: str) -> Diagnostic:
    passage, start, end = use
    found = warning("term-synonym.other-word", passage.span(start, end), word=passage.text[start:end], right=right)
    return found.with_help("term-synonym.write-one", right=right)
