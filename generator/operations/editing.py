"""What somebody who edits the text wants to know: where a passage of a page is written, and what a fact is used for.

In: what the rules look at, which has the words of every clause as a page prints them. Out: places in files, the
sentences that use a fact, and what may be put into a text by its name. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..check import Subject
from ..check.passage import Passage
from ..check.sentences import sentences_in
from ..model.blocks import addresses_of
from ..model.document import Document, walk_sections
from ..model.library import Library, clause_key
from ..model.registries import text_in
from ..model.source import Source, Span
from ..model.walk import fact_of, inlines_of
from ..model.written import Clause, FactUse
from ..parse.front import read_front_matter


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSentence:
    """A sentence that uses a fact: `words` are its words for it, "" where a reader sees none."""

    span: Span
    locale: str
    sentence: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What may be put into a text: `opens` is what somebody types before it, `name` what she picks it by."""

    opens: str
    name: str
    closes: str
    about: str


def written_at(subject: Subject, document: Document, anchor: str, block: int, words: str) -> Span | None:
    """Return where a passage of a page is written: the words, else the block of that number, else the title.

    Words may be those of another language of the clause, which a page of several has beside it.

    None for what stands in no clause, such as the table of contents.
    """
    names = {section.anchor: section.clause for section in walk_sections(document.sections)}
    key = clause_key(document.work, names.get(anchor, ""), document.locale)
    clause = subject.library.clauses.get(key)
    if clause is None:
        return None
    said = " ".join(words.split())
    sisters = sorted((one for one in subject.library.clauses if one[:2] == key[:2]), key=lambda one: one != key)
    for passage in (passage for one in sisters for passage in subject.passages[one] if said):
        at = " ".join(passage.text.split()).find(said)
        if at >= 0:
            return passage.span(min(at, len(passage.text) - 1), min(at + len(said), len(passage.text)))
    return clause.blocks[block].span if 0 <= block < len(clause.blocks) else clause.title_span


def counterpart(clause: Clause, other: Clause, line: int) -> int:
    """Return the line of another language of a clause that stands for a line: that of the block of the same place."""
    starts = [one.first().line for one in (clause.title_span, *(block.span for block in clause.blocks))]
    others = [one.first().line for one in (other.title_span, *(block.span for block in other.blocks))]
    place = max((n for n, start in enumerate(starts) if start <= line), default=0)
    return others[min(place, len(others) - 1)]


def parted(source: Source) -> tuple[str, str]:
    """Return the front matter of a clause with its fences, "" where there is none, and its text."""
    at = read_front_matter(source)[1] if source.path.endswith(".md") else 0
    return source.text[:at], source.text[at:]


def sentences_of(subject: Subject, fact: str) -> Iterator[FactSentence]:
    """Yield every sentence of the working text that uses a fact, or a field of it, in the order of the files."""
    for passage in subject.all_passages():
        for piece in passage.pieces:
            inline = next((one for one in (piece.inline, *piece.within) if fact_of(one) == fact), None)
            if inline:
                words = passage.text[piece.start : piece.end]
                yield FactSentence(
                    span=inline.span, locale=passage.locale, sentence=_sentence(passage, piece.start), words=words
                )


def uses_in(clause: Clause) -> Iterator[str]:
    """Yield the names of the facts that a clause uses, each once."""
    yield from dict.fromkeys(filter(None, map(fact_of, inlines_of(clause))))


def _sentence(passage: Passage, at: int) -> str:
    ranges = sentences_in(passage.text, passage.locale)
    return next((passage.text[start:end] for start, end in ranges if start <= at < end), passage.text)


def suggestions(subject: Subject, clause: Clause) -> Iterator[Suggestion]:
    """Yield what may be put into a clause: facts as the text prints them, terms, and clauses and items to refer to."""
    library, locale = subject.library, clause.locale
    shown = _words_of_facts(subject, locale)
    for name in library.facts:
        yield Suggestion(opens="{{ ", name=name, closes=" }}", about=shown.get(name, ""))
    for name, term in library.terms.items():
        form = text_in(term.form, locale) or ""
        yield Suggestion(opens="](term:", name=name, closes=")", about=form)
    for name, title in _targets(library, clause):
        yield Suggestion(opens="](#", name=name, closes=")", about=title)


def _words_of_facts(subject: Subject, locale: str) -> Mapping[str, str]:
    """Return what a language prints for facts that it uses somewhere."""
    pieces = (
        (piece.inline.fact, passage.text[piece.start : piece.end])
        for passage in subject.all_passages()
        if passage.locale == locale
        for piece in passage.pieces
        if isinstance(piece.inline, FactUse)
    )
    return dict(pieces)


def _targets(library: Library, clause: Clause) -> Iterator[tuple[str, str]]:
    for (owner, name, locale), other in library.clauses.items():
        if locale == clause.locale and owner == clause.owner:
            yield name, other.title_span.text.lstrip("# ")
    for one in addresses_of(clause):
        kind, _, own = one.id.partition("#")
        if own:
            yield own, kind
