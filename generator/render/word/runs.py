"""Inlines of a Document as runs of Word.

In: runs of inlines, how they look, and the `WordFile` that they stand in. Out: elements for the inside of a paragraph.
Every piece of text says its language; what came and what went are tracked run by run, inside of links and fields, where
Word allows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...localize import is_right_to_left
from ...model import document as d
from ...model.source import width
from ...model.word_anchors import fact_tag
from ..addresses import absolute
from ..inlines import is_allowed, without_links
from .file import WordFile
from .xml import Element, R, flag, named, w, words

Run = tuple[d.Inline, ...]
_CHANGES: Mapping[type, str] = {d.Inserted: "ins", d.Deleted: "del"}
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How text looks: its language, its emphasis and that of before, a style, and whether it came or went.

    `emphasis` and `before` are strong, important or ""; `before` is None where it is the same. `change` is ins, del or
    "".
    """

    locale: str
    emphasis: str = ""
    before: str | None = None
    style: str = ""
    change: str = ""


def change_of(runs: Iterable[Run]) -> str:
    """Return the change of something as a whole: that of all of the words in it, "" for none."""
    kinds = {_CHANGES.get(type(one), "") for run in runs for one in run}
    return kinds.pop() if len(kinds) == 1 else ""


def print_run(children: Iterable[d.Inline], look: Look, file: WordFile) -> list[Element]:
    """Return a run of inlines."""
    return [one for inline in children for one in _inline(inline, look, file)]


def _inline(inline: d.Inline, look: Look, file: WordFile) -> Iterable[Element]:
    match inline:
        case d.Text():
            return print_text(inline.text, look, file)
        case d.FactText():
            return _fact(inline, look, file)
        case d.Link():
            return _link(inline, look, file)
        case d.Reference() | d.Term():
            return _reference(inline, look, file)
        case d.Definition():
            defined = print_run(inline.children, replace(look, emphasis=look.emphasis or "strong"), file)
            return file.marked(file.places.get(inline.anchor, ""), defined)
        case d.Renumbered():
            was = print_text(inline.was, replace(look, change="del"), file)
            return (*was, *print_run(inline.children, replace(look, change="ins"), file))
        case _:
            return print_run(inline.children, _in(inline, look), file)


def _in(inline: d.Inline, look: Look) -> Look:
    """Return how text looks inside an inline."""
    match inline:
        case d.Strong():
            return replace(look, emphasis=look.emphasis or "strong")
        case d.Important():
            return replace(look, emphasis="important")
        case d.Foreign():
            return replace(look, locale=inline.locale)
        case d.Restyled():
            return replace(look, emphasis=inline.after, before=inline.before)
        case d.Inserted() | d.Deleted():
            return replace(look, change=_CHANGES[type(inline)])
        case _:
            return look


def print_text(text: str, look: Look, file: WordFile) -> tuple[Element, ...]:
    """Return text that stands in nothing."""
    kind = "delText" if look.change == "del" else "t"
    return (_tracked(w("r", properties(text, look, file), words(kind, _WHITE.sub(" ", text))), look, file),)


def print_break(name: str, look: Look, file: WordFile) -> tuple[Element, ...]:
    """Return a tab or a line break."""
    return (_tracked(w("r", w(name)), look, file),)


def _tracked(run: Element, look: Look, file: WordFile) -> Element:
    return file.changed(look.change, run) if look.change else run


def properties(text: str, look: Look, file: WordFile) -> Element:
    """Return the properties of text, in the order of ECMA-376 17.3.2."""
    wide = width(text) > len(text)
    inside = [w("rFonts", hint="eastAsia") if wide else None, *_emphasis(look.emphasis)]
    style = w("rStyle", val=file.style(look.style)) if look.style else None
    before = None
    if look.before is not None:
        before = file.changed("rPrChange", w("rPr", *_emphasis(look.before)))
    leftwards = flag("rtl", is_right_to_left(look.locale))
    return w("rPr", style, *inside, leftwards, file.language(look.locale), before)


def _emphasis(emphasis: str) -> Iterator[Element | None]:
    yield from (flag("b", emphasis), flag("bCs", emphasis))
    yield w("u", val="single") if emphasis == "important" else None


def _fact(inline: d.FactText, look: Look, file: WordFile) -> tuple[Element, ...]:
    """Return a fact in a control that nobody deletes by mistake; one that came or went is text, or it would stay."""
    run = print_text(inline.text, look, file)
    if look.change:
        return run
    return (file.control(inline.fact, fact_tag(inline.fact), run),)


def _link(inline: d.Link, look: Look, file: WordFile) -> Iterable[Element]:
    if not is_allowed(inline.href):
        return print_run(inline.children, look, file)
    plain = _without_links(inline.children, replace(look, style="hyperlink"), file)
    return (linked(plain, {f"{{{R}}}id": file.link(inline.href)}),)


def _reference(inline: d.Reference | d.Term, look: Look, file: WordFile) -> Iterable[Element]:
    """Return a link to another text, or to a place of this one; the number of a clause is a field that follows it."""
    plain = _without_links(inline.children, look, file)
    if inline.path is not None:
        return (linked(plain, {f"{{{R}}}id": file.link(absolute(file.site, inline.path, inline.anchor))}),)
    place = file.places.get(inline.anchor, "")
    if isinstance(inline, d.Reference) and place and file.gives_number(inline.anchor, d.plain_text(inline.children)):
        *begin, end = field_parts(f" REF {place} \\n \\h ", look, file)
        return (*begin, *plain, end)
    return (linked(plain, {named("anchor"): place}),) if place else plain


def _without_links(children: Run, look: Look, file: WordFile) -> list[Element]:
    return print_run((one for child in children for one in without_links(child)), look, file)


def linked(inside: Iterable[Element], where: dict[str, str]) -> Element:
    """Return a link: to an address, by its relationship, or to a bookmark."""
    made = w("hyperlink", *inside, history=1)
    made.attrib.update(where)
    return made


def field_parts(code: str, look: Look, file: WordFile) -> tuple[Element, ...]:
    """Return what stands before the result of a field and, as the last, what stands behind it."""
    name = "delInstrText" if look.change == "del" else "instrText"
    begin, separate, end = (w("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return tuple(
        _tracked(w("r", properties("", look, file), one), look, file)
        for one in (begin, words(name, code), separate, end)
    )
