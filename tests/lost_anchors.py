"""Texts as they come back from programs that keep no anchor, each with edits that somebody planted in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from lxml import etree

from generator.importer.update.lines import WorkingLine, working_lines
from generator.model.document import Document
from generator.operations.build import working_day
from generator.operations.reading import Reading
from generator.resolve import open_places

from .returning import W, edited, tracked, untracked, without_anchors, without_parts

ADDED = {"en": "without undue delay ", "zh-Hans": "及时", "ja": "速やかに"}
"""Words that somebody puts into a sentence."""
FIRM = {"en": ("Draft of 5 March 2026", "Privileged and confidential"), "zh-Hans": ("2026年3月5日稿", "保密")}
"""What the template of a firm has around a text."""


_SHORT = 8
"""Characters that tell a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An edit: the clause, the line as it was and as it is, and the words of it before and after."""

    clause: str
    old: str
    new: str
    words: tuple[str, str]


def planted_in(lines: Sequence[WorkingLine], locale: str, random: Random) -> Iterator[Planted]:
    """Yield edits of up to four lines, one for each clause: words that come into a sentence."""
    clauses = list(dict.fromkeys(line.clause.id for line in lines))
    random.shuffle(clauses)
    for clause in clauses[:4]:
        own = [line for line in lines if line.clause.id == clause and not line.is_title]
        places = [(line, words) for line in own for words in _words_of(line) if _is_once(words, lines)]
        if places:
            line, words = random.choice(places)
            at = words.find(" ", len(words) // 3) + 1 or len(words) // 2
            new = f"{words[:at]}{ADDED.get(locale, ADDED['en'])}{words[at:]}"
            yield Planted(clause=clause, old=line.text, new=line.text.replace(words, new), words=(words, new))


def _words_of(line: WorkingLine) -> Iterator[str]:
    """Yield the stretches of a line that somebody typed, those alone that are a run of a Word file."""
    for stretch in (stretch for cell in line.cells for run in cell for stretch in run):
        if stretch.places and len(stretch.text) > _SHORT:
            yield " ".join(stretch.text.split())


def _is_once(words: str, lines: Sequence[WorkingLine]) -> bool:
    return sum(words in one.text for one in lines) == 1


def lines_in(reading: Reading, document: Document) -> tuple[WorkingLine, ...]:
    """Return the lines of a text of a project."""
    assert reading.library is not None
    day = working_day(reading.day, reading.library, reading.archive)
    places = open_places(reading.library, reading.languages, day)
    return working_lines(next(one for one in places if one.key == (document.work, document.locale)))


# --- how anchors are lost ---------------------------------------------------------------------------------------------


def bare(data: bytes) -> bytes:
    """Return a file without controls, bookmarks and properties; styles and numbers are there: Google Docs, WPS."""
    return without_parts(edited(data, without_anchors), "customXml", "docProps/custom")


def pasted(data: bytes, locale: str) -> bytes:
    """Return a text pasted into the template of a firm: plain paragraphs, headings bold, something above and below."""

    def edit(root: Any) -> None:
        for paragraph in root.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            style = properties.find(f"{W}pStyle").get(f"{W}val") if properties is not None else ""
            if properties is not None:
                paragraph.remove(properties)
            if "eading" in style:
                for run in paragraph.iter(f"{W}r"):
                    own = run.find(f"{W}rPr")
                    bold = etree.Element(f"{W}b")
                    if own is None:
                        run.insert(0, etree.Element(f"{W}rPr"))
                        own = run[0]
                    own.append(bold)
        body = root[0]
        around = FIRM.get(locale, FIRM["en"])
        for place, text in zip((0, len(body) - 1), around, strict=True):
            body.insert(place, _line(text))

    return edited(bare(data), edit)


def _line(text: str) -> Any:
    made = etree.Element(f"{W}p")
    run: Any = etree.SubElement(made, f"{W}r")
    words: Any = etree.SubElement(run, f"{W}t")
    words.text = text
    return made


def with_plants(data: bytes, plants: Sequence[Planted], *, tracks: bool) -> bytes:
    """Return a file with planted edits, tracked or not."""
    return edited(data, *((tracked if tracks else untracked)(*plant.words) for plant in plants))
