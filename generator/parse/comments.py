"""`clauses/comments.yaml`: what was said of the text while it was worked on.

In: its tree. Out: threads, and what does not go together. An entry is a comment, an answer, or a settlement: one line
that nobody changes later, so that git joins what two people wrote. The order of entries does not matter, and the same
one twice is one. Whether clauses exist is not asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ..model.comments import Remark, Resolution, Thread
from ..model.diagnostics import Diagnostic, error
from ..model.kept_addresses import KeptAddress
from ..model.source import Span
from .nodes import Entries, Node
from .record import Record, RecordValues, defaulting, optional, required
from .shape import Findings, Schema, wrong_group
from .shape import Sequence as ListOf
from .values import DAY, LINE, LOCALE, NAME_PATTERN, PROSE, SHA256, text_like, whole_number

_MOST = 9_999
"""Answers to a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentEntry:
    """One entry: the id of the comment that it is or is about, what it brings, and at which offset it ends."""

    id: str
    brings: Thread | Remark | Resolution
    span: Span
    end: int = 0


def _kept(values: RecordValues, _findings: Findings) -> KeptAddress:
    return KeptAddress(id=values[_ID], digest=values[_DIGEST], beside=(values[_BEFORE], values[_BEHIND]))


_ID = required("id", LINE, "What it was called when the comment was made.")
_DIGEST = required(
    "digest", text_like(r"[0-9a-f]{16}", "bad-value.digest", "bad-value.leave-digest"), "The digest of its words."
)
_BEFORE = defaulting("before", LINE, "", "The block before it.")
_BEHIND = defaulting("behind", LINE, "", "The block behind it.")

_NAMED = text_like(r"[0-9a-f]{8}", "bad-value.comment", "bad-value.comment-form")
_COMMENT = required("comment", _NAMED, "A new comment: its id.")
_ON = required(
    "on",
    text_like(rf"{NAME_PATTERN}/{NAME_PATTERN}", "bad-value.whole-clause", "bad-value.whole-clause-form"),
    "The clause, with its work: privacy-policy/retention.",
)
_LOCALE = required("locale", LOCALE, "The language of the clause.")
_BLOCK = optional(
    "block",
    Record(title="A block of a clause", keys=(_ID, _DIGEST, _BEFORE, _BEHIND), build=_kept),
    "The block that it is on; absent for the clause as a whole.",
)
_PASSAGE = defaulting("passage", PROSE, "", "The words that it is about.")
_BY = required("by", LINE, "Who says it.")
_DAY = required("day", DAY, "The day on which it was said.")
_TEXT = required("text", PROSE, "What is said.")
_FROM = optional("from", SHA256, "The SHA-256 of the file that it came in.")
_ANSWERS = required("answers", _NAMED, "An answer: the id of the comment.")
_RESOLVES = required("resolves", _NAMED, "A thread is settled: the id of the comment.")
_SETTLED_BY = optional("by", LINE, "Who settled it; absent where a file alone says that it is.")
_AFTER = defaulting("after", whole_number(0, _MOST), 0, "How many answers there were; one more opens it again.")


def _remark(values: RecordValues) -> Remark:
    return Remark(author=values[_BY], day=values[_DAY], text=values[_TEXT])


def _thread(values: RecordValues, _findings: Findings) -> CommentEntry:
    thread = Thread(
        id=values[_COMMENT],
        clause=values[_ON],
        locale=values[_LOCALE],
        address=values[_BLOCK],
        passage=values[_PASSAGE],
        remarks=(_remark(values),),
        resolved=None,
        source=values[_FROM],
        span=values.span(_COMMENT),
    )
    return CommentEntry(id=thread.id, brings=thread, span=thread.span)


def _answer(values: RecordValues, _findings: Findings) -> CommentEntry:
    return CommentEntry(id=values[_ANSWERS], brings=_remark(values), span=values.span(_ANSWERS))


def _resolution(values: RecordValues, _findings: Findings) -> CommentEntry:
    settled = Resolution(author=values[_SETTLED_BY], day=values[_DAY], answers=values[_AFTER])
    return CommentEntry(id=values[_RESOLVES], brings=settled, span=values.span(_RESOLVES))


_KINDS: Mapping[str, Record[CommentEntry]] = {
    _COMMENT.name: Record(
        title="A comment", keys=(_COMMENT, _ON, _LOCALE, _BLOCK, _PASSAGE, _BY, _DAY, _TEXT, _FROM), build=_thread
    ),
    _ANSWERS.name: Record(title="An answer", keys=(_ANSWERS, _BY, _DAY, _TEXT, _FROM), build=_answer),
    _RESOLVES.name: Record(
        title="A thread is settled", keys=(_RESOLVES, _SETTLED_BY, _DAY, _AFTER, _FROM), build=_resolution
    ),
}


class _Kinds:
    """Entries of three kinds, each told by the key that it alone has."""

    def read(self, node: Node, findings: Findings) -> CommentEntry | None:
        """Return the entry."""
        if not isinstance(node, Entries):
            wrong_group(node, findings)
            return None
        kind = next((_KINDS[entry.key] for entry in node.entries if entry.key in _KINDS), None)
        if kind is None:
            findings.append(error("missing-key.comment", node.head).with_help("missing-key.add-comment"))
            return None
        entry = kind.read(node, findings)
        return entry and replace(entry, end=node.span.end)

    def schema(self) -> Schema:
        """Return the schemas of the three."""
        return {"anyOf": [kind.schema() for kind in _KINDS.values()]}


COMMENTS = ListOf(item=_Kinds())


def threads_of(entries: Sequence[CommentEntry]) -> tuple[tuple[Thread, ...], tuple[Diagnostic, ...]]:
    """Return the threads in the order in which their comments stand, and what is wrong with other entries."""
    brought: dict[str, list[CommentEntry]] = defaultdict(list)
    for entry in entries:
        brought[entry.id].append(entry)
    threads = tuple(filter(None, map(_joined, brought.values())))
    return threads, tuple(chain.from_iterable(map(_wrong, brought.values())))


def _joined(entries: Sequence[CommentEntry]) -> Thread | None:
    """Return the thread of entries with one id; None where no comment is among them."""
    told = tuple(dict.fromkeys(entry.brings for entry in entries if isinstance(entry.brings, Remark)))
    settled = [entry.brings for entry in entries if isinstance(entry.brings, Resolution)]
    for thread in (entry.brings for entry in entries if isinstance(entry.brings, Thread)):
        remarks = (*thread.remarks, *sorted(told, key=lambda remark: remark.day))
        return replace(thread, remarks=remarks, resolved=max(settled, key=lambda one: one.answers, default=None))
    return None


def _wrong(entries: Sequence[CommentEntry]) -> Iterator[Diagnostic]:
    comments = [entry.brings for entry in entries if isinstance(entry.brings, Thread)]
    for entry in () if comments else entries:
        yield error("unknown-comment.none", entry.span, id=entry.id).with_help("unknown-comment.list")
    for other in comments[1:]:
        if replace(other, span=comments[0].span) != comments[0]:
            twice = error("duplicate-key.twice", other.span, key=other.id).with_help("help.keep-one")
            yield twice.with_note("note.first", comments[0].span)
