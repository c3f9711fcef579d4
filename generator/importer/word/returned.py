"""A Word file that came back: which text of the project it is, and what was changed in it.

In: the bytes of the file, and the project. Out: a `ReturnedText`, from which follows how the file reads with some of
its changes made. Raises UnreadableError for what is no file to read, with what is wrong and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain

from ...model.diagnostics import Message
from ...model.document import Document, walk_sections
from ...model.returned import ReturnedChange, with_ids
from ...model.word_anchors import author_of
from ...model.wording import clause_digests
from ...operations.reading import Reading
from ...operations.rendering import site_of
from ...render.word.whole import print_file
from ..draft import DraftDocument
from ..outline import understand
from ..reading import ZIP, refuse_foreign
from ..reading.docx import MAIN, PARTS, read_document
from ..reading.package import Element, read_parts
from ..rough import Line, TextRun, UnreadableError, lines_of
from ..split import split
from ..update.files import TextComparison, compare_text
from ..update.lines import HEADED
from ..update.target import UpdateTarget, document_of
from .anchors import Anchors, SentDocument, anchors_of, sent_document
from .around import around, differing, generated_in, loosely_generated, unheld
from .merge import untracked
from .revisions import FoundChange, numbered, settled, tracked

_OURS = re.compile(rf"{PARTS.pattern}|customXml/item[0-9]*\.xml|word/commentsExtended\.xml|\[Content_Types\]\.xml")
_MACROS = "macroEnabled", "vbaProject"
BY_WORDS = "words"
"""By what a clause was found that has no anchor left."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReturnedText:
    """A file against the text of the project that it is.

    `source` is its SHA-256, `base` the file with what was accepted before. `pending` are the changes that nobody has
    decided on, each with what it is known by in the file. `notes` are to be told.
    """

    path: str
    source: str
    parts: Mapping[str, Element]
    reading: Reading
    document: Document
    sent: SentDocument | None
    anchors: Anchors
    accepted: frozenset[int]
    base: TextComparison
    pending: Mapping[ReturnedChange, frozenset[int]]
    notes: tuple[Message, ...]

    def with_changes(self, marks: Set[int]) -> TextComparison:
        """Return the text here against the file with the changes of some marks made, and those accepted before."""
        return _compared(self.reading, self.document, self.anchors, self.path, self.parts, marks | self.accepted)

    def marks(self, changes: Iterable[ReturnedChange]) -> frozenset[int]:
        """Return what pending changes are known by in the file."""
        return frozenset(chain.from_iterable(self.pending[one] for one in changes))

    def address(self, clause: str) -> str:
        """Return the name of a clause with its owner."""
        owners = {line.clause.id: line.clause.owner for line in self.base.old}
        return f"{owners.get(clause, self.document.work)}/{clause}"

    def clause_at(self, place: int) -> str:
        """Return the clause that a paragraph stands in or behind, the first one for what stands before all."""
        return self.where.at(place) or self.document.sections[0].clause

    @property
    def where(self) -> Anchors:
        """Where clauses begin, those without an anchor by their words."""
        return _where(self.anchors, self.base)

    def found_by(self, clause: str) -> str:
        """Return by what a clause was found."""
        return self.anchors.found_by.get(clause, BY_WORDS)

    @property
    def changed_here(self) -> frozenset[str]:
        """The clauses whose wording is another here than when the file was sent."""
        there = clause_digests(self.document)
        moved = {one.clause.id for one, _ in self.base.match.changed} | {one.clause.id for one in self.base.match.gone}
        sent = self.sent.clauses if self.sent else ()
        gone = {one.id for one in sent} - there.keys()
        return frozenset(one.id for one in sent if one.id in moved | gone and one.wording != there.get(one.id))


def open_returned(path: str, data: bytes, reading: Reading, wanted: UpdateTarget) -> ReturnedText:
    """Return what came back. Raises UnreadableError, and UncertainError where it is not sure which text it is."""
    try:
        return _open(path, data, reading, wanted)
    except RecursionError:
        raise UnreadableError("import.file", file=path, cause=Message("import.deep")) from None


