"""What stands in the round brackets of `[text](target)`.

In: the text's inlines and the target. Out: the inline that the two stand for. The list of schemes is closed, so that
no `javascript:` and no path into the machine ever reaches a page. Names are not looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ..model import written as w
from ..model.diagnostics import Message, did_you_mean, error
from ..model.source import Span
from .page import Page

_SCHEME = re.compile(r"(#|[A-Za-z][A-Za-z0-9+.-]*:)?(.*)")
_ADDRESS = re.compile(r"https://[^/?#\s][^\s]*", re.IGNORECASE)
_WITH_TEXT = frozenset({"https:", "mailto:", "tel:", "define:", "lang:", "important:"})
_ANCHORS = (w.Link, w.FactLink, w.CrossReference, w.TermUse, w.CategoryTag)
NO_LANGUAGE = "und"
"""The language of a passage that has none of its own (BCP 47, ISO 639-2)."""
Inlines = tuple[w.Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkUse:
    """A link as written: its text, what follows the scheme, and the places of the whole and of the target."""

    page: Page
    children: Inlines
    rest: str
    span: Span
    target: Span


def is_anchor(inline: w.Inline) -> bool:
    """Say whether an inline is a link on the page, which no other link may hold."""
    return isinstance(inline, _ANCHORS)


def make_link(page: Page, children: Inlines, span: Span, target: Span) -> Inlines:
    """Return the inline that a link stands for; on a fault, its text alone."""
    match = _SCHEME.fullmatch(target.text)
    scheme, rest = ((match[1] or "").lower(), match[2]) if match else ("", target.text)
    make = _MAKERS.get(scheme)
    if make is None or (scheme == "https:" and not _ADDRESS.fullmatch(target.text)):
        no_target = Message("link-scheme.no-target", text=target.text)
        message = no_target if target.text else Message("link-scheme.empty")
        page.report(error(message, target).with_help(_advice(scheme)))
        return children
    if not rest and scheme != "important:":
        page.report(
            error("markup-left-over.names-nothing", target, text=target.text).with_help(
                "markup-left-over.write-name", scheme=scheme
            )
        )
        return children
    if not children and scheme in _WITH_TEXT:
        page.report(error("link-without-text.link", span).with_help("link-without-text.write-text", text=target.text))
        return children
    return make(LinkUse(page=page, children=children, rest=rest, span=span, target=target))


def _advice(scheme: str) -> Message:
    if scheme == "http:":
        return Message("link-scheme.https")
    guess = did_you_mean(scheme, _MAKERS) if scheme else None
    return guess or Message("link-scheme.schemes")


def _address(use: LinkUse) -> Inlines:
    return (w.Link(href=use.target.text, children=use.children, span=use.span),)


def _number(use: LinkUse) -> Inlines:
    if use.children:
        wrong = error("markup-left-over.number-reference", use.span)
        use.page.report(wrong.with_help("markup-left-over.empty-tag", text=use.target.text))
        return use.children
    return (w.NumberReference(work=None, target=use.rest, children=(), span=use.span),)


def _work(use: LinkUse) -> Inlines:
    work, _, target = use.rest.partition("#")
    if not work or use.rest.endswith("#"):
        use.page.report(
            error("markup-left-over.names-nothing", use.target, text=use.target.text).with_help(
                "markup-left-over.work-form"
            )
        )
        return use.children
    return (w.CrossReference(work=work, target=target or None, children=use.children, span=use.span),)


def _categories(use: LinkUse) -> Inlines:
    if use.children:
        use.page.report(
            error("markup-left-over.category-tag", use.span).with_help(
                "markup-left-over.empty-tag", text=use.target.text
            )
        )
    behind = replace(use.span, start=use.target.start - len("](")) if use.children else use.span
    return (*use.children, w.CategoryTag(use=use.rest, span=behind))


def _important(use: LinkUse) -> Inlines:
    if use.rest:
        use.page.refuse("markup-left-over.behind-important", use.target, "markup-left-over.important-form")
    return (w.Important(children=use.children, span=use.span),)


_MAKERS: Mapping[str, Callable[[LinkUse], Inlines]] = {
    "#": lambda use: (w.CrossReference(work=None, target=use.rest, children=use.children, span=use.span),),
    "https:": _address,
    "mailto:": _address,
    "tel:": _address,
    "number:": _number,
    "work:": _work,
    "define:": lambda use: (w.TermDefinition(term=use.rest, children=use.children, span=use.span),),
    "term:": lambda use: (w.TermUse(term=use.rest, children=use.children, span=use.span),),
    "fact:": lambda use: (w.FactLink(fact=use.rest, children=use.children, span=use.span),),
    "categories:": _categories,
    "lang:": lambda use: (w.Foreign(locale=use.rest, children=use.children, span=use.span),),
    "important:": _important,
}
