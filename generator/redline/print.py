"""A redline as people are shown it: what is compared, its summary on top, and two languages beside each other.

In: a `Redline` or several, and the words of a language. Out: a Document for any renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..languages import known_of
from ..languages.characters import IDEOGRAPHIC_COMMA
from ..model.document import (
    Block,
    Column,
    Columns,
    Deleted,
    Document,
    Inline,
    Inserted,
    Reference,
    Section,
    Strong,
    Text,
    walk_sections,
)
from ..model.make import Run, bullets, defined, paragraph, run_of, section
from .anchors import unanchored
from .changes import Changes, FactChange, WordsChange
from .compare import Redline
from .runs import deleted, inserted, redline_run

Words = Callable[..., str]
"""The label of a language for a message, its fields filled in."""

COMPARISON = "Comparison of {old} with {new}"
PARTS = {"title": "Title", "notice": "Notice", "signature": "Signature"}
_SUMMARY = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The redline of one language, with its words."""

    redline: Redline
    words: Words


def with_summary(redline: Redline, words: Words, names: tuple[str, str]) -> Document:
    """Return a redline that says at its top what is compared, by `names`, and what changed in short."""
    document = redline.document
    summary = _section("", _SUMMARY, (Text(text=words("Changes")),), _summary(redline.changes, document, words))
    notice = words(COMPARISON, old=names[0], new=names[1])
    return replace(document, notice=notice, sections=(summary, *document.sections), table_of_contents=False)


def beside(sides: Sequence[Side], names: tuple[str, str]) -> Document:
    """Return one Document with a row for each clause that changed in any of several languages.

    A clause that changed in one language alone is marked. The first language lends title and words around.
    """
    first = sides[0]
    wanted = dict.fromkeys(clause for side in sides for clause in _in_order(side.redline) if _changed(clause, sides))
    rows = tuple(_row(clause, sides) for clause in wanted)
    return replace(
        first.redline.document,
        title=" · ".join(dict.fromkeys(side.redline.document.title for side in sides)),
        notice=first.words(COMPARISON, old=names[0], new=names[1]),
        dates=(),
        sections=(_summaries(sides), *rows),
        sign_off=None,
        table_of_contents=False,
    )


def _summaries(sides: Sequence[Side]) -> Section:
    columns = tuple(
        Column(
            locale=side.redline.document.locale,
            direction=side.redline.document.direction,
            note="",
            blocks=_summary(side.redline.changes, side.redline.document, side.words),
        )
        for side in sides
    )
    return _section("", _SUMMARY, (Text(text=sides[0].words("Changes")),), (Columns(columns=columns),))


# --- the summary ------------------------------------------------------------------------------------------------------


def _summary(changes: Changes, document: Document, words: Words) -> tuple[Block, ...]:
    entries = tuple(_entries(changes, document, words))
    if not entries:
        return (paragraph(*run_of(words("No change"))),)
    return (defined(entries),)


