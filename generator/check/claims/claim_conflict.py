"""What is said to be done, and said not to be. See docs/rules/claim-conflict.md; the acts are those of the packs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ...languages import packs
from ...languages.pattern import NEVER
from ...model.diagnostics import Diagnostic, Message, did_you_mean, warning
from ...model.registries import Claim, Inventory
from ...model.source import Span
from ..dates.statements import statements_in
from ..passage import Passage, Role
from ..subject import Subject
from .answers import GivenAnswer, inventories_asked, kept_for, listed_answers, named_in, own_answers
from .sayings import StatedClaim, Words, sayings_in

_REMEMBERED = 200
"""Sentences of a document with which another is compared."""
_NOTES: Mapping[str, str] = {
    "claim": "claim-conflict.claim",
    "profile": "claim-conflict.profile",
    "inventory": "claim-conflict.inventory",
}
"""How the place of an answer is told, by its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A sentence of a passage that claims something."""

    passage: Passage
    said: StatedClaim

    @property
    def span(self) -> Span:
        return self.passage.span(self.said.start, self.said.end)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each sentence that says the opposite of another or of an answer, with that one.

    What readers and laws ask for is compared across works and languages, with `claims:` of the facts, the profile and
    the inventory where they have it; other matters are compared inside a document. The answers are compared as well.
    """
    yield from _undefined(subject)
    yield from _unlisted(subject)
    yield from _kept_otherwise(subject)
    told: set[Span] = set()
    by_act = _by_act(subject)
    for one, answers in _of_answers(subject, by_act):
        if one.span not in told:
            told.add(one.span)
            yield _answered(one.said.text, one.span, answers)
    for one, other in (*_of_acts(subject, by_act), *_of_words(subject)):
        if one.span not in told:
            told.add(one.span)
            found = warning("claim-conflict.two-sentences", one.span, said=one.said.text, other=other.said.text)
            yield found.with_help("claim-conflict.say-one").with_note("claim-conflict.other", other.span)


def _answered(said: str, span: Span, answers: Iterable[GivenAnswer]) -> Diagnostic:
    files = tuple(dict.fromkeys(answer.span.source.path for answer in answers))
    found = warning("claim-conflict.answered", span, said=said, files=files)
    found = found.with_help("claim-conflict.correct")
    for answer in answers:
        found = found.with_note(_NOTES[answer.kind], answer.span)
    return found


