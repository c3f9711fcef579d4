"""XLIFF 1.2 (OASIS 2008): units as the tools of translators read them, and as those give them back.

In: a `Sending`, or the bytes of a file. Out: the one from the other. A work is a `file`, a clause a `group`; a code is
an `x` or a `g` with the text that it stands for. On the way back only texts, codes and approval are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from .coded import KINDS, Code, Coded, Codes, sentences, tidied
from .returned import ReturnedFile, ReturnedUnit, UnusableFileError, translation_digest
from .sending import Sending, SentUnit
from .units import CURRENT, NEW, STALE

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINES = frozenset({"xliff", "file", "body", "group", "trans-unit", "alt-trans"})
"""The elements whose children stand on lines of their own."""
_STATES = {NEW: "new", STALE: "needs-review-translation", CURRENT: "final"}


def write_xliff(sending: Sending) -> bytes:
    """Return what is sent as a file."""
    root = etree.Element(f"{{{NAMESPACE}}}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})
    for work, clauses in groupby(sending.clauses, lambda clause: clause.work):
        file = _add(root, "file", original=work, datatype="x-clausebook")
        file.attrib.update({"source-language": sending.original, "target-language": sending.locale})
        file.set("product-name", sending.project)
        body = _add(file, "body")
        for clause in clauses:
            group = _add(body, "group", id=clause.name, resname=clause.name)
            for unit in clause.units:
                _add_unit(group, unit, sending)
    return printed(root, _LINES)


def printed(root: etree._Element, lines: frozenset[str]) -> bytes:
    """Return XML in which the children of some elements stand on lines of their own, and nothing else is moved."""
    for one in root.iter():
        if etree.QName(one).localname in lines:
            one.text = "\n"
            for child in one:
                child.tail = "\n"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def add_words(parent: etree._Element, words: str) -> None:
    """Add words behind what an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _add_unit(group: etree._Element, sent: SentUnit, sending: Sending) -> None:
    unit = sent.unit
    made = _add(group, "trans-unit", id=unit.id, resname=unit.part.name, extradata=translation_digest(unit))
    made.set(_SPACE, "preserve")
    if unit.state == CURRENT and unit.target and not sending.copies:
        made.set("approved", "yes")
    _fill(_add(made, "source"), unit.source, unit.codes)
    if sending.by_sentence:
        _add_sentences(_add(made, "seg-source"), unit.source, unit.codes, sending.original)
    text, codes = (unit.source, unit.codes) if sending.copies else (unit.target, unit.own)
    if text:
        _fill(_add(made, "target", state=_STATES.get(unit.state, "translated")), text, codes)
    for words in sent.notes:
        note = _add(made, "note", annotates="source")
        note.set("from", "clausebook")
        note.text = words
    if unit.old or (unit.target and (sending.copies or unit.before not in {(), unit.source})):
        old = _add(made, "alt-trans", origin="previous translation")
        _fill(_add(old, "source"), unit.before or unit.source, unit.codes)
        _fill(_add(old, "target"), unit.target or unit.old, unit.own)


def _add_sentences(parent: etree._Element, text: Coded, codes: Codes, locale: str) -> None:
    number = 0
    for part in sentences(text, locale):
        if all(isinstance(one, str) and not one.strip() for one in part):
            _fill(parent, part, codes)
        else:
            number += 1
            mark = _add(parent, "mrk", mtype="seg", mid=str(number))
            _fill(mark, part, codes)


def _fill(parent: etree._Element, text: Coded, codes: Codes) -> None:
    """Add a text to what an element holds."""
    for piece in text:
        if isinstance(piece, str):
            add_words(parent, piece)
        else:
            inline = codes[piece.id]
            made = _add(parent, "x" if piece.children is None else "g", id=piece.id, ctype=KINDS[type(inline)])
            made.set("clone", "no")
            made.set("equiv-text", inline.span.text)
            _fill(made, piece.children or (), codes)


# --- on the way back --------------------------------------------------------------------------------------------------


def read_xliff(path: str, data: bytes) -> ReturnedFile:
    """Return what a file says. Raises UnusableFileError for what is no XLIFF, and for one with a document type."""
    if b"<!DOCTYPE" in data.replace(b"\0", b""):  # in UTF-16 as well
        raise UnusableFileError("exchange.doctype", file=path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as cause:
        raise UnusableFileError("exchange.no-xml", file=path, line=cause.lineno or 1, cause=cause.msg or "") from None
    if etree.QName(root).localname != "xliff" or not root.get("version", "").startswith("1."):
        raise UnusableFileError("exchange.no-xliff", file=path)
    files = tuple(one for one in root.iter("{*}file"))
    return ReturnedFile(
        path=path,
        project=next((one.get("product-name", "") for one in files), ""),
        locale=next((one.get("target-language", "") for one in files), ""),
        units=tuple(_unit(one) for one in root.iter("{*}trans-unit")),
    )


def _unit(element: etree._Element) -> ReturnedUnit:
    return ReturnedUnit(
        id=element.get("id", ""),
        source=_text(element.find("{*}source")),
        target=_text(element.find("{*}target")),
        approved=element.get("approved") == "yes",
        base=element.get("extradata", ""),
        line=int(element.sourceline or 1),
    )


def _text(element: etree._Element | None) -> Coded:
    return () if element is None else tidied(tuple(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str | Code]:
    """Yield what an element holds: marks around sentences are none of ours, any other element is a code."""
    yield element.text or ""
    for child in element:
        name = "" if isinstance(child, etree._Entity) else etree.QName(child).localname
        if name == "mrk":
            yield from _pieces(child)
        elif name == "g":
            yield Code(id=child.get("id", ""), children=tuple(_pieces(child)))
        else:
            yield Code(id=child.get("id", "") if name == "x" else name or str(child.text), children=None)
        yield child.tail or ""
