"""The clauses that an entry names, against those that changed.

In: an entry, the differences, their redlines and the frozen texts. Out: findings at the entry's lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model.diagnostics import Diagnostic, Message, did_you_mean, error
from ...model.document import Document, walk_sections
from ...model.library import Edition
from ...redline import Redline
from .difference import Difference, outlines_alone


def misnamed(
    edition: Edition,
    found: Sequence[Difference],
    redlines: Mapping[tuple[str, str], Redline],
    before: Mapping[tuple[str, str], Document | None],
) -> Iterator[Diagnostic]:
    """Yield the changes whose `clauses:` are not those that changed; an outline that alone changed may be left out.

    `before` are the frozen texts of what changed.
    """
    outlines = {key: outlines_alone(before[key], one.new) for one in found if (key := (one.work, one.locale)) in before}
    for change in edition.works:
        own = {key: redline for key, redline in redlines.items() if key[0] == change.work}
        changed = {clause for redline in own.values() for clause in redline.changes.clauses}
        shown = {clause for key, redline in own.items() for clause in {*redline.changes.clauses} - outlines[key]}
        if not change.clauses or shown <= set(change.clauses) <= changed or not own:
            continue
        lacking, wrong = sorted(shown - {*change.clauses}), sorted({*change.clauses} - changed)
        said = [Message("claim-clauses.not-named", clauses=tuple(lacking))] if lacking else []
        said += [Message("claim-clauses.not-changed", clauses=tuple(wrong))] if wrong else []
        finding = error("claim-clauses.other", change.span, work=change.work, said=tuple(said))
        yield finding.with_help("claim-clauses.write", clauses=tuple(sorted(shown)))


def strangers(
    edition: Edition, found: Sequence[Difference], redlines: Mapping[tuple[str, str], Redline]
) -> Iterator[Diagnostic]:
    """Yield the changes of a work in which nothing was compared that name clauses which the work does not have."""
    compared = {work for work, _ in redlines}
    for change in (one for one in edition.works if one.clauses and one.work not in compared):
        texts = [one.new for one in found if one.work == change.work and one.new]
        there = {section.clause for text in texts for section in walk_sections(text.sections)}
        if wrong := tuple(clause for clause in change.clauses if texts and clause not in there):
            said = (Message("claim-clauses.not-there", clauses=wrong),)
            finding = error("claim-clauses.other", change.span, work=change.work, said=said)
            yield finding.with_help(did_you_mean(wrong[0], there), "claim-clauses.take-out")
