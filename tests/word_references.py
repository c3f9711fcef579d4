"""Ids of a Word file and what refers to them: each is there once, and whatever names one names one that there is.

In: the parts of a file as trees. Out: what is wrong, in words. (ECMA-376 part 1, 17.13 for revisions, bookmarks and
comments; for what Word takes beyond it, the limits are those that it was seen to refuse.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from lxml import etree

Trees = Mapping[str, "etree._Element"]
Found = Iterator[str]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CHANGES = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange")
_REVISIONS = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", *_CHANGES))
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_INT31, _TAG, _BOOKMARK = 2**31, 64, 40


def dangling(trees: Trees) -> Found:
    """Yield what is wrong with the ids and the addresses in the parts of a Word file."""
    body = trees["word/document.xml"]
    comments = trees.get("word/comments.xml")
    texts = [tree for name, tree in trees.items() if str(tree.tag).startswith(W) and name != "word/comments.xml"]
    yield from _marks(body, comments)
    yield from _ids(texts, comments)
    yield from _controls(texts)
    yield from _bookmarks(body)
    yield from _addresses(body)
    yield from _comments(body, comments)
    yield from _threads(comments, trees.get("word/commentsExtended.xml"))
    yield from _styles(trees)
    yield from _numbers(trees)


def _marks(body: etree._Element, comments: etree._Element | None) -> Found:
    """A tracked change says who and when."""
    for node in chain(body.iter(*_REVISIONS), () if comments is None else comments.iter(f"{W}comment")):
        if not node.get(f"{W}author"):
            yield f"{name_of(node)} has no author"
        if not _DATE.fullmatch(node.get(f"{W}date", "")):
            yield f"{name_of(node)} has the date {node.get(f'{W}date')!r}"


def _ids(texts: Iterable[etree._Element], comments: etree._Element | None) -> Found:
    """Ids of revisions, bookmarks and comments are one count: Word calls a second use of one a damage."""
    nodes = [node for tree in texts for node in tree.iter(*_REVISIONS, f"{W}bookmarkStart")]
    nodes += [] if comments is None else comments.iter(f"{W}comment")
    ids = [node.get(f"{W}id", "") for node in nodes]
    yield from (f"the id {one!r} is used {count} times" for one, count in Counter(ids).items() if count > 1)
    yield from (f"the id {one!r} is no number" for one in ids if not one.isdecimal() or int(one) >= _INT31)
    for tree in texts:
        paragraphs = [node.get(f"{_W14}paraId", "") for node in tree.iter(f"{W}p") if node.get(f"{_W14}paraId")]
        yield from _paragraph_ids(paragraphs)


def _paragraph_ids(ids: list[str]) -> Found:
    yield from (f"the paragraph {one} is there {count} times" for one, count in Counter(ids).items() if count > 1)
    for one in ids:
        if not re.fullmatch("[0-9A-F]{8}", one) or not 0 < int(one, 16) < _INT31:
            yield f"the paragraph {one!r} has no id of eight digits below 80000000"


def _controls(texts: Iterable[etree._Element]) -> Found:
    found = [node for tree in texts for node in tree.iter(f"{W}sdtPr")]
    ids = [value_of(node.find(f"{W}id")) for node in found if node.find(f"{W}id") is not None]
    yield from (f"the control {one} is there {count} times" for one, count in Counter(ids).items() if count > 1)
    yield from (f"the control {one} has no id of 32 bits" for one in ids if not -_INT31 <= int(one) < _INT31)
    for name in ("tag", "alias"):
        values = [value_of(node.find(f"{W}{name}")) for node in found if node.find(f"{W}{name}") is not None]
        yield from (f"{name} of {len(one)} characters: {one}" for one in values if len(one) > _TAG)


def _bookmarks(body: etree._Element) -> Found:
    """A bookmark begins before it ends, once, under a name that Word takes."""
    starts = list(body.iter(f"{W}bookmarkStart"))
    names = [node.get(f"{W}name", "") for node in starts]
    yield from (f"the bookmark {one} is there {count} times" for one, count in Counter(names).items() if count > 1)
    yield from (
        f"no name of a bookmark: {one}" for one in names if len(one) > _BOOKMARK or not re.fullmatch(r"[^\W\d]\w*", one)
    )
    yield from _ranges(body, "bookmarkStart", "bookmarkEnd", {node.get(f"{W}id", "") for node in starts})


def _ranges(body: etree._Element, start: str, end: str, wanted: set[str]) -> Found:
    places: dict[str, list[str]] = {}
    for node in body.iter(f"{W}{start}", f"{W}{end}"):
        places.setdefault(node.get(f"{W}id", ""), []).append(name_of(node))
    for one in sorted(wanted | places.keys()):
        if places.get(one) != [start, end]:
            yield f"{start} {one} goes {' '.join(places.get(one, ())) or 'nowhere'}"


def _addresses(body: etree._Element) -> Found:
    """A link and a field inside the text lead to a bookmark that there is."""
    there = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    wanted = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")} - {None}
    codes = [node.text or "" for node in body.iter(f"{W}instrText", f"{W}delInstrText")]
    codes += [node.get(f"{W}instr", "") for node in body.iter(f"{W}fldSimple")]
    found = (re.match(r'\s*(?:REF|PAGEREF|HYPERLINK\s+\\l)\s+"?([^\s"]+)', code) for code in codes)
    wanted |= {match.group(1) for match in found if match}
    yield from (f"nothing has the bookmark {one}" for one in sorted(map(str, wanted - there)))


def _comments(body: etree._Element, comments: etree._Element | None) -> Found:
    """A comment is on a passage and is referred to once."""
    ids = set() if comments is None else {node.get(f"{W}id", "") for node in comments.iter(f"{W}comment")}
    referred = Counter(node.get(f"{W}id", "") for node in body.iter(f"{W}commentReference"))
    yield from (f"the comment {one} is referred to {referred[one]} times" for one in sorted(ids) if referred[one] != 1)
    yield from (f"there is no comment {one}" for one in sorted(referred.keys() - ids))
    yield from _ranges(body, "commentRangeStart", "commentRangeEnd", ids)


def _threads(comments: etree._Element | None, extended: etree._Element | None) -> Found:
    """An answer names the last paragraph of what it answers."""
    if extended is None:
        return
    last = set()
    for comment in () if comments is None else comments.iter(f"{W}comment"):
        *_, end = comment.iter(f"{W}p")
        last.add(end.get(f"{_W14}paraId"))
    for node in extended.iter(f"{_W15}commentEx"):
        for key in ("paraId", "paraIdParent"):
            one = node.get(f"{_W15}{key}")
            if (one or key == "paraId") and one not in last:
                yield f"no comment ends in {one}, the {key} of a thread"


def _styles(trees: Trees) -> Found:
    """What is styled is of a style of its kind."""
    tree = trees.get("word/styles.xml")
    there = set() if tree is None else {
        (node.get(f"{W}type"), node.get(f"{W}styleId")) for node in tree.iter(f"{W}style")
    }  # fmt: skip
    for name, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
        for part, text in trees.items():
            for one in sorted({value_of(node) for node in text.iter(f"{W}{name}")}):
                if (kind, one) not in there:
                    yield f"{part}: there is no {kind} style {one}"


def _numbers(trees: Trees) -> Found:
    """What is counted is of a list that there is, at a level that the list has."""
    tree = trees.get("word/numbering.xml")
    nums = {} if tree is None else {
        node.get(f"{W}numId", ""): value_of(node.find(f"{W}abstractNumId")) for node in tree.findall(f"{W}num")
    }  # fmt: skip
    levels = set() if tree is None else {
        (node.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", ""))
        for node in tree.findall(f"{W}abstractNum") for level in node.findall(f"{W}lvl")
    }  # fmt: skip
    yield from (
        f"the list {num} is of no kind {kind}"
        for num, kind in nums.items()
        if not any(kind == one for one, _ in levels)
    )
    for used in trees["word/document.xml"].iter(f"{W}numPr"):
        level, num = (value_of(used.find(f"{W}{name}")) for name in ("ilvl", "numId"))
        if num != "0" and (nums.get(num), level) not in levels:
            yield f"there is no list {num} with a level {level}"


# --- small things -----------------------------------------------------------------------------------------------------


def name_of(node: etree._Element) -> str:
    return etree.QName(node).localname


def children_of(node: etree._Element) -> list[str]:
    return [name_of(child) for child in node.iterchildren(f"{W}*")]


def value_of(node: etree._Element | None) -> str:
    return "" if node is None else node.get(f"{W}val", "")