def _entries(changes: Changes, document: Document, words: Words) -> Iterator[tuple[Run, tuple[Block, ...]]]:
    links = {section.clause: _link(section) for section in walk_sections(document.sections) if not _is_stub(section)}
    for part in changes.frame:
        run = redline_run(run_of(part.old), run_of(part.new))
        yield _entry(words(PARTS[part.part]), (run,))
    for name, clauses in (
        ("Added clauses", changes.added),
        ("Removed clauses", changes.removed),
        ("Moved clauses", changes.moved),
        ("Changed clauses", changes.changed),
    ):
        if clauses:
            yield _entry(words(name), tuple((links[clause],) for clause in clauses))
    marks = _marks(document.locale)
    if changes.facts:
        yield _entry(words("Facts"), tuple(_fact(fact, links, marks) for fact in changes.facts))
    if changes.figures:
        colon = Text(text=marks.colon)
        lines = ((links[f.clause], colon, *redline_run(run_of(f.old), run_of(f.new))) for f in changes.figures)
        yield _entry(words("Figures"), tuple(dict.fromkeys(lines)))
    if changes.words:
        yield _entry(
            words("Negations and modal verbs"), tuple(_words_changed(one, links, marks) for one in changes.words)
        )
    if changes.renumbered:
        numbers = (
            (links[one.clause], *_in_brackets(_changed_to(one.old, one.new), marks)) for one in changes.renumbered
        )
        yield _entry(words("Renumbered clauses"), tuple(numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """Punctuation as a language has it: full width beside Chinese characters."""

    colon: str
    comma: str
    brackets: tuple[str, str]


_NARROW = _Marks(colon=": ", comma=", ", brackets=(" (", ")"))


def _marks(locale: str) -> _Marks:
    wide = known_of(locale).wide
    if wide is None:
        return _NARROW
    return _Marks(colon=wide.forms[":"], comma=IDEOGRAPHIC_COMMA, brackets=(wide.forms["("], wide.forms[")"]))


def _fact(fact: FactChange, links: dict[str, Inline], marks: _Marks) -> tuple[Inline, ...]:
    """Return what a fact was and is, and where it is used; how the sources call it is nothing to a reader."""
    used = tuple(piece for clause in fact.clauses for piece in (Text(text=marks.comma), links[clause]))[1:]
    return (*_changed_to(fact.old, fact.new), *_in_brackets(used, marks))


def _words_changed(change: WordsChange, links: dict[str, Inline], marks: _Marks) -> tuple[Inline, ...]:
    said = (marks.comma.join(words) for words in (change.old, change.new))
    return (links[change.clause], Text(text=marks.colon), *_changed_to(*said))


def _changed_to(old: str, new: str) -> tuple[Inline, ...]:
    return (*deleted(run_of(old)), *inserted(run_of(new)))


def _in_brackets(run: tuple[Inline, ...], marks: _Marks) -> tuple[Inline, ...]:
    before, after = marks.brackets
    return (Text(text=before), *run, Text(text=after))


def _entry(term: str, lines: tuple[Run, ...]) -> tuple[Run, tuple[Block, ...]]:
    return run_of(term), (bullets(lines) if len(lines) > 1 else paragraph(*lines[0]),)


def _link(section: Section) -> Inline:
    """Return a link to a clause under its title of today; one without a title goes by its id."""
    title = tuple(_as_it_is(section.title)) or tuple(_as_it_is(section.title, Inserted))
    return Reference(path=None, anchor=section.anchor, generated=False, children=title or run_of(section.clause))


def _as_it_is(run: tuple[Inline, ...], left_out: type = Deleted) -> Iterator[Inline]:
    for inline in run:
        if isinstance(inline, (Inserted, Deleted)):
            yield from () if isinstance(inline, left_out) else inline.children
        else:
            yield inline


def _section(clause: str, anchor: str, title: Run, blocks: tuple[Block, ...]) -> Section:
    return section(clause=clause, anchor=anchor, placement="unnumbered", title=title, blocks=blocks)


# --- languages beside each other --------------------------------------------------------------------------------------


def _in_order(redline: Redline) -> Iterator[str]:
    return (section.clause for section in walk_sections(redline.document.sections) if not _is_stub(section))


def _changed(clause: str, sides: Sequence[Side]) -> bool:
    return any(clause in side.redline.changes.clauses for side in sides)


def _row(clause: str, sides: Sequence[Side]) -> Section:
    columns = tuple(_column(clause, side, sides) for side in sides)
    return _section(clause, f"c-{clause.replace('/', '-')}", (), (Columns(columns=columns),))


def _column(clause: str, side: Side, sides: Sequence[Side]) -> Column:
    document = side.redline.document
    there = {s.clause: s for s in walk_sections(document.sections) if not _is_stub(s)}
    section = there.get(clause)
    return Column(
        locale=document.locale,
        direction=document.direction,
        note=_note(clause, side, sides, section),
        blocks=_whole(section) if section else (),
    )


def _note(clause: str, side: Side, sides: Sequence[Side], section: Section | None) -> str:
    if section is None:
        return side.words("Not in this language")
    others = [other for other in sides if other is not side and clause in other.redline.changes.clauses]
    alone = clause in side.redline.changes.clauses and not others and len(sides) > 1
    said = getattr(section, "note", "")
    return " · ".join(filter(None, (said, side.words("Changed in this language only") if alone else "")))


def _whole(section: Section) -> tuple[Block, ...]:
    number = (Text(text=f"{section.number} "),) if section.number else ()
    title = (paragraph(Strong(children=(*number, *section.title))),) if section.title else ()
    return tuple(map(unanchored, (*title, *section.blocks)))


def _is_stub(section: Section) -> bool:
    return getattr(section, "change", "") == "moved-away"
