"""The reasons that a clarified change gives, against the passages that changed.

In: what an entry says of a work, and the passages of it that are not proven harmless, by language. Out: findings: a
passage without a reason in every language, one that touches what decides and that nobody answers for, a reason for a
passage that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce

from ...model.diagnostics import Diagnostic, error
from ...model.library import Library, Reason, WorkChange
from .passages import ChangedPassage, with_passage

Key = tuple[str, str, str]
"""A passage by clause, language and words."""
Answered = Callable[[str, str, str], bool]
"""Whether somebody approved a clause of a work in a language as it is, and so answers for what it says now."""


def unanswered(
    change: WorkChange, met: Mapping[str, Sequence[ChangedPassage]], library: Library, is_answered: Answered
) -> Iterator[Diagnostic]:
    """Yield what keeps a clarified change from being released."""
    given = {(one.clause, one.locale, one.passage): one for one in change.reasons}
    for locale, passages in met.items():
        reasons = [(one, given.get((one.clause, locale, one.text))) for one in passages]
        lacking = [one for one, reason in reasons if reason is None or not _is_told(reason, change.work, library)]
        unnamed = [one for one, reason in reasons if one.kinds and not (reason and reason.answered_by)]
        open_ones = [one for one in unnamed if not is_answered(change.work, locale, one.clause)]
        if lacking:
            finding = error("reason-missing.passage", change.span, work=change.work, locale=locale)
            yield reduce(with_passage, lacking, finding).with_help(
                "reason-missing.propose", "class-too-low.substantive"
            )
        if open_ones:
            finding = error("class-too-low.touches", change.span, work=change.work, locale=locale)
            finding = reduce(with_passage, open_ones, finding)
            yield finding.with_help("class-too-low.substantive", "class-too-low.answer")
    there = {(one.clause, locale, one.text) for locale, passages in met.items() for one in passages}
    for key, reason in given.items():
        if key not in there and reason.locale in met:
            stray = error("reason-missing.stray", reason.span, clause=reason.clause, locale=reason.locale)
            yield stray.with_help("reason-missing.propose")


def _is_told(reason: Reason, work: str, library: Library) -> bool:
    """Say whether a reason is written in every language of its work."""
    own = library.works.get(work)
    return all(reason.because.get(locale) or reason.because.get("") for locale in (own.locales if own else ("",)))
