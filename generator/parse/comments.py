"""`clauses/comments.yaml`: what was said of the text while it was worked on.

In: its tree. Out: threads, and what does not go together. An entry is a comment, an answer, or a settlement: one line
that nobody changes later, so that git joins what two people wrote. The order of entries does not matter, and the same
one twice is one. Whether clauses exist is not asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..model.comments import Remark, Resolution, Thread
from ..model.diagnostics import Diagnostic, error
from ..model.kept_addresses import KeptAddress
from ..model.source import Span
from .nodes import Node
from .record import Key, Record, RecordValues, defaulting, optional, record_of, required
from .shape import Findings, Placed
from .shape import Sequence as ListOf
from .values import DAY, LINE, LOCALE, PROSE, SHA256, WHOLE_CLAUSE, text_like, whole_number

_MOST = 9_999
"""Answers to a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentEntry:
    """One entry: the id of the comment that it is or is about, what it brings, and at which offset it ends."""

    id: str
    brings: Thread | Remark | Resolution
    span: Span
    end: int = 0


_HASH = text_like(r"[0-9a-f]{16}", "bad-value.digest", "bad-value.leave-digest")
_KEPT = record_of(
    "A block of a clause",
    lambda id, digest, before, behind: KeptAddress(id=id, digest=digest, beside=(before, behind)),
    id=required("id", LINE, "What it was called when the comment was made."),
    digest=required("digest", _HASH, "The digest of its words."),
    before=defaulting("before", LINE, "", "The block before it."),
    behind=defaulting("behind", LINE, "", "The block behind it."),
)

_NAMED = text_like(r"[0-9a-f]{8}", "bad-value.comment", "bad-value.comment-form")
_COMMENT = optional("comment", _NAMED, "A new comment: its id.")
_ANSWERS = optional("answers", _NAMED, "An answer: the id of the comment.")
_RESOLVES = optional("resolves", _NAMED, "A thread is settled: the id of the comment.")
_ON = optional("on", WHOLE_CLAUSE, "The clause of a comment, with its work: privacy-policy/retention.")
_LOCALE = optional("locale", LOCALE, "The language of the clause.")
_BLOCK = optional("block", _KEPT, "The block that a comment is on; absent for the clause as a whole.")
_PASSAGE = defaulting("passage", PROSE, "", "The words that a comment is about.")
_BY = optional("by", LINE, "Who says it; absent of a settlement where a file alone says that it is one.")
_DAY = required("day", DAY, "The day on which it was said.")
_TEXT = optional("text", PROSE, "What is said.")
_AFTER = defaulting(
    "after", whole_number(0, _MOST), 0, "How many answers a settlement knew of; one more opens it again."
)
_FROM = optional("from", SHA256, "The SHA-256 of the file that it came in.")


def _entry(values: RecordValues, findings: Findings) -> CommentEntry | None:
    kinds = [kind for kind in _KINDS if kind[0].name in values.nodes]
    if len(kinds) != 1:
        findings.append(error("missing-key.comment", values.head).with_help("missing-key.add-comment"))
        return None
    ((key, needed, bring),) = kinds
    for name in (one.name for one in needed if one.name not in values.nodes):
        findings.append(error("missing-key.key", values.head, key=name).with_help("missing-key.add-line", key=name))
    id, *texts = (values[one] or "" for one in (key, *needed))
    return CommentEntry(id=id, brings=bring(values, *texts), span=values.span(key)) if all((id, *texts)) else None


def _thread(values: RecordValues, clause: str, locale: str, author: str, text: str) -> Thread:
    return Thread(
        id=values[_COMMENT] or "",
        clause=clause,
        locale=locale,
        address=values[_BLOCK],
        passage=values[_PASSAGE],
        remarks=(_remark(values, author, text),),
        source=values[_FROM],
    )


def _remark(values: RecordValues, author: str, text: str) -> Remark:
    return Remark(author=author, day=values[_DAY], text=text)


def _resolution(values: RecordValues) -> Resolution:
    return Resolution(author=values[_BY], day=values[_DAY], answers=values[_AFTER])


_Kind = tuple[Key[str | None], tuple[Key[str | None], ...], Callable[..., Thread | Remark | Resolution]]
_KINDS: tuple[_Kind, ...] = (
    (_COMMENT, (_ON, _LOCALE, _BY, _TEXT), _thread),
    (_ANSWERS, (_BY, _TEXT), _remark),
    (_RESOLVES, (), _resolution),
)
"""The key that tells a kind of entry, the others that it must have beside its day, and what it brings."""


def _ending(entry: CommentEntry, node: Node) -> CommentEntry:
    return replace(entry, end=node.span.end)


_ENTRY = Record(
    title="A comment, an answer, or a settlement",
    keys=(
        *(_COMMENT, _ANSWERS, _RESOLVES, _ON, _LOCALE, _BLOCK),
        *(_PASSAGE, _BY, _DAY, _TEXT, _AFTER, _FROM),
    ),
    build=_entry,
)
COMMENTS = ListOf(item=Placed(shape=_ENTRY, make=_ending))


def threads_of(entries: Sequence[CommentEntry]) -> tuple[Mapping[Thread, Span], tuple[Diagnostic, ...]]:
    """Return the threads with the places of their comments, in their order, and what is wrong with other entries."""
    brought: dict[str, list[CommentEntry]] = defaultdict(list)
    for entry in entries:
        brought[entry.id].append(entry)
    found: list[Diagnostic] = []
    threads: dict[Thread, Span] = {}
    for several in brought.values():
        comments = [(entry.brings, entry.span) for entry in several if isinstance(entry.brings, Thread)]
        found += _wrong(comments, several)
        threads |= {_joined(thread, several): span for thread, span in comments[:1]}
    return MappingProxyType(threads), tuple(found)


def _joined(thread: Thread, entries: Sequence[CommentEntry]) -> Thread:
    told = dict.fromkeys(entry.brings for entry in entries if isinstance(entry.brings, Remark))
    settled = [entry.brings for entry in entries if isinstance(entry.brings, Resolution)]
    remarks = (*thread.remarks, *sorted(told, key=lambda remark: remark.day))
    return replace(thread, remarks=remarks, resolved=max(settled, key=lambda one: one.answers, default=None))


def _wrong(comments: Sequence[tuple[Thread, Span]], entries: Sequence[CommentEntry]) -> Iterator[Diagnostic]:
    for entry in () if comments else entries:
        yield error("unknown-comment.none", entry.span, id=entry.id).with_help("unknown-comment.list")
    for other, span in comments[1:]:
        if other != comments[0][0]:
            twice = error("duplicate-key.twice", span, key=other.id).with_help("help.keep-one")
            yield twice.with_note("note.first", comments[0][1])
