"""Word files as they come back: sent out by us, then edited in their XML as a word processor would (ECMA-376)."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from click.testing import CliRunner, Result
from lxml import etree

from generator.cli import commands
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.render.word.whole import print_file

from .updating import DAY

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
MAIN = "word/document.xml"
Root = Any
"""An element of lxml, whose types say None wherever a file could lack something."""
ANN, BO = ("Ann Lee", "2026-03-05"), ("何博", "2026-03-06")
_IDS = count(90_000)


def exported(root: Path, locale: str = "en", work: str = "rules", day: date = DAY) -> bytes:
    """Return a text of a project as it is sent out."""
    reading = read(root, day)
    document = next(one for one in reading.documents if (one.work, one.locale) == (work, locale))
    return print_file(document, site_of(reading, ("docx",)))


def edited(data: bytes, *edits: Callable[[Root], None], part: str = MAIN) -> bytes:
    """Return a file with edits made of one of its parts."""
    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(files[part])
    for edit in edits:
        edit(root)
    return zipped({**files, part: etree.tostring(root)})


def zipped(files: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def without_parts(data: bytes, *parts: str) -> bytes:
    """Return a file without the parts whose names begin so."""
    with ZipFile(BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if not name.startswith(parts)})


def paragraph_of(root: Root, words: str) -> Root:
    """Return the paragraph that says something."""
    return next(one for one in paragraphs_of(root) if words in "".join(one.itertext(f"{W}t")))


def paragraphs_of(root: Root) -> Iterator[Root]:
    """Yield the paragraphs of a text; those of its table of contents say the same as headings."""
    for one in root.iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        if style is None or "toc" not in style.get(f"{W}val").lower():
            yield one


def tracked(old: str, new: str, who: tuple[str, str] = ANN) -> Callable[[Root], None]:
    """Return the edit that replaces words, tracked; they may stand in several runs of a paragraph."""

    def edit(root: Root) -> None:
        first, *others = _runs(root, old)
        mark = _mark("del", who)
        first.addprevious(mark)
        for run in (first, *others):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            holder = run.getparent()
            if run is first or holder is first.getparent() or holder is mark:
                mark.append(run)
            else:
                own = _mark("del", who)
                run.addprevious(own)
                own.append(run)
        if new:
            mark.addnext(_inserted(new, first, who))

    return edit


def untracked(old: str, new: str) -> Callable[[Root], None]:
    """Return the edit that replaces words of one run, as an editor does that tracks nothing."""

    def edit(root: Root) -> None:
        (run,) = _runs(root, old)
        run.find(f"{W}t").text = new

    return edit


def new_paragraph(behind: str, words: str, who: tuple[str, str] = ANN) -> Callable[[Root], None]:
    """Return the edit that adds a paragraph behind one, tracked."""

    def edit(root: Root) -> None:
        there = paragraph_of(root, behind)
        made = etree.Element(f"{W}p")
        properties = etree.SubElement(made, f"{W}pPr")
        own = there.find(f"{W}pPr")
        properties.extend(copy.deepcopy(one) for one in own if one.tag != f"{W}rPr")
        properties.append(_end("ins", who))
        made.append(_inserted(words, there.find(f".//{W}r"), who))
        there.addnext(made)

    return edit


def no_paragraph(words: str, who: tuple[str, str] = ANN) -> Callable[[Root], None]:
    """Return the edit that takes out a paragraph, tracked."""

    def edit(root: Root) -> None:
        there = paragraph_of(root, words)
        for old in there.xpath(".//w:r/w:t", namespaces={"w": NS}):
            run = old.getparent()
            mark = _mark("del", who)
            run.addprevious(mark)
            mark.append(run)
            old.tag = f"{W}delText"
        there.find(f"{W}pPr").append(_end("del", who))

    return edit


def moved_paragraph(words: str, behind: str, who: tuple[str, str] = ANN) -> Callable[[Root], None]:
    """Return the edit that moves a paragraph, tracked as a move, behind another one."""

    def edit(root: Root) -> None:
        there = paragraph_of(root, words)
        other = copy.deepcopy(there)
        for one, name in ((there, "moveFrom"), (other, "moveTo")):
            for run in one.xpath("./w:r|./w:sdt|./w:hyperlink", namespaces={"w": NS}):
                mark = _mark(name, who)
                run.addprevious(mark)
                mark.append(run)
            one.find(f"{W}pPr").append(_end(name, who))
            told = {f"{W}id": str(next(_IDS)), f"{W}name": "move1"}
            one.insert(1, etree.Element(f"{W}{name}RangeStart", told))
            one.append(etree.Element(f"{W}{name}RangeEnd", {f"{W}id": told[f"{W}id"]}))
        paragraph_of(root, behind).addnext(other)

    return edit


def without_anchors(root: Root) -> None:
    """Take every control and bookmark off, as an editor in the browser does."""
    for one in [*root.iter(f"{W}sdt")]:
        holder, content = one.getparent(), one.find(f"{W}sdtContent")
        place = holder.index(one)
        holder[place : place + 1] = [*content]
    for name in ("bookmarkStart", "bookmarkEnd"):
        for one in [*root.iter(f"{W}{name}")]:
            one.getparent().remove(one)


def without_controls(root: Root) -> None:
    """Take every control off and keep the bookmarks."""
    for one in [*root.iter(f"{W}sdt")]:
        holder, content = one.getparent(), one.find(f"{W}sdtContent")
        place = holder.index(one)
        holder[place : place + 1] = [*content]


def with_names_alone(root: Root) -> None:
    """Leave the names of controls on their headings, and no tag and no bookmark."""
    for one in [*root.iter(f"{W}tag"), *root.iter(f"{W}bookmarkStart"), *root.iter(f"{W}bookmarkEnd")]:
        one.getparent().remove(one)


def deleted_in(words: str, who: tuple[str, str]) -> Callable[[Root], None]:
    """Return the edit that deletes words of an insertion of somebody else, tracked inside of it."""

    def edit(root: Root) -> None:
        (run,) = _runs(root, words)
        mark = _mark("del", who)
        run.addprevious(mark)
        mark.append(run)
        run.find(f"{W}t").tag = f"{W}delText"

    return edit


def moved(clause: str, before: str) -> Callable[[Root], None]:
    """Return the edit that puts a clause before another one, as a whole and untracked."""

    def edit(root: Root) -> None:
        there = {one.find(f"{W}sdtPr/{W}tag").get(f"{W}val").split("/")[1]: one for one in root.iter(f"{W}sdt")}
        there[before].addprevious(there[clause])

    return edit


def commented(words: str, *ids: int) -> Callable[[Root], None]:
    """Return the edit that puts comments on words."""

    def edit(root: Root) -> None:
        runs = _runs(root, words)
        for id in ids:
            start, end = (etree.Element(f"{W}commentRange{edge}", {f"{W}id": str(id)}) for edge in ("Start", "End"))
            runs[0].addprevious(start)
            runs[-1].addnext(end)

    return edit


def text_in(data: bytes) -> str:
    """Return the text of a file, paragraph by paragraph."""
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(MAIN))
    return "\n".join("".join(one.itertext(f"{W}t")) for one in root.iter(f"{W}p"))


def names_in(data: bytes) -> list[str]:
    """Return the names of the parts of a file."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def with_parts(data: bytes, parts: dict[str, str]) -> bytes:
    """Return a file with further parts."""
    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**files, **{name: text.encode() for name, text in parts.items()}})


