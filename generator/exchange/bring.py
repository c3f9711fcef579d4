"""Texts that came back, in the clauses of a language: the files that change, and nothing else of them.

In: a project, its clauses, and what becomes of each unit. Out: the texts of files, and the project as they leave it,
checked. Where a translation has the blocks of its original, words take the place of words; any other is made anew from
the blocks of the original, and one that there was not gets its line in the outline. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..check import rules_from
from ..check.unfinished.not_translated import is_more_than_a_name
from ..model.diagnostics import Message, Severity, has_errors
from ..model.library import Library, OutlineEntry, WorkLocale, walk_outline
from ..model.source import Replacement, Source, replaced
from ..model.translation import text_digest
from ..model.written import Clause, Inline
from ..operations.build import read_project
from ..operations.ledger.accept import accepted, unread
from ..operations.ledger.originals import FOLDER, body
from ..operations.reading import Reading
from ..operations.scaffold import outline as outlines
from ..parse.clause import read_clause
from .coded import plain
from .deliveries import Deliveries, path_of, with_taken
from .labels import relabelled
from .returned import LEFT, SAME, TAKEN, Outcome
from .units import CURRENT, ClauseUnits, shape

Outline = tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BringOrder:
    """What to bring into a language, and what was delivered before.

    `by` read the units that are approved, and when, "" where nobody is trusted.
    """

    locale: str
    outcomes: Mapping[str, Outcome]
    delivered: Deliveries
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseChange:
    """The file of a translation as it is to be, and whether it counts as read against its original."""

    units: ClauseUnits
    path: str
    text: str
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The files that change, those among them with new blocks, what could not go in, and the project afterwards.

    `accepted` are the originals of the translations that count as read.
    """

    texts: Mapping[str, str]
    rebuilt: tuple[str, ...]
    refused: tuple[Message, ...]
    accepted: tuple[Clause, ...]
    after: Reading


def bring(reading: Reading, library: Library, clauses: Sequence[ClauseUnits], order: BringOrder) -> Brought:
    """Return a project with the texts that came."""
    made = [_changed(clause, order) for clause in clauses if clause.sent]
    changes = [one for one in made if isinstance(one, ClauseChange)]
    texts = {one.path: one.text for one in changes} | _works(library, order, changes)
    read = tuple(one.units.original for one in changes if one.is_accepted and one.units.original)
    kept = {f"{FOLDER}/{text_digest(original)}.md": body(original) for original in read}
    if any(one.word == TAKEN for one in order.outcomes.values()) and texts:
        kept[path_of(order.locale)] = with_taken(order.delivered, order.outcomes.values())
    there = reading.project.sources
    sources = {**there, **{path: Source(path=path, text=text) for path, text in texts.items()}}
    project = replace(reading.project, sources=sources)
    after = read_project(project, (), reading.day, choose=partial(rules_from, Severity.WARNING), least=Severity.WARNING)
    return Brought(
        texts={path: text for path, text in texts.items() if path not in there or text != there[path].text} | kept,
        rebuilt=tuple(one.path for one in changes if one.units.translation and not one.units.mirrored),
        refused=tuple(one for one in made if isinstance(one, Message)),
        accepted=read,
        after=after,
    )


def _changed(clause: ClauseUnits, order: BringOrder) -> ClauseChange | Message | None:
    """Return the file of a clause as it will be, or why nothing of it goes in; None where nothing came of it."""
    original, own = clause.original, clause.translation
    came = [order.outcomes.get(unit.id) for unit in clause.units]
    texts = {one.came.id: one.text for one in came if one and one.word == TAKEN}
    approved = bool(order.by) and all(one and one.came.approved and _may_count(one) for one in came)
    moved = bool(own) and not clause.mirrored and any(came)
    if original is None or not (texts or moved or (approved and clause.state.word != CURRENT)):
        return None
    key = (original.owner, original.id, order.locale)
    path = f"clauses/{key[0]}/{key[1]}.{key[2]}.md"
    lacking = tuple(unit.id for unit in clause.units if not (unit.target or unit.id in texts))
    if own and not clause.mirrored and lacking:
        return Message("exchange.lacking", file=path, units=lacking)
    text = _patched(own, clause, texts) if own and clause.mirrored else _rebuilt(original, own, clause, texts)
    read, found = read_clause(Source(path=path, text=text), key)
    if has_errors(found) or shape(read) != shape(original):
        return Message("exchange.unreadable", file=path)
    if approved:
        text = accepted(read, original, order.by)
    elif own and not clause.mirrored and shape(own) == shape(original):
        text = unread(read)  # its blocks are not those of the text that `of` names, and could be taken for them
    return ClauseChange(units=clause, path=path, text=text, is_accepted=approved)


