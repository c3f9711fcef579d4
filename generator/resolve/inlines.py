"""Inlines as written to inlines as read: references followed, facts and terms filled in.

In: written inlines and a `ResolvedFrom`. Out: document inlines, adjacent texts joined.
"""

from __future__ import annotations

from ..model import document as d
from ..model import written as w
from ..model.make import texts_joined
from ..model.registries import text_in
from .facts import fact_address, fact_text
from .findings import Step, each
from .inventory import category_tag
from .place import UNKNOWN, ResolvedFrom
from .references import follow, say_number, unknown_term, use_term


def resolve_inlines(children: tuple[w.Inline, ...], place: ResolvedFrom) -> Step[tuple[d.Inline, ...]]:
    """Return inlines ready to read."""
    return texts_joined((yield from each(_inline(child, place) for child in children)))


def _inline(inline: w.Inline, place: ResolvedFrom) -> Step[d.Inline]:
    match inline:
        case w.Text():
            return d.Text(text=inline.text)
        case w.Strong():
            return d.Strong(children=(yield from resolve_inlines(inline.children, place)))
        case w.Important():
            return d.Important(children=(yield from resolve_inlines(inline.children, place)))
        case w.Foreign():
            return d.Foreign(
                locale=inline.locale,
                direction=place.direction(inline.locale),
                children=(yield from resolve_inlines(inline.children, place)),
            )
        case w.Link():
            return d.Link(href=inline.href, children=(yield from resolve_inlines(inline.children, place)))
        case w.FactUse():
            return (yield from fact_text(inline.fact, inline.form, inline.span, place))
        case _:
            return (yield from _pointer(inline, place))


def _pointer(
    inline: w.FactLink | w.CrossReference | w.TermDefinition | w.TermUse | w.CategoryTag, place: ResolvedFrom
) -> Step[d.Inline]:
    match inline:
        case w.FactLink():
            href, text = yield from fact_address(inline.fact, inline.span, place)
            own = yield from resolve_inlines(inline.children, place)
            return d.Link(href=href, children=own or (d.FactText(fact=inline.fact, text=text, day=None),))
        case w.NumberReference():
            return (yield from say_number(inline, place))
        case w.CrossReference():
            own = yield from resolve_inlines(inline.children, place)
            return (yield from follow(inline, own, place))
        case w.TermDefinition():
            return (yield from _definition(inline, place))
        case w.TermUse():
            own = yield from resolve_inlines(inline.children, place)
            return (yield from use_term(inline, own, place))
        case w.CategoryTag():
            return d.Text(text=(yield from category_tag(inline.use, inline.span, place)))


def _definition(inline: w.TermDefinition, place: ResolvedFrom) -> Step[d.Inline]:
    term = place.library.terms.get(inline.term)
    if term is None:
        yield from unknown_term(inline, place.library)
    own = yield from resolve_inlines(inline.children, place)
    form = text_in(term.form, place.locale) if term else None
    return d.Definition(term=inline.term, anchor=f"t-{inline.term}", children=own or (d.Text(text=form or UNKNOWN),))
