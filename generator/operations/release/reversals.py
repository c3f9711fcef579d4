"""Sentences that deny what the text frozen last asserted, and that assert what it denied.

In: a Difference, the text as it was frozen, and what the rules look at. Out: suggestions with both sentences, whatever
the class of the change: readers relied on the first one. A claim or a switch counts where the text is silent now.
Conditions and exceptions are no claim, and not compared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from ...check import Subject
from ...check.claims.answers import own_answers
from ...check.claims.sayings import StatedClaim, sayings_in
from ...model.diagnostics import Diagnostic, suggestion
from ...model.document import Document, plain_text, walk_sections
from ...model.nodes import runs
from ...model.source import Span
from .difference import Difference

_Said = tuple[Hashable, bool, str, Span]
"""What a claim is of, whether it is done, the words and their place."""


def reversals(one: Difference, old: Document, subject: Subject) -> Iterator[Diagnostic]:
    """Yield each sentence that says the opposite of one of the frozen text, where that did not say both."""
    before = {
        (key, claim.is_done): (claim.text, section.clause)
        for section in walk_sections(old.sections)
        for run in runs(section.blocks)
        for claim in sayings_in(plain_text(run), old.locale)
        for key in _keys(claim)
    }
    edition, told = one.frozen.id if one.frozen else "", set[Span]()
    for key, is_done, said, span in _now(one, subject, tuple(key for key, _ in before)):
        if (key, is_done) not in before and (key, not is_done) in before and span not in told:
            told.add(span)
            other, clause = before[key, not is_done]
            found = suggestion("claim-reversed.before", span, said=said).with_help("claim-reversed.tell", work=one.work)
            yield found.with_note("claim-reversed.other", clause=clause, edition=edition, said=other)


def _now(one: Difference, subject: Subject, asked: tuple[Hashable, ...]) -> Iterator[_Said]:
    """Yield what the text says now, and of what it says nothing of, what the facts and the profile answer."""
    known: set[Hashable] = set()
    for passage in subject.passages_in(one.work, one.locale):
        for claim in sayings_in(passage.text, passage.locale):
            known.update(_keys(claim))
            for key in _keys(claim):
                yield key, claim.is_done, claim.text, passage.span(claim.start, claim.end)
    for act in (key for key in asked if isinstance(key, str) and key not in known):
        for answer in own_answers(act, subject.library):
            yield act, answer.yes, f"{act}: {'yes' if answer.yes else 'no'}", answer.span


def _keys(claim: StatedClaim) -> tuple[Hashable, ...]:
    """Return what tells two claims to be of one thing: an act, else who does it with all words of it."""
    return claim.acts or (((claim.who, claim.words),) if claim.words else ())
