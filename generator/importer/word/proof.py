"""The proof that a text says what a file says with some of its changes made, before a byte is written.

In: a returned text, and what it would be. Out: a `TextConflict` for each clause that would say anything else, more,
less or in another order, or whose title went while its text stayed. What the file says is taken from its paragraphs and
anchors, what the text says from the Document: nothing here knows how lines are matched, merged or edited. White space
counts between words alone, and generated numbers and titles are those that the file was sent with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from ...model.document import Document, Reference, Section, plain_text, walk_sections
from ...model.nodes import map_runs, printed, runs
from ...model.returned import FactQuestion, TextConflict
from ...redline.sequence import matches
from ...render.proof import texts
from ..reading.docx import MAIN, PLACE
from ..reading.package import Element, W
from .anchors import Anchors
from .returned import ReturnedText
from .revisions import SIGNS, settled

_WORD = re.compile(r"[A-Za-z0-9]+|\S")
_AROUND = 4
"""Words that are shown on each side of those that differ."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedText:
    """A Document as it would be with the changes of some marks.

    `edited` are the clauses whose files change, `kept` those of which nothing comes in. Of those in `loose` the words
    of the file count whether they were tracked or not. `asked` is what the file says in the place of facts, with the
    same with their values; no fact of the Document has another one.
    """

    document: Document
    marks: Set[int]
    edited: Set[str]
    kept: Set[str]
    loose: Set[str]
    asked: Sequence[tuple[str, str]]


def untitled(returned: ReturnedText, marks: Set[int]) -> tuple[TextConflict, ...]:
    """Return the clauses that lose their title and keep other text once changes are made."""
    root, where = returned.parts[MAIN], returned.where
    before, after = (settled(root, one) for one in (returned.accepted, returned.accepted | marks))
    was, now = (dict(_paragraphs(one)) for one in (before, after))
    left = _in_file(after, where)
    gone = [(n, clause) for n, clause in where.starts if was.get(n, "").strip() and not now.get(n, "").strip()]
    return tuple(
        TextConflict(clause=clause, sent=was[n], ours=was[n], theirs=left[clause].strip())
        for n, clause in gone
        if left[clause].strip()
    )


def unproven(returned: ReturnedText, tried: TriedText) -> tuple[TextConflict, ...]:
    """Return the clauses that would not say what the file says with the changes made."""
    sides = _sides(returned, _as_sent(tried.document, returned.document), tried.marks)
    clauses = dict.fromkeys(clause for _, clause in returned.where.starts)
    found = (_held(clause, [one[clause] for one in sides], tried) for clause in clauses)
    return tuple(one for one in found if one is not None)


def as_conflict(returned: ReturnedText, clause: str, marks: Set[int]) -> TextConflict:
    """Return all that a clause says as it was sent, is here, and is in the file with changes made."""
    sent, ours, theirs, _ = (one.get(clause, "").strip() for one in _sides(returned, returned.document, marks))
    return TextConflict(clause=clause, sent=sent, ours=ours, theirs=theirs)


def _sides(returned: ReturnedText, made: Document, marks: Set[int]) -> tuple[Mapping[str, str], ...]:
    """Return what clauses say: as they were sent, are here, are in the file with changes made, and in a Document."""
    root, where = returned.parts[MAIN], returned.where
    sent, theirs = (_in_file(settled(root, one), where) for one in (returned.accepted, returned.accepted | marks))
    return sent, _in_document(returned.document, where), theirs, _in_document(made, where)


def misread(returned: ReturnedText, document: Document, changed: Sequence[FactQuestion]) -> tuple[TextConflict, ...]:
    """Return the clauses that would not print a fact of another value as the file says it."""
    made = _in_document(document, returned.where)
    return tuple(
        TextConflict(clause=one.clause, sent=one.prints, ours=one.value, theirs=one.says)
        for one in changed
        if "".join(_words(one.says)) not in "".join(_words(made.get(one.clause, "".join(made.values()))))
    )


def _held(clause: str, sides: Sequence[str], tried: TriedText) -> TextConflict | None:
    """Return the conflict of a clause: as it was sent, is here, is in the file, and would be."""
    sent, here, theirs, made = (_with_facts(one, tried.asked) for one in sides)
    if clause in tried.kept or not (clause in tried.edited | tried.loose or _words(sent) != _words(theirs)):
        return None
    wanted = _merged(_words(here if clause in tried.loose else sent), _words(here), _words(theirs))
    if wanted == _words(made):
        return None
    ours, file = _differing(made, theirs)
    return TextConflict(clause=clause, sent=sent.strip(), ours=ours, theirs=file)


# --- what is said -----------------------------------------------------------------------------------------------------


