"""Whether the redline of a random edit is right as a Word file: accepted the new text, rejected the old.

LibreOffice says so, by the words of each line and by the numbers that it counts. Nothing in the file is what Word
refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.model.document import Document, ListItem, Section, walk_sections
from generator.model.nodes import walk
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.redline import compare
from generator.render.site import Site
from generator.render.word.whole import print_file

from .california import CALIFORNIA
from .office import Office, Seen
from .word_edits import HOUSE, documents, edited
from .word_lines import lines_of, said
from .word_settled import settled
from .word_structure import faults

BULLETS, HAN = " \u2022\u2013", str.maketrans("一二三四五六七八九", "123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was edited in which language, and what is wrong with the Word file of it."""

    seed: int
    locale: str
    edits: tuple[str, ...]
    faults: tuple[str, ...]


def judge(office: Office, seed: int) -> Verdict:
    """Return what is wrong with the Word file that has a random edit as tracked changes."""
    texts, locale, edits = edited(HOUSE, seed)
    old, new = (found[locale] for found in (_house(), documents(texts) or {}))
    file = print_file(clauses_alone(compare(old, new).document), site())
    wrong = (*faults(file), *_differs(office, file, "accept", new), *_differs(office, file, "reject", old))
    return Verdict(seed=seed, locale=locale, edits=edits, faults=wrong)


@cache
def _house() -> dict[str, Document]:
    return documents(HOUSE) or {}


@cache
def site() -> Site:
    """What the files are printed with: the languages and the templates of a project."""
    return site_of(read(CALIFORNIA, None, choose=lambda _: ()), ())


def clauses_alone(document: Document) -> Document:
    """Return a Document that says nothing but its title and its clauses."""
    return replace(document, publisher="", title="T", dates=(), notice=None, sign_off=None, table_of_contents=False)


def _differs(office: Office, file: bytes, changes: str, document: Document) -> Iterator[str]:
    """Yield what is other than in a Document: in the lines that the office leaves, in all that Word does."""
    theirs, words = office.sees(file, changes=changes), office.sees(settled(file, changes))
    for what, has, wants in (
        ("lines", _unnumbered(lines(theirs), document), _unnumbered(lines_of(document), document)),
        ("lines as Word leaves them", lines(words), lines_of(document)),
        ("numbers as Word leaves them", numbers(words), numbers_of(document)),
        ("empty paragraphs", empty(words), ()),
    ):
        if has != wants:
            place = next((at for at, (one, other) in enumerate(zip(has, wants, strict=False)) if one != other), -1)
            yield f"{changes}: {what} {has[place:][:3]} where {wants[place:][:3]} belong"


def lines(seen: Seen) -> tuple[str, ...]:
    """Return the lines of the clauses that the office sees, behind the title."""
    return tuple(map(said, seen.lines))[1:]


def _unnumbered(texts: Iterable[str], document: Document) -> tuple[str, ...]:
    """Return lines without numbers: those of clauses the office counts in its own way (docs/engines/libreoffice.md)."""
    labels = (re.escape(one.number) for one in walk_sections(document.sections) if one.number)
    numbers = re.compile("|".join((*labels, "[0-9]+[.]?")))
    return tuple(numbers.sub("", text) for text in texts)


def empty(seen: Seen) -> tuple[str, ...]:
    """Return the styles of paragraphs that say nothing, but for those in cells and one that ends the text."""
    *others, last = seen.paragraphs
    rest = others if (last.style, last.number) == ("Standard", "") else seen.paragraphs
    return tuple(one.style for one in rest if not one.text.strip() and not one.cell)


def numbers(seen: Seen) -> tuple[str, ...]:
    """Return the numbers that the office counts; one of several levels in figures, as Word writes it."""
    found = (one.number.strip() for one in seen.paragraphs if one.number.strip(BULLETS))
    return tuple(number.translate(HAN) if "." in number else number for number in found)


def numbers_of(document: Document) -> tuple[str, ...]:
    """Return the numbers of a Document in reading order."""
    return tuple(number for section in walk_sections(document.sections) for number in _numbers(section))


def _numbers(section: Section) -> Iterator[str]:
    yield from filter(None, (section.number,))
    yield from (one.number for one in walk(section.blocks) if isinstance(one, ListItem) and one.number)
