"""The facts of a proposal by their passages, and those of them that a plan chose, under the names that it gives.

In: a `Proposal`, and what a plan says of facts. Out: what a plan lists, and a proposal with the facts of the plan. A
fact of a plan is known by its value and the sentence where it first stands, for a name follows from that of a clause,
which a plan may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import Any

from ..check.sentences import sentences_in
from ..languages.characters import WIDE
from ..model.diagnostics import Message
from ..model.document import FactText, Text, map_sections, plain_text, walk_sections
from ..model.nodes import rebuilt, runs, walk
from .draft import DraftDocument, Proposal
from .plan import PlannedFact
from .propose import propose
from .propose.runs import with_nodes
from .rough import UnreadableError

_LETTER = rf"(?:(?![{WIDE}])\w)"
"""A character of a word; a script that parts no words, such as Chinese, may be cut anywhere."""
_SHOWN = re.compile(rf".{{1,120}}(?!{_LETTER})|.{{120}}")
_BEFORE = re.compile(rf"{_LETTER}*\s*")
_AHEAD = 60
"""How many characters of a long passage are shown ahead of a fact at most."""
_NAMED = ("import.party", "import.fact", "import.contact", "import.statute")
"""The notes that name a fact."""


def facts_in(proposal: Proposal) -> tuple[PlannedFact, ...]:
    """Return the facts of a proposal, each with its value and the sentence where it first stands, "" for none."""
    first: dict[str, str] = {}
    for draft in proposal.drafts:
        for name, passage in _passages(draft):
            first.setdefault(name, passage)
    return tuple(
        PlannedFact(name=name, value=_value(held), text=first.get(name, ""))
        for group in proposal.facts.values()
        for name, held in group.items()
    )


def chosen(told: Sequence[PlannedFact] | None) -> Callable[[tuple[DraftDocument, ...], str | None], Proposal]:
    """Return what makes a proposal of drafts with the facts that a plan lists, None for all that are proposed.

    What it makes raises UnreadableError where a fact is given the name of one that every such project has.
    """
    if told is None:
        return propose(None)

    def make(drafts: tuple[DraftDocument, ...], given: str | None) -> Proposal:
        names = _matched(told, facts_in(propose(None)(drafts, given)))
        return _renamed(propose(frozenset(names))(drafts, given), names)

    return make


def _passages(draft: DraftDocument) -> Iterator[tuple[str, str]]:
    """Yield the facts that a text uses, each with its sentence, in reading order."""
    for section in walk_sections(draft.sections):
        for run in runs(section.blocks):
            start, text = 0, plain_text(run)
            for inline in (one for one in walk(run) if isinstance(one, (Text, FactText))):
                if isinstance(inline, FactText):
                    yield _name(inline.fact), _sentence(text, start, draft.locale)
                start += len(inline.text)


def _sentence(text: str, place: int, locale: str) -> str:
    """Return the sentence at a place of a text, shortened at a word."""
    start, end = next((one for one in sentences_in(text, locale) if one[0] <= place < one[1]), (0, len(text)))
    whole = " ".join(text[start:end].split())
    return _shortened(whole, len(" ".join(text[start:place].split())))


def _shortened(text: str, place: int) -> str:
    """Return what stands around a place of a text, from word to word; from the beginning where the place is near it."""
    cut = _BEFORE.match(text, place - _AHEAD) if place > _AHEAD else None
    start = min(cut.end(), place) if cut else 0
    shown = _SHOWN.match(text, start)
    end = shown.end() if shown else len(text)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def _name(said: str) -> str:
    """Return the name of a fact that is used as `name`, `name as form` or `name.field`."""
    return re.split(r"[. ]", said, maxsplit=1)[0]


def _value(held: Any) -> str:
    """Return a value of facts.yaml as one line: its texts, each once."""
    return "; ".join(dict.fromkeys(_texts(held)))


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, Mapping):
        for inner in held.values():
            yield from _texts(inner)
    else:
        yield str(held)


def _matched(told: Sequence[PlannedFact], proposed: Sequence[PlannedFact]) -> dict[str, str]:
    """Return the names that a plan gives to proposed facts, by the proposed ones."""
    names: dict[str, str] = {}
    kept = [(one, _likeness(one, fact), fact) for one in told for fact in proposed]
    for one, likeness, fact in sorted(kept, key=lambda each: each[1], reverse=True):
        if likeness > _NOT and fact.name not in names and one.name not in names.values():
            names[fact.name] = one.name
    return names


_NOT = (False, False, 0)


def _likeness(told: PlannedFact, fact: PlannedFact) -> tuple[bool, bool, int]:
    """Return how surely a fact of a plan is a proposed one: by value and sentence, by its name, by how both end.

    A fact that is named after a clause ends with what it is for, so that two of one sentence keep apart.
    """
    there, named = (told.value, told.text) == (fact.value, fact.text), told.name == fact.name
    if not there and not (named and told.value in {"", fact.value}):
        return _NOT
    ends = zip(reversed(told.name.split("-")), reversed(fact.name.split("-")), strict=False)
    return there, named, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))


def _renamed(proposal: Proposal, names: Mapping[str, str]) -> Proposal:
    """Return a proposal whose facts have the names of a plan."""
    taken = {name for group in proposal.facts.values() for name in group} - names.keys()
    wrong = next((name for name in names.values() if name in taken), None)
    if wrong is not None:
        raise UnreadableError("duplicate-name.fact", name=wrong)
    return replace(
        proposal,
        drafts=tuple(_with_names(draft, names) for draft in proposal.drafts),
        publisher=names.get(proposal.publisher, proposal.publisher) if proposal.publisher else None,
        facts={
            group: {names.get(name, name): held for name, held in facts.items()}
            for group, facts in proposal.facts.items()
        },
        signatories={place: names.get(name, name) for place, name in proposal.signatories.items()},
        notes=tuple(_note(note, names) for note in proposal.notes),
    )


def _with_names(draft: DraftDocument, names: Mapping[str, str]) -> DraftDocument:
    def each(node: Any) -> tuple[Any, ...]:
        if not isinstance(node, FactText):
            return (rebuilt(node, each),)
        name = _name(node.fact)
        return (replace(node, fact=f"{names.get(name, name)}{node.fact[len(name) :]}"),)

    return replace(draft, sections=map_sections(draft.sections, partial(with_nodes, each=each)))


def _note(note: Message, names: Mapping[str, str]) -> Message:
    values = dict(note.values)
    name = values.get("name")
    known = note.id in _NAMED and isinstance(name, str) and name in names
    return Message(note.id, **{**values, "name": names[str(name)]}) if known else note