def call(root: Path, name: str, data: bytes, *options: str, file: str = "back.docx") -> Result:
    """Call `clausebook word NAME` on a file that came back."""
    path = root.parent / file
    path.write_bytes(data)
    arguments = ("word", name, str(path), "--project", str(root), "--as-of", DAY.isoformat(), *options)
    return CliRunner().invoke(commands, arguments)


def _runs(root: Root, words: str) -> list[Root]:
    """Return the runs that are exactly some words of a paragraph, parted where they have to be."""
    for paragraph in paragraphs_of(root):
        texts = [*paragraph.iter(f"{W}t")]
        whole = "".join(one.text or "" for one in texts)
        if words in whole:
            start = whole.index(words)
            return [*_parted(texts, start, start + len(words))]
    raise AssertionError(f"no paragraph says: {words}")


def _parted(texts: list[Root], start: int, end: int) -> Iterator[Root]:
    place = 0
    for text in texts:
        said = text.text or ""
        first, last = max(start - place, 0), min(end - place, len(said))
        place += len(said)
        if first < last:
            run = text.getparent()
            for piece, is_before in ((said[:first], True), (said[last:], False)):
                if piece:
                    other = copy.deepcopy(run)
                    other.find(f"{W}t").text = piece
                    other.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                    run.addprevious(other) if is_before else run.addnext(other)
            text.text = said[first:last]
            yield run


def _mark(name: str, who: tuple[str, str]) -> Root:
    told = {"id": str(next(_IDS)), "author": who[0], "date": f"{who[1]}T10:00:00Z"}
    return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in told.items()})


def _end(name: str, who: tuple[str, str]) -> Root:
    made = etree.Element(f"{W}rPr")
    made.append(_mark(name, who))
    return made


def _inserted(words: str, like: Root, who: tuple[str, str]) -> Root:
    mark = _mark("ins", who)
    run: Root = etree.SubElement(mark, f"{W}r")
    properties = like.find(f"{W}rPr")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    text: Root = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return mark
