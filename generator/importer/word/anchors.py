"""Where each clause stands in a Word file that came back, by the anchors that it was sent with.

In: the parts of the file. Out: what it says it is (`SentDocument`), and `Anchors`: the clauses by the places of their
paragraphs, and by what each was found. Editors drop some anchors, double others and edit tags: tag and name of a
control and the bookmark with which it begins vote on the clause that it is. A clause that has no control is where the
first bookmark of its name is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from ...model.word_anchors import BETWEEN, NAMESPACE, bookmark, clause_tag, visible_digest
from ..reading.docx import PLACE
from ..reading.package import Element, W, value_of

_NS = f"{{{NAMESPACE}}}"
BY_TAG, BY_BOOKMARK, BY_NAME = "tag", "bookmark", "name"
_KINDS = (BY_TAG, BY_BOOKMARK, BY_NAME)
"""By what a clause was found, the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentClause:
    """A clause as it was sent: the digests of its wording and of the text that a reader of the file saw."""

    id: str
    wording: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDocument:
    """What a file says it is: a text of an edition, and its clauses in reading order."""

    work: str
    locale: str
    edition: str
    clauses: tuple[SentClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """Where clauses begin, in the order of the file, and how far the controls go; by what each clause was found.

    A clause that is `doubled` has several controls, the control of one that is `retagged` the tag of something else.
    """

    starts: tuple[tuple[int, str], ...]
    ends: Mapping[int, int]
    found_by: Mapping[str, str]
    doubled: tuple[str, ...]
    retagged: tuple[str, ...]

    def at(self, place: int) -> str:
        """Return the clause that a paragraph stands in or behind, "" where none begins before it."""
        return self._last(place)[1]

    def _last(self, place: int) -> tuple[int, str]:
        before = bisect_right(self.starts, place, key=lambda start: start[0])
        return self.starts[before - 1] if before else (0, "")

    def begins(self, place: int) -> bool:
        """Say whether a clause begins with a paragraph."""
        return any(place == start for start, _ in self.starts)

    def texts(self, root: Element, signed: Set[str] = frozenset()) -> Mapping[str, str]:
        """Return the digest of what a reader sees of each clause of a text, and behind its control.

        What the text is `signed` with stands behind the last control and is no part of a clause.
        """
        seen: dict[str, list[str]] = {clause: [] for _, clause in self.starts}
        for paragraph in root.iter(f"{W}p"):
            place = int(paragraph.get(PLACE, 0))
            start, clause = self._last(place)
            texts = [one.text or "" for one in paragraph.iter(f"{W}t")]
            if clause and (place <= self.ends.get(start, place) or "".join(texts).strip() not in signed):
                seen[clause] += texts
        return {clause: visible_digest(texts) for clause, texts in seen.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchored:
    """A control, or a bookmark: its first and last paragraph, its tag, and the clause that each of its anchors names.

    `votes` are in the order of how sure they are.
    """

    start: int
    end: int
    tag: str = ""
    votes: Mapping[str, str]

    @property
    def agreed(self) -> str:
        """The clause that several anchors name and none denies, "" for none."""
        first, *others = self.votes.values()
        return first if {*others} == {first} else ""

    def clause(self, sure: Set[str]) -> str:
        """Return the clause that most anchors name, of one that is `sure` to have a control another one if there is."""
        told = [*self.votes.values()]
        return max(told, key=lambda one: (one not in sure, told.count(one)))

    def kinds(self, clause: str) -> list[str]:
        """Return the kinds of its anchors that name a clause, the surest first."""
        return [kind for kind, one in self.votes.items() if one == clause]


@dataclass(slots=True, kw_only=True)
class _AnchorWalk:
    """Where a walk stands: the last paragraph, and the anchors found."""

    names: Mapping[tuple[str, str], str]
    place: int = 0
    found: list[_Anchored] = field(default_factory=list)

    def votes(self, kind: str, name: str) -> Mapping[str, str]:
        """Return the clause that an anchor names, by its kind; nothing where it names none."""
        clause = self.names.get((kind, name))
        return {kind: clause} if clause else {}


def sent_document(parts: Mapping[str, Element]) -> SentDocument | None:
    """Return what a file says it is, None where it says nothing."""
    root = next((part for part in parts.values() if part.tag == f"{_NS}document"), None)
    if root is None:
        return None
    clauses = (
        SentClause(id=one.get("id", ""), wording=one.get("wording", ""), text=one.get("text", ""))
        for one in root.findall(f"{_NS}clause")
    )
    work, locale, edition = (root.get(name, "") for name in ("work", "locale", "edition"))
    return SentDocument(work=work, locale=locale, edition=edition, clauses=tuple(clauses))


def anchors_of(root: Element, work: str, locale: str, clauses: tuple[str, ...]) -> Anchors:
    """Return where clauses of a text begin in a file."""
    names = {
        **{(BY_TAG, clause_tag(work, one, locale)): one for one in clauses},
        **{(BY_BOOKMARK, bookmark(work, one)): one for one in clauses},
        **{(BY_NAME, f"{BETWEEN}{one}"): one for one in clauses},
    }
    walk = _AnchorWalk(names=names)
    _walk(root, 0, walk)
    sure, stands = {one.agreed for one in walk.found}, dict[str, list[_Anchored]]()
    for one in walk.found:
        stands.setdefault(one.clause(sure), []).append(one)
    held = [(clause, one) for clause, each in stands.items() for one in _held(clause, each)]
    held.sort(key=lambda pair: len(pair[1].kinds(pair[0])))
    return Anchors(
        starts=tuple(sorted({one.start: clause for clause, one in held}.items())),
        ends={one.start: one.end for _, one in held},
        found_by={clause: one.kinds(clause)[0] for clause, one in held},
        doubled=tuple(clause for clause, each in stands.items() if len(_held(clause, each)) > 1),
        retagged=tuple(clause for clause, one in held if one.tag not in {"", clause_tag(work, clause, locale)}),
    )


def _held(clause: str, stands: Sequence[_Anchored]) -> Sequence[_Anchored]:
    """Return where a clause is, of the places that name it: all on which several anchors agree, else the surest."""
    several = [one for one in stands if len(one.kinds(clause)) > 1]
    return several or [min(stands, key=lambda one: (_KINDS.index(one.kinds(clause)[0]), one.start))]


def _walk(element: Element, inside: int, walk: _AnchorWalk) -> None:
    """Walk through an element; `inside` is the place of the paragraph around it, 0 for none."""
    for child in element:
        start, before = inside or walk.place + 1, len(walk.found)
        if child.tag == f"{W}p":
            walk.place = int(child.get(PLACE, walk.place + 1))
            _walk(child, walk.place, walk)
            continue
        _walk(child, inside, walk)
        if child.tag == f"{W}bookmarkStart":
            votes = walk.votes(BY_BOOKMARK, child.get(f"{W}name", ""))
            walk.found += [_Anchored(start=start, end=start, votes=votes)] if votes else []
        elif child.tag == f"{W}sdt":
            marks = (one.votes for one in walk.found[before:] if one.start == start and {*one.votes} == {BY_BOOKMARK})
            tag, alias = (value_of(child.find(f"{W}sdtPr/{W}{name}")) for name in ("tag", "alias"))
            own = walk.votes(BY_TAG, tag), walk.votes(BY_NAME, "".join(alias.rpartition(BETWEEN)[1:]))
            # a control inside of a paragraph needs more than a bookmark that happens to be in it
            votes = {**own[0], **({} if inside and not any(own) else next(marks, {})), **own[1]}
            # before what is in it: of two that are equal the control is the clause
            walk.found[before:before] = [_Anchored(start=start, end=walk.place, tag=tag, votes=votes)] if votes else []
