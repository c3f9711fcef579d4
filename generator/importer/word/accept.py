"""Changes of a file brought into the clauses of the project.

In: a returned text, the ids of changes, and answers about facts. Out: the files that change, and why some of it does
not come: a conflict, a fact that nobody answered about, words that follow from elsewhere. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ...model.diagnostics import Diagnostic, Message
from ...model.document import Document
from ...model.library import Library
from ...model.returned import FactQuestion, ReturnedChange, TextConflict
from ...model.wording import text_digest
from ...operations.comments import one_line
from ...operations.reading import Reading
from ...parse.files import DECISIONS
from ...parse.yamltext import entry, with_entries
from ..update import errors_of, with_texts
from ..update.edits import Edit, applied
from ..update.files import TextComparison, proposed
from ..update.patch import patches
from .facts import Answered, answered
from .merge import merged
from .proof import TriedText, as_conflict, misread, unproven, untitled
from .returned import ReturnedText

_Unbuildable = tuple[TextConflict, tuple[Diagnostic, ...]]
"""A clause with whose changes the project would not build, and what is found then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What accepting changes does: `texts` by path, the texts that change, and those changes that came in.

    Nothing came in of `conflicts`, of `open` questions, of what is `unproven` or `untitled`, of `halves` of what moved
    untracked, and of the clauses with which the project would not build, each with what is found then. `rejected` are
    changes of facts that stay as they are.
    """

    texts: Mapping[str, str | None]
    changed: tuple[tuple[Document, Document], ...]
    accepted: tuple[ReturnedChange, ...]
    rejected: tuple[ReturnedChange, ...]
    open: tuple[FactQuestion, ...]
    notes: tuple[Message, ...]
    conflicts: tuple[TextConflict, ...] = ()
    unproven: tuple[TextConflict, ...] = ()
    untitled: tuple[TextConflict, ...] = ()
    halves: tuple[TextConflict, ...] = ()
    unbuildable: tuple[_Unbuildable, ...] = ()

    @property
    def against(self) -> tuple[TextConflict, ...]:
        """All conflicts."""
        others = (one for one, _ in self.unbuildable)
        return (*self.conflicts, *self.untitled, *self.halves, *self.unproven, *others)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """The project with some changes made: the comparison, what stands against it, and what it leads to.

    `texts` are files by path, `after` is the project with them.
    """

    chosen: Sequence[ReturnedChange]
    compared: TextComparison
    conflicts: tuple[TextConflict, ...]
    told: Answered
    texts: Mapping[str, str | None]
    notes: tuple[Message, ...]
    after: Reading


def accept(returned: ReturnedText, ids: Set[str], answers: Mapping[str, str]) -> Acceptance:
    """Return what accepting changes does.

    Of a clause that stands against it, that would not say what the file says, or with which the project would not build
    no change comes in; the others are tried again without them.
    """
    chosen = [one for one in returned.pending if one.id in ids]
    bare, halves = untitled(returned, returned.marks(chosen)), tuple(_halves(returned, chosen))
    conflicts, unsaid, broken = list[TextConflict](), list[TextConflict](), list[_Unbuildable]()
    wrong = (*bare, *halves)
    while True:
        chosen = _without(chosen, wrong, returned)
        trial = _tried(returned, chosen, answers)
        errors = () if trial.conflicts else tuple(_unbuildable(returned, trial, answers))
        unlike = () if trial.conflicts or errors else _unproven(returned, trial)
        wrong = (*trial.conflicts, *(one for one, _ in errors), *unlike)
        conflicts, broken, unsaid = [*conflicts, *trial.conflicts], [*broken, *errors], [*unsaid, *unlike]
        if not wrong or not chosen:
            break
    return replace(
        _accepted(returned, trial),
        conflicts=tuple(conflicts),
        unproven=tuple(unsaid),
        untitled=bare,
        halves=halves,
        unbuildable=tuple(broken),
    )


def _halves(returned: ReturnedText, chosen: Sequence[ReturnedChange]) -> Iterator[TextConflict]:
    """Yield the clauses that would get or lose a text that stands elsewhere in the file, where the other stays."""
    loose = [one for one in returned.pending if one.kind == "untracked"]
    gone, came = {one.old: one for one in loose if not one.new}, {one.new: one for one in loose if not one.old}
    for text in gone.keys() & came.keys():
        both = gone[text], came[text]
        mine = [one for one in both if one in chosen]
        if len(mine) == 1:
            yield TextConflict(clause=mine[0].clause, sent=mine[0].old, ours=mine[0].old, theirs=mine[0].new)


def _without(
    chosen: Sequence[ReturnedChange], wrong: Sequence[TextConflict], returned: ReturnedText
) -> list[ReturnedChange]:
    """Return changes without those that make clauses wrong: their own, else those of the clauses before them."""
    order = [*dict.fromkeys(clause for _, clause in returned.where.starts)]
    guilty = {one.clause for one in chosen}
    named = {*_below(returned.base, {one.clause for one in wrong})}
    for clause in named - guilty:
        before = order[: order.index(clause)] if clause in order else ()
        named |= {*[one for one in before if one in guilty][-1:]}
    if wrong and not named & guilty:
        return []
    return [one for one in chosen if one.clause not in named]


def _tried(returned: ReturnedText, chosen: Sequence[ReturnedChange], answers: Mapping[str, str]) -> _Trial:
    """Return the project with changes made."""
    marks, reading = returned.marks(chosen), returned.reading
    compared, conflicts = merged(returned.base, returned.with_changes(marks), marks)
    found = tuple(patches(compared.match, compared.old, frozenset(compared.missing)))
    told = answered(found, answers, reading.settled, reading.languages[returned.document.locale])
    made = proposed(compared, told.edits, frozenset(compared.missing))
    texts = {**made.texts, **dict(_facts(told.facts, reading.settled))}
    return _Trial(
        chosen=chosen,
        compared=compared,
        conflicts=conflicts,
        told=told,
        texts=texts,
        notes=made.notes,
        after=with_texts(reading, texts),
    )


def _unbuildable(returned: ReturnedText, trial: _Trial, answers: Mapping[str, str]) -> Iterator[_Unbuildable]:
    """Yield the clauses that alone keep a project from being built, all where none does alone; with what is found."""
    errors = errors_of(trial.after)
    clauses = dict.fromkeys(one.clause for one in trial.chosen if errors)
    alone = {name: [one for one in trial.chosen if one.clause == name] for name in clauses if len(clauses) > 1}
    found = {name: errors_of(_tried(returned, some, answers).after) for name, some in alone.items()}
    causes = {name: found.get(name) for name in clauses} if any(found.values()) else dict.fromkeys(clauses, errors)
    for name, cause in causes.items():
        if cause:
            yield as_conflict(returned, name, returned.marks(trial.chosen)), cause


def _unproven(returned: ReturnedText, trial: _Trial) -> tuple[TextConflict, ...]:
    """Return the clauses that would not say what the file says: with the values that facts have, and with new ones."""
    held = _with_old_values(returned, trial) if trial.told.facts else trial.after
    made, document = (
        next(one for one in each.documents if one.path == returned.document.path) for each in (trial.after, held)
    )
    loose = frozenset(one.clause for one in trial.chosen if not one.is_tracked)
    tried = TriedText(
        document=document,
        marks=returned.marks(trial.chosen),
        edited=frozenset(line.clause.id for line in trial.compared.old if line.clause.source.path in trial.texts),
        kept={one.clause for one in trial.told.open} | _unheld(returned, trial),
        loose=loose,
        asked=trial.told.asked,
    )
    return unproven(returned, tried) or misread(returned, made, trial.told.changed)


def _with_old_values(returned: ReturnedText, trial: _Trial) -> Reading:
    """Return the project after a trial in which no fact has another value, in whatever form clauses print it."""
    library = returned.reading.settled
    changed = dict(_facts(trial.told.facts, library))
    new = dict(_facts([edit for edit in trial.told.facts if edit.start == edit.end], library))
    return with_texts(returned.reading, {path: text for path, text in trial.texts.items() if path not in changed} | new)


def _unheld(returned: ReturnedText, trial: _Trial) -> frozenset[str]:
    """Return the clauses of which the file cannot tell what they should say.

    Of these comes what nobody tracked, and not all of it, or no anchor says where they begin.
    """
    loose = {one.clause for one in trial.chosen if not one.is_tracked}
    left = {one.clause for one in returned.pending if not one.is_tracked and one not in trial.chosen}
    return frozenset((loose & left) | (loose - returned.anchors.found_by.keys()))


def _accepted(returned: ReturnedText, trial: _Trial) -> Acceptance:
    came, told = trial.chosen, trial.told
    rejected = tuple(one for one in came if any(_is_inside(one, fact) for fact in told.rejected))
    unheld = (Message("word.unheld", clause=name) for name in sorted(_unheld(returned, trial)))
    return Acceptance(
        texts=trial.texts,
        changed=_changed(returned.reading, trial.after),
        accepted=tuple(one for one in came if one not in rejected),
        rejected=rejected,
        open=told.open,
        notes=(*trial.notes, *_looks(came), *unheld),
    )


def _is_inside(change: ReturnedChange, fact: FactQuestion) -> bool:
    """Say whether a change is one of a fact alone."""
    return change.clause == fact.clause and bool(change.old) and change.old in fact.prints


def decided(
    returned: ReturnedText, accepted: Sequence[ReturnedChange], rejected: Sequence[ReturnedChange]
) -> Mapping[str, str]:
    """Return the file of decisions with one more on each of some changes."""
    there = returned.reading.project.sources.get(DECISIONS)
    text = there.text if there else ""
    entries = [_entry(one, "accepted", returned) for one in accepted]
    entries += [_entry(one, "rejected", returned) for one in rejected]
    return {DECISIONS: with_entries(text, {len(text): entries})} if entries else {}


def _entry(change: ReturnedChange, word: str, returned: ReturnedText) -> str:
    told = {
        "change": change.id,
        "decided": word,
        "on": returned.address(change.clause),
        "locale": change.locale,
        "by": change.author,
        "day": change.day,
        "old": change.old,
        "new": change.new,
    }
    return entry({key: one_line(value) for key, value in told.items()})


def _below(base: TextComparison, headings: Set[str]) -> Iterator[str]:
    """Yield some headings, and the clauses that have lines below them."""
    yield from headings
    for name in headings:
        lines = base.match.groups.get(name, ())
        yield from (base.match.partners[id(one)].clause.id for one in lines if id(one) in base.match.partners)


def _facts(edits: Sequence[Edit], library: Library) -> Iterator[tuple[str, str]]:
    if edits:
        source = next(iter(library.facts.values())).span.source
        yield source.path, applied(source.text, edits)


def _changed(before: Reading, after: Reading) -> tuple[tuple[Document, Document], ...]:
    then = {(one.work, one.locale): one for one in before.documents}
    pairs = ((then[one.work, one.locale], one) for one in after.documents if (one.work, one.locale) in then)
    return tuple((old, new) for old, new in pairs if text_digest(old) != text_digest(new))


def _looks(came: Sequence[ReturnedChange]) -> Iterator[Message]:
    for one in came:
        if one.kind == "formatted":
            yield Message("word.look", clause=one.clause, passage=one.old)
