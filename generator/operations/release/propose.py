"""The entry that a difference implies, for a person to complete.

In: the differences and their redlines. Out: the text of an entry for the top of the changelog: works, languages,
clauses, the lowest class that the text allows, and a summary in every language that is still to be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model.change import Change
from ...model.library import Library
from ...model.periods import later
from ...parse.new_entry import next_name
from ...redline import Redline
from .claims import names_in
from .difference import Difference
from .touches import touches

Redlines = Mapping[tuple[str, str], Redline]
"""The redlines of the texts that changed, by work and locale."""


def propose(found: Sequence[Difference], redlines: Redlines, library: Library, day: date) -> str:
    """Return the entry of `day` for all that changed; where nothing did, one that says that every work was reviewed."""
    works = sorted({one.work for one in found if one.changed or not one.old or not one.new})
    chosen = works or sorted({one.work for one in found})
    lines = [f"- edition: {next_name(library.changelog, day)}", "  works:"]
    for work in chosen:
        lines += _work(work, [one for one in found if one.work == work], redlines, library, day)
    return "\n".join(lines) + "\n\n"


def lowest_class(found: Sequence[Difference], redlines: Redlines, library: Library) -> Change:
    """Return the lowest class that the texts of one work allow."""
    if all(one.old is None for one in found):
        return Change.ADOPTED
    if all(one.new is None for one in found):
        return Change.WITHDRAWN
    own = [(one.locale, redlines[one.work, one.locale]) for one in found if (one.work, one.locale) in redlines]
    if any(touches(redline, names_in(library, locale)) for locale, redline in own):
        return Change.SUBSTANTIVE
    whole = all(one.old and one.new for one in found)
    return Change.EDITORIAL if own and whole else Change.SUBSTANTIVE if not whole else Change.REVIEWED


def _work(work: str, found: Sequence[Difference], redlines: Redlines, library: Library, day: date) -> Iterator[str]:
    changed = [one for one in found if one.changed or not one.old or not one.new]
    change = lowest_class(changed or found, redlines, library)
    yield f"    {work}:"
    yield f"      change: {change.value}"
    if changed and len(changed) < len(found):
        yield f"      locales: [{', '.join(one.locale for one in changed)}]"
    period = library.works[work].notice_periods.get(change) if work in library.works else None
    if period:
        yield f"      effective: {later(day, period.number, period.unit)}"
    own = [redlines[one.work, one.locale] for one in changed if (one.work, one.locale) in redlines]
    clauses = dict.fromkeys(clause for redline in own for clause in redline.changes.clauses)
    if clauses and change is not Change.ADOPTED:
        yield f"      clauses: [{', '.join(clauses)}]"
    yield "      summary:"
    yield from (f'        {one.locale}: ""' for one in (changed or found))
