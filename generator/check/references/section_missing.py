"""Sections that a text names by their title, their matter or their place, and that are not there.

See docs/rules/section-missing.md. References by id are followed where the text is resolved (xref-dangling).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...languages.characters import COLONS
from ...languages.parts.wording import NamedSections
from ...model.diagnostics import Diagnostic, did_you_mean, warning
from ...model.written import CrossReference, FactLink, Link
from ..passage import Passage, Role
from ..subject import Subject
from .outline_missing_section import plain

_STEM, _SHORT, _ENDING = 5, 4, 3
"""So many letters of a word tell it, fewer of one that is short without an ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outline:
    """A document as references see it: what is a title in it, and what each clause says, in their order."""

    titles: tuple[str, ...]
    known: frozenset[str]
    clauses: Sequence[str]
    texts: Sequence[str]


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each section that a document names and does not have."""
    works = [locale.title for work in subject.library.works.values() for locale in work.locales.values()]
    for document in subject.documents:
        passages = tuple(subject.passages_in(document.work, document.locale))
        outline = _outline(passages, works)
        for passage in passages:
            known = passage.pack.named_sections
            if known and passage.role is not Role.TITLE:
                yield from _titles(passage, known, outline)
                yield from _places(passage, known, outline)


def _outline(passages: Sequence[Passage], works: Sequence[str]) -> _Outline:
    """Return the titles of a document, the bold and defined words in it, and its clauses."""
    titles = [passage.text.strip() for passage in passages if passage.role is Role.TITLE]
    heads = [passage.text for passage in passages if passage.role in (Role.TERM, Role.HEADER)]
    bold = [
        passage.text[piece.start : piece.end]
        for passage in passages
        for piece in passage.pieces
        if any(not isinstance(inline, (Link, FactLink)) for inline in piece.within)
    ]
    texts: dict[str, list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.clause.id, []).append(passage.text.lower())
    return _Outline(
        titles=tuple(titles),
        known=frozenset(map(plain, (*titles, *heads, *bold, *works))),
        clauses=tuple(texts),
        texts=tuple("\n".join(said) for said in texts.values()),
    )


# --- By title ---------------------------------------------------------------------------------------------------------


def _titles(passage: Passage, known: NamedSections, outline: _Outline) -> Iterator[Diagnostic]:
    for match in known.quoted.finditer(passage.typed):
        name, title = next((name, said) for name, said in match.groupdict().items() if said)
        if plain(title) and not _is_known(title, outline) and not _leads(passage, match.start(name), known):
            found = warning("section-missing.no-title", passage.span(*match.span(name)), title=title)
            yield found.with_help(did_you_mean(title, outline.titles), "section-missing.write-reference")


def _is_known(title: str, outline: _Outline) -> bool:
    """Say whether a title, or one that it is a part of or the reverse, is in the document."""
    wanted = plain(title)
    return any(wanted == one or (len(wanted) > 1 and one and (wanted in one or one in wanted)) for one in outline.known)


def _leads(passage: Passage, at: int, known: NamedSections) -> bool:
    """Say whether a title is linked, or is that of a part of a screen."""
    if known.screen.search(passage.typed, max(0, at - known.near), at + known.near):
        return True
    piece = passage.piece(at)
    return any(isinstance(inline, (Link, FactLink, CrossReference)) for inline in (*piece.within, piece.inline))


# --- By place and matter ----------------------------------------------------------------------------------------------


def _places(passage: Passage, known: NamedSections, outline: _Outline) -> Iterator[Diagnostic]:
    """Yield a warning for each section before or behind this one that is not about what it is said to be about."""
    for match in known.placed.finditer(passage.typed):
        at = outline.clauses.index(passage.clause.id)
        texts = outline.texts[:at][-1:] if match["before"] else outline.texts[at + 1 :]
        if match["behind"] and not match["many"]:
            texts = texts[:1]
        matter = match["matter"] or ""
        announces = passage.typed[match.end() :].lstrip()[:1] in tuple(COLONS)  # what stands right below
        if not announces and not any(_is_about(text, matter, known) for text in texts):
            found = warning("section-missing.no-place", passage.span(*match.span()), text=match[0].strip())
            yield found.with_help("section-missing.write-reference")


def _is_about(text: str, matter: str, known: NamedSections) -> bool:
    words = [word.lower() for word in known.word.findall(matter)]
    return all(word[: max(_SHORT, min(_STEM, len(word) - _ENDING))] in text for word in words)
