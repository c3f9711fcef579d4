"""What registries say of the works, held against them: where terms are defined, whose contacts they are.

In: a Library and the plans of its works. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.library import Library
from ..model.registries import Contact, DefinedTerm, Party
from .plan import Plan

Plans = Mapping[tuple[str, str], Plan]


def examine_terms(library: Library, plans: Plans) -> Iterator[Diagnostic]:
    """Yield a finding for each term that another clause defines than the one that terms.yaml names."""
    for term in library.terms.values():
        for work, clause in term.defined.items():
            if not library.may_have(term.id, f"clauses/{work}/"):
                yield from _judge(term, work, clause.rpartition("/")[2], library, plans)


def examine_contacts(library: Library) -> Iterator[Diagnostic]:
    """Yield a finding for each contact of a party that does not exist."""
    parties = {name for name, fact in library.facts.items() if isinstance(fact, Party)}
    for name, fact in library.facts.items():
        known = fact.party in parties | {None} if isinstance(fact, Contact) else True
        if isinstance(fact, Contact) and not known and fact.span.source.path not in library.unread:
            finding = error("unknown-party.of-contact", fact.span, name=name, party=fact.party or "")
            yield finding.with_help(did_you_mean(fact.party or "", parties) or Message("help.add-under", key="parties"))


def _judge(term: DefinedTerm, work: str, clause: str, library: Library, plans: Plans) -> Iterator[Diagnostic]:
    own = [plan for (name, _), plan in plans.items() if name == work]
    if work not in library.works and f"clauses/{work}/work.yaml" not in library.unread:
        finding = error("unknown-work.to-define", term.span, term=term.id, work=work)
        yield finding.with_help(did_you_mean(work, library.works) or "unknown-work.folder")
    elif own and not any(clause in plan.targets for plan in own):
        known = {name for plan in own for name in plan.targets}
        finding = error("unknown-clause.to-define", term.span, term=term.id, clause=clause, work=work)
        yield finding.with_help(did_you_mean(clause, known) or "unknown-clause.of-outline")
    else:
        places = [plan.defines.get(term.id) for plan in own if clause in plan.targets]
        for there in [place for place in places if place and place.id != clause][:1]:
            finding = error("defined-elsewhere.not-here", term.span, clause=clause, work=work, term=term.id)
            finding = finding.with_help("defined-elsewhere.define-there", term=term.id)
            yield finding.with_note("defined-elsewhere.defined-in", there.title_span)