def _undefined(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each claim of the facts that no language describes and no law asks for."""
    acts = {act for pack in packs() if pack.claims for act in pack.claims.acts}
    known = sorted({*acts, *subject.library.laws.switches})
    for name, fact in subject.library.facts.items():
        if isinstance(fact, Claim) and name not in known:
            unknown = warning("claim-conflict.no-claim", fact.span, name=name)
            yield unknown.with_help(did_you_mean(name, known) or Message("claim-conflict.claims", names=tuple(known)))


def _unlisted(subject: Subject) -> Iterator[Diagnostic]:
    """Yield each claim and switch that the inventory contradicts; a yes where no inventory has one."""
    library = subject.library
    claims = (name for name, fact in library.facts.items() if isinstance(fact, Claim))
    for act in dict.fromkeys((*claims, *library.settings.profile)):
        own = own_answers(act, library)[0]
        rows = ((one, one.categories) for one in inventories_asked(act, library))
        listed = listed_answers(act, library, rows)
        against = [answer for answer in listed if answer.yes != own.yes]
        if against and not (own.yes and len(against) < len(listed)):
            yield _answered(f"{act}: {'yes' if own.yes else 'no'}", own.span, against)


def _kept_otherwise(subject: Subject) -> Iterator[Diagnostic]:
    """Yield each period for which a sentence keeps a category, and its row of the inventory does not."""
    for passage, known in subject.passages_with(lambda pack: pack.claims, Role.PARAGRAPH, Role.CELL):
        keeps = passage.pack.periods.roles.get("retention", NEVER) if passage.pack.periods else NEVER
        for one in statements_in(passage, "period") if keeps.search(passage.text) else ():
            is_plain = keeps.search(one.part) and not one.conditional and not known.apart.search(one.part)
            for inventory in _inventories(passage, subject) if is_plain else ():
                named = named_in(one.part, inventory)
                kept = kept_for(named[0], subject.library, passage.locale) if len(named) == 1 else ()
                if kept and one.value.key not in kept:
                    span = passage.span(one.value.start, one.value.end)
                    yield _answered(one.part, span, [GivenAnswer(kind="inventory", yes=True, span=named[0].span)])


def _inventories(passage: Passage, subject: Subject) -> tuple[Inventory, ...]:
    """Return the inventory of the work that a passage is in, or every one where it has none of its own."""
    work, inventories = subject.library.works.get(passage.clause.owner), subject.library.inventories
    own = inventories.get(work.jurisdiction) if work and work.jurisdiction else None
    return (own,) if own else tuple(inventories.values()) if not (work and work.jurisdiction) else ()


def _by_act(subject: Subject) -> Mapping[str, Sequence[_Claim]]:
    by_act: dict[str, list[_Claim]] = defaultdict(list)
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        for claim in _claims_in(passage):
            for act in claim.said.acts:
                by_act[act].append(claim)
    return by_act


def _of_answers(
    subject: Subject, by_act: Mapping[str, Sequence[_Claim]]
) -> Iterator[tuple[_Claim, Sequence[GivenAnswer]]]:
    """Yield what contradicts the facts, the profile or the inventory, which knows best of a category that is named."""
    for act, claims in by_act.items():
        own = own_answers(act, subject.library)
        for one in claims:
            inventories = _inventories(one.passage, subject)
            part = _of_part(act, one, subject)
            rows = ((inventory, inventory.categories) for inventory in inventories)
            answers = part or (*own, *listed_answers(act, subject.library, rows))
            if against := [answer for answer in answers if answer.yes != one.said.is_done]:
                yield one, against


def _of_part(act: str, one: _Claim, subject: Subject) -> tuple[GivenAnswer, ...]:
    """Return what the inventory answers of the categories that a sentence names."""
    named = ((inventory, named_in(one.said.text, inventory)) for inventory in _inventories(one.passage, subject))
    return listed_answers(act, subject.library, ((inventory, rows) for inventory, rows in named if rows))


def _of_acts(subject: Subject, by_act: Mapping[str, Sequence[_Claim]]) -> Iterator[tuple[_Claim, _Claim]]:
    """Yield what contradicts most of what is said of an act, or of two sentences the one that affirms.

    Where an answer is written down, nothing is left to be counted; what is said of a category is said of that alone.
    """
    for act, claims in by_act.items():
        if not own_answers(act, subject.library):
            done, not_done = _by_answer(claim for claim in claims if not _of_part(act, claim, subject))
            if done and not_done:
                fewer, others = (done, not_done) if len(done) <= len(not_done) else (not_done, done)
                yield from ((one, others[0]) for one in fewer)


def _of_words(subject: Subject) -> Iterator[tuple[_Claim, _Claim]]:
    """Yield each sentence that says to be done all that another of its document says not to be."""
    for document in subject.documents:
        claims = (
            claim
            for passage in subject.passages_in(document.work, document.locale)
            if passage.role in (Role.PARAGRAPH, Role.CELL)
            for claim in _claims_in(passage)
        )
        worded = (claim for claim in claims if claim.said.words and not claim.said.acts)
        known = {(claim.said.who, claim.said.is_done, claim.said.words): claim for claim in worded}
        done, not_done = _by_answer(known.values())
        for one in done:
            others = (other for other in islice(not_done, _REMEMBERED) if one.said.who == other.said.who)
            other = next((other for other in others if _holds(one.said.words, other.said.words)), None)
            if other:
                yield one, other


def _by_answer(claims: Iterable[_Claim]) -> tuple[list[_Claim], list[_Claim]]:
    every = list(claims)
    return [claim for claim in every if claim.said.is_done], [claim for claim in every if not claim.said.is_done]


def _holds(words: Words, part: Words) -> bool:
    """Say whether words begin as a part of them does, and hold the rest of it in its order."""
    left = iter(words)
    return words[:1] == part[:1] and all(word in left for word in part)


def _claims_in(passage: Passage) -> Iterator[_Claim]:
    return (_Claim(passage=passage, said=said) for said in sayings_in(passage.text, passage.locale))
