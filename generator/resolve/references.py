"""Where references and terms lead, and what they say where nothing is written for them.

In: a reference or a use of a term, its own words resolved, and a `ResolvedFrom`. Out: a link, or its words alone where
that text is not published on the day. What leads nowhere is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import document as d
from ..model import written as w
from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.document import plain_text
from ..model.library import Library
from ..model.registries import text_in
from .facts import fact_text
from .findings import Step, each
from .place import UNKNOWN, PlanKey, ResolvedFrom, unknown
from .plan import Target
from .titles import Title

Inlines = tuple[d.Inline, ...]

_TERMS = "clauses/terms.yaml"


def follow(reference: w.CrossReference, own: Inlines, place: ResolvedFrom) -> Step[d.Inline]:
    """Return the link of a cross-reference; `own` are the words written for it, none if they are to be filled in."""
    there = yield from _place_of(reference, place)
    target = there.plan.targets.get(reference.target or "") if there else None
    if there is None or (reference.target is not None and target is None):
        if there is not None:
            yield from _lost(reference, there, place)
        return d.Reference(path=None, anchor="", generated=False, children=own or (d.Text(text=UNKNOWN),))
    anchor = target.anchor if target else ""
    if own:
        return _link(there.key, anchor, own, place, generated=False)
    words = yield from _words(reference, target, there, place)
    return _link(there.key, anchor, words, place, generated=True)


def say_number(reference: w.NumberReference, place: ResolvedFrom) -> Step[d.Inline]:
    """Return the link whose words are the number of what it leads to."""
    target = place.plan.targets.get(reference.target or "")
    if target is None:
        yield from _lost(reference, place, place)
    elif target.counted is None:
        finding = error("unnumbered-target.no-number", reference.span, target=reference.target or "")
        yield finding.with_help("unnumbered-target.write-title", target=reference.target or "")
    words = (d.Text(text=(target.counted if target else None) or UNKNOWN),)
    return d.Reference(path=None, anchor=target.anchor if target else "", generated=True, children=words)


def say_title(title: Title, place: ResolvedFrom) -> Step[Inlines]:
    """Return the words of a title."""
    return each(_part(part, place) for part in title)


def _part(part: w.Text | w.FactUse, place: ResolvedFrom) -> Step[d.Inline]:
    if isinstance(part, w.Text):
        return d.Text(text=part.text)
    return (yield from fact_text(part.fact, part.form, part.span, place))


def use_term(use: w.TermUse, own: Inlines, place: ResolvedFrom) -> Step[d.Inline]:
    """Return the link from a use of a term to its definition."""
    term = place.library.terms.get(use.term)
    if term is None:
        yield from unknown_term(use, place.library)
        return d.Text(text=UNKNOWN)
    form = text_in(term.form, place.locale)
    if form is None and not own:
        finding = error("term-without-form.no-form", use.span, term=term.id, locale=place.locale)
        yield finding.with_help("term-without-form.add-form")
    children = own or (d.Text(text=form or UNKNOWN),)
    home = yield from _home_of(use, place)
    if home not in place.published:
        return d.Text(text=plain_text(children))
    path = None if home == place.key else place.paths[home]
    return d.Term(term=term.id, path=path, anchor=f"t-{term.id}", children=children)


def unknown_term(use: w.TermDefinition | w.TermUse, library: Library) -> Step[str]:
    """Report a term that the registry does not have; return what stands for it."""
    finding = error("unknown-term.in-file", use.span, name=use.term, file=_TERMS)
    return unknown(library, finding, use.term, library.terms, _TERMS)


def _place_of(reference: w.CrossReference, place: ResolvedFrom) -> Step[ResolvedFrom | None]:
    """Return where a reference leads: this work, or another one in this language, else in the original, else in any."""
    if reference.work is None:
        return place
    work = place.library.works.get(reference.work)
    for locale in (place.locale, place.library.settings.original, *(work.locales if work else ())):
        if (reference.work, locale) in place.plans:
            return place.at((reference.work, locale))
    works, file = place.library.works, f"clauses/{reference.work}/work.yaml"
    if work is None and file not in place.library.unread:
        finding = error("unknown-work.work", reference.span, work=reference.work)
        known = Message("help.known-names", names=tuple(sorted(works)))
        yield finding.with_help(did_you_mean(reference.work, works) or known)
    return None


def _lost(reference: w.CrossReference, there: ResolvedFrom, place: ResolvedFrom) -> Iterator[Diagnostic]:
    work = there.plan.work.id
    target = reference.target or ""
    if place.library.may_have(target, f"clauses/{work}/", "clauses/shared/"):
        return
    own = there.key == place.key
    other = Message("xref-dangling.other-work", work=work, target=target)
    finding = error(Message("xref-dangling.this-work", target=target) if own else other, reference.span)
    yield finding.with_help(did_you_mean(target, there.plan.targets) or "xref-dangling.form")


def _words(
    reference: w.CrossReference, target: Target | None, there: ResolvedFrom, place: ResolvedFrom
) -> Step[Inlines]:
    """Return what a reference says by itself: the number where the language cites by number, else the title."""
    by_number = place.language.cite(target.number) if target and target.number else None
    if by_number:
        return (d.Text(text=by_number),)
    title = (yield from say_title(target.title, there)) if target else (d.Text(text=there.plan.locale.title),)
    if not title:
        name = reference.target or ""
        finding = error("untitled-target.no-title", reference.span, target=name)
        yield finding.with_help("untitled-target.write-words", target=name).with_help("untitled-target.begin")
        return (d.Text(text=UNKNOWN),)
    if there.locale == place.locale:
        return title
    return (d.Foreign(locale=there.locale, direction=place.direction(there.locale), children=title),)


def _link(key: PlanKey, anchor: str, words: Inlines, place: ResolvedFrom, *, generated: bool) -> d.Inline:
    """Return a link; the words alone where the text has no page on the day, which is a finding of its own."""
    if key not in place.published and key != place.key:
        return d.Text(text=plain_text(words))
    path = None if key == place.key else place.paths[key]
    return d.Reference(path=path, anchor=anchor, generated=generated, children=words)


def _home_of(use: w.TermUse, place: ResolvedFrom) -> Step[PlanKey]:
    """Return the document that defines a term: this one, or the one that this one amends."""
    above = (place.plan.work.amends or "", place.locale)
    if use.term not in place.plan.defines and above in place.plans and use.term in place.plans[above].defines:
        return above
    if use.term not in place.plan.defines:
        yield from _undefined(use, place)
    return place.key


def _undefined(use: w.TermUse, place: ResolvedFrom) -> Iterator[Diagnostic]:
    works = {place.plan.work.id, place.plan.work.amends}
    if place.library.may_have(use.term, *(f"clauses/{work}/" for work in works), "clauses/shared/"):
        return
    finding = error("term-undefined.not-defined", use.span, term=use.term)
    yield finding.with_help("term-undefined.define", term=use.term)
