"""Changes of a file brought into the clauses of the project.

In: a returned text, the ids of changes, and answers about facts. Out: the files that change, and why some of it does
not come: a conflict, a fact that nobody answered about, words that follow from elsewhere. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ...model.diagnostics import Message
from ...model.document import Document
from ...model.library import Library
from ...model.returned import FactQuestion, ReturnedChange, TextConflict
from ...model.wording import text_digest
from ...operations.comments import one_line
from ...operations.reading import Reading
from ...parse.files import DECISIONS
from ...parse.yamltext import entry, with_entries
from ..trial import UnbuildableError
from ..update import errors_of, with_texts
from ..update.edits import applied
from ..update.files import TextComparison, proposed
from ..update.patch import patches
from .facts import Answered, answered
from .merge import merged
from .proof import TriedText, unproven, untitled
from .returned import ReturnedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What accepting changes does: `texts` by path, the texts that change, and those changes that came in.

    Of `conflicts`, of `open` questions and of what is `unproven` or `untitled` nothing came in; `rejected` are changes
    of facts that stay as they are.
    """

    texts: Mapping[str, str | None]
    changed: tuple[tuple[Document, Document], ...]
    accepted: tuple[ReturnedChange, ...]
    rejected: tuple[ReturnedChange, ...]
    conflicts: tuple[TextConflict, ...]
    open: tuple[FactQuestion, ...]
    notes: tuple[Message, ...]
    unproven: tuple[TextConflict, ...] = ()
    untitled: tuple[TextConflict, ...] = ()

    @property
    def against(self) -> tuple[TextConflict, ...]:
        """All conflicts."""
        return (*self.conflicts, *self.untitled, *self.unproven)


def accept(returned: ReturnedText, ids: Set[str], answers: Mapping[str, str]) -> Acceptance:
    """Return what accepting changes does. Raises UnbuildableError where the project would not build with them.

    Of a clause that would not say what the file says no change comes in; the others are tried again without them.
    """
    chosen = [one for one in returned.pending if one.id in ids]
    bare = untitled(returned, returned.marks(chosen))
    wrong, found = bare, list[TextConflict]()
    while True:
        chosen = _without(chosen, wrong, returned)
        made, wrong = _tried(returned, chosen, answers)
        if not wrong or not chosen:
            return replace(made, unproven=tuple(found), untitled=bare)
        found += wrong


def _without(
    chosen: Sequence[ReturnedChange], wrong: Sequence[TextConflict], returned: ReturnedText
) -> list[ReturnedChange]:
    """Return changes without those that make clauses wrong: their own, else those of the clauses before them."""
    order = [*dict.fromkeys(clause for _, clause in returned.where.starts)]
    guilty = {one.clause for one in chosen}
    named = {one.clause for one in wrong}
    for clause in named - guilty:
        named |= {*[one for one in order[: order.index(clause)] if one in guilty][-1:]}
    if wrong and not named & guilty:
        return []
    return [one for one in chosen if one.clause not in named]


def _tried(
    returned: ReturnedText, chosen: Sequence[ReturnedChange], answers: Mapping[str, str]
) -> tuple[Acceptance, tuple[TextConflict, ...]]:
    """Return what changes do, and the clauses that would not say what the file says."""
    compared, conflicts, told = _merged(returned, chosen, answers)
    blocked = {*_below(returned.base, {one.clause for one in conflicts})}
    came = tuple(one for one in chosen if one.clause not in blocked)
    made = proposed(compared, told.edits, frozenset(compared.missing))
    texts = {**made.texts, **dict(_facts(told, returned.reading.settled))}
    after = with_texts(returned.reading, texts)
    if errors_of(after):
        raise UnbuildableError(errors_of(after))
    loose = frozenset(one.clause for one in chosen if not one.is_tracked)
    # what nobody tracked is proven where all of it comes in and an anchor tells where the clause begins
    left = {one.clause for one in returned.pending if not one.is_tracked and one not in chosen}
    tried = TriedText(
        document=next(one for one in after.documents if one.path == returned.document.path),
        marks=returned.marks(chosen),
        edited=frozenset(line.clause.id for line in compared.old if line.clause.source.path in texts),
        kept=blocked | {one.clause for one in told.open} | (loose & left) | (loose - returned.anchors.found_by.keys()),
        loose=loose,
        asked=told.asked,
    )
    rejected = tuple(one for one in came if any(_is_inside(one, fact) for fact in told.rejected))
    acceptance = Acceptance(
        texts=texts,
        changed=_changed(returned.reading, after),
        accepted=tuple(one for one in came if one not in rejected),
        rejected=rejected,
        conflicts=conflicts,
        open=told.open,
        notes=(*made.notes, *_looks(came)),
    )
    return acceptance, unproven(returned, tried)


def foreseen(returned: ReturnedText, chosen: Sequence[ReturnedChange]) -> Acceptance:
    """Return what accepting changes does; where the project would not build with them, what else stands against it."""
    try:
        return accept(returned, {one.id for one in chosen}, {})
    except UnbuildableError:
        _, conflicts, told = _merged(returned, chosen, {})
        none: tuple[()] = ()
        return Acceptance(
            texts={}, changed=none, accepted=none, rejected=none, conflicts=conflicts, open=told.open, notes=none
        )


def _merged(
    returned: ReturnedText, chosen: Sequence[ReturnedChange], answers: Mapping[str, str]
) -> tuple[TextComparison, tuple[TextConflict, ...], Answered]:
    marks = returned.marks(chosen)
    compared, conflicts = merged(returned.base, returned.with_changes(marks), marks)
    found = tuple(patches(compared.match, compared.old, frozenset(compared.missing)))
    language = returned.reading.languages[returned.document.locale]
    return compared, conflicts, answered(found, answers, returned.reading.settled, language)


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


def _facts(told: Answered, library: Library) -> Iterator[tuple[str, str]]:
    if told.facts:
        source = next(iter(library.facts.values())).span.source
        yield source.path, applied(source.text, told.facts)


def _changed(before: Reading, after: Reading) -> tuple[tuple[Document, Document], ...]:
    then = {(one.work, one.locale): one for one in before.documents}
    pairs = ((then[one.work, one.locale], one) for one in after.documents if (one.work, one.locale) in then)
    return tuple((old, new) for old, new in pairs if text_digest(old) != text_digest(new))


def _looks(came: Sequence[ReturnedChange]) -> Iterator[Message]:
    for one in came:
        if one.kind == "formatted":
            yield Message("word.look", clause=one.clause, passage=one.old)
