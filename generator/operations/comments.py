"""Comments written into `clauses/comments.yaml`, and found in the text of today.

In: the text of the file, what somebody said, and a Library. Out: the whole text of the file, in which every line that
was there is as it was; nothing is written here. What the reader of the file would refuse is refused.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from typing import Any

from ..model.blocks import addresses_of, characters, likeness, words_of
from ..model.comments import Remark, Thread, is_detached, place_of
from ..model.diagnostics import RefusalError
from ..model.document import Document, Section, walk_sections
from ..model.kept_addresses import keep
from ..model.library import Library, clause_key
from ..model.source import UNSEEN, Source
from ..parse.comments import COMMENTS, CommentEntry, threads_of
from ..parse.files import COMMENTS as PATH
from ..parse.tree import read_tree
from ..parse.yamltext import entry, filled, with_entries

_UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{UNSEEN}]+")
_SHORT = 8
"""Hexadecimal characters of an id: enough to tell the comments of a project apart."""


class CommentError(RefusalError):
    """The file cannot be read, or what is to be written could not. Nothing was changed."""


def merged(text: str, received: Iterable[Thread], library: Library) -> str:
    """Return the file with what came in: a comment that is there is no new one, and what is new about it is added.

    Of a new one without an address, the passage leads to its block. Raises CommentError.
    """
    entries = _read(text)
    threads = {thread.id: thread for thread in threads_of(entries)[0]}
    ends: dict[str, int] = {}
    for old in entries:
        ends[old.id] = ends[threads[old.id].clause] = old.end
    behind: dict[int, list[str]] = defaultdict(list)
    met: set[str] = set()
    for one in map(_cleaned, received):
        id = one.id or _answered(one, threads) or _id_of(one, threads, met)
        met.add(id)
        at = ends.get(id, ends.get(one.clause, max(ends.values(), default=len(text))))
        behind[at] += map(entry, _news(replace(one, id=id), threads.get(id), library))
    made = with_entries(text, behind)
    _read(made)
    return made


def _read(text: str) -> Sequence[CommentEntry]:
    node, found = read_tree(Source(path=PATH, text=text))
    wrong = list(found)
    entries = COMMENTS.read(node, wrong) or ()
    for finding in (*wrong, *threads_of(entries)[1]):
        raise CommentError("comment.refused", file=PATH, cause=finding.message)
    return entries


def _cleaned(one: Thread) -> Thread:
    """Return what came in without characters that nobody sees, as the file has it."""
    remarks = (replace(said, author=one_line(said.author), text=_seen(said.text).strip()) for said in one.remarks)
    return replace(one, passage=one_line(one.passage), remarks=tuple(remarks))


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\t", " "))


def one_line(text: str) -> str:
    """Return a text on one line, without characters that nobody sees."""
    return " ".join(_seen(text).split())


def _answered(one: Thread, threads: Mapping[str, Thread]) -> str:
    """Return the id of the thread that has a comment as an answer: LibreOffice tells no one of them from the other."""
    known = (thread for thread in threads.values() if thread.key == one.key)
    return next((thread.id for thread in known if one.remarks[0] in thread.remarks[1:]), "")


def _id_of(one: Thread, threads: Mapping[str, Thread], met: set[str]) -> str:
    """Return the id of a comment, from what was said of its clause: of several that say the same, the next one."""
    first = one.remarks[0]
    said = (one.clause, one.locale, first.author, first.day.isoformat(), first.text)
    ids = (sha256(json.dumps((*said, number)).encode()).hexdigest()[:_SHORT] for number in count(1))
    return next(id for id in ids if id not in met and (id not in threads or threads[id].remarks[0] == first))


def _news(one: Thread, known: Thread | None, library: Library) -> Iterator[Mapping[str, Any]]:
    """Yield an entry for everything that is not known of a thread."""
    if known is None:
        place = {"on": one.clause, "locale": one.locale, "block": _block(one, library), "passage": one.passage}
        yield {"comment": one.id, **place, **_said(one.remarks[0], one)}
    for remark in one.remarks[1:]:
        if known is None or remark not in known.remarks[1:]:
            yield {"answers": one.id, **_said(remark, one)}
    settled, before = one.resolved, known.resolved if known else None
    if settled and (before is None or before.answers < settled.answers):
        after = {"resolves": one.id, "after": str(settled.answers)}
        yield after | {"by": settled.author, "day": settled.day.isoformat(), "from": one.source}


def _block(one: Thread, library: Library) -> Mapping[str, str] | None:
    clause = library.clauses.get(one.key)
    kept = one.address or (keep(one.passage, addresses_of(clause)) if clause else None)
    before, behind = kept.beside if kept else ("", "")
    return filled({"id": kept.id, "digest": kept.digest, "before": before, "behind": behind}) if kept else None


def _said(remark: Remark, one: Thread) -> Mapping[str, str | None]:
    return {"by": remark.author, "day": remark.day.isoformat(), "text": remark.text, "from": one.source}


# --- shown ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    """A thread as it is listed: `block` is where it is today, None for the whole clause, or where that is gone."""

    thread: Thread
    open: bool
    block: str | None
    detached: bool


def comment_rows(library: Library) -> Iterator[CommentRow]:
    """Yield all threads by clause and language, as the file has them."""
    for one in sorted(library.comments, key=lambda thread: thread.key):
        clause = library.clauses.get(one.key)
        place = place_of(one, clause)
        yield CommentRow(
            thread=one, open=one.is_open, block=place.id if place else None, detached=is_detached(one, clause)
        )


def comments_shown(library: Library, document: Document) -> Mapping[str, Sequence[tuple[Thread, int | None]]]:
    """Return the open threads on the clauses of a document, by clause as its sections name them.

    Each comes with the place of its block among those of the section, None for the section as a whole.
    """
    sections = {clause_key(document.work, one.clause, document.locale): one for one in walk_sections(document.sections)}
    found: dict[str, list[tuple[Thread, int | None]]] = defaultdict(list)
    for thread in library.comments:
        if thread.is_open and thread.key in sections:
            section = sections[thread.key]
            found[section.clause].append((thread, _shown_at(thread, section, library)))
    return found


def _shown_at(thread: Thread, section: Section, library: Library) -> int | None:
    """Return the block of a section that shows the one that a thread is on: the same, or the one that says the most."""
    clause = library.clauses[thread.key]
    place, tops = place_of(thread, clause), [id(block) for block in clause.blocks]
    top = next((tops.index(id(node)) for node in place.part.nodes if id(node) in tops), None) if place else None
    if top is None or len(section.blocks) == len(tops):
        return top
    own = characters(words_of(clause.blocks[top]))
    alike = [likeness(own, characters(words_of(block))) for block in section.blocks]
    return alike.index(max(alike)) if alike else None
