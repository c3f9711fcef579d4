"""Files that lost their anchors on the way: thirty of them with planted edits, and what LibreOffice saves."""

from __future__ import annotations

import sys
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from generator.importer.update import with_texts
from generator.importer.update.lines import said
from generator.importer.update.target import UpdateTarget
from generator.importer.word.accept import accept
from generator.importer.word.returned import BY_WORDS, ReturnedText, open_returned
from generator.model.document import Document
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.operations.rendering import site_of
from generator.render.word.whole import print_file

from .california import CALIFORNIA, PROJECTS
from .lost_anchors import Planted, bare, lines_in, pasted, planted_in, with_plants
from .office import Office, needs_office
from .returning import ANN

COUNTS = {CALIFORNIA.name: 3, "cjk-typography": 1, "minimal": 1} | dict.fromkeys(
    ("bilingual", "branded", "numbered", "third-locale", "with-addendum"), 2
)
TEXTS = [(root, number) for root in PROJECTS for number in range(COUNTS.get(root.name, 0))]
"""Every text of every project: fifteen."""


@cache
def reading_of(root: Path) -> Reading:
    return read(root, date(2021, 7, 1))


def sent(root: Path, number: int, kind: str) -> tuple[Reading, Document, tuple[Planted, ...], bytes]:
    """Return a text with planted edits and the file that comes back."""
    reading = reading_of(root)
    document = reading.documents[number]
    random = Random(f"{document.path}{kind}")  # noqa: S311 - the same edits in every run
    plants = tuple(planted_in(lines_in(reading, document), document.locale, random))
    data = print_file(document, site_of(reading, ("docx",)))
    return reading, document, plants, with_plants(data, plants, tracks=kind != "pasted")


def opened(reading: Reading, data: bytes) -> ReturnedText:
    return open_returned("back.docx", data, reading, UpdateTarget())


def brought(returned: ReturnedText, plants: tuple[Planted, ...], ids: set[str]) -> int:
    """Accept changes, and return how many of the planted edits the text has then; it must have no other."""
    made = accept(returned, ids, {})
    assert not made.conflicts and not made.open
    before = [said(one.text) for one in lines_in(returned.reading, returned.document)]
    after_ = with_texts(returned.reading, made.texts)
    document = next(one for one in after_.documents if one.path == returned.document.path)
    after = [said(one.text) for one in lines_in(after_, document)]
    wanted = {said(one.old): said(one.new) for one in plants}
    assert all(new in {old, wanted.get(old)} for old, new in zip(before, after, strict=True))
    return sum(old != new for old, new in zip(before, after, strict=True))


def test_thirty_files_without_anchors_come_in_right(capsys: pytest.CaptureFixture[str]) -> None:
    """95 of 100 planted edits are listed at their clause and come in, and no other line of any text moves."""
    planted = right = asked = files = 0
    for root, number in TEXTS:
        for kind in ("bare", "pasted"):
            reading, document, plants, data = sent(root, number, kind)
            lost = bare(data) if kind == "bare" else pasted(data, document.locale)
            returned = opened(reading, lost)
            assert {returned.found_by(one.clause) for one in plants} <= {BY_WORDS}
            told = {(one.clause, said(one.old), said(one.new)): one.id for one in returned.pending}
            if kind == "bare":
                ids = {one.id for one in returned.pending if one.author == ANN[0]}
                asked += sum(not one.is_tracked for one in returned.pending)
            else:
                wanted = {(one.clause, said(one.old), said(one.new)) for one in plants}
                ids = {id for key, id in told.items() if key in wanted}
                asked += len(told) - len(ids)
            right += brought(returned, plants, ids)
            planted, files = planted + len(plants), files + 1
    figures = f"{right} of {planted} edits right, 0 wrong, {asked} passages asked about"
    with capsys.disabled():
        sys.stdout.write(f"\n{files} files without anchors: {figures}\n")
    assert files == 30 and planted > 60 and right >= 0.95 * planted


@needs_office
@pytest.mark.parametrize("root, number", TEXTS, ids=lambda one: getattr(one, "name", str(one)))
def test_a_save_in_libreoffice_loses_no_clause_and_no_change(office: Office, root: Path, number: int) -> None:
    reading, _, plants, data = sent(root, number, "saved")
    before, returned = opened(reading, data), opened(reading, office.sees(data).saved)
    assert not returned.notes and returned.sent == before.sent
    assert returned.anchors.found_by.keys() == before.anchors.found_by.keys()
    assert list(returned.pending) == list(before.pending)
    assert brought(returned, plants, {one.id for one in returned.pending}) == len(plants)
