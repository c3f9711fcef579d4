"""The text that both sides of a measure convert: three Documents as plain Markdown, and projects of many works."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from generator.model import document as d
from generator.operations.build import read
from generator.operations.reading import Reading
from tests.california import CALIFORNIA, california

DAY = date(2021, 7, 1)


def write_texts(folder: Path) -> int:
    """Write each Document of the project as `<work>.<locale>.md` and return how many there are."""
    folder.mkdir(parents=True)
    documents = read(CALIFORNIA, DAY, ("html",)).documents
    for document in documents:
        lines = [f"# {document.title}", *(line for section in document.sections for line in _section(section))]
        (folder / f"{document.work}.{document.locale}.md").write_text("\n\n".join(lines), encoding="utf-8")
    return len(documents)


def apart() -> tuple[Reading, tuple[d.Document, d.Document]]:
    """Return the project as read, and its longest Document with one whose every line has other words in it."""
    reading = read(CALIFORNIA, DAY, ("html",))
    old = max(reading.documents, key=lambda one: sum(map(len, _texts(one.sections))))
    return reading, (old, replace(old, sections=_other(old.sections)))


def near(document: d.Document) -> d.Document:
    """Return a Document with other words in its first clause."""
    first, *rest = document.sections
    return replace(document, sections=(*_other((first,)), *rest))


def longer(document: d.Document, times: int) -> d.Document:
    """Return a Document with each clause several times, under ids of their own."""
    copies = [
        replace(one, clause=f"{one.clause}-{number}", anchor=f"{one.anchor}-{number}", sections=())
        for number in range(times)
        for one in d.walk_sections(document.sections)
    ]
    return replace(document, sections=tuple(copies))


def _texts(sections: tuple[d.Section, ...]) -> Iterator[str]:
    return (line for section in sections for line in _section(section))


def _other(node: Any) -> Any:
    """Return a node whose every text has another word in the place of each fourth."""
    if isinstance(node, tuple):
        return tuple(map(_other, node))
    if isinstance(node, d.Text):
        words = node.text.split(" ")
        return d.Text(text=" ".join(f"{word[::-1]}x" if place % 4 == 0 else word for place, word in enumerate(words)))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    held = {field.name: getattr(node, field.name) for field in fields(node)}
    return replace(node, **{name: _other(value) for name, value in held.items() if isinstance(value, tuple)})


def copy_texts(folder: Path, text: Path, count: int) -> None:
    """Write `count` copies of one text beside what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        shutil.copy(text, folder / f"policy-{number:04}.{text.name.split('.', 1)[1]}")


def write_changed(folder: Path) -> None:
    """Write the project and its edition, with another word in the place of each third in the lines of its clauses."""
    california(folder)
    for path in folder.glob("clauses/*/*.en.md"):
        front, mark, body = path.read_text(encoding="utf-8").rpartition("---\n")
        path.write_text(front + mark + _with_other_words(body), encoding="utf-8")


_PLAIN = re.compile(r":::[^\n]*|\{\{.*?\}\}|\[[^\]]*\]\([^)]*\)|(?<=\s)(?P<word>[a-z]+)(?=\s)", re.DOTALL)


def _with_other_words(text: str) -> str:
    """Return a text with each third plain word from its end; facts, links and markup are left alone."""
    turns = cycle((True, False, False))

    def other(found: re.Match[str]) -> str:
        return f"{found['word'][::-1]}x" if found["word"] and next(turns) else found[0]

    return _PLAIN.sub(other, text)


def write_project(folder: Path, count: int) -> None:
    """Write a project of `count` works, each a copy of the English policy under another name."""
    california(folder, "editions")
    addendum = folder / "clauses" / "california-addendum"
    for number in range(count):
        work = folder / "clauses" / f"policy-{number:04}"
        work.mkdir()
        for path in (folder / "clauses" / "privacy-policy").glob("*.en.md"):
            text = path.read_text(encoding="utf-8").replace("work:california-addendum", f"work:{work.name}")
            (work / path.name).write_text(text, encoding="utf-8")
        settings = (folder / "clauses" / "privacy-policy" / "work.yaml").read_text(encoding="utf-8")
        (work / "work.yaml").write_text(_english_only(settings), encoding="utf-8")
    terms = folder / "clauses" / "terms.yaml"
    terms.write_text(re.sub(r"(?m)^  defined: .*\n", "", terms.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.rmtree(addendum)
    shutil.rmtree(folder / "clauses" / "privacy-policy")
    _write_changelog(folder, count)


def _english_only(settings: str) -> str:
    """Leave out every language but English, and what English says of others."""
    settings = re.sub(r"(?m)^  zh-Hans:\n(?:(?:    .*)?\n)*", "", settings)
    return re.sub(r"(?m)^    absent:.*\n(?:      .*\n)*", "", settings)


def _write_changelog(folder: Path, count: int) -> None:
    works = "".join(
        f"    policy-{number:04}: {{change: adopted, summary: {{en: Adopted.}}}}\n" for number in range(count)
    )
    (folder / "clauses" / "changelog.yaml").write_text(f"- edition: 2021-06-30\n  works:\n{works}", encoding="utf-8")


def _section(section: d.Section) -> Iterator[str]:
    if section.title:
        yield f"{'#' * (section.level + 1)} {section.number or ''} {d.plain_text(section.title)}"
    yield from _blocks(section.blocks)
    for inner in section.sections:
        yield from _section(inner)


def _blocks(blocks: tuple[d.Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case d.Paragraph():
                yield d.plain_text(block.children)
            case d.List():
                yield "\n".join(_item(item) for item in block.items)
            case d.Table():
                yield "\n".join([_row(block.header), f"|{'---|' * len(block.header)}", *map(_row, block.rows)])
            case d.DefinitionList():
                yield from (line for entry in block.entries for line in _entry(entry))
            case d.ImportantBlock():
                yield from _blocks(block.blocks)
            case d.ContactBlock():
                yield "\n\n".join(f"{f.label} {d.plain_text(line)}" for f in block.fields for line in f.lines)


def _entry(entry: d.DefinitionEntry) -> Iterator[str]:
    yield f"**{d.plain_text(entry.term)}**"
    yield from (line for definition in entry.definitions for line in _blocks(definition))


def _item(item: d.ListItem) -> str:
    return "- " + "\n\n".join(_blocks(item.blocks)).replace("\n", "\n  ")


def _row(cells: tuple[d.Cell, ...]) -> str:
    return f"|{'|'.join(' '.join(_blocks(cell.blocks)) for cell in cells)}|"
