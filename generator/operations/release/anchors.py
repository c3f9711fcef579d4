"""Places of a text that links lead to and that would lead nowhere once an edition is released.

In: a text as it was frozen last and as it is now, and the change that an entry says. Out: a finding for each id of a
clause or paragraph that is neither there nor anybody's earlier id. A clause that is gone for good is named under
`clauses:` of the entry, with the paragraphs in it. Computed ids of paragraphs without one promise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, error
from ...model.document import Document, Section, walk_sections
from ...model.library import WorkChange
from ...model.nodes import Anchored, walk
from ...resolve.plan import anchor_of

_OF_AN_ID = anchor_of("")


def lost(change: WorkChange, old: Document, new: Document) -> Iterator[Diagnostic]:
    """Yield an error for each anchor of the old text that the new one lacks and that the change does not give up."""
    there = {anchor for section in walk_sections(new.sections) for anchor, _ in _anchors(section)}
    for section in walk_sections(old.sections):
        for anchor, clause in _anchors(section):
            if anchor not in there and clause not in change.clauses:
                name = anchor.removeprefix(_OF_AN_ID)
                gone = error("anchor-lost.anchor", change.span, anchor=anchor, work=change.work, locale=new.locale)
                yield gone.with_help("anchor-lost.was", name=name).with_help("anchor-lost.give-up", clause=clause)


def _anchors(section: Section) -> Iterator[tuple[str, str]]:
    """Yield the anchors of a clause without the clauses inside it, each with the id of the clause."""
    computed = re.compile(rf"{re.escape(section.anchor)}-[0-9]+")
    anchors = (one.anchor or "" for one in walk(section.blocks) if isinstance(one, Anchored))
    named = (anchor for anchor in anchors if anchor.startswith(_OF_AN_ID) and not computed.fullmatch(anchor))
    yield from ((anchor, section.clause) for anchor in (section.anchor, *section.was, *named))
