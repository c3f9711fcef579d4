"""The words of a file against those of the pages that were built from it.

Nothing here trusts a reader: a file is scanned from its characters, and a page as a browser would show it.

    stretches   what a scan yields, and the words in it
    elements    what names and styles of elements say of the characters in them
    scan_html, scan_markdown, scan_docx: one per format; plain text is taken as it is; tree: HTML as elements
    compare     two texts: what is left out, changed, added, moved, or looks another way
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...model.source import UNSEEN
from .stretches import Scan, Stretch

__all__ = ["NOTHING", "Scan", "beside", "called", "format_of", "joined", "scan", "with_name"]

_HTML = re.compile(rf"[\s{UNSEEN}]*<(?:!doctype html|html)", re.IGNORECASE)
NOTHING = Scan()
"""The scan of no file."""


def joined(scans: Iterable[Scan]) -> Scan:
    """Return several scans as one."""
    parts = tuple(scans)
    stretches = tuple(stretch for part in parts for stretch in part.stretches)
    return Scan(stretches=stretches, counts=any(part.counts for part in parts))


def called(name: str) -> str:
    """Return the words of the name of a file, which its page is called by where the text has no title."""
    return " ".join(re.split(r"[-_\s]+", name.rpartition("/")[2].rpartition(".")[0])).strip()


def beside(found: Scan) -> tuple[str, ...]:
    """Return the lines that a reader sees around the text of a file, such as the foot of a page."""
    around = "".join(one.text if one.aside in {"around", "window"} else "\n" for one in found.stretches)
    return tuple(line.strip() for line in around.split("\n") if line.strip())


def with_name(found: Scan, name: str) -> Scan:
    """Return a scan with the name of its file beside the text."""
    return replace(found, stretches=(Stretch(text=f"{called(name)}\n", line=1, aside="window"), *found.stretches))


def format_of(name: str, data: bytes, text: str) -> str:
    """Return the format of a file, docx, html, markdown or text: told by its bytes, then by its name."""
    suffix = name.rpartition(".")[2].lower()
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if suffix in {"html", "htm", "xhtml"} or _HTML.match(text):
        return "html"
    return "markdown" if suffix in {"md", "markdown"} else "text"


def scan(name: str, data: bytes, text: str) -> Scan:
    """Return what a reader sees of a file, given its name, its bytes and its characters."""
    match format_of(name, data, text):
        case "docx":
            from .scan_docx import scan_docx

            return Scan(stretches=scan_docx(data), counts=True)
        case "html":
            from .scan_html import scan_html

            return Scan(stretches=scan_html(text))
        case "markdown":
            from .scan_markdown import scan_markdown

            return Scan(stretches=scan_markdown(text))
        case _:
            lines = enumerate(re.split(r"[\n\f]", text), 1)
            return Scan(stretches=tuple(Stretch(text=f"{line}\n", line=number) for number, line in lines))
