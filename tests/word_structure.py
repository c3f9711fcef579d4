"""What Word asks of a file and no other program does: whatever is wrong makes it refuse, or repair, the file.

In: the bytes of a Word file. Out: what is wrong in it, in words; nothing where all is right. It reads the parts with
lxml and has nothing in common with what writes them. (ECMA-376: part 1 for the elements, part 2 for the package.)
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from lxml import etree

from tests.word_order import ANYWHERE, CONTENT, FIRST, ORDER, REPEATED
from tests.word_references import Found, R, Trees, W, children_of, dangling, name_of, value_of

Parts = Mapping[str, bytes]
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def faults(docx: bytes) -> tuple[str, ...]:
    """Return what is wrong in a Word file."""
    archive = zipfile.ZipFile(io.BytesIO(docx))
    names = archive.namelist()
    parts = {name: archive.read(name) for name in names}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    twice = (f"{name} is twice in the package" for name, count in Counter(names).items() if count > 1)
    return (*twice, *_types(parts, trees), *_relations(parts, trees), *_texts(trees), *dangling(trees))


def _texts(trees: Trees) -> Found:
    for name, tree in trees.items():
        if str(tree.tag).startswith(W):
            for found in chain(_ordered(tree), _placed(tree), _runs(tree), _tables(tree), _fields(tree)):
                yield f"{name}: {found}"


# --- the package ------------------------------------------------------------------------------------------------------


def _types(parts: Parts, trees: Trees) -> Found:
    """A part has a type by its name or by its ending, and no type is of a part that there is not."""
    types = trees["[Content_Types].xml"]
    endings = {one.get("Extension") for one in types.iter(f"{_TYPES}Default")}
    named = [one.get("PartName", "").removeprefix("/") for one in types.iter(f"{_TYPES}Override")]
    yield from (f"{name} has a type and is not there" for name in named if name not in parts)
    yield from (f"{name} has two types" for name, count in Counter(named).items() if count > 1)
    for name in parts.keys() - {"[Content_Types].xml"}:
        if name not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no type"
        if name.startswith("word/") and name.endswith(".xml") and name not in named:
            yield f"{name} has the type of any XML"


def _relations(parts: Parts, trees: Trees) -> Found:
    """A relationship leads to a part, each id that a part names is one, and each part is led to."""
    led = {"[Content_Types].xml"}
    for name in ("", *parts):
        path = _relations_of(name)
        found = list(trees[path].iter(f"{_RELATIONS}Relationship")) if path in trees else []
        ids = [one.get("Id", "") for one in found]
        yield from (f"{path}: the id {one} is used twice" for one, count in Counter(ids).items() if count > 1)
        if name in trees:
            wanted = {value for node in trees[name].iter() for key, value in node.attrib.items() if key.startswith(R)}
            yield from (f"{name}: no relationship {one}" for one in sorted(wanted - set(ids)))
        led |= {path, *(_target(name, one) for one in found if one.get("TargetMode") != "External")}
    yield from (f"a relationship leads to {name}, which is not there" for name in sorted(led - parts.keys()) if
                not name.endswith(".rels"))  # fmt: skip
    yield from (f"nothing leads to {name}" for name in sorted(parts.keys() - led))


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".removeprefix("/")


def _target(part: str, relation: etree._Element) -> str:
    target = relation.get("Target", "")
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


# --- order and nesting ------------------------------------------------------------------------------------------------


def _ordered(tree: etree._Element) -> Found:
    """What describes something stands in the order of its sequence, each thing once."""
    for node in _elements(tree):
        order = ORDER.get(name_of(node))
        if order is None:
            continue
        children = [name for name in children_of(node) if name not in ANYWHERE]
        unknown = [name for name in children if name not in order and name not in CONTENT.get(name_of(node), ())]
        places = [order.index(name) for name in children if name in order]
        twice = {name for name in children if name not in REPEATED and children.count(name) > 1}
        yield from (f"{name_of(node)} has no {name}" for name in unknown)
        yield from (f"{name_of(node)} has one {name} alone" for name in sorted(twice - {"del", "ins"}))
        if places != sorted(places):
            yield f"{name_of(node)} has its parts in the order {' '.join(children)}"


def _placed(tree: etree._Element) -> Found:
    """An element stands where it may, what describes before all else, and a cell or a note ends in a paragraph."""
    for node in _elements(tree):
        name, children = name_of(node), children_of(node)
        allowed = _content(node)
        if allowed is not None:
            yield from (f"{child} stands in {name}" for child in children if child not in allowed | ANYWHERE)
        if name in FIRST and FIRST[name] in children[1:] and children[0] != "tblPrEx":
            yield f"{FIRST[name]} stands behind something in {name}"
        if name in ("tc", "comment", "hdr", "ftr", "footnote") and children[-1:] != ["p"]:
            yield f"{name} ends in {children[-1:] or 'nothing'} and not in a paragraph"
        if name == "body" and "sectPr" in children[:-1]:
            yield "sectPr is not the last of body"
        if name == "body" and [child for child in children if child in ("p", "tbl", "sdt")][-1:] == ["tbl"]:
            yield "body ends in a table"


def _content(node: etree._Element) -> frozenset[str] | None:
    """Return what may stand in an element; what is inside a control may be what may stand around the control."""
    if name_of(node) == "sdtContent":
        around = next(one for one in node.iterancestors() if name_of(one) not in ("sdt", "sdtContent"))
        inside = CONTENT["hyperlink"] if name_of(around) in ("p", "ins", "del") else CONTENT.get(name_of(around))
        return None if inside is None else inside - {"sectPr", "tcPr", "pPr"}
    return CONTENT.get(name_of(node))


def _runs(tree: etree._Element) -> Found:
    """Text that is deleted is written otherwise than text that is there; only a mark of a paragraph is inserted."""
    for node in _elements(tree):
        name, around = name_of(node), [name_of(one) for one in node.iterancestors()]
        gone = "del" in around or "moveFrom" in around
        if name in ("t", "instrText") and "del" in around:
            yield f"{name} stands in del: {node.text}"
        if name in ("delText", "delInstrText") and not gone:
            yield f"{name} stands outside of del: {node.text}"
        if name in ("t", "delText") and node.text != (node.text or "").strip() and node.get(_SPACE) != "preserve":
            yield f"white space of {node.text!r} is not kept"
        if name == "rPr" and {"ins", "del"} & set(children_of(node)) and around[0] != "pPr":
            yield f"rPr of {around[0]} is inserted or deleted"
        if name in ("ins", "del") and around[0] == "ins" and name == "ins":
            yield "ins stands in ins"
        if name in ("ins", "del") and "del" in around[:1]:
            yield f"{name} stands in del"


def _tables(tree: etree._Element) -> Found:
    """Each row fills the columns of its grid."""
    for table in tree.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            width = sum(1 if span is None else int(value_of(span)) for span in spans)
            if width != columns:
                yield f"a row has {width} columns and its table {columns}"
        if not table.findall(f"{W}tr"):
            yield "a table has no row"


def _fields(tree: etree._Element) -> Found:
    """A field begins, is separated, and ends."""
    for story in (tree, *tree.iter(f"{W}comment")):
        open_fields: list[str] = []
        for mark in story.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(kind)
            elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
                yield f"a field has a {kind} without its beginning"
            elif kind == "separate":
                open_fields[-1] = kind
            else:
                open_fields.pop()
        yield from ("a field does not end" for _ in open_fields)


def _elements(tree: etree._Element) -> Iterator[etree._Element]:
    return tree.iter(f"{W}*")
