"""Elements of WordprocessingML (ECMA-376), and the names of its namespaces.

In: names, elements and values. Out: elements of lxml, and parts of a package as bytes. Word reads the children of an
element in one order alone; whoever builds an element gives them so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PREFIXES: Mapping[str | None, str] = {"w": W, "r": R, "w14": W14, "w15": W15, "mc": _MC}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str, /, *inside: Element | None, **values: object) -> Element:
    """Return an element of the main namespace with its attributes there; None among the children is nothing."""
    made = etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": str(value) for key, value in values.items()}, _PREFIXES)
    made.extend(one for one in inside if one is not None)
    return made


def root(name: str, *inside: Element | None, space: str = W) -> Element:
    """Return the root of a part, which readers of before may read without what is new."""
    made = etree.Element(f"{{{space}}}{name}", None, _PREFIXES)
    made.extend(one for one in inside if one is not None)
    made.set(f"{{{_MC}}}Ignorable", "w14 w15")
    return made


def words(name: str, text: str) -> Element:
    """Return an element that holds words, whose blanks count."""
    made = w(name)
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def flag(name: str, is_set: object) -> Element | None:
    """Return a property that is there or not."""
    return w(name) if is_set else None


def named(name: str) -> str:
    """Return a name of the main namespace as lxml writes it."""
    return f"{{{W}}}{name}"


def written(part: Element) -> bytes:
    """Return a part as bytes, the same for the same elements."""
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def read(data: bytes) -> Element:
    """Return the root of a part, for which nothing is loaded. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(data, parser)


def text_before(element: Element) -> Iterator[str]:
    """Yield the pieces of text that an element shows once its tracked changes are rejected."""
    for one in element.iter(named("t"), named("delText")):
        if not any(around.tag == named("ins") for around in one.iterancestors()):
            yield one.text or ""


def mark_of(paragraph: Element) -> str:
    """Return whether the end of a paragraph came or went: ins, del or ""."""
    for change in ("ins", "del"):
        if paragraph.find(f"{named('pPr')}/{named('rPr')}/{named(change)}") is not None:
            return change
    return ""
