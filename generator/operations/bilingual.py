"""A text in several languages beside each other, clause by clause: a bilingual edition.

In: the Documents of one work, their languages, and why clauses are absent. Out: one Document for any renderer, whose
clauses have the titles of all languages and a column for each. A clause is the same in all by its id, as in a redline
of two languages; the first language lends the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from ..check import RULES, Subject, examine
from ..localize import Language, language_name
from ..model import document as d
from ..model.diagnostics import Message, Severity
from ..model.library import UNREAD, Library
from ..model.make import Beside, Run, listed, paragraph, paragraphs, run_of, section
from ..model.make import beside as beside_each_other
from ..redline.anchors import unanchored
from ..redline.sequence import joined

PREVAILS = "Where the texts differ, the one in {language} prevails."
ABSENT = "Not in this language"
"""Messages of the catalogue: which language governs, and that one has nothing of a clause."""
HEAD, FOOT, BETWEEN = "versions", "signatures", " / "
"""The anchors of the parts around the clauses, and what stands between titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BilingualSide:
    """The text in one language. `absent` says of clauses why it has none."""

    document: d.Document
    language: Language
    absent: Mapping[str, str]

    def has(self, blocks: Iterable[d.Block], note: str = "") -> Beside:
        """Return blocks as what this language has in a row."""
        return self.document.locale, self.document.direction, note, tuple(blocks)


def absences(library: Library, work: str, locale: str) -> Mapping[str, str]:
    """Return why the files say that a text has not each of these clauses, as far as somebody looked."""
    told = library.works[work].locales[locale].absent if work in library.works else {}
    return {clause: reason for clause, reason in told.items() if reason != UNREAD}


def beside(
    texts: Sequence[d.Document],
    absent: Iterable[Mapping[str, str]],
    languages: Mapping[str, Language],
    governing: str | None,
) -> d.Document:
    """Return texts of one work beside each other; `absent` is for each why it has not some clauses."""
    sides = [
        BilingualSide(document=one, language=languages[one.locale], absent=why)
        for one, why in zip(texts, absent, strict=True)
    ]
    return bilingual(sides, governing)


Told = tuple[BilingualSide, d.Section | None]
"""A language, and what it has of a clause."""


def bilingual(sides: Sequence[BilingualSide], governing: str | None) -> d.Document:
    """Return the text in several languages beside each other; `governing` is the one that prevails, None for none."""
    there = [{one.clause: one for one in d.walk_sections(side.document.sections)} for side in sides]
    rows = [
        _row(clause, [(side, own.get(clause)) for side, own in zip(sides, there, strict=True)])
        for clause in reduce(joined, map(tuple, there))
    ]
    head = _part(HEAD, [side.has(_head(side, governing)) for side in sides])
    foot = _part(FOOT, [side.has(_signature(side.document)) for side in sides])
    return replace(
        sides[0].document,
        title=BETWEEN.join(dict.fromkeys(side.document.title for side in sides)),
        notice=None,
        dates=(),
        modified=max(side.document.modified for side in sides),
        sections=(*head, *_nested(rows), *foot),
        sign_off=None,
        translations=(),
        related=(),
    )


def _nested(rows: Sequence[d.Section]) -> tuple[d.Section, ...]:
    """Return sections in reading order as a tree, by the depth of their headings."""
    tree: list[d.Section] = []
    while rows:
        first, rest = rows[0], rows[1:]
        end = next((at for at, one in enumerate(rest) if one.level <= first.level), len(rest))
        tree.append(replace(first, sections=_nested(rest[:end])))
        rows = rest[end:]
    return tuple(tree)


def _row(clause: str, told: Sequence[Told]) -> d.Section:
    """Return a clause with its titles of all languages, and a column for each."""
    first = next(one for _, one in told if one)
    own = told[0][1]
    columns = [_column(side, one, clause) for side, one in told]
    return replace(
        first,
        number=own.number if own and own.title else None,
        title=_title(told),
        blocks=_columns(columns),
        sections=(),
    )


def _title(told: Sequence[Told]) -> Run:
    """Return the titles of a clause, those of further languages with their numbers and marked as theirs."""
    runs: list[Run] = []
    for side, one in told:
        if one and one.title:
            tag, way = side.document.locale, side.document.direction
            whole = d.Foreign(locale=tag, direction=way, children=(*_numbered(one), *one.title))
            runs.append(one.title if side is told[0][0] else (whole,))
    return tuple(inline for run in runs for inline in (d.Text(text=BETWEEN), *run))[1:]


def _numbered(one: d.Section) -> Run:
    return run_of(f"{one.number} " if one.number else "")


def _column(side: BilingualSide, one: d.Section | None, clause: str) -> Beside:
    """Return what a language has of a clause, or why it has nothing; a clause without a title has its number here."""
    if one is None:
        return side.has((), " · ".join(filter(None, (side.language.label(ABSENT), side.absent.get(clause)))))
    lone = one.number and not one.title
    return side.has((listed([(one.number, one.blocks)]),) if lone else one.blocks)


def _head(side: BilingualSide, governing: str | None) -> Iterator[d.Block]:
    """Yield what stands around the text of a language: which one prevails, its dates, its notice."""
    document, say = side.document, side.language.label
    if governing:
        name = language_name(governing, document.locale)
        yield paragraph(d.Strong(children=run_of(say(PREVAILS, language=name))))
    yield from (paragraph(*run_of(f"{one.label} {one.text}")) for one in document.dates)
    yield from (paragraph(*run_of(text)) for text in (document.notice,) if text)


def _signature(document: d.Document) -> Iterator[d.Block]:
    signed = document.sign_off
    yield from paragraphs(map(run_of, (signed.party, signed.date.text))) if signed else ()


def _part(anchor: str, columns: Sequence[Beside]) -> tuple[d.Section, ...]:
    """Return columns as a part without a title; none where nothing stands in them."""
    blocks = _columns(columns)
    return (section(clause="", anchor=anchor, placement="unnumbered", title=(), blocks=blocks),) if blocks else ()


def _columns(columns: Sequence[Beside]) -> tuple[d.Block, ...]:
    """Return a row, none where nothing stands in it; one language alone has the places that links lead to."""
    first = next((column for column in columns if column[3]), None)
    made = [column if column is first else (*column[:3], tuple(map(unanchored, column[3]))) for column in columns]
    return (beside_each_other(made),) if any(note or blocks for _, _, note, blocks in made) else ()


def parity_findings(subject: Subject) -> Mapping[str, tuple[Message, ...]]:
    """Return what the working text says in one language alone, by the file that a rule finds it in."""
    found: dict[str, tuple[Message, ...]] = {}
    rules = {name: rule for name, rule in RULES.items() if rule.folder == "parity"}
    for one in examine(replace(subject, least=Severity.SUGGESTION), rules.values()).findings:
        if one.span and one.rule in rules:
            path = one.span.source.path
            found[path] = (*found.get(path, ()), one.message)
    return found
