"""Which duties concern a project: the packs in scope of each work, and what its profile and its claims answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .duties import LawPack, applies, is_in_force, is_upcoming
from .library import Library, Work
from .registries import Claim

_SWITCHES: Mapping[str, str] = {"targets-ads": "ads"}
"""Claims that answer a switch of another name."""


def packs_of(work: Work, library: Library) -> tuple[LawPack, ...]:
    """Return the packs whose duties a work answers: those of its scope, or else those of its inventory."""
    packs = library.laws.packs
    if work.scope:
        return tuple(packs[name] for name in work.scope if name in packs)
    return tuple(pack for pack in packs.values() if pack.inventory and pack.inventory == work.jurisdiction)


def answers_of(library: Library) -> Mapping[str, bool]:
    """Return what is answered of the switches, by the profile or by a claim."""
    claims = {switch_of(name): fact.holds for name, fact in library.facts.items() if isinstance(fact, Claim)}
    profile = {name: answer.yes for name, answer in library.settings.profile.items()}
    return {name: yes for name, yes in {**claims, **profile}.items() if name in library.laws.switches}


def switch_of(claim: str) -> str:
    """Return the switch that a claim of this name answers, where there is one: that of its own name but for a few."""
    return _SWITCHES.get(claim, claim)


def unanswered(library: Library, day: date) -> tuple[str, ...]:
    """Return the switches without an answer on which a duty in scope rests that holds on a day, or later."""
    answers = answers_of(library)
    packs = (pack for work in library.works.values() for pack in packs_of(work, library))
    ours = (one for pack in packs for one in pack.duties.values() if is_in_force(one, day) or is_upcoming(one, day))
    open_ones = {name for one in ours if applies(one, answers) is None for name in one.conditions}
    return tuple(name for name in library.laws.switches if name in open_ones - answers.keys())
