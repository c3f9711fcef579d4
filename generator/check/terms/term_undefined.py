"""Words that are written like defined terms and are none. See docs/rules/term-undefined.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ...languages.characters import QUOTES
from ...languages.parts.wording import Terms
from ...model.diagnostics import Diagnostic, suggestion, warning
from ...model.source import Span
from ..names import begins_sentence, registered_names
from ..passage import Passage, Role
from ..subject import Subject
from .definitions import explained, is_term, worded_definitions
from .forms import (
    defined_terms,
    forms_of,
    is_defined_at,
    is_linked_at,
    is_strong_at,
    is_title_case,
    rejected_in,
)

_RUN = re.compile(r"(?<![\w\ufffc’'@/.&-])(?>[A-Z]\w*+(?:[- ][A-Z]\w*+)*)(?![\w\ufffc@/&-]| [&/])")
_QUOTED = re.compile(f"[{QUOTES}]([A-Z][^{QUOTES}]{{0,40}}[^{QUOTES}.,])[.,]?[{QUOTES}]")
_PART = re.compile(r"[- ]")
_BACK = 12
"""Characters before a term that can hold the word that points at it, such as "applicable"."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield one finding per expression and document: for its use, or a suggestion where plain words define it."""
    names = _proper_names(subject)
    seen: set[Span] = set()
    for work, locale in subject.places:
        for finding in _in_document(subject, work, locale, names):
            if finding.span and finding.span not in seen:
                seen.add(finding.span)
                yield finding


def _proper_names(subject: Subject) -> frozenset[str]:
    """Return what the registries know and the glossary does not, in small letters."""
    terms = subject.library.terms.values()
    texts = [*(text for term in terms for text in term.form.values())]
    texts += [text for term in terms for forms in (term.allowed, term.rejected) for text in _all(forms)]
    return frozenset(map(str.casefold, registered_names(subject.library))) - set(map(str.casefold, texts))


def _all(forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from (form for by_locale in forms.values() for form in by_locale)


def _in_document(subject: Subject, work: str, locale: str, names: frozenset[str]) -> Iterator[Diagnostic]:
    known = {
        _key(form)
        for name in defined_terms(subject, work, locale)
        for form in (forms_of(subject.library.terms[name], locale) if name in subject.library.terms else ())
    }
    passages = tuple(subject.passages_in(work, locale))
    worded: set[str] = set()
    for passage in passages:
        for start, end in worded_definitions(passage):
            words = passage.text[start:end]
            fresh = _key(words) not in known and _key(words) not in worded
            worded.add(_key(words))
            if fresh and is_term(words, locale) and words.casefold() not in names:
                yield _unmarked(passage, start, end)
    told = (
        known | worded | _told(passages) | _told(subject.passages_in(subject.library.works[work].amends or "", locale))
    )
    rejected = {_key(form) for term in subject.library.terms.values() for form in rejected_in(term, locale)}
    yield from _uses(passages, told | rejected, names)


def _told(passages: Iterable[Passage]) -> set[str]:
    """Return what passages explain in plain words, or have in quotation marks: we call them the “Users”."""
    told = (words for passage in passages for words in (*explained(passage), *_QUOTED.findall(passage.typed)))
    return set(map(_key, told))


def _uses(passages: tuple[Passage, ...], told: set[str], names: frozenset[str]) -> Iterator[Diagnostic]:
    done = set(told)
    for passage in passages:
        terms = passage.pack.terms
        if terms is None or passage.role not in (Role.PARAGRAPH, Role.CELL):
            continue
        for match in _RUN.finditer(passage.typed):
            start = _start(match, terms)
            words = passage.typed[start : match.end()]
            if _is_like_a_term(passage, start, match.end(), terms) and not _is_known(words, done, names):
                done.add(_key(words))
                yield _undefined(passage, start, match.end())


def _start(match: re.Match[str], terms: Terms) -> int:
    """Return where an expression begins, without an article that is capitalised because a sentence begins there."""
    first, _, rest = match[0].partition(" ")
    return match.start() + len(first) + 1 if rest and first in terms.leading else match.start()


def _is_like_a_term(passage: Passage, start: int, end: int, terms: Terms) -> bool:
    """Say whether a capital can have no other reason than that the words are meant as a term."""
    *before, last = (_singular(part) for part in _PART.split(passage.typed[start:end]))
    if last not in terms.heads or any(part not in terms.beside for part in before):
        return False
    text = passage.typed
    if not before and (begins_sentence(text, start) or not terms.pointing.search(text[max(0, start - _BACK) : start])):
        return False
    marked = is_defined_at(passage, start) or is_linked_at(passage, start) or is_strong_at(passage, start)
    return not marked and not is_title_case(text, start, end)


def _is_known(words: str, done: set[str], names: frozenset[str]) -> bool:
    key = _key(words)
    last = _key(_PART.split(words)[-1])
    return key in done or last in done or any(words.casefold() in name for name in names)


def _key(words: str) -> str:
    return " ".join(_singular(part) for part in _PART.split(words))


def _singular(word: str) -> str:
    lower = word.casefold()
    if lower.endswith("ies") and lower != "cookies":
        return f"{lower[:-3]}y"
    return lower if lower.endswith("ss") else lower.removesuffix("s")


def _undefined(passage: Passage, start: int, end: int) -> Diagnostic:
    words = passage.text[start:end]
    return (
        warning("term-undefined.undefined", passage.span(start, end), words=words)
        .with_help("term-undefined.define-here", words=words, name=_name(words))
        .with_help("term-undefined.everyday", lower=words.lower())
    )


def _unmarked(passage: Passage, start: int, end: int) -> Diagnostic:
    words = passage.text[start:end]
    return suggestion("term-undefined.plain-words", passage.span(start, end), words=words).with_help(
        "term-undefined.write-definition", words=words, name=_name(words)
    )


def _name(words: str) -> str:
    """Return an id for a term, a sample one where its words are not Latin."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower())) or "name-of-the-term"
