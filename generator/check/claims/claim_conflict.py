"""What is said to be done, and said not to be. See docs/rules/claim-conflict.md; the acts are those of the packs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ...languages import known_of, packs
from ...languages.characters import WIDE_COLON
from ...languages.parts.wording import Claims
from ...languages.pattern import Match
from ...model.diagnostics import Diagnostic, Message, did_you_mean, warning
from ...model.registries import Claim, Fact
from ...model.source import Span
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject

_OPENS_LIST = re.compile(rf"\s*[:{WIDE_COLON}]")
"""What a sentence is about stands in the list below it."""
_REMEMBERED = 200
"""Sentences of a document with which another is compared."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A sentence: who does what, or does not; `acts` are the names of the claims that it makes."""

    text: str
    span: Span
    who: str
    is_done: bool
    acts: tuple[str, ...]
    words: Words


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each sentence that says the opposite of another, with that one.

    What readers and laws ask for is compared across works and languages, and with `claims:` of the facts where they
    have it; other matters are compared inside a document.
    """
    yield from _undefined(subject)
    told: set[Span] = set()
    for one, other in (*_of_acts(subject), *_of_words(subject)):
        if one.span not in told:
            told.add(one.span)
            yield _finding(one, other)


def _finding(one: _Claim, other: _Claim | Fact) -> Diagnostic:
    if isinstance(other, _Claim):
        found = warning("claim-conflict.two-sentences", one.span, said=one.text, other=other.text)
        return found.with_help("claim-conflict.say-one").with_note("claim-conflict.other", other.span)
    found = warning("claim-conflict.defined", one.span, said=one.text)
    return found.with_help("claim-conflict.say-defined").with_note("claim-conflict.claim", other.span)


def _undefined(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each claim of the facts that no language describes."""
    known = sorted({act for pack in packs() if pack.claims for act in pack.claims.acts})
    for name, fact in subject.library.facts.items():
        if isinstance(fact, Claim) and name not in known:
            unknown = warning("claim-conflict.no-claim", fact.span, name=name)
            yield unknown.with_help(did_you_mean(name, known) or Message("claim-conflict.claims", names=tuple(known)))


def _of_acts(subject: Subject) -> Iterator[tuple[_Claim, _Claim | Fact]]:
    """Yield what contradicts the facts or most of what is said of an act, or of two sentences the one that affirms."""
    by_act: dict[str, list[_Claim]] = defaultdict(list)
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        for claim in _claims_in(passage):
            for act in claim.acts:
                by_act[act].append(claim)
    for act, claims in by_act.items():
        done, not_done = _by_answer(claims)
        defined = subject.library.facts.get(act)
        if isinstance(defined, Claim):
            yield from ((one, defined) for one in (not_done if defined.holds else done))
        elif done and not_done:
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
        known = {(claim.who, claim.is_done, claim.words): claim for claim in claims if claim.words and not claim.acts}
        done, not_done = _by_answer(known.values())
        for one in done:
            others = islice(not_done, _REMEMBERED)
            other = next((other for other in others if one.who == other.who and _holds(one.words, other.words)), None)
            if other:
                yield one, other


def _by_answer(claims: Iterable[_Claim]) -> tuple[list[_Claim], list[_Claim]]:
    every = list(claims)
    return [claim for claim in every if claim.is_done], [claim for claim in every if not claim.is_done]


def _holds(words: Words, part: Words) -> bool:
    """Say whether words begin as a part of them does, and hold the rest of it in its order."""
    left = iter(words)
    return words[:1] == part[:1] and all(word in left for word in part)


def _claims_in(passage: Passage) -> Iterator[_Claim]:
    if known := passage.pack.claims:
        yield from (_claim(passage, match, known) for match in _stated_in(passage.text, passage.locale))


@lru_cache(maxsize=4096)
def _stated_in(text: str, locale: str) -> tuple[Match, ...]:
    known = known_of(locale).claims
    if known is None:
        return ()
    said = [span for span in sentences_in(text, locale) if not known.apart.search(text, *span)]
    matches = (match for span in said for stated in known.stated for match in stated.finditer(text, *span))
    return tuple(match for match in matches if not _OPENS_LIST.match(text, match.end()))


def _claim(passage: Passage, match: Match, known: Claims) -> _Claim:
    groups = match.groupdict()
    said = groups["said"]
    wordings = passage.pack.wordings
    found = [word.lower() for word in wordings.word.findall(said)] if wordings else []
    words = tuple(word for word in found if wordings and word not in wordings.small)
    return _Claim(
        text=match[0],
        span=passage.span(*match.span()),
        who=groups.get("who", "").lower(),
        is_done=not groups["not"],
        acts=tuple(name for name, act in known.acts.items() if act.search(said)),
        words=words if len(words) >= known.few else (),
    )
