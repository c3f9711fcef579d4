"""Sentences that deny what the text frozen last asserted, and that assert what it denied.

In: a Difference, the text as it was frozen, and what the rules look at. Out: suggestions with both sentences, whatever
the class of the change: readers relied on the first one. Conditions and exceptions are no claim, and not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...check import Subject
from ...check.claims.sayings import StatedClaim, sayings_in
from ...model.diagnostics import Diagnostic, suggestion
from ...model.document import Document, plain_text, walk_sections
from ...model.nodes import runs
from .difference import Difference


def reversals(one: Difference, old: Document, subject: Subject) -> Iterator[Diagnostic]:
    """Yield each sentence that says the opposite of one of the frozen text, where that did not say both."""
    before = {
        (key, claim.is_done): (claim.text, section.clause)
        for section in walk_sections(old.sections)
        for run in runs(section.blocks)
        for claim in sayings_in(plain_text(run), old.locale)
        for key in _keys(claim)
    }
    for passage in subject.passages_in(one.work, one.locale):
        for claim in sayings_in(passage.text, passage.locale):
            turned = (key for key in _keys(claim) if (key, claim.is_done) not in before)
            other = next((before[key, not claim.is_done] for key in turned if (key, not claim.is_done) in before), None)
            if other:
                (said, clause), edition = other, one.frozen.id if one.frozen else ""
                found = suggestion("claim-reversed.before", passage.span(claim.start, claim.end), said=claim.text)
                found = found.with_help("claim-reversed.tell", work=one.work)
                yield found.with_note("claim-reversed.other", clause=clause, edition=edition, said=said)


def _keys(claim: StatedClaim) -> tuple[object, ...]:
    """Return what tells two claims to be of one thing: an act, else who does it with all words of it."""
    return claim.acts or (((claim.who, claim.words),) if claim.words else ())