def _may_count(outcome: Outcome) -> bool:
    """Say whether a unit that is approved counts as read: a name may stand there as in the original."""
    copied = outcome.word == LEFT and outcome.came.target and outcome.unit and not outcome.unit.target
    return outcome.word in {TAKEN, SAME} or bool(copied and not is_more_than_a_name(plain(outcome.came.target)))


def _patched(own: Clause, clause: ClauseUnits, texts: Mapping[str, str]) -> str:
    """Return the file of a translation with new words in the place of those that it has."""
    parts = ((unit.into.run, texts[unit.id]) for unit in clause.units if unit.into and unit.id in texts)
    return replaced(own.source.text, [_over(run, text) for run, text in parts if run])


def _rebuilt(original: Clause, own: Clause | None, clause: ClauseUnits, texts: Mapping[str, str]) -> str:
    """Return the blocks of an original with the words of its translation; what nobody translated stays as it is."""
    done = (unit for unit in clause.units if unit.target or unit.id in texts)
    parts = [_over(unit.part.run or (), texts.get(unit.id) or unit.written) for unit in done]
    text = replaced(original.source.text, [*parts, *_waivers(original)])
    front = own.source.text.removesuffix(body(own)) if own else ""
    return front + text[len(original.source.text) - len(body(original)) :]


def _over(run: tuple[Inline, ...], text: str) -> Replacement:
    return run[0].span.start, run[-1].span.end, text


def _waivers(original: Clause) -> Iterator[Replacement]:
    """Yield what takes the waivers out of a text: they are for its own language."""
    text = original.source.text
    for span in dict.fromkeys(one.span for one in original.waivers):
        yield text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end) + 1 or len(text), ""


# --- work.yaml --------------------------------------------------------------------------------------------------------


def _works(library: Library, order: BringOrder, changes: Sequence[ClauseChange]) -> dict[str, str]:
    """Return each work.yaml with what came of its titles, and a line for each clause that its outline lacks."""
    texts: dict[str, str] = {}
    for work in library.works.values():
        own, first = work.locales.get(order.locale), work.locales.get(library.settings.original)
        came = {one.units.name for one in changes if one.units.work == work.id}
        if own and first:
            made = relabelled(_listed(own, first, came), work.id, own.locale, order.outcomes)
            texts |= {made.path: made.text} if made.text != own.span.source.text else {}
    return texts


def _listed(own: WorkLocale, first: WorkLocale, came: Collection[str]) -> Source:
    """Return a work.yaml with the clauses that came and that the outline lacks, each behind the one before it."""
    there = {entry.clause for entry in walk_outline(own.outline)}
    names = [one.clause for one in walk_outline(first.outline) if one.clause in came and one.clause not in there]
    if not names:
        return own.span.source
    return outlines.forgotten(outlines.outlined(own, _with(own.outline, first.outline, names)), own.locale, names)


def _with(own: Outline, first: Outline, names: Sequence[str]) -> Outline:
    """Return an outline with clauses of another one, each behind the clause that it follows there."""
    levels = dict(_levels(first, 1))
    entries = {entry.clause: entry for entry in walk_outline(first)}
    order = list(entries)
    for name in names:
        there = {one.clause for one in walk_outline(own)}
        before = next((one for one in reversed(order[: order.index(name)]) if one in there), None)
        own = outlines.placed(own, replace(entries[name], within=()), before, levels)
    return own


def _levels(outline: Outline, level: int) -> Iterator[tuple[str, int]]:
    for entry in outline:
        yield entry.clause, level
        yield from _levels(entry.within, level + 1)
