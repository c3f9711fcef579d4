"""Read a PDF as a screen reader, a mail room or an archive would: its tags with their text, its pages, its fonts.

In go bytes, out come plain values. Tags come from poppler, which follows the structure and not the drawing.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

_LINE = re.compile(r'^(?P<indent> *)(?:"(?P<text>.*)"|/(?P<name>\w+) (?P<value>.+)|Object \d+ \d+|(?P<role>\w+).*)$')


@dataclass(slots=True)
class Node:
    """A tag: its role, attributes, text of its own and all below it."""

    role: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def find(self, *roles: str) -> list[Node]:
        return [node for node in self.walk() if node.role in roles]

    def roles(self) -> list[str]:
        return [kid.role for kid in self.kids if isinstance(kid, Node)]


@lru_cache(maxsize=8)
def tags(data: bytes) -> Node:
    """Return the tag tree."""
    lines = _poppler("pdfinfo", "-struct-text", data)
    path: list[tuple[int, Node]] = []
    root: Node | None = None
    for line in lines.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        depth = len(match["indent"])
        if match["role"]:
            path = [(level, node) for level, node in path if level < depth]
            node = Node(match["role"])
            if path:
                path[-1][1].kids.append(node)
            else:
                root = node
            path.append((depth, node))
        elif match["text"] is not None:
            path = [(level, node) for level, node in path if level < depth]
            path[-1][1].kids.append(match["text"])
        elif match["name"]:
            path[-1][1].attributes[match["name"]] = match["value"].strip()
    assert root is not None
    return root


def pages(data: bytes) -> list[str]:
    """Return the text of each page in the order in which it is drawn."""
    return _poppler("pdftotext", "-raw", data).split("\f")[:-1]


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def catalogue(data: bytes) -> Any:
    """Return the root of everything in the file."""
    return reader(data).trailer["/Root"]


def metadata(data: bytes) -> dict[str, str]:
    """Return what the file says of itself."""
    return {key: str(value) for key, value in (reader(data).metadata or {}).items()}


def languages(data: bytes) -> list[tuple[str, str]]:
    """Return role and language of every tag that names one, in the order of the tree."""
    return list(_languages(catalogue(data)["/StructTreeRoot"]))


def _languages(element: Any) -> Iterator[tuple[str, str]]:
    if "/Lang" in element:
        yield element["/S"].removeprefix("/"), str(element["/Lang"])
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        below = kid.get_object()
        if isinstance(below, dict) and below.get("/Type") == "/StructElem":
            yield from _languages(below)


def headings(data: bytes) -> list[tuple[int, str]]:
    """Return the bookmarks with their depth."""
    return list(_bookmarks(reader(data).outline, 1))


def _bookmarks(entries: Any, depth: int) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(entry, depth + 1)
        else:
            yield depth, entry.title


def fonts(data: bytes) -> set[str]:
    """Return the names of the fonts, without the six letters that stand for their subset. Asserts they are embedded."""
    found = set()
    for page in reader(data).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile3", "/FontFile2", "/FontFile"} & descriptor.keys()
            found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return found


def _poppler(command: str, option: str, data: bytes) -> str:
    arguments = [command, option, "-"] + (["-"] if command == "pdftotext" else [])
    done = subprocess.run(arguments, input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
