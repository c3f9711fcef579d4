"""A Word file as stretches of what a reader sees, by a scan of its tags.

In: the bytes of a DOCX that was unpacked before without harm. Out: stretches. What stands in `w:t` is text, but for
what older programs show in the place of something else (`mc:Fallback` behind a choice) and what was moved away or
deleted: words, rows of a table, the end of a paragraph. A note is one line.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO

from ...languages.shifted import shifted
from ...languages.symbols import symbol
from .stretches import BACKWARDS, SLANTED, STRONG, STRUCK, TURNED_BACK, Stretch

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>(?:w|mc|m):\w+|[\w.-]+:txbxContent)(?P<attributes>[^<>]*?)(?P<empty>/?)>(?P<text>[^<]*)"
)
_VALUE = re.compile(r'\bw:val="([^"]*)"')
_OFF = frozenset({"0", "false", "off", "none"})
_GONE = frozenset({"w:moveFrom", "w:del", "w:rt"})
_ASIDE = (
    (re.compile(r"word/(?:footnotes|endnotes)\.xml"), "footnote"),
    (re.compile(r"word/(?:header|footer)[0-9]*\.xml"), "around"),
    (re.compile(r"word/comments\.xml"), "comment"),
)


def scan_docx(data: bytes) -> tuple[Stretch, ...]:
    """Return what a reader sees of a Word file; notes, headers and comments stand behind its text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = sorted(archive.namelist())
        parts = [("word/document.xml", "")]
        parts += [(name, aside) for pattern, aside in _ASIDE for name in names if pattern.fullmatch(name)]
        xml = [(archive.read(name).decode("utf-8", "replace"), aside) for name, aside in parts if name in names]
        core = archive.read("docProps/core.xml").decode("utf-8", "replace") if "docProps/core.xml" in names else ""
    title = re.search(r"<dc:title>([^<]*)", core)
    window = (Stretch(text=f"{unescape(title[1])}\n", line=1, aside="window"),) if title else ()
    return (*window, *(stretch for text, aside in xml for stretch in _part(text, aside)))


@dataclass(slots=True, kw_only=True)
class _WordScan:
    """Where a scan of a part stands: the paragraph, what is open that shows nothing, and the look of the run."""

    aside: str
    line: int = 0
    gone: list[str] = field(default_factory=list)
    contents: int = 0
    held: int = 0
    style: str = ""
    properties: str = ""
    chosen: bool = False
    joins: bool = False
    in_run: bool = False
    links: int = 0
    shift: str = ""
    look: dict[str, bool] = field(default_factory=dict)


def _part(xml: str, aside: str) -> Iterator[Stretch]:
    scan = _WordScan(aside=aside)
    for match in _TAG.finditer(xml):
        name, ends = match["name"], bool(match["end"])
        if not match["empty"] and (name in _GONE or name in scan.gone or (name == "mc:Fallback" and scan.chosen)):
            if ends and scan.gone:
                scan.gone.pop()
            elif not ends:
                scan.gone.append(name)
        elif not scan.gone:
            yield from _tag(match, scan)


def _tag(match: re.Match[str], scan: _WordScan) -> Iterator[Stretch]:
    name, ends = match["name"], bool(match["end"])
    match name:
        case "w:t" | "m:t" if not ends and not match["empty"]:
            yield _stretch(shifted(unescape(match["text"]), scan.shift), scan)
        case "w:p":
            scan.line += not ends
            scan.style = ""
            yield _stretch("" if scan.joins else "\n" if scan.aside != "footnote" else " ", scan)
            scan.joins = scan.joins and ends
        case "w:footnote" | "w:endnote":
            yield _stretch("\n", scan)
        case "w:tab" | "w:br" | "w:cr" if scan.in_run:
            yield _stretch(" " if name == "w:tab" else "\n", scan)
        case "w:noBreakHyphen":
            yield _stretch("-", scan)
        case "w:sym":
            yield _stretch(_symbol(match["attributes"]), scan)
        case "w:bdo" if ends or _value(match) == "rtl":
            yield _stretch(TURNED_BACK if ends else BACKWARDS, scan)
        case _:
            _hold(match, scan)
            _note(match, scan)


def _symbol(attributes: str) -> str:
    """Return the character of a font, or the font and its code where nobody can say which one it is."""
    font = re.search(r'\bw:font="([^"]*)"', attributes)
    code = re.search(r'\bw:char="([0-9A-Fa-f]{1,5})"', attributes)
    named = unescape(font[1]) if font else ""
    return (symbol(named, int(code[1], 16)) or f"[{f'{named} {code[1]}'.strip()}]") if code else ""


def _hold(match: re.Match[str], scan: _WordScan) -> None:
    """Remember what a tag says of the row, the paragraph or the choice that it stands in."""
    name, ends = match["name"], bool(match["end"])
    match name:
        case "w:pPr" | "w:trPr":
            scan.properties = "" if ends else name
        case "w:del" | "w:moveFrom" if scan.properties == "w:trPr":
            scan.gone.append("w:tr")
        case "w:del" | "w:moveFrom" if scan.properties == "w:pPr":
            scan.joins = True
        case "w:tbl":
            scan.joins = False
        case "mc:AlternateContent" | "mc:Choice":
            scan.chosen = name == "mc:Choice" or ends
        case _:
            pass


def _note(match: re.Match[str], scan: _WordScan) -> None:
    """Remember what a tag says of the text behind it."""
    name, ends = match["name"], bool(match["end"])
    match name:
        case "w:sdt":
            scan.held += -1 if ends else 1
            scan.contents = 0 if scan.held < scan.contents else scan.contents
        case "w:docPartGallery" if _value(match) == "Table of Contents":
            scan.contents = scan.contents or scan.held
        case "w:pStyle":
            scan.style = _value(match)
        case "w:hyperlink" if not match["empty"]:
            scan.links += -1 if ends else 1
        case "w:r":
            scan.in_run = not ends and not match["empty"]
            scan.look, scan.shift = {}, ""
        case "w:vertAlign" if scan.in_run:
            scan.shift = _value(match)
        case "w:b" | "w:u" | "w:i" | "w:vanish" | "w:strike" | "w:dstrike" if scan.in_run:
            scan.look[name] = _value(match) not in _OFF
        case _:
            pass


def _value(match: re.Match[str]) -> str:
    found = _VALUE.search(match["attributes"])
    return found[1] if found else ""


def _stretch(text: str, scan: _WordScan) -> Stretch:
    underlined = scan.look.get("w:u") and not scan.links
    look = STRONG if scan.look.get("w:b") or underlined else SLANTED if scan.look.get("w:i") else ""
    look = STRUCK if scan.look.get("w:strike") or scan.look.get("w:dstrike") else look
    contents = scan.contents or re.fullmatch(r"(?i)toc\s*[1-9]|tocheading", scan.style)
    aside = "hidden" if scan.look.get("w:vanish") else scan.aside or ("contents" if contents else "")
    return Stretch(text=text, line=scan.line, look=look, aside="" if text == "\n" else aside)
