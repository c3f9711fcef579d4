"""Inlines of a Document as HTML text.

In: runs of inlines and a `Dialect`, which says what formats differ in. Out: HTML, every character escaped. Links are
those of an allowlist, never one in another. Nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

from ..model import document as d
from .runs import aside, shown

_ALLOWED = re.compile(r"(?:https://|mailto:|tel:)[^\x00-\x20\x7f<>\"'`\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one format writes what formats differ in.

    `heading` is the level of the outermost heading of a clause. `prefix` stands before every id. `ordered` is the
    element of a numbered list. `address` gives the href of another document's path and anchor.
    """

    heading: int
    prefix: str
    ordered: str
    address: Callable[[str, str], str]


def print_run(children: tuple[d.Inline, ...], dialect: Dialect) -> str:
    """Return a run of inlines."""
    return "".join([_INLINES[type(inline)](inline, dialect) for inline in children])


def print_label(children: tuple[d.Inline, ...]) -> Markup:
    """Return a run of inlines for the inside of a link: the text and its languages, no link, no id, nothing deleted."""
    return Markup("".join(_label(inline) for inline in children))  # noqa: S704


def _label(inline: d.Inline) -> str:
    if isinstance(inline, (d.Text, d.FactText)):
        return escape(inline.text)
    if isinstance(inline, d.Deleted):
        return ""
    inner = "".join(_label(child) for child in inline.children)
    return _foreign(inline, inner) if isinstance(inline, d.Foreign) else inner


def _text(inline: d.Text, dialect: Dialect) -> str:  # noqa: ARG001 - all printers of inlines are called alike
    return escape(inline.text)


def _fact(inline: d.FactText, dialect: Dialect) -> str:  # noqa: ARG001
    text = escape(inline.text)
    return f'<time datetime="{inline.day.isoformat()}">{text}</time>' if inline.day else text


def _strong(inline: d.Strong, dialect: Dialect) -> str:
    return f"<strong>{print_run(inline.children, dialect)}</strong>"


def _important(inline: d.Important, dialect: Dialect) -> str:
    return f'<strong class="important"><u>{print_run(inline.children, dialect)}</u></strong>'


def _inserted(inline: d.Inserted, dialect: Dialect) -> str:
    return f"<ins>{print_run(inline.children, dialect)}</ins>"


def _deleted(inline: d.Deleted, dialect: Dialect) -> str:
    return f"<del>{print_run(inline.children, dialect)}</del>"


def _kept(inline: d.Restyled | d.Renumbered, dialect: Dialect) -> str:
    """Return words that stayed, and in a note what is another about them."""
    note = f'<span class="note">{escape(aside(inline))}</span>' if inline.note else ""
    return f'<span class="{inline.change}">{print_run(shown(inline), dialect)}</span>{note}'


def _foreign(inline: d.Foreign, inner: str) -> str:
    return f'<span lang="{escape(inline.locale)}" dir="{escape(inline.direction)}">{inner}</span>'


def _link(inline: d.Link, dialect: Dialect) -> str:
    """Return a link. Parsing refuses other schemes with a finding; here they are text, whoever made the Document."""
    inner = _link_text(inline.children, dialect)
    return f'<a href="{escape(inline.href)}">{inner}</a>' if is_allowed(inline.href) else inner


def is_allowed(href: str) -> bool:
    """Say whether an address may be linked to."""
    return _ALLOWED.fullmatch(href) is not None


def _reference(inline: d.Reference, dialect: Dialect) -> str:
    return f'<a href="{_target(inline, dialect)}">{_link_text(inline.children, dialect)}</a>'


def _definition(inline: d.Definition, dialect: Dialect) -> str:
    """Return the place of a definition; one that went, and that nothing leads to, has no anchor."""
    anchor = f' id="{escape(dialect.prefix + inline.anchor)}"' if inline.anchor else ""
    return f"<dfn{anchor}>{print_run(inline.children, dialect)}</dfn>"


def _term(inline: d.Term, dialect: Dialect) -> str:
    return f'<a class="term" href="{_target(inline, dialect)}">{_link_text(inline.children, dialect)}</a>'


def _link_text(children: tuple[d.Inline, ...], dialect: Dialect) -> str:
    """Return what stands inside a link, where HTML knows no second one."""
    return print_run(tuple(plain for child in children for plain in without_links(child)), dialect)


def without_links(inline: d.Inline) -> tuple[d.Inline, ...]:
    """Return an inline with all in it that is no link; what a link says stays."""
    if isinstance(inline, (d.Text, d.FactText)):
        return (inline,)
    inner = tuple(plain for child in inline.children for plain in without_links(child))
    return inner if isinstance(inline, (d.Link, d.Reference, d.Term)) else (replace(inline, children=inner),)


def _target(inline: d.Reference | d.Term, dialect: Dialect) -> str:
    if inline.path is None:
        return escape(f"#{dialect.prefix}{inline.anchor}" if inline.anchor else "#")
    return escape(dialect.address(inline.path, inline.anchor))


_INLINES: Mapping[type, Callable[..., str]] = {
    d.Text: _text,
    d.Strong: _strong,
    d.Important: _important,
    d.Foreign: lambda inline, dialect: _foreign(inline, print_run(inline.children, dialect)),
    d.Link: _link,
    d.Reference: _reference,
    d.FactText: _fact,
    d.Definition: _definition,
    d.Term: _term,
    d.Inserted: _inserted,
    d.Deleted: _deleted,
    d.Restyled: _kept,
    d.Renumbered: _kept,
}
