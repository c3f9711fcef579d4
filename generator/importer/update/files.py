"""The files of a project as a drafted text leaves them.

In: a project, a Document of it, and a draft of the same text. Out: a `Proposed`: the files that change, and what to
tell of them. Nothing is written, and nothing but clauses and their places in the outline is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ...model.diagnostics import Message
from ...model.document import Document, Section, plain_text, walk_sections
from ...model.library import Placement, WorkLocale, walk_outline
from ...model.nodes import printed, walk
from ...model.source import Source
from ...operations.build import working_day
from ...operations.reading import Reading
from ...operations.scaffold import outline as outlines
from ...resolve import open_places
from ...resolve.place import ResolvedFrom
from ..alignment import NOTHING_KNOWN, with_ids_of
from ..draft import DraftDocument
from ..pairs import with_names
from ..source import clause_source
from .edits import Edit, applied, overlapping
from .lines import DraftLine, WorkingLine, draft_lines, said, without_number, working_lines
from .matching import LineMatch, match_lines
from .moved import moved_source, sources_of
from .patch import Patch, patches, reworded

_GENERATED = {"contact": "update.contact", "inventory": "update.inventory", "outline": "update.outline"}
"""The message that tells from where the words of a kind of block come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Files as they are to be, None for those that go, and what to tell.

    Of the clauses that a whole text has no more `removed` go, and `kept` stay. `left` tells of lines that no edit makes
    say what the draft says, since their words follow from elsewhere.
    """

    texts: Mapping[str, str | None]
    notes: tuple[Message, ...]
    removed: frozenset[str]
    kept: frozenset[str]
    left: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextComparison:
    """A Document of a project against a draft."""

    place: ResolvedFrom
    draft: DraftDocument
    old: tuple[WorkingLine, ...]
    match: LineMatch

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the text of the project, in its order."""
        return tuple(dict.fromkeys(line.clause.id for line in self.old))

    @property
    def new(self) -> Mapping[str, tuple[DraftLine, ...]]:
        """The groups of lines that are clauses of their own, by id."""
        partners = self.match.partners
        return {
            group[0].section.clause: group
            for group in self.match.groups.values()
            if not any(id(line) in partners for line in group)
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """The clauses of which the draft has no line."""
        gone = {id(line) for line in self.match.gone}
        there = {line.clause.id for line in self.old if id(line) not in gone}
        return tuple(name for name in self.clauses if name not in there)

    @property
    def is_whole(self) -> bool:
        """Whether the draft has most of the clauses, so that what it lacks was taken out."""
        return len(self.missing) * 2 < len(self.clauses)


def propose_update(
    reading: Reading, document: Document, draft: DraftDocument, only: Set[str], keep: frozenset[str]
) -> Proposed:
    """Return what makes a Document of a project say what a draft says.

    `only` are the clauses to look at, all for none. A clause that the draft lacks goes where the draft is the whole
    text and it is not in `keep`.
    """
    compared = compare_text(reading, document, draft, only)
    whole = not only and compared.is_whole
    removed, kept = (frozenset(compared.missing) - keep, keep) if whole else (frozenset[str](), frozenset[str]())
    made = proposed(compared, tuple(patches(compared.match, compared.old, compared.missing)), removed, kept)
    return replace(made, notes=(*_around(draft, document), *made.notes))


def proposed(
    compared: TextComparison, edits: Sequence[Patch], removed: frozenset[str], kept: frozenset[str] = frozenset()
) -> Proposed:
    """Return the files of a comparison with edits of clauses made, and those added and removed that came and went."""
    texts = {**_edited(compared, edits, removed), **_added(compared), **_outline(compared, removed)}
    notes = (*_clauses(compared, removed, kept), *_words(compared, edits))
    return Proposed(texts=texts, notes=notes, removed=removed, kept=kept, left=tuple(_left(compared)))


def compare_text(
    reading: Reading, document: Document, draft: DraftDocument, only: Set[str], known: Mapping[str, str] = NOTHING_KNOWN
) -> TextComparison:
    """Return how a draft differs from a Document; `known` are clauses of the draft of which the id is certain."""
    library = reading.settled
    places = open_places(library, reading.languages, working_day(reading.day, library, reading.archive))
    place = next(one for one in places if one.key == (document.work, document.locale))
    taken = {name for owner, name, _ in library.clauses if owner == document.work} | place.plan.targets.keys()
    paired = with_ids_of(draft, document, known)
    named = with_names(paired, {name: name for name in paired.paired}, taken)
    old = working_lines(place)
    texts = {said(line.text) for line in old}
    numbers = [" ".join(one.number.split()) for one in walk_sections(document.sections) if one.number]
    new = [line if said(line.text) in texts else without_number(line, numbers) for line in draft_lines(named)]
    match = match_lines(old, new, frozenset(map(said, _beside(document))))
    if only:
        groups = {name: group for name, group in match.groups.items() if name in only}
        match = replace(match, groups=groups, gone=tuple(line for line in match.gone if line.clause.id in only))
    return TextComparison(place=place, draft=named, old=old, match=match)


def _beside(document: Document) -> Iterator[str]:
    """Yield what a page prints around its text, and the titles that it says again."""
    yield from (document.title, document.notice or "", document.description, document.publisher)
    signed = document.sign_off
    yield from (signed.party, signed.date.text) if signed else ()
    yield from (f"{one.label} {one.text}" for one in document.dates)
    for section in walk_sections(document.sections):
        yield from (plain_text(section.title), f"{section.number or ''}{plain_text(section.title)}")
        for node in (node for node in walk(section.blocks) if getattr(node, "name", "") == "table"):
            yield from printed(node)


# --- files ------------------------------------------------------------------------------------------------------------


def _by_path(edits: Sequence[Patch]) -> Mapping[str, Sequence[Edit]]:
    own: dict[str, list[Edit]] = {}
    for clause, edit in edits:
        own.setdefault(clause.source.path, []).append(edit)
    return own


def _edited(compared: TextComparison, edits: Sequence[Patch], removed: Set[str]) -> dict[str, str | None]:
    """Return the files with edits made; one of which two would change the same stays as it is."""
    sources = {line.clause.source.path: line.clause for line in compared.old}
    whole = {path: own for path, own in _by_path(edits).items() if not overlapping(own)}
    gone = [path for path, one in sources.items() if one.id in removed and one.owner == compared.place.key[0]]
    made: dict[str, str | None] = {path: applied(sources[path].source.text, own) for path, own in whole.items()}
    return made | dict.fromkeys(gone)


def _added(compared: TextComparison) -> dict[str, str]:
    work, locale = compared.place.key
    texts: dict[str, str] = {}
    sources = sources_of(compared.match.gone)
    for name, group in compared.new.items():
        held = {id(line.unit.within[0]) for line in group if line.unit.within}
        section = group[0].section
        own = replace(section, blocks=tuple(one for one in section.blocks if id(one) in held), sections=())
        title = clause_source(replace(own, blocks=())).rstrip()
        lines = (line for block in own.blocks for line in ("", *moved_source(block, sources)))
        texts[f"clauses/{work}/{name}.{locale}.md"] = "\n".join((title, *lines)).rstrip() + "\n"
    return texts


def _outline(compared: TextComparison, removed: Set[str]) -> dict[str, str]:
    """Return work.yaml where clauses came, went or moved: its outline, and what other languages have not."""
    locale = compared.place.plan.locale
    source = locale.span.source
    names = _named(locale)
    levels = {names.get(one.clause, one.clause): one.level for one in walk_sections(compared.draft.sections)}
    order = [names.get(name, name) for name in compared.match.groups if name]
    made = outlines.without(locale.outline, {names[name] for name in removed})
    made = outlines.in_order(made, [name for name in order if name in names.values()], levels)
    for name, group in compared.new.items():
        entry = outlines.new_entry(source, name, _placement(group[0].section, compared.place))
        before = order[order.index(name) - 1] if name in order[1:] else None
        made = outlines.placed(made, entry, before, levels)
    text = _unread(outlines.outlined(locale, made), compared, removed).text
    return {source.path: text} if text != source.text else {}


def _placement(section: Section, place: ResolvedFrom) -> Placement:
    """Return how a new clause is printed: without a number where the others of its depth have one and it has none."""
    numbered = len(place.plan.locale.section_numbers) >= section.level
    return Placement.SECTION if section.placement == "unnumbered" and not numbered else Placement(section.placement)


def _unread(source: Source, compared: TextComparison, removed: Set[str]) -> Source:
    """Return a work.yaml that says of clauses that a language lacks: nobody has looked at those that came into another.

    What no language has any more is not spoken of.
    """
    own = compared.place.plan.locale
    locales = compared.place.plan.work.locales.values()
    elsewhere = {name for other in locales if other is not own for name in _named(other)}
    for locale in locales:
        lacks = removed & elsewhere if locale is own else compared.new.keys() - locale.absent.keys()
        source = outlines.unread(source, locale.locale, sorted(lacks))
        source = outlines.forgotten(source, locale.locale, removed - elsewhere)
    return source


def _named(locale: WorkLocale) -> dict[str, str]:
    """Return the clauses of an outline by their ids, as it names them."""
    return {one.clause.rpartition("/")[2]: one.clause for one in walk_outline(locale.outline)}


# --- what is told -----------------------------------------------------------------------------------------------------


def _around(draft: DraftDocument, document: Document) -> Iterator[Message]:
    """Yield what stands around the text in another way: it belongs into other files than those of clauses."""
    if said(draft.title) != said(document.title):
        yield Message("update.title", prints=document.title, says=draft.title)
    days = {(one.kind, one.day) for one in document.dates}
    yield from (Message("update.date", says=one.typed) for one in draft.dates if (one.kind, one.day) not in days)


def _clauses(compared: TextComparison, removed: Set[str], kept: Set[str]) -> Iterator[Message]:
    yield from (Message("update.added", clause=name) for name in compared.new)
    yield from (Message("update.removed", clause=name) for name in compared.missing if name in removed)
    yield from (Message("update.kept", clause=name) for name in compared.missing if name in kept)
    others = tuple(name for name in compared.missing if name not in removed | kept)
    if others:
        yield Message("update.part", clauses=others)


def _words(compared: TextComparison, edits: Sequence[Patch]) -> Iterator[Message]:
    """Yield what became typed, what other works print as well, and what is left as it is."""
    yield from (Message("update.overlap", file=path) for path, own in _by_path(edits).items() if overlapping(own))
    for clause, edit in edits:
        for one, words in edit.typed:
            file = clause.source.path
            yield Message("update.typed", file=file, source=one.span.text, prints=one.text, says=words)
    paths = {clause.source.path: None for clause, _ in edits if clause.owner != compared.place.key[0]}
    yield from (Message("update.shared", file=path) for path in paths)


def _left(compared: TextComparison) -> Iterator[Message]:
    for old, new in compared.match.changed:
        if not any(True for _ in reworded(old, new)):
            yield generated(old, old.text, new.text)


def generated(line: WorkingLine, prints: str, says: str) -> Message:
    """Return that words of a line do not change in its clause, and where they do."""
    block = next(iter(line.unit.within[-1:]), None)
    told = _GENERATED.get(getattr(block, "name", ""), "update.generated")
    return Message(told, file=line.clause.source.path, prints=prints, says=says)
