"""Our Word files before LibreOffice, which shares nothing with what writes them, and by the rules of ECMA-376."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.model.document import Document
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.render.site import Site
from generator.render.word.whole import print_file

from .california import PROJECTS
from .office import Office, needs_office
from .word_judge import clauses_alone, judge, lines, numbers, numbers_of
from .word_lines import lines_of
from .word_structure import faults


@cache
def texts(root: Path) -> tuple[tuple[Document, Site], ...]:
    """Return the Documents of a project with what they are printed with."""
    reading = read(root, None, choose=lambda _: ())
    return tuple((document, site_of(reading, ())) for document in reading.documents)


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_nothing_in_a_file_is_what_word_refuses(root: Path) -> None:
    for document, site in texts(root):
        assert faults(print_file(document, site)) == ()


@needs_office
@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_the_office_reads_every_line_and_counts_every_number(office: Office, root: Path) -> None:
    for document, site in texts(root):
        seen = office.sees(print_file(clauses_alone(document), site))
        assert lines(seen) == lines_of(document)
        assert numbers(seen) == numbers_of(document)


@needs_office
@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_a_file_that_the_office_saved_says_the_same(office: Office, root: Path) -> None:
    for document, site in texts(root):
        saved = office.sees(print_file(clauses_alone(document), site)).saved
        assert lines(office.sees(saved)) == lines_of(document)


@needs_office
@pytest.mark.parametrize("seed", range(20))
def test_a_redline_accepted_is_the_new_text_and_rejected_the_old(office: Office, seed: int) -> None:
    """`make word-oracle` tries 300."""
    verdict = judge(office, seed)
    assert verdict.faults == (), verdict.edits
