"""A redline as people are shown it: what is compared, its summary on top, and two languages beside each other.

In: a `Redline` or several, and the words of a language. Out: a Document for any renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..languages import known_of
from ..languages.characters import IDEOGRAPHIC_COMMA
from ..model import document as d
from ..model.make import Run, bullets, defined, paragraph, run_of, section
from ..model.make import beside as in_columns
from ..model.nodes import rebuilt
from .anchors import unanchored
from .changes import Changes, Replaced
from .compare import Redline
from .excerpt import is_changed
from .facts import FactChange
from .moves import Relation
from .names import called
from .runs import deleted, inserted, redline_run

Words = Callable[..., str]
"""The label of a language for a message, its fields filled in."""

Remarks = Callable[[str, str], str]
"""What is to be said of a clause in a language, "" for nothing."""

COMPARISON = "Comparison of {old} with {new}"
PARTS = {"title": "Title", "notice": "Notice", "signature": "Signature"}
_SUMMARY = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The redline of one language, with its words."""

    redline: Redline
    words: Words


def with_summary(redline: Redline, words: Words, names: tuple[str, str]) -> d.Document:
    """Return a redline that says at its top what is compared, by `names`, and what changed in short."""
    document = redline.document
    summary = _section("", _SUMMARY, (d.Text(text=words("Changes")),), _summary(redline.changes, document, words))
    notice = words(COMPARISON, old=names[0], new=names[1])
    return replace(document, notice=notice, sections=(summary, *document.sections), table_of_contents=False)


def tracked(redline: Redline, words: Words, names: tuple[str, str]) -> d.Document:
    """Return a redline that is the text alone, to accept or to reject; what is compared is its description."""
    compared = words(COMPARISON, old=names[0], new=names[1])
    return replace(redline.document, description=compared, table_of_contents=False)


def tracked_beside(sides: Sequence[Side], names: tuple[str, str], remarks: Remarks) -> d.Document:
    """Return one Document as `beside` does, without a summary: titles at its head, and `remarks` on what it shows.

    They are asked for by clause and language, and join the notes of a column.
    """
    document = beside(sides, names)
    rows = tuple(_remarked(one, remarks) for one in document.sections[1:])
    return replace(document, sections=(_heads(sides), *rows))


def _heads(sides: Sequence[Side]) -> d.Section:
    """Return the row with the title of each language."""
    documents = (side.redline.document for side in sides)
    titles = ((one.locale, one.direction, "", (paragraph(d.Strong(children=run_of(one.title))),)) for one in documents)
    return _section("", "languages", (), (in_columns(titles),))


def _remarked(row: d.Section, remarks: Remarks) -> d.Section:
    def told(node: Any) -> Iterator[Any]:
        note = remarks(row.clause, node.locale) if isinstance(node, d.Column) else ""
        yield replace(node, note="\n".join(filter(None, (node.note, note)))) if note else rebuilt(node, told)

    return rebuilt(row, told)


def beside(sides: Sequence[Side], names: tuple[str, str]) -> d.Document:
    """Return one Document with a row for each clause in which any of several languages shows a change.

    A clause that changed in one language alone is marked. The first language lends title and words around.
    """
    first = sides[0]
    changed = {clause for side in sides for clause in _changed(side.redline)}
    wanted = dict.fromkeys(clause for side in sides for clause in _in_order(side.redline) if clause in changed)
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


def _summaries(sides: Sequence[Side]) -> d.Section:
    columns = tuple(
        d.Column(
            locale=side.redline.document.locale,
            direction=side.redline.document.direction,
            note="",
            blocks=_summary(side.redline.changes, side.redline.document, side.words),
        )
        for side in sides
    )
    return _section("", _SUMMARY, (d.Text(text=sides[0].words("Changes")),), (d.Columns(columns=columns),))


# --- the summary ------------------------------------------------------------------------------------------------------


def _summary(changes: Changes, document: d.Document, words: Words) -> tuple[d.Block, ...]:
    entries = tuple(_entries(changes, document, words))
    if not entries:
        return (paragraph(*run_of(words("No change"))),)
    return (defined(entries),)


def _entries(changes: Changes, document: d.Document, words: Words) -> Iterator[tuple[Run, tuple[d.Block, ...]]]:
    """Yield the entries of a summary: the message that heads it, and its lines."""
    links = {section.clause: _link(section) for section in d.walk_sections(document.sections) if not _is_stub(section)}
    marks = _marks(document.locale)
    for part in changes.frame:
        yield _entry(words(PARTS[part.part]), (redline_run(run_of(part.old), run_of(part.new)),))
    told = {one.new if one.kind == "split" else one.old for one in changes.relations if one.kind != "passages"}
    lines: Mapping[str, Iterable[Run]] = {
        "Added clauses": _links([one for one in changes.added if one not in told], links),
        "Removed clauses": _links([one for one in changes.removed if one not in told], links),
        "Moved clauses": _links(changes.moved, links),
        "Split clauses": _related(changes.relations, "split", links),
        "Merged clauses": _related(changes.relations, "merged", links),
        "Moved passages": _related(changes.relations, "passages", links),
        "Changed clauses": _links(changes.changed, links),
        "Facts": (_fact(one, links, marks, words) for one in changes.facts),
        "New names": (_fact(one, links, marks, words) for one in changes.names if one.new),
        "Names no longer used": (_fact(one, links, marks, words) for one in changes.names if one.old),
        "Figures": (_replaced(one, links, marks) for one in changes.figures),
        "Negations and modal verbs": (
            (links[one.clause], d.Text(text=marks.colon), *_changed_to(*map(marks.comma.join, (one.old, one.new))))
            for one in changes.words
        ),
        "Emphasis": (
            (links[one.clause], d.Text(text=f"{marks.colon}{one.words}"), *_in_brackets(run_of(words(one.note)), marks))
            for one in changes.emphasis
        ),
        "References to another clause": (_replaced(one, links, marks) for one in changes.targets),
        "Renumbered clauses": (
            (links[one.clause], *_in_brackets(_changed_to(one.old, one.new), marks)) for one in changes.renumbered
        ),
    }  # fmt: skip
    yield from (_entry(words(name), found) for name, each in lines.items() if (found := tuple(dict.fromkeys(each))))