def _paragraphs(root: Element) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a file with their places."""
    for one in root.iter(f"{W}p"):
        said = (SIGNS.get(part.tag) or (part.text if part.tag == f"{W}t" else "") or "" for part in one.iter())
        yield int(one.get(PLACE, 0)), "".join(said)


def _in_file(root: Element, where: Anchors) -> Mapping[str, str]:
    """Return what a file says of each clause that begins in it, with all behind it up to the next one."""
    return _joined((where.at(place), text) for place, text in _paragraphs(root))


def _in_document(document: Document, where: Anchors) -> Mapping[str, str]:
    """Return what a Document says of the clauses that begin in a file, each with those behind it that do not."""
    starts, clause, found = {clause for _, clause in where.starts}, "", list[tuple[str, str]]()
    for section in walk_sections(document.sections):
        clause = section.clause if section.clause in starts else clause
        found += ((clause, text) for text in (plain_text(section.title), *texts(section.blocks, _own)))
    signed = document.sign_off
    return _joined([*found, *((clause, text) for text in ((signed.party, signed.date.text) if signed else ()))])


def _joined(pieces: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Mapping[str, str]:
    made: dict[str, str] = defaultdict(str)
    for clause, text in pieces:
        made[clause] += f"{text}\n"
    return made


def _own(node: Any) -> tuple[str, ...]:
    """Return the words of a node but for its number, which Word prints."""
    return tuple(text for text in printed(node) if text != getattr(node, "number", None))


def _as_sent(document: Document, sent: Document) -> Document:
    """Return a Document whose generated references have the words that they have in another one."""
    titles, there = _titles(document), _titles(sent)
    blocks = tuple(chain.from_iterable(one.blocks for one in walk_sections(sent.sections)))
    known = {_target(one, there): one for run in runs(blocks) for one in _references(run)}

    def worded(run: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(known.get(_target(one, titles), one) if _is_made(one) else _inside(one, worded) for one in run)

    return replace(document, sections=tuple(_section(one, worded) for one in document.sections))


def _section(section: Any, worded: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Section:
    made: Section = replace(
        section,
        blocks=tuple(map_runs(one, worded) for one in section.blocks),
        sections=tuple(_section(one, worded) for one in section.sections),
    )
    return made


def _inside(inline: Any, worded: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Any:
    return replace(inline, children=worded(inline.children)) if hasattr(inline, "children") else inline


def _references(run: tuple[Any, ...]) -> Iterator[Reference]:
    for one in run:
        yield from (one,) if _is_made(one) else _references(getattr(one, "children", ()))


def _is_made(inline: Any) -> bool:
    return isinstance(inline, Reference) and inline.generated


def _titles(document: Document) -> Mapping[str, str]:
    return {one.anchor: plain_text(one.title) for one in walk_sections(document.sections)}


def _target(one: Reference, titles: Mapping[str, str]) -> tuple[str | None, str, bool]:
    """Return where a reference leads, and whether it has the title or the number of that place."""
    return one.path, one.anchor, plain_text(one.children) == titles.get(one.anchor)


def _with_facts(text: str, asked: Sequence[tuple[str, str]]) -> str:
    """Return a text in which facts that a file changes have the value that they had: an answer says which one holds."""
    for says, had in asked:
        text = text.replace(says, had)
    return text


# --- three texts ------------------------------------------------------------------------------------------------------


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text))


def _merged(base: Words, ours: Words, theirs: Words) -> Words | None:
    """Return words with the changes of two sides, None where both changed one passage in two ways."""
    made, place, last = list[str](), 0, (-1, False)
    for start, end, new in sorted({*_changes(base, ours), *_changes(base, theirs)}):
        if start < place or last == (start, bool(new)) == (start, True):
            return None
        made += (*base[place:start], *new)
        place, last = end, (start, bool(new))
    return (*made, *base[place:])


def _changes(old: Words, new: Words) -> Iterator[tuple[int, int, Words]]:
    """Yield what became of words: the places of those that went, and those that came there."""
    a = b = 0
    for start, there, size in (*matches(old, new), (len(old), len(new), 0)):
        if (a, b) != (start, there):
            yield a, start, new[b:there]
        a, b = start + size, there + size


def _differing(made: str, theirs: str) -> tuple[str, str]:
    """Return the passages of two texts that differ, with some words around them."""
    spans = [[one.span() for one in _WORD.finditer(text)] for text in (made, theirs)]
    keys = [_words(made), _words(theirs)]
    shorter = min(map(len, keys))
    head = next((n for n in range(shorter) if keys[0][n] != keys[1][n]), shorter)
    tail = next((n for n in range(shorter - head) if keys[0][-1 - n] != keys[1][-1 - n]), shorter - head)
    first, last = _passage(made, spans[0], head, tail), _passage(theirs, spans[1], head, tail)
    return first, last


def _passage(text: str, spans: Sequence[tuple[int, int]], head: int, tail: int) -> str:
    shown = spans[max(head - _AROUND, 0) : max(len(spans) - tail + _AROUND, 0)]
    return " ".join(text[shown[0][0] : shown[-1][1]].split()) if shown else ""
