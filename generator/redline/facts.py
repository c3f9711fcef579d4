"""Facts whose words are others, and names that came or went.

In: the clauses of two Documents by id. Out: `FactChange`s. A contact says what a fact is and whose; the sentence around
it says it of any other. How the sources call it is nothing to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..languages.characters import WIDE_STOPS
from ..model.document import FactText, Inline, Section, plain_text
from ..model.nodes import runs, walk
from ..model.registries import CONTACT_FIELDS
from .tokens import figures


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact whose words changed, came or went, from and to in its shortest form, and the clauses that use it.

    `label` and `whose` are the words of a contact that has it, `around` what stands in its sentence on either side.
    """

    fact: str
    old: str
    new: str
    clauses: tuple[str, ...]
    label: str = ""
    whose: str = ""
    around: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPlace:
    """The words of a fact at a place, and what is known of it there; an `exact` one has no other form."""

    clause: str
    text: str
    label: str = ""
    whose: str = ""
    around: tuple[str, str] = ("", "")
    exact: bool = False


Clauses = Mapping[str, Section]
_CONTACT = "contact of "
"""What the facts begin with that a contact shows, which holds no key of them."""
_END = re.compile(rf"[{WIDE_STOPS}]|[.!?;](?=\s|\Z)")


def facts_between(before: Clauses, after: Clauses) -> tuple[FactChange, ...]:
    """Return the facts whose words are others, each once; one that a contact shows too is named as it is there."""
    found: dict[tuple[str, str], FactChange] = {}
    for one in _changes(_uses(before), _uses(after)):
        known = found.get((one.old, one.new), one)
        clauses = tuple(dict.fromkeys((*known.clauses, *one.clauses)))
        label, whose = (one.label, one.whose) if one.label else (known.label, known.whose)
        found[one.old, one.new] = replace(known, fact=known.fact or one.fact, clauses=clauses, label=label, whose=whose)
    return tuple(found.values())


def names_between(before: Clauses, after: Clauses, locale: str) -> Iterator[FactChange]:
    """Yield the names that only one of two texts has: parties, laws and the like that are registered as facts."""
    old, new = (_names(_uses(side), locale) for side in (before, after))
    was, now = map(_said, (before, after)) if old.keys() != new.keys() else ("", "")
    for base, uses in (old | new).items():
        text, clauses = uses[0].text, tuple(dict.fromkeys(use.clause for use in uses))
        if base not in old and text not in was:
            yield FactChange(fact=base, old="", new=text, clauses=clauses)
        elif base not in new and text not in now:
            yield FactChange(fact=base, old=text, new="", clauses=clauses)


def _said(sections: Clauses) -> str:
    return "\n".join(plain_text(run) for one in sections.values() for run in (one.title, *runs(one.blocks)))


def _names(uses: Mapping[str, Sequence[FactPlace]], locale: str) -> dict[str, list[FactPlace]]:
    found: dict[str, list[FactPlace]] = {}
    for fact, used in uses.items():
        if not used[0].exact and not figures(used[0].text, locale):
            found.setdefault(fact.partition(".")[0], []).extend(used)
    return found


def _changes(old: Mapping[str, Sequence[FactPlace]], new: Mapping[str, Sequence[FactPlace]]) -> Iterator[FactChange]:
    for fact, uses in new.items():
        was, now = (dict.fromkeys(use.text for use in told) for told in (old.get(fact, ()), uses))
        gone = [text for text in was if text not in now]
        come = [text for text in now if text not in was]
        if not gone or not come or (not uses[0].exact and _is_other_form(_plainest(gone), _plainest(come))):
            continue
        first = next(use for use in uses if use.text == _plainest(come))
        yield FactChange(
            fact="" if fact.startswith(_CONTACT) else fact,
            old=_plainest(gone),
            new=first.text,
            clauses=tuple(dict.fromkeys(use.clause for use in uses)),
            label=first.label,
            whose=first.whose,
            around=first.around,
        )


def _plainest(texts: Sequence[str]) -> str:
    """Return the shortest form of a fact that is no adjective: 12 months, not 12-month or twelve (12) months."""
    return min(texts, key=lambda text: ("-" in text, len(text)))


def _is_other_form(old: str, new: str) -> bool:
    """Say whether two texts are forms of one value: 12 months and twelve (12) months."""
    numbers = [re.findall(r"[0-9]+", text) for text in (old, new)]
    return bool(numbers[0]) and numbers[0] == numbers[1]


def _uses(sections: Clauses) -> dict[str, list[FactPlace]]:
    """Return for each fact where it is used, in the words of a text or of a contact."""
    found: dict[str, list[FactPlace]] = {}
    for clause, section in sections.items():
        for fact, use in (*_in_runs(clause, section), *_in_contacts(clause, section)):
            found.setdefault(fact, []).append(use)
    return found


def _in_runs(clause: str, section: Section) -> Iterator[tuple[str, FactPlace]]:
    for run in (section.title, *runs(section.blocks)):
        for place, inline in enumerate(run):
            for node in walk((inline,)):
                if isinstance(node, FactText):
                    is_whole = plain_text((inline,)) == node.text
                    around = _around(run, place) if is_whole else ("", "")
                    exact = node.day is not None or node.fact.partition(".")[2] in CONTACT_FIELDS
                    yield node.fact, FactPlace(clause=clause, text=node.text, around=around, exact=exact)


def _around(run: tuple[Inline, ...], place: int) -> tuple[str, str]:
    """Return what stands on either side of an inline in its sentence."""
    before, after = plain_text(run[:place]), plain_text(run[place + 1 :])
    starts = [end.end() for end in _END.finditer(before)]
    end = _END.search(after)
    return before[starts[-1] if starts else 0 :].lstrip(), after[: end.end() if end else None]


def _in_contacts(clause: str, section: Section) -> Iterator[tuple[str, FactPlace]]:
    for block in section.blocks:
        lines = {one.kind: (one.label, " ".join(map(plain_text, one.lines))) for one in getattr(block, "fields", ())}
        whose = next((lines[kind][1] for kind in ("department", "party") if kind in lines), "")
        for kind, (label, text) in lines.items():
            own = "" if text == whose or kind == "party" else whose
            use = FactPlace(clause=clause, text=text, label=label, whose=own, exact=True)
            yield f"{_CONTACT}{clause}.{kind}", use
