"""The entry that a difference implies, for a person to complete.

In: the differences and their redlines, and what says messages. Out: the text of an entry for the top of the changelog:
works, languages, clauses, the cautious class with what it is for, and a summary in every language that is still to be
written. Whatever is not proven harmless is substantive; the reasons that `clarified` would ask for are prepared as
comments, in the language of whoever reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import dedent

from ...model.change import Change
from ...model.diagnostics import Message
from ...model.library import Edition, Library
from ...model.periods import later
from ...model.source import Source
from ...parse.changelog import next_name
from ...parse.edit import with_value
from ...parse.yamltext import WrittenYaml, quoted
from ...redline import Redline
from .difference import Difference, frozen_text, outlines_alone
from .passages import ChangedPassage, unproven
from .speech import speech_of

Say = Callable[[Message], str]
Redlines = Mapping[tuple[str, str], Redline]
"""The redlines of the texts that changed, by work and locale."""
Passages = Sequence[tuple[str, ChangedPassage]]
"""What is not proven harmless, each with its language."""


def propose(found: Sequence[Difference], redlines: Redlines, library: Library, day: date, say: Say) -> WrittenYaml:
    """Return the entry of `day` for all that changed; where nothing did, one that says that every work was reviewed."""
    works = sorted({one.work for one in found if one.changed or not one.old or not one.new})
    chosen = works or sorted({one.work for one in found})
    lines = [f"  edition: {next_name(library.changelog, day)}", "  works:"]
    for work in chosen:
        lines += _work(work, [one for one in found if one.work == work], redlines, library, day, say)
    return WrittenYaml(text=dedent("\n".join(lines)) + "\n\n")


def complete(
    changelog: Source, edition: Edition, wanted: Sequence[Difference], redlines: Redlines, library: Library, say: Say
) -> Source:
    """Return the changelog whose newest entry, which is not frozen yet, names all that changed since it was written.

    What somebody wrote in it stays: works, languages and clauses come, none goes. Raises EditError where they cannot.
    """
    for work in sorted({one.work for one in wanted}):
        own = [one for one in wanted if one.work == work]
        there = next((one for one in edition.works if one.work == work), None)
        if there is None:
            lines = _work(work, own, redlines, library, edition.day, say)
            value = WrittenYaml(text=dedent("\n".join([*lines][1:])) + "\n")
            changelog = with_value(changelog, (0, "works", work), value)
            continue
        more = {"locales": [one.locale for one in own], "clauses": _clauses(own, redlines)}
        for key, names in more.items():
            listed = getattr(there, key)
            lacking = [name for name in names if name not in listed] if listed else []
            if lacking:
                changelog = with_value(changelog, (0, "works", work, key), [*listed, *lacking])
    return changelog


def _lowest_class(found: Sequence[Difference], redlines: Redlines, passages: Passages) -> Change:
    """Return the lowest class that the texts of one work allow, by the passages that are not proven harmless."""
    if all(one.old is None for one in found):
        return Change.ADOPTED
    if all(one.new is None for one in found):
        return Change.WITHDRAWN
    if passages or not all(one.old and one.new for one in found):
        return Change.SUBSTANTIVE
    own = any((one.work, one.locale) in redlines for one in found)
    return Change.EDITORIAL if own else Change.REVIEWED


def _passages(
    found: Sequence[Difference], redlines: Redlines, library: Library
) -> Iterator[tuple[str, ChangedPassage]]:
    """Yield the passages of a work that are not proven harmless, each with its language."""
    for one in found:
        redline = redlines.get((one.work, one.locale))
        for passage in unproven(redline, speech_of(library, one.locale)) if redline else ():
            yield one.locale, passage


def _work(
    work: str, found: Sequence[Difference], redlines: Redlines, library: Library, day: date, say: Say
) -> Iterator[str]:
    changed = [one for one in found if one.changed or not one.old or not one.new]
    passages = tuple(_passages(changed, redlines, library))
    change = _lowest_class(changed or found, redlines, passages)
    yield f"    {work}:"
    yield f"      change: {change.value}"
    if changed and len(changed) < len(found):
        yield f"      locales: [{', '.join(one.locale for one in changed)}]"
    period = library.works[work].notice_periods.get(change) if work in library.works else None
    if period:
        yield f"      effective: {later(day, period.number, period.unit)}"
    clauses = _clauses(changed, redlines)
    if clauses and change is not Change.ADOPTED:
        yield f"      clauses: [{', '.join(clauses)}]"
    if change is Change.SUBSTANTIVE and all(one.old and one.new for one in changed):
        yield from _reasons(passages, [one.locale for one in found], say)
    yield "      summary:"
    yield from (f'        {one.locale}: ""' for one in (changed or found))


def _clauses(found: Sequence[Difference], redlines: Redlines) -> Sequence[str]:
    """Return the clauses that changed, those in which an outline alone did left aside."""
    own = [(one, redlines[one.work, one.locale]) for one in found if (one.work, one.locale) in redlines]
    return [
        *dict.fromkeys(
            clause
            for one, redline in own
            for clause in redline.changes.clauses
            if clause not in outlines_alone(frozen_text(one), one.new)
        )
    ]


def _reasons(passages: Passages, locales: Sequence[str], say: Say) -> Iterator[str]:
    """Yield what `clarified` would need, as comments that become lines of the entry without their sign."""
    empty = ", ".join(f"{locale}: " for locale in locales)
    yield f"      #reasons:   # {say(Message('release.reasons'))}"
    for locale, passage in passages:
        yield f"      #  - clause: {passage.clause}"
        yield f"      #    locale: {locale}"
        yield f"      #    passage: {quoted(passage.text)}"
        yield f"      #    because: {{{empty}}}"
        if passage.kinds:
            touched = Message("release.answered-by", kinds=tuple(map(Message, passage.kinds)))
            yield f"      #    answered-by:   # {say(touched)}"
