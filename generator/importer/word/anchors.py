"""Where each clause stands in a Word file that came back, by the anchors that it was sent with.

In: the parts of the file. Out: what it says it is (`SentDocument`), and `Anchors`: the clauses by the places of their
paragraphs, and by what each was found. Editors drop some anchors and double others: of each clause the control counts,
else the first bookmark of its name, else the name of a control.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from ...model.word_anchors import BETWEEN, NAMESPACE, bookmark, clause_tag, visible_digest
from ..reading.docx import PLACE
from ..reading.package import Element, W, value_of

_NS = f"{{{NAMESPACE}}}"
BY_TAG, BY_BOOKMARK, BY_NAME = "tag", "bookmark", "name"
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
    """Where clauses begin, in the order of the file, and how far the controls go; by what each clause was found."""

    starts: tuple[tuple[int, str], ...]
    ends: Mapping[int, int]
    found_by: Mapping[str, str]
    doubled: tuple[str, ...]

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


@dataclass(slots=True, kw_only=True)
class _AnchorWalk:
    """Where a walk stands: the last paragraph, and the anchors found, each with its first and last paragraph."""

    names: Mapping[tuple[str, str], str]
    place: int = 0
    found: list[tuple[str, str, int, int]] = field(default_factory=list)


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
        **{(BY_NAME, one): one for one in clauses},
    }
    walk = _AnchorWalk(names=names)
    _walk(root, 0, walk)
    chosen = {one: how for how in (BY_NAME, BY_BOOKMARK, BY_TAG) for kind, one, *_ in walk.found if kind == how}
    held = [one for one in walk.found if one[0] == chosen[one[1]]]
    held = [one for n, one in enumerate(held) if one[0] == BY_TAG or one[1] not in {each[1] for each in held[:n]}]
    ids = [clause for kind, clause, *_ in held if kind == BY_TAG]
    return Anchors(
        starts=tuple(sorted({start: clause for _, clause, start, _ in held}.items())),
        ends={start: end for kind, _, start, end in held if kind == BY_TAG},
        found_by={one: chosen[one] for one in clauses if one in chosen},
        doubled=tuple(dict.fromkeys(one for one in ids if ids.count(one) > 1)),
    )


def _walk(element: Element, inside: int, walk: _AnchorWalk) -> None:
    """Walk through an element; `inside` is the place of the paragraph around it, 0 for none."""
    for child in element:
        if child.tag == f"{W}p":
            walk.place = int(child.get(PLACE, walk.place + 1))
            _walk(child, walk.place, walk)
        elif child.tag == f"{W}bookmarkStart":
            _keep(BY_BOOKMARK, child.get(f"{W}name", ""), inside or walk.place + 1, walk)
        elif child.tag == f"{W}sdt":
            number, start = len(walk.found), inside or walk.place + 1
            for kind, name in _names_of(child):
                _keep(kind, name, start, walk)
            mine, walk.found = walk.found[number:], walk.found[:number]
            _walk(child, inside, walk)
            walk.found += [(kind, clause, start, walk.place) for kind, clause, start, _ in mine]
        else:
            _walk(child, inside, walk)


def _names_of(control: Element) -> Iterator[tuple[str, str]]:
    yield BY_TAG, value_of(control.find(f"{W}sdtPr/{W}tag"))
    yield BY_NAME, value_of(control.find(f"{W}sdtPr/{W}alias")).rpartition(BETWEEN)[2]


def _keep(kind: str, name: str, start: int, walk: _AnchorWalk) -> None:
    clause = walk.names.get((kind, name))
    if clause:
        walk.found.append((kind, clause, start, start))
