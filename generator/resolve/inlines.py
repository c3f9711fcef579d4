"""Inlines as written to inlines as read: references followed, facts and terms filled in.

In: written inlines and a `Place`. Out: document inlines, adjacent texts joined. What leads nowhere is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import did_you_mean, error
from ..model import document as d
from ..model import written as w
from ..model.registries import text_in
from .facts import fact_address, fact_text
from .inventory import category_tag
from .place import UNKNOWN, Place
from .plan import Plan, Target


def resolve_inlines(children: tuple[w.Inline, ...], place: Place) -> tuple[d.Inline, ...]:
    """Return inlines ready to read."""
    return tuple(_joined(_inline(child, place) for child in children))


def _joined(inlines: Iterator[d.Inline]) -> Iterator[d.Inline]:
    """Join texts that stand next to each other."""
    text = ""
    for inline in inlines:
        if isinstance(inline, d.Text):
            text += inline.text
            continue
        if text:
            yield d.Text(text=text)
        text = ""
        yield inline
    if text:
        yield d.Text(text=text)


def _inline(inline: w.Inline, place: Place) -> d.Inline:
    match inline:
        case w.Text():
            return d.Text(text=inline.text)
        case w.Strong():
            return d.Strong(children=resolve_inlines(inline.children, place))
        case w.Important():
            return d.Important(children=resolve_inlines(inline.children, place))
        case w.Foreign():
            return d.Foreign(
                locale=inline.locale,
                direction=place.direction(inline.locale),
                children=resolve_inlines(inline.children, place),
            )
        case w.Link():
            return d.Link(href=inline.href, children=resolve_inlines(inline.children, place))
        case w.FactUse():
            return fact_text(inline.fact, inline.form, inline.span, place)
        case _:
            return _pointer(inline, place)


def _pointer(
    inline: w.FactLink | w.CrossReference | w.TermDefinition | w.TermUse | w.CategoryTag, place: Place
) -> d.Inline:
    match inline:
        case w.FactLink():
            href, text = fact_address(inline.fact, inline.span, place)
            own = resolve_inlines(inline.children, place)
            return d.Link(href=href, children=own or (d.FactText(fact=inline.fact, text=text, day=None),))
        case w.CrossReference():
            return _reference(inline, place)
        case w.TermDefinition():
            return _definition(inline, place)
        case w.TermUse():
            return _term(inline, place)
        case w.CategoryTag():
            return d.Text(text=category_tag(inline.use, inline.span, place))


def _reference(inline: w.CrossReference, place: Place) -> d.Inline:
    there = _plan(inline, place)
    own = resolve_inlines(inline.children, place)
    if there is None:
        return d.Reference(path=None, anchor="", children=own or (d.Text(text=UNKNOWN),))
    path = None if there is place.plan else place.paths[there.work.id, there.locale.locale]
    if inline.target is None:
        return d.Reference(path=path, anchor="", children=own or (d.Text(text=there.locale.title),))
    target = there.targets.get(inline.target)
    if target is None:
        return _lost(inline, there, own, place)
    return d.Reference(path=path, anchor=target.anchor, children=own or _citation(target, place))


def _citation(target: Target, place: Place) -> tuple[d.Inline, ...]:
    """Return how the language cites a target: by number where it has one, else by title."""
    by_number = place.language.cite(target.number) if target.number else None
    return (d.Text(text=by_number),) if by_number else resolve_inlines(target.title, place)


def _plan(inline: w.CrossReference, place: Place) -> Plan | None:
    """Return the plan of the work that a reference leads to: in this locale, else in the original one."""
    if inline.work is None:
        return place.plan
    original = place.library.settings.original
    there = place.plans.get((inline.work, place.locale)) or place.plans.get((inline.work, original))
    if there is None:
        works = {work for work, _ in place.plans}
        place.unknown("unknown-work", "work", inline.work, inline.span, works, file="clauses")
    return there


def _lost(inline: w.CrossReference, there: Plan, own: tuple[d.Inline, ...], place: Place) -> d.Inline:
    if not any(path.startswith(f"clauses/{there.work.id}/") for path in place.library.unread):
        where = "this work" if there is place.plan else f"`{there.work.id}`"
        finding = error("unknown-target", f"{where} has no clause or paragraph `{inline.target}`", inline.span)
        place.report(finding.with_help(did_you_mean(inline.target or "", there.targets)))
    return d.Reference(path=None, anchor="", children=own or (d.Text(text=UNKNOWN),))


def _definition(inline: w.TermDefinition, place: Place) -> d.Inline:
    term = place.library.terms.get(inline.term)
    if term is None:
        _unknown_term(inline, place)
    own = resolve_inlines(inline.children, place)
    form = text_in(term.form, place.locale) if term else None
    return d.Definition(term=inline.term, anchor=f"t-{inline.term}", children=own or (d.Text(text=form or UNKNOWN),))


def _term(inline: w.TermUse, place: Place) -> d.Inline:
    term = place.library.terms.get(inline.term)
    own = resolve_inlines(inline.children, place)
    if term is None:
        _unknown_term(inline, place)
        return d.Text(text=UNKNOWN)
    form = text_in(term.form, place.locale)
    if form is None and not own:
        finding = error("term-without-form", f"the term `{term.id}` has no form in {place.locale}", inline.span)
        place.report(finding.with_help("add it in clauses/terms.yaml, or write the words here"))
    children = own or (d.Text(text=form or UNKNOWN),)
    path = _where_defined(inline, place)
    return d.Term(term=term.id, path=path, anchor=f"t-{term.id}", children=children)


def _where_defined(inline: w.TermUse, place: Place) -> str | None:
    """Return the path of the document that defines a term: this one (None), or the one that this one amends."""
    if inline.term in place.plan.defines:
        return None
    above = place.plans.get((place.plan.work.amends or "", place.locale))
    if above and inline.term in above.defines:
        return place.paths[above.work.id, place.locale]
    finding = error("undefined-term", f"no clause of this document defines the term `{inline.term}`", inline.span)
    place.report(finding.with_help(f"write […](define:{inline.term}) where the document says what it means"))
    return None


def _unknown_term(inline: w.TermDefinition | w.TermUse, place: Place) -> None:
    place.unknown("unknown-term", "term", inline.term, inline.span, place.library.terms, file="clauses/terms.yaml")
