"""Our Word files before LibreOffice, which shares nothing with what writes them, and by the rules of ECMA-376."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.model.document import Document, ListItem, walk_sections
from generator.model.nodes import walk
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.render.site import Site
from generator.render.word.whole import print_file

from .office import Office, Seen, needs_office
from .word_lines import lines_of, said
from .word_structure import faults

ROOT = Path(__file__).parent.parent
BULLETS, HAN = " \u2022\u2013", str.maketrans("一二三四五六七八九", "123456789")
PROJECTS = ("sample", *sorted(path.name for path in (ROOT / "tests" / "projects").iterdir() if path.is_dir()))


@cache
def texts(project: str) -> tuple[tuple[Document, Site], ...]:
    """Return the Documents of a project with what they are printed with."""
    reading = read(ROOT if project == "sample" else ROOT / "tests" / "projects" / project, None, choose=lambda _: ())
    return tuple((document, site_of(reading, ())) for document in reading.documents)


def clauses_alone(document: Document) -> Document:
    """Return a Document that says nothing but its title and its clauses."""
    return replace(document, publisher="", title="T", dates=(), notice=None, sign_off=None, table_of_contents=False)


def lines(seen: Seen) -> tuple[str, ...]:
    """Return the lines of the clauses that the office sees, behind the title."""
    return tuple(map(said, seen.lines))[1:]


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_in_a_file_is_what_word_refuses(project: str) -> None:
    for document, site in texts(project):
        assert faults(print_file(document, site)) == ()


@needs_office
@pytest.mark.parametrize("project", PROJECTS)
def test_the_office_reads_every_line_and_counts_every_number(office: Office, project: str) -> None:
    for document, site in texts(project):
        seen = office.sees(print_file(clauses_alone(document), site))
        assert lines(seen) == lines_of(document)
        counted = [one.number.strip() for one in seen.paragraphs if one.number.strip(BULLETS)]
        assert list(map(_in_figures, counted)) == list(_numbers(document))


def _in_figures(number: str) -> str:
    """Return a number of several levels in figures, as Word writes one that is "legal"; LibreOffice does not."""
    return number.translate(HAN) if "." in number else number


def _numbers(document: Document) -> Iterator[str]:
    """Yield the numbers of a Document in reading order."""
    for section in walk_sections(document.sections):
        yield from filter(None, (section.number,))
        yield from (one.number for one in walk(section.blocks) if isinstance(one, ListItem) and one.number)


@needs_office
@pytest.mark.parametrize("project", PROJECTS)
def test_a_file_that_the_office_saved_says_the_same(office: Office, project: str) -> None:
    for document, site in texts(project):
        saved = office.sees(print_file(clauses_alone(document), site)).saved
        assert lines(office.sees(saved)) == lines_of(document)