def _open(path: str, data: bytes, reading: Reading, wanted: UpdateTarget) -> ReturnedText:
    parts = _parts(path, data)
    document, sent = _document(path, parts, reading, wanted)
    there = [one.clause for one in walk_sections(document.sections)]
    clauses = tuple(dict.fromkeys((*there, *(one.id for one in (sent.clauses if sent else ())))))  # some may be gone
    anchors = anchors_of(parts[MAIN], document.work, document.locale, clauses)
    ours, found = _parted(tracked(parts[MAIN]), sent)
    start = _start(document, anchors)
    changes = tuple(one for one in found if one.place >= start)
    bare = _compared(reading, document, anchors, path, parts, ours)
    where, first = _where(anchors, bare), document.sections[0].clause
    placed = [(where.at(one.place) or first, one) for one in changes]
    made = generated_in(bare, placed, settled(parts[MAIN], ours))
    known = _named(document, [pair for pair in placed if pair[1] not in made])
    library = reading.settled
    before = {one.id for one in library.decisions if one.accepted}
    accepted = ours.union(*(marks for one, marks in known if one.id in before))
    base = _compared(reading, document, anchors, path, parts, accepted) if accepted > ours else bare
    signed = document.sign_off
    behind = frozenset((signed.party, signed.date.text) if signed else ())
    clean = _as_sent(sent, anchors.texts(settled(parts[MAIN], frozenset()), behind))
    both = [*known, *_named(document, [*untracked(base, sent, clean)])]
    decided = {one.id for one in library.decisions}
    return ReturnedText(
        path=path,
        source=sha256(data).hexdigest(),
        parts=parts,
        reading=reading,
        document=document,
        sent=sent,
        anchors=anchors,
        accepted=accepted,
        base=base,
        pending={one: marks for one, marks in both if one.id not in decided},
        notes=(
            *_notes(sent, anchors, reading),
            *unheld(parts, lambda place: where.at(place) or first),
            *around(parts, [one for one in found if one.place < start]),
            *made.values(),
            *loosely_generated(base, clean),
            *(differing(parts, _printed(reading, document), start) if sent else ()),
        ),
    )


# --- the file ---------------------------------------------------------------------------------------------------------


def _parts(path: str, data: bytes) -> Mapping[str, Element]:
    """Return the parts of a file, its paragraphs with their places."""
    try:
        refuse_foreign(data)
        if not data.startswith(ZIP):
            raise UnreadableError("word.no-zip" if data else "word.empty")
        parts = dict(read_parts(data, _OURS))
        kinds = parts.pop("[Content_Types].xml", None)
        told = " ".join(chain.from_iterable(one.attrib.values() for one in kinds)) if kinds is not None else ""
        if any(sign in told for sign in _MACROS):
            raise UnreadableError("word.macros")
        if MAIN not in parts:
            raise UnreadableError("import.zip")
        return {**parts, MAIN: numbered(parts[MAIN])}
    except UnreadableError as cause:
        raise UnreadableError("import.file", file=path, cause=cause.message) from cause


def _document(
    path: str, parts: Mapping[str, Element], reading: Reading, wanted: UpdateTarget
) -> tuple[Document, SentDocument | None]:
    """Return the text that a file is: the one that it says, else that which its words are most like."""
    sent = sent_document(parts)
    there = {(one.work, one.locale): one for one in reading.documents}
    if sent is None:
        return there[document_of(_draft(path, parts, frozenset()), reading.documents, wanted)], None
    if (sent.work, sent.locale) not in there:
        names = tuple(f"{work} ({locale})" for work, locale in there)
        raise UnreadableError("word.other-project", file=path, work=sent.work, locale=sent.locale, names=names)
    if (wanted.work or sent.work, wanted.locale or sent.locale) != (sent.work, sent.locale):
        raise UnreadableError("word.other-text", file=path, work=sent.work, locale=sent.locale)
    return there[sent.work, sent.locale], sent


def _printed(reading: Reading, document: Document) -> Mapping[str, Element]:
    """Return the parts of a file of a text as it is here, without its clauses."""
    bare = replace(document, sections=(), sign_off=None)
    return read_parts(print_file(bare, site_of(reading, ())), PARTS)


