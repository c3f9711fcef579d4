"""Changes of a file brought into the clauses of the project.

In: a returned text, the ids of changes, and answers about facts. Out: the files that change, and why some of it does
not come: a conflict, a fact that nobody answered about, words that follow from elsewhere. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from ...model.diagnostics import Message
from ...model.document import Document, plain_text, walk_sections
from ...model.library import Library
from ...model.returned import FactQuestion, ReturnedChange, TextConflict
from ...model.wording import text_digest
from ...operations.comments import one_line
from ...operations.reading import Reading
from ...parse.files import DECISIONS
from ...parse.yamltext import entry, with_entries
from ...render.proof import texts as texts_in
from ..trial import UnbuildableError
from ..update import errors_of, with_texts
from ..update.edits import applied
from ..update.files import TextComparison, compare_text, proposed
from ..update.lines import said
from ..update.patch import patches
from .facts import Answered, answered
from .merge import merged
from .returned import ReturnedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What accepting changes does: `texts` by path, the texts that change, and those changes that came in.

    Of `conflicts` and of `open` questions nothing came in; `rejected` are changes of facts that stay as they are.
    """

    texts: Mapping[str, str | None]
    changed: tuple[tuple[Document, Document], ...]
    accepted: tuple[ReturnedChange, ...]
    rejected: tuple[ReturnedChange, ...]
    conflicts: tuple[TextConflict, ...]
    open: tuple[FactQuestion, ...]
    notes: tuple[Message, ...]


def accept(returned: ReturnedText, ids: Set[str], answers: Mapping[str, str]) -> Acceptance:
    """Return what accepting changes does. Raises UnbuildableError where the project would not build with them."""
    chosen = [one for one in returned.pending if one.id in ids]
    compared, conflicts, told = _merged(returned, chosen, answers)
    blocked = {*_below(returned.base, {one.clause for one in conflicts})}
    came = tuple(one for one in chosen if one.clause not in blocked)
    made = proposed(compared, told.edits, frozenset(compared.missing))
    texts = {**made.texts, **dict(_facts(told, returned.reading.settled))}
    after = with_texts(returned.reading, texts)
    now = next(one for one in after.documents if one.path == returned.document.path)
    unlike = tuple(_unlike(now, compared, after, told))
    doubtful = {clause for clause, _ in unlike}
    rejected = tuple(one for one in came if any(_is_inside(one, fact) for fact in told.rejected))
    if errors_of(after):
        raise UnbuildableError(errors_of(after))
    return Acceptance(
        texts=texts,
        changed=_changed(returned.reading, after),
        accepted=tuple(
            one for one in came if one not in rejected and not (one.clause in doubtful and _lacks(now, one))
        ),
        rejected=rejected,
        conflicts=conflicts,
        open=told.open,
        notes=(
            *made.notes,
            *(Message("word.unlike", clause=clause, says=says) for clause, says in unlike),
            *_looks(came),
        ),
    )


def against(
    returned: ReturnedText, chosen: Sequence[ReturnedChange]
) -> tuple[tuple[TextConflict, ...], tuple[FactQuestion, ...]]:
    """Return what stands against changes, and the facts that they ask about, whether or not the project would build."""
    _, conflicts, told = _merged(returned, chosen, {})
    return conflicts, told.open


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


def _lacks(document: Document, change: ReturnedChange) -> bool:
    """Say whether a text lacks what a change brings: what is printed from elsewhere, as contacts are, stays."""
    pieces = ((plain_text(one.title), *texts_in(one.blocks)) for one in walk_sections(document.sections))
    there = "".join("".join(chain.from_iterable(pieces)).split())
    return not all("".join(piece.split()) in there for piece in change.new.split("¶"))


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


def _unlike(document: Document, compared: TextComparison, after: Reading, told: Answered) -> Iterator[tuple[str, str]]:
    """Yield the lines that the text would not have as the file has them, each with its clause.

    Those of clauses of which a fact was asked are left out.
    """
    there = Counter(said(line.text) for line in compare_text(after, document, compared.draft, frozenset()).old)
    asked = {clause.id for clause, edit in told.edits if edit.typed} if told.facts else set()
    lines = (line for group in compared.match.groups.values() for line in group)
    new = [line for line in lines if id(line) not in compared.match.partners]
    for line in (*(line for _, line in compared.match.changed), *new):
        if not there[said(line.text)] and line.section.clause not in asked:
            yield line.section.clause, line.text


def _looks(came: Sequence[ReturnedChange]) -> Iterator[Message]:
    for one in came:
        if one.kind == "formatted":
            yield Message("word.look", clause=one.clause, passage=one.old)
