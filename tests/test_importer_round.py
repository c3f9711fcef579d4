"""What we print comes back: three documents as HTML, text and Markdown, read in again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.importer.draft import DraftDocument
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.model.document import (
    Block,
    ContactBlock,
    ContactField,
    DefinitionList,
    Document,
    ImportantBlock,
    List,
    Paragraph,
    Section,
    Table,
    plain_text,
)
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.operations.rendering import render_all, set_up
from generator.render.markdown import print_markdown
from generator.render.plain import print_text

from .california import CALIFORNIA
from .importing import brought_in, unproved
from .wordprocessing import as_docx, flat_text, needs_libreoffice

DAY = date(2021, 7, 1)


@pytest.fixture(scope="module")
def own() -> Reading:
    return read(CALIFORNIA, DAY, ("html",))


def exported(document: Document, style: str, reading: Reading) -> tuple[str, bytes]:
    if style == "text":
        return "page.txt", print_text(document).encode()
    if style == "markdown":
        return "page.md", print_markdown(document).encode()
    setup = set_up(reading, ("html",))
    made = [file for step in render_all(setup, (document,)) for file in step.artifacts]
    return "page.html", next(file.data for file in made if file.path == f"{document.path}index.html")


PLACES = pytest.mark.parametrize("place", [0, 1, 2], ids=["addendum", "policy", "隐私条款"])


def come_back(document: Document, style: str, reading: Reading) -> DraftDocument:
    """Export a document and import it again: it builds, keeps its form and loses no word."""
    made = brought_in([read_bytes(*exported(document, style, reading))], propose(None))
    assert not made.given_up
    assert not unproved(made)
    (draft,) = made.trial.proposal.drafts
    assert draft.title == document.title
    return draft


@PLACES
def test_a_page_comes_back_as_the_document_that_it_was(own: Reading, place: int) -> None:
    document = replace(own.documents[place], notice=None)
    draft = come_back(document, "html", own)
    assert list(shape(draft.sections)) == list(shape(document.sections))


@PLACES
@pytest.mark.parametrize("style", ["markdown", "text"])
def test_text_and_markdown_come_back_with_their_headings_and_words(own: Reading, place: int, style: str) -> None:
    """What they write of contacts, definitions and what stands out are lines and signs like any others."""
    document = replace(own.documents[place], notice=None, sign_off=None)
    draft = come_back(document, style, own)
    before, after = (list(shape(sections)) for sections in (document.sections, draft.sections))
    if style == "markdown":  # it writes terms and ways to reach somebody as bullets
        for line, there in zip([one for one in after if one != ("line", "")], before, strict=True):
            assert line == there or (there[0], line[:3]) == ("line", ("item", "•", 1))
    assert cells(after) == cells(before)
    assert bare(after) == bare(before)  # text underlines the two highest levels of headings alone


@pytest.fixture(scope="module")
def word_files(own: Reading, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    flats = (flat_text(replace(document, notice=None)) for document in own.documents)
    return as_docx(tmp_path_factory.mktemp("word"), *flats)


@needs_libreoffice
@PLACES
def test_a_word_file_comes_back_as_the_document_that_it_was(own: Reading, place: int, word_files: list[bytes]) -> None:
    """LibreOffice writes it: its styles, its lists, its numbers."""
    document = replace(own.documents[place], notice=None)
    made = brought_in([read_bytes("page.docx", word_files[place])], propose(None))
    assert not made.given_up
    assert not unproved(made)
    (draft,) = made.trial.proposal.drafts
    assert (draft.title, draft.locale) == (document.title, document.locale)
    assert [(one.kind, one.day) for one in draft.dates] == [(one.kind, one.day) for one in document.dates]
    assert (draft.sign_off is None) == (document.sign_off is None)
    captions = ("line", "")  # a caption is a line above the table there
    assert [line for line in shape(draft.sections) if line != captions] == list(shape(document.sections))


def cells(lines: Iterable[tuple[Any, ...]]) -> list[str]:
    return [bare([line]) for line in lines if line[0] == "cell"]


def bare(lines: Iterable[tuple[Any, ...]]) -> str:
    """Return the words alone, without the signs that plain text puts around them."""
    words = "".join(line[-1] for line in lines)
    return re.sub(r"[*:：|•-]|<[^<>]*>|\(?[ivx]+\)|\d+(?:\.\d+)+|\d\.|/", "", words)


def shape(sections: Iterable[Section], level: int = 1) -> Iterator[tuple[Any, ...]]:
    """Yield headings with their level, items with number and depth, paragraphs and cells, each with its words."""
    for one in sections:
        if one.placement == "paragraph" and one.number:
            first, *rest = one.blocks
            yield from _item(one.number, (first, *rest), 1)
        else:
            if one.placement != "preface":
                yield "heading", level, _words(plain_text(one.title))
            yield from _blocks(one.blocks, 0)
        yield from shape(one.sections, level + (one.placement != "paragraph"))


def _blocks(held: Iterable[Block], depth: int) -> Iterator[tuple[Any, ...]]:  # noqa: C901, PLR0912 - one case a kind
    for block in held:
        match block:
            case Paragraph():
                yield "line", _words(plain_text(block.children))
            case List():
                for item in block.items:
                    yield from _item(item.number or "•", item.blocks, depth + 1)
            case Table():
                yield "line", _words(block.caption)
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield "cell", _words("".join(plain_text(one.children) for one in cell.blocks))
            case DefinitionList():
                for entry in block.entries:
                    yield "line", _words(plain_text(entry.term))
                    for blocks in entry.definitions:
                        yield from _blocks(blocks, depth)
            case ImportantBlock():
                yield from _blocks(block.blocks, depth)
            case ContactBlock():
                yield from (("line", _words(text)) for field in block.fields for text in _field(field))
            case _:
                raise AssertionError(block)


def _item(number: str, held: Iterable[Block], depth: int) -> Iterator[tuple[Any, ...]]:
    inner = list(_blocks(held, depth))
    first, *rest = inner
    yield "item", number, depth, first[1]
    yield from rest


def _field(field: ContactField) -> Iterator[str]:
    first, *rest = map(plain_text, field.lines)
    yield f"{field.label}{first}"
    yield from rest


def _words(text: str) -> str:
    return "".join(text.split())