def _draft(
    path: str,
    parts: Mapping[str, Element],
    marks: Set[int],
    start: int = 0,
    title: str = "",
    titles: Set[int] = frozenset(),
) -> DraftDocument:
    """Return a file with some changes made as it is understood: one document, whatever its headings say.

    What stands before the paragraph `start` is no part of it. Headings at the places of `titles` are those of clauses.
    """
    rough = read_document(path, {**parts, MAIN: settled(parts[MAIN], marks)})
    if start:
        text = (item for item in rough.items if next(lines_of(item)).line >= start)
        rough = replace(rough, items=(Line(pieces=(TextRun(text=title),), line=0, level=1), *text))
    (first, items), *others = split(rough)
    return understand((first, (*items, *chain.from_iterable(more for _, more in others))), {}, titles)


def _compared(
    reading: Reading,
    document: Document,
    anchors: Anchors,
    path: str,
    parts: Mapping[str, Element],
    marks: Set[int],
) -> TextComparison:
    titles = frozenset(place for place, _ in anchors.starts)
    draft = _draft(path, parts, marks, _start(document, anchors), document.title, titles)
    return compare_text(reading, document, draft, frozenset(), _known(draft, document, anchors))


def _start(document: Document, anchors: Anchors) -> int:
    """Return the paragraph with which the clauses of a file begin, 0 where no anchor tells it."""
    first = next((one.clause for one in walk_sections(document.sections)), "")
    return next((place for place, clause in anchors.starts if clause == first), 0)


def _known(draft: DraftDocument, document: Document, anchors: Anchors) -> Mapping[str, str]:
    """Return which clauses of a draft are certain: the first heading where a clause begins, or behind it.

    A clause that was sent and is gone here keeps its id.
    """
    there = {one.clause: one.placement in HEADED for one in walk_sections(document.sections)}
    known: dict[str, str] = {}
    exactly = sorted(draft.headings.items(), key=lambda one: (not anchors.begins(one[1]), one[1]))
    for name, line in exactly:
        clause = anchors.at(line)
        if clause and there.get(clause, True) and clause not in known.values():
            known[name] = clause
    return known


# --- its changes ------------------------------------------------------------------------------------------------------


def _parted(
    changes: tuple[FoundChange, ...], sent: SentDocument | None
) -> tuple[frozenset[int], tuple[FoundChange, ...]]:
    """Return the marks of the changes that a redline of ours was sent with, which are text here, and the others."""
    name = author_of(sent.edition) if sent else None
    ours = frozenset(mark for one in changes if one.author == name for mark in one.marks)
    return ours, tuple(one for one in changes if one.author != name)


def _where(anchors: Anchors, bare: TextComparison) -> Anchors:
    """Return where clauses begin, those without an anchor by the headings that the words tell."""
    told = {line: name for name, line in bare.draft.headings.items() if name not in anchors.found_by}
    return replace(anchors, starts=tuple(sorted({**told, **dict(anchors.starts)}.items())))


def _named(document: Document, found: Sequence[tuple[str, FoundChange]]) -> list[tuple[ReturnedChange, frozenset[int]]]:
    """Return changes, each with its clause, by their ids; with their marks."""
    told = (
        ReturnedChange(
            work=document.work,
            clause=clause,
            locale=document.locale,
            kind=one.kind,
            author=one.author,
            day=one.day,
            old=one.old,
            new=one.new,
        )
        for clause, one in found
    )
    return [*zip(with_ids(told), (one.marks for _, one in found), strict=True)]


def _as_sent(sent: SentDocument | None, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the clauses whose text, without its tracked changes, is the one that was sent."""
    return frozenset(one.id for one in (sent.clauses if sent else ()) if texts.get(one.id) == one.text)


def _notes(sent: SentDocument | None, anchors: Anchors, reading: Reading) -> Iterator[Message]:
    """Yield what is to be told of the anchors of a file."""
    if sent is None:
        yield Message("word.no-list")
    elif sent.edition and all(one.id != sent.edition for one in reading.archive.editions) and reading.archive.editions:
        yield Message("word.edition-gone", edition=sent.edition)
    for clause in anchors.doubled:
        yield Message("word.doubled", clause=clause)
    for clause in anchors.retagged:
        yield Message("word.tag-edited", clause=clause)
