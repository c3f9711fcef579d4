"""A Document as a word processor writes it: flat OpenDocument text that LibreOffice turns into a Word file.

Numbers are counted by the lists of the file, none is typed; headings, tables, links, footnotes and tracked changes are
those of the program. (OpenDocument 1.3, part 3.)
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from html import escape
from pathlib import Path

import pytest

from generator.model.document import (
    Block,
    ContactBlock,
    DefinitionList,
    Document,
    FactText,
    Important,
    ImportantBlock,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)

SOFFICE = shutil.which("soffice")

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here: `soffice` is not on the path")

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_STYLES = """
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Both" style:family="text"><style:text-properties fo:font-weight="bold"
 style:text-underline-style="solid"/></style:style>
<text:list-style style:name="Counted">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="Roman">
<text:list-level-style-number text:level="1" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="2" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="Plain">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
</text:list-style>
<text:list-style style:name="Dotted">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="◦"/>
</text:list-style>
"""


def as_docx(folder: Path, *flats: str) -> list[bytes]:
    """Return flat OpenDocument texts as the Word files that LibreOffice makes of them: starting it takes longest."""
    pages = [folder / f"page-{number}.fodt" for number in range(len(flats))]
    for page, text in zip(pages, flats, strict=True):
        page.write_text(text, encoding="utf-8")
    _convert(folder, "docx:MS Word 2007 XML", *pages)
    return [page.with_suffix(".docx").read_bytes() for page in pages]


def as_text(folder: Path, docx: bytes) -> list[str]:
    """Return the paragraphs of a Word file as LibreOffice prints them, with the numbers that it counts."""
    page = folder / "page.docx"
    page.write_bytes(docx)
    _convert(folder, "txt:Text (encoded):UTF8", page)
    return [" ".join(line.split()) for line in page.with_suffix(".txt").read_text("utf-8-sig").splitlines()]


def _convert(folder: Path, form: str, *pages: Path) -> None:
    assert SOFFICE
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", form, "--outdir", str(folder), *map(str, pages)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def flat_text(document: Document) -> str:
    """Return a Document as flat OpenDocument text."""
    dates = (_paragraph(f"{escape(one.label)}: {escape(one.text)}") for one in document.dates)
    signed = document.sign_off
    end = [_paragraph(escape(signed.party)), _paragraph(escape(signed.date.text))] if signed else []
    return flat("".join((_heading(1, escape(document.title)), *dates, *map(_section, document.sections), *end)))


def flat(body: str) -> str:
    """Return the elements of a text as a whole file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _section(section: Section) -> str:
    inner = "".join(map(_section, section.sections))
    if section.placement == "paragraph" and section.number:
        return _counted(section.number, "".join(map(_block, section.blocks[:1]))) + _blocks(section.blocks[1:]) + inner
    if section.placement == "preface":
        return _blocks(section.blocks) + inner
    heading = _heading(section.level + 1, _run(section.title))
    return (_counted(section.number, heading) if section.number else heading) + _blocks(section.blocks) + inner


def _heading(level: int, text: str) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def _paragraph(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def _counted(number: str, inner: str) -> str:
    """Return what stands behind a number of the text: at its level of the one list that goes through it."""
    depth = len(number.rstrip(".").split("."))
    head, tail = "<text:list-header><text:list>" * (depth - 1), "</text:list></text:list-header>" * (depth - 1)
    return (
        f'<text:list text:style-name="Counted" text:continue-numbering="true">{head}'
        f"<text:list-item>{inner}</text:list-item>{tail}</text:list>"
    )


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(_run(block.children))
        case List() if block.items[0].number and "." in block.items[0].number.rstrip("."):
            return "".join(
                _counted(item.number or "", _block(item.blocks[0])) + _blocks(item.blocks[1:]) for item in block.items
            )
        case List():
            first = block.items[0].number
            style = "Plain" if first == "1." else "Roman" if first else "Dotted"
            return f'<text:list text:style-name="{style}">{"".join(map(_item, block.items))}</text:list>'
        case Table():
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell>{_blocks(cell.blocks)}</table:table-cell>" for cell in row)
                + "</table:table-row>"
                for row in (block.header, *block.rows)
            )
            columns = f'<table:table-column table:number-columns-repeated="{len(block.header)}"/>'
            return f"{_paragraph(escape(block.caption))}<table:table>{columns}{rows}</table:table>"
        case DefinitionList():
            return "".join(
                _paragraph(_bold("Bold", _run(entry.term))) + "".join(map(_blocks, entry.definitions))
                for entry in block.entries
            )
        case ImportantBlock():
            return _blocks(block.blocks)
        case ContactBlock():
            return "".join(
                _paragraph(f"{escape(field.label)} {_run(field.lines[0])}")
                + "".join(_paragraph(_run(line)) for line in field.lines[1:])
                for field in block.fields
            )
        case _:
            raise AssertionError(block)


def _item(item: ListItem) -> str:
    return f"<text:list-item>{_blocks(item.blocks)}</text:list-item>"


def _run(children: Iterable[Inline]) -> str:
    return "".join(map(_inline, children))


def _inline(inline: Inline) -> str:
    match inline:
        case Text() | FactText():
            return escape(inline.text)
        case Strong():
            return _bold("Bold", _run(inline.children))
        case Important():
            return _bold("Both", _run(inline.children))
        case Link():
            return f'<text:a xlink:href="{escape(inline.href)}">{_run(inline.children)}</text:a>'
        case _:
            return _run(inline.children)


def _bold(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'
