"""What stands in the round brackets of `[text](target)`.

In: the text's inlines and the target. Out: the inline that the two stand for. The list of schemes is closed, so that
no `javascript:` and no path into the machine ever reaches a page. Names are not looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..diagnostics import Message, did_you_mean
from ..model.written import (
    CategoryTag,
    CrossReference,
    FactLink,
    Foreign,
    Important,
    Inline,
    Link,
    TermDefinition,
    TermUse,
)
from ..source import Span
from .page import Page

_SCHEME = re.compile(r"(#|[A-Za-z][A-Za-z0-9+.-]*:)?(.*)")
_ADDRESS = re.compile(r"https://[^/?#\s][^\s]*", re.IGNORECASE)
_WITH_TEXT = frozenset({"https:", "mailto:", "tel:", "define:", "lang:", "important:"})
_ANCHORS = (Link, FactLink, CrossReference, TermUse, CategoryTag)
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A link as written: its text, what follows the scheme, and the places of the whole and of the target."""

    page: Page
    children: Inlines
    rest: str
    span: Span
    target: Span


def is_anchor(inline: Inline) -> bool:
    """Say whether an inline is a link on the page, which no other link may hold."""
    return isinstance(inline, _ANCHORS)


def make_link(page: Page, children: Inlines, span: Span, target: Span) -> Inlines:
    """Return the inline that a link stands for; on a fault, its text alone."""
    match = _SCHEME.fullmatch(target.text)
    scheme, rest = ((match[1] or "").lower(), match[2]) if match else ("", target.text)
    make = _MAKERS.get(scheme)
    if make is None or (scheme == "https:" and not _ADDRESS.fullmatch(target.text)):
        message = f"`{target.text}` is no target of a link" if target.text else "a link without a target"
        page.report("link-scheme", message, target, _advice(scheme))
        return children
    if not rest and scheme != "important:":
        page.report("markup-left-over", f"`{target.text}` names nothing", target, f"write a name behind `{scheme}`")
        return children
    if not children and scheme in _WITH_TEXT:
        page.report(
            "link-without-text", "a link without text", span, f"write the text in the brackets: `[text]({target.text})`"
        )
        return children
    return make(Use(page=page, children=children, rest=rest, span=span, target=target))


def _advice(scheme: str) -> Message | str:
    if scheme == "http:":
        return "write `https:`; an address that has only `http:` can be changed on its way to the reader"
    guess = did_you_mean(scheme, _MAKERS) if scheme else None
    return guess or "an address begins with `https://`, `mailto:` or `tel:`, a clause with `#`, a work with `work:`"


def _address(use: Use) -> Inlines:
    return (Link(href=use.target.text, children=use.children, span=use.span),)


def _clause(use: Use) -> Inlines:
    return (CrossReference(work=None, target=use.rest, children=use.children, span=use.span),)


def _work(use: Use) -> Inlines:
    work, _, target = use.rest.partition("#")
    if not work or use.rest.endswith("#"):
        use.page.report(
            "markup-left-over",
            f"`{use.target.text}` names nothing",
            use.target,
            "write `work:` and the name of the work, then `#` and a clause if one is meant; `#` alone for this work",
        )
        return use.children
    return (CrossReference(work=work, target=target or None, children=use.children, span=use.span),)


def _definition(use: Use) -> Inlines:
    return (TermDefinition(term=use.rest, children=use.children, span=use.span),)


def _term(use: Use) -> Inlines:
    return (TermUse(term=use.rest, children=use.children, span=use.span),)


def _fact(use: Use) -> Inlines:
    return (FactLink(fact=use.rest, children=use.children, span=use.span),)


def _categories(use: Use) -> Inlines:
    if use.children:
        use.page.report(
            "markup-left-over",
            "a category tag with text of its own, while its text is computed",
            use.span,
            f"write `[]({use.target.text})`, and the text before it",
        )
    behind = replace(use.span, start=use.target.start - len("](")) if use.children else use.span
    return (*use.children, CategoryTag(use=use.rest, span=behind))


def _language(use: Use) -> Inlines:
    return (Foreign(locale=use.rest, children=use.children, span=use.span),)


def _important(use: Use) -> Inlines:
    if use.rest:
        use.page.report("markup-left-over", "text behind `important:`", use.target, "write `[text](important:)`")
    return (Important(children=use.children, span=use.span),)


_MAKERS: Mapping[str, Callable[[Use], Inlines]] = MappingProxyType(
    {
        "#": _clause,
        "https:": _address,
        "mailto:": _address,
        "tel:": _address,
        "work:": _work,
        "define:": _definition,
        "term:": _term,
        "fact:": _fact,
        "categories:": _categories,
        "lang:": _language,
        "important:": _important,
    }
)
