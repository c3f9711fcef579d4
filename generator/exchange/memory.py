"""What every tool of translators takes beside the texts: accepted pairs as TMX 1.4b, terms as TBX (ISO 30042:2008).

In: units, or the terms of a Library. Out: files. A pair is a text as it is today and the translation that somebody
accepted of it; a form of a term that is not to be used is told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from .. import __version__
from ..model.library import Library
from ..model.registries import DefinedTerm, text_in
from .coded import KINDS, Coded, Codes
from .units import CURRENT, TextUnit
from .xliff import add_words, printed

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(units: Iterable[TextUnit], original: str, locale: str) -> bytes:
    """Return the accepted pairs among units."""
    root = etree.Element("tmx", version="1.4")
    about = {"creationtool": "clausebook", "creationtoolversion": __version__, "o-tmf": "clausebook"}
    about |= {"segtype": "block", "adminlang": original, "srclang": original, "datatype": "plaintext"}
    etree.SubElement(root, "header", about)
    body = etree.SubElement(root, "body")
    for unit in (one for one in units if one.state == CURRENT and one.target):
        pair = etree.SubElement(body, "tu", tuid=unit.id)
        for tag, text, codes in ((original, unit.source, unit.codes), (locale, unit.target, unit.own)):
            variant = etree.SubElement(pair, "tuv", {_LANG: tag})
            _fill(etree.SubElement(variant, "seg"), text, codes)
    return printed(root, frozenset({"tmx", "body", "tu"}))


def _fill(parent: etree._Element, text: Coded, codes: Codes) -> None:
    """Add a text to what an element holds: a code as what a clause has in its place."""
    for piece in text:
        if isinstance(piece, str):
            add_words(parent, piece)
            continue
        said, kind = codes[piece.id].span.text, KINDS[type(codes[piece.id])]
        if piece.children is None:
            etree.SubElement(parent, "ph", x=piece.id, type=kind).text = said
            continue
        stars = said.startswith("**")
        etree.SubElement(parent, "bpt", i=piece.id, x=piece.id, type=kind).text = "**" if stars else "["
        _fill(parent, piece.children, codes)
        etree.SubElement(parent, "ept", i=piece.id).text = "**" if stars else said[said.rindex("](") :]


def write_tbx(library: Library, locale: str) -> bytes:
    """Return the terms in the original language and in another one."""
    root = etree.Element("martif", {"type": "TBX", _LANG: library.settings.original})
    source = etree.SubElement(etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc"), "sourceDesc")
    etree.SubElement(source, "p").text = library.settings.base_url
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for term in library.terms.values():
        entry = etree.SubElement(body, "termEntry", id=term.id)
        for tag in (library.settings.original, locale):
            language = etree.SubElement(entry, "langSet", {_LANG: tag})
            for form, status in _forms(term, tag):
                group = etree.SubElement(language, "tig")
                etree.SubElement(group, "term").text = form
                etree.SubElement(group, "termNote", type="administrativeStatus").text = f"{status}Term-admn-sts"
    return printed(root, frozenset({"martif", "text", "body", "termEntry", "langSet"}))


def _forms(term: DefinedTerm, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a term in a language: the one to use, those that may be used, those that may not."""
    if own := text_in(term.form, locale):
        yield own, "preferred"
    yield from ((form, "admitted") for form in term.allowed.get(locale, ()))
    yield from ((form, "deprecated") for form in term.rejected.get(locale, ()))