def _links(clauses: Sequence[str], links: Mapping[str, d.Inline]) -> tuple[Run, ...]:
    return tuple((links[clause],) for clause in clauses)


def _related(relations: Sequence[Relation], kind: str, links: Mapping[str, d.Inline]) -> Iterator[Run]:
    return ((links[one.old], d.Text(text=" → "), links[one.new]) for one in relations if one.kind == kind)


def _replaced(one: Replaced, links: Mapping[str, d.Inline], marks: _Marks) -> Run:
    return (links[one.clause], d.Text(text=marks.colon), *_changed_to(one.old, one.new))


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


def _fact(fact: FactChange, links: Mapping[str, d.Inline], marks: _Marks, words: Words) -> Run:
    """Return what a fact was and is, and where it is used, under its label or in its sentence."""
    used = tuple(piece for clause in fact.clauses for piece in (d.Text(text=marks.comma), links[clause]))[1:]
    before, after = fact.around
    if fact.label:
        label = words("{part} of {whole}", part=fact.label, whole=fact.whose) if fact.whose else fact.label
        before, after = f"{label}{marks.colon}", ""
    return (*run_of(before), *_changed_to(fact.old, fact.new), *run_of(after), *_in_brackets(used, marks))


def _changed_to(old: str, new: str) -> tuple[d.Inline, ...]:
    return (*deleted(run_of(old)), *inserted(run_of(new)))


def _in_brackets(run: tuple[d.Inline, ...], marks: _Marks) -> tuple[d.Inline, ...]:
    before, after = marks.brackets
    return (d.Text(text=before), *run, d.Text(text=after))


def _entry(term: str, lines: tuple[Run, ...]) -> tuple[Run, tuple[d.Block, ...]]:
    return run_of(term), (bullets(lines) if len(lines) > 1 else paragraph(*lines[0]),)


def _link(section: d.Section) -> d.Inline:
    """Return a link to a clause under its title of today, or to how it begins."""
    title = tuple(_as_it_is(section.title)) or tuple(_as_it_is(section.title, d.Inserted)) or run_of(called(section))
    return d.Reference(path=None, anchor=section.anchor, generated=False, children=title)


def _as_it_is(run: tuple[d.Inline, ...], left_out: type = d.Deleted) -> Iterator[d.Inline]:
    for inline in run:
        if isinstance(inline, (d.Inserted, d.Deleted)):
            yield from () if isinstance(inline, left_out) else inline.children
        else:
            yield inline


def _section(clause: str, anchor: str, title: Run, blocks: tuple[d.Block, ...]) -> d.Section:
    return section(clause=clause, anchor=anchor, placement="unnumbered", title=title, blocks=blocks)


# --- languages beside each other --------------------------------------------------------------------------------------


def _in_order(redline: Redline) -> Iterator[str]:
    return (section.clause for section in d.walk_sections(redline.document.sections) if not _is_stub(section))


def _changed(redline: Redline) -> Iterator[str]:
    """Yield the clauses that changed, and those in which a number alone did, of a reference."""
    yield from redline.changes.clauses
    yield from (one.clause for one in d.walk_sections(redline.document.sections) if is_changed((one.title, one.blocks)))


def _row(clause: str, sides: Sequence[Side]) -> d.Section:
    columns = tuple(_column(clause, side, sides) for side in sides)
    return _section(clause, f"c-{clause.replace('/', '-')}", (), (d.Columns(columns=columns),))


def _column(clause: str, side: Side, sides: Sequence[Side]) -> d.Column:
    document = side.redline.document
    there = {s.clause: s for s in d.walk_sections(document.sections) if not _is_stub(s)}
    section = there.get(clause)
    return d.Column(
        locale=document.locale,
        direction=document.direction,
        note=_note(clause, side, sides, section),
        blocks=_whole(section) if section else (),
    )


def _note(clause: str, side: Side, sides: Sequence[Side], section: d.Section | None) -> str:
    if section is None:
        return side.words("Not in this language")
    others = [other for other in sides if other is not side and clause in other.redline.changes.clauses]
    alone = clause in side.redline.changes.clauses and not others and len(sides) > 1
    said = getattr(section, "note", "")
    return " · ".join(filter(None, (said, side.words("Changed in this language only") if alone else "")))


def _whole(section: d.Section) -> tuple[d.Block, ...]:
    number = (d.Text(text=f"{section.number} "),) if section.number else ()
    title = (paragraph(d.Strong(children=(*number, *section.title))),) if section.title else ()
    return tuple(map(unanchored, (*title, *section.blocks)))


def _is_stub(section: d.Section) -> bool:
    return getattr(section, "change", "") == "moved-away"
