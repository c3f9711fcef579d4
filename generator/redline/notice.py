"""A redline as a notice to readers: since when, in short, and how each passage read and reads.

In: a `Redline`, the words of its language, and an `Announcement`. Out: a Document for any renderer, with nothing in it
that is marked as come or gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.document import Block, Document, Link, Section, Strong, walk_sections
from ..model.make import Run, defined, paragraph, run_of, section
from .anchors import unanchored
from .compare import Redline
from .excerpt import LEFT_OUT, changed_parts
from .judge import accept, reject
from .print import PARTS, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What is said around the words of a change: lines that come first, and links to the texts, each with its label."""

    lines: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def notice(redline: Redline, words: Words, told: Announcement) -> Document:
    """Return the notice of what changed."""
    document = redline.document
    changes = (*_frame(redline, words), *_clauses(redline, words))
    title = run_of(words("What changes for you"))
    none = () if changes else (paragraph(*run_of(words("No change"))),)
    links = tuple(paragraph(Link(href=href, children=run_of(label))) for label, href in told.links)
    return replace(
        document,
        title=words("Changes to {title}", title=document.title),
        dates=(),
        sections=(
            _section("/lead", (), tuple(paragraph(*run_of(line)) for line in told.lines)),
            replace(_section("/changes", title, none), sections=changes),
            _section("/links", (), links),
        ),
        sign_off=None,
        table_of_contents=False,
    )


def _frame(redline: Redline, words: Words) -> Iterator[Section]:
    """Yield what changed around the clauses: title, notice, signature; nothing where the whole text came or went."""
    frame = redline.changes.frame
    for part in () if any(one.part == "title" and not (one.old and one.new) for one in frame) else frame:
        before, after = ((paragraph(*run_of(text)),) if text else () for text in (part.old, part.new))
        yield _part(f"/{part.part}", run_of(words(PARTS[part.part])), before, after, words)


def _clauses(redline: Redline, words: Words) -> Iterator[Section]:
    """Yield the clauses whose words changed, in the order of the redline; what was moved alone says the same."""
    short = changed_parts(redline.document).sections
    old, new = ({one.clause: one for one in walk_sections(told)} for told in (reject(short), accept(short)))
    for clause in dict.fromkeys(one.clause for one in walk_sections(short)):
        was, now = old.get(clause), new.get(clause)
        titles = {one.title for one in (was, now) if one}
        before, after = (_said(one, one.title if one and len(titles) > 1 else ()) for one in (was, now))
        if before != after:
            title = next((one.title for one in (now, was) if one and one.title), run_of(clause))
            yield _part(clause, title, before, after, words)


def _said(clause: Section | None, title: Run) -> tuple[Block, ...]:
    """Return what changed of a clause as one of the two texts has it, below a title if it has another one."""
    if clause is None:
        return ()
    head = (paragraph(Strong(children=title)),) if title else ()
    return (*head, *(unanchored(block) for block in clause.blocks if block != LEFT_OUT))


def _part(name: str, title: Run, before: tuple[Block, ...], after: tuple[Block, ...], words: Words) -> Section:
    told = [(words(label), blocks) for label, blocks in zip(_labels(before, after), (before, after), strict=True)]
    said = defined((run_of(label), blocks) for label, blocks in told if blocks)
    return replace(_section(name, title, (said,)), level=2)


def _labels(before: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[str, str]:
    return ("Until now", "From then on") if before and after else ("No longer", "New")


def _section(name: str, title: Run, blocks: tuple[Block, ...]) -> Section:
    """Return a section; what is no clause has a name that none can have."""
    placement = "unnumbered" if title else "preface"
    anchor = f"n-{name.strip('/').replace('/', '-')}"
    return section(clause=name, anchor=anchor, placement=placement, title=title, blocks=blocks)
