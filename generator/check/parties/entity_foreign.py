"""Names that no registry knows. See docs/rules/entity-foreign.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...languages.parts.wording import Parties
from ...model.diagnostics import Diagnostic, warning
from ..names import begins_sentence, is_title_case, registered_names, words_of
from ..passage import FILLED, Passage, Role
from ..subject import Subject

_RUN = re.compile(r"[A-Z][\w]*(?:[’'&-][A-Z]\w+)*(?: [A-Z][\w]*(?:[’'&-][A-Z]\w+)*)*")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each company and each other name in the text that no registry has."""
    known = registered_names(subject.library)
    for passage, parties in subject.passages_with(lambda pack: pack.parties):
        yield from _companies(passage, parties, known)
    yield from _names(subject, known)


def _companies(passage: Passage, parties: Parties, known: frozenset[str]) -> Iterator[Diagnostic]:
    for match in parties.company.finditer(passage.typed):
        before = parties.before.match(match[0])
        start = match.start() + (before.end() if before else 0)
        name = passage.typed[start : match.end()]
        is_known = any(own in name or name.rstrip(".") in own for own in known)
        if not is_known and not parties.form.fullmatch(name):
            yield _finding(passage, start, match.end())


def _names(subject: Subject, known: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each capitalised name inside a sentence of which a word is in no dictionary."""
    words = words_of(known)
    for passage, names in subject.passages_with(lambda pack: pack.names, Role.PARAGRAPH, Role.CELL):
        unknown = subject.unknown_words.get(passage.locale)
        if unknown is None:
            continue
        for match in _RUN.finditer(passage.typed):
            parts = [part for part in _parts(match[0]) if part not in words and part not in names.places]
            is_name = len(parts) > 1 and any(part.lower() in unknown for part in parts)
            if (is_name or any(part in unknown for part in parts)) and _may_be_foreign(passage, match, known, words):
                yield _finding(passage, match.start(), match.end())


def _may_be_foreign(passage: Passage, match: re.Match[str], known: frozenset[str], words: frozenset[str]) -> bool:
    text = match[0]
    if FILLED in text or text.isupper() or text in known or any(text in name for name in known):
        return False
    if _is_company_or_law(passage, match) or all(part in words for part in _parts(text)):
        return False
    if begins_sentence(passage.typed, match.start()) and all(part in words for part in _parts(text)[1:]):
        return False
    return not is_title_case(passage.typed)


def _is_company_or_law(passage: Passage, match: re.Match[str]) -> bool:
    parties, names = passage.pack.parties, passage.pack.names
    behind = match.end() + (passage.typed[match.end() : match.end() + 1] == " ")
    is_company = parties and parties.company.match(passage.typed, match.start())
    return bool(is_company or (names and (names.of_law.search(match[0]) or names.of_law.match(passage.typed, behind))))


@cache
def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[ &’'-]+", text) if len(part) > 1 and not part.isupper())


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    name = passage.text[start:end]
    return warning("entity-foreign.unknown", passage.span(start, end), name=name).with_help(
        "entity-foreign.write-party", "entity-foreign.add-name"
    )
