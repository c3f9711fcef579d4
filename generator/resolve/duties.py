"""What names duties and switches of the law and leads to none, and what the profile and a claim both answer.

In: a Library with the law in scope. Out: findings. Where no work has a scope there is nothing to name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from ..model.diagnostics import Diagnostic, did_you_mean, error, warning
from ..model.library import Library
from ..model.registries import Claim
from ..model.scope import switch_of
from ..model.source import word_in


def unknown_names(library: Library) -> Iterator[Diagnostic]:
    """Yield a finding for each id of a duty or switch that no pack in scope has, and each answer given twice."""
    if library.laws.packs:
        yield from _switches(library)
        yield from _answered_twice(library)
        yield from _duties(library)


def _switches(library: Library) -> Iterator[Diagnostic]:
    known = library.laws.switches
    for name, answer in library.settings.profile.items():
        if name not in known and not library.may_have(name, "laws/"):
            finding = error("unknown-switch.profile", answer.span, name=name)
            yield finding.with_help(did_you_mean(name, known) or "unknown-switch.add")


def _answered_twice(library: Library) -> Iterator[Diagnostic]:
    for name, claim in library.facts.items():
        switch = switch_of(name)
        answer = library.settings.profile.get(switch)
        if answer and isinstance(claim, Claim):
            differs = claim.holds != answer.yes
            again = error("profile-conflict.claim", answer.span, name=name)
            finding = again if differs else warning("profile-repeated.claim", answer.span, name=name)
            yield finding.with_help("profile-repeated.take-out", name=switch).with_note("note.claim", claim.span)
    claims = [(name, claim) for name, claim in library.facts.items() if isinstance(claim, Claim)]
    for (name, one), (other, two) in combinations(claims, 2):
        if switch_of(name) == switch_of(other) and one.holds != two.holds:
            finding = error("profile-conflict.claims", two.span, name=other, other=name)
            yield finding.with_help("profile-conflict.keep").with_note("note.claim", one.span)


def _duties(library: Library) -> Iterator[Diagnostic]:
    known = tuple(chain.from_iterable(pack.duties for pack in library.laws.packs.values()))
    vain = (one for one in library.attestations if _is_vain(library, one.duty, known))
    for one in vain:
        finding = error("unknown-duty.attestation", one.span, name=one.duty)
        yield _helped(finding, one.duty, known)
    for clause in library.clauses.values():
        for name in (name for name in clause.requirements if _is_vain(library, name, known)):
            place = word_in(clause.source, name, "requirements")
            yield _helped(warning("unknown-duty.requirement", place, name=name), name, known)


def _is_vain(library: Library, name: str, known: Iterable[str]) -> bool:
    return name not in known and not library.may_have(name, "laws/")


def _helped(finding: Diagnostic, name: str, known: Iterable[str]) -> Diagnostic:
    return finding.with_help(did_you_mean(name, known) or "unknown-duty.scope")
