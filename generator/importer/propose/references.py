"""References that were typed: titles of clauses and of other documents, Section 4, clause 2.1, 第7条.

In: a run of a draft, and all drafts. Out: the run with references around the words that name a place, and what names
none. A title or number that stands over two places names none; a short title counts only behind “see”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ...check.references.laws import is_of_a_law
from ...languages import pack_for
from ...languages.parts.wording import Sections
from ...languages.typed import BEFORE_TITLE, CITATION
from ...model.document import Inline, Reference, Section, Text, map_sections, plain_text, walk_sections
from ...model.make import Run
from ...model.nodes import Anchored, rebuilt, walk
from ..draft import DraftDocument
from ..markers import patterns_of
from .runs import Replacement, parted, replaced, with_nodes

_LONG = 18
"""Characters from which on a title is no chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What a text may name: titles with where they lead, and places by number; `unknown` fills with what names none.

    `sections` says how the language tells the section of a law.
    """

    pattern: re.Pattern[str] | None
    targets: dict[str, tuple[str | None, str]]
    numbers: Mapping[str, str | None]
    unknown: dict[str, str]
    sections: Sections | None


def places_of(draft: DraftDocument, drafts: Sequence[DraftDocument]) -> Places:
    """Return the places that the text of a draft may name."""
    sections = (one for one in walk_sections(draft.sections) if one.placement != "preface")
    titles = [(plain_text(one.title), one.clause) for one in sections]
    counted = Counter(title for title, _ in titles)
    targets: dict[str, tuple[str | None, str]] = {
        title: (None, f"c-{clause}") for title, clause in titles if title and counted[title] == 1
    }
    others = (one for one in drafts if one.locale == draft.locale and one.work != draft.work)
    targets |= {one.title: (f"work:{one.work}", "") for one in others}
    long, short = (
        sorted((t for t in targets if (len(t) >= _LONG) == wanted), key=len, reverse=True) for wanted in (True, False)
    )
    parts = [*map(re.escape, long), *(f"{BEFORE_TITLE}{re.escape(title)}" for title in short)]
    pack = pack_for(draft.locale)
    pattern = re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?![\w])") if parts else None
    return Places(
        pattern=pattern, targets=targets, numbers=_numbers(draft), unknown={}, sections=pack.sections if pack else None
    )


def with_references(run: Run, section: Section, places: Places) -> Run:
    """Return a run with references; a clause does not refer to itself."""
    if places.pattern:
        run = parted(run, places.pattern, lambda match: _titled(match, section, places))
    return replaced(run, lambda text: _cited(text, section, places))


def _titled(match: re.Match[str], section: Section, places: Places) -> Inline | None:
    path, anchor = places.targets[match[0]]
    if path is None and anchor == f"c-{section.clause}":
        return None
    return Reference(path=path, anchor=anchor, generated=False, children=(Text(text=match[0]),))


# --- numbers ----------------------------------------------------------------------------------------------------------


def with_ids(draft: DraftDocument) -> DraftDocument:
    """Return a draft whose numbered items have anchors, so that references may lead to them."""
    return replace(draft, sections=map_sections(draft.sections, _with_ids))


def _with_ids(section: Section) -> Section:
    taken: set[str] = set()

    def each(node: Any) -> tuple[Any, ...]:
        made = rebuilt(node, each)
        number = getattr(node, "number", None)
        name = f"c-{section.clause}-item-{'-'.join(map(str, _path(number)))}" if number else ""
        if not number or name in taken:
            return (made,)
        taken.add(name)
        return (replace(made, anchor=name),)

    return with_nodes(section, each)


def _path(number: str) -> tuple[int, ...]:
    return next((counters for form in patterns_of(number) if (counters := form.counters(number))), ())


def _numbers(draft: DraftDocument) -> dict[str, str | None]:
    """Return the anchors of clauses and items by what counts in their numbers; None where two have it.

    A clause goes before the items that have its number.
    """
    sections = [one for one in walk_sections(draft.sections) if one.number]
    items = [one for section in walk_sections(draft.sections) for one in walk(section.blocks) if _is_item(one)]
    found: dict[str, str | None] = {}
    for group in (items, sections):
        own: dict[str, str | None] = {}
        for one in group:
            label = str(one.number)
            for key in {form.number(form.counters(label) or ()) for form in patterns_of(label)[:1]}:
                own[key] = None if key in own else one.anchor
        found |= own
    return found


def _is_item(node: Any) -> bool:
    return isinstance(node, Anchored) and bool(getattr(node, "number", None)) and node.anchor is not None


def _cited(text: str, section: Section, places: Places) -> Iterator[Replacement]:
    """Yield references for the numbers of a text that name a place; what names none is noted."""
    for match in CITATION.finditer(text):
        number = match["latin"] or match["han"]
        if places.sections and is_of_a_law(match, text, places.sections):
            continue
        anchor = places.numbers.get(number)
        if anchor is None:
            places.unknown.setdefault(match[0], section.clause)
        elif anchor != f"c-{section.clause}":
            link = Reference(path=None, anchor=anchor, generated=False, children=(Text(text=number),))
            yield *match.span("latin" if match["latin"] else "han"), link


def with_computed(draft: DraftDocument, told: Mapping[str | None, str | None]) -> DraftDocument:
    """Return a draft whose references say the number that is computed, where they say it; items without one no id."""
    used: set[str] = set()

    def each(node: Any) -> tuple[Any, ...]:
        if not isinstance(node, Reference):
            return (rebuilt(node, each),)
        used.add(node.anchor)
        return (replace(node, generated=node.generated or told.get(node.anchor) == plain_text((node,))),)

    def bare(node: Any) -> tuple[Any, ...]:
        made = rebuilt(node, bare)
        return (replace(made, anchor=None) if _is_item(made) and made.anchor not in used else made,)

    for change in (each, bare):
        draft = replace(draft, sections=map_sections(draft.sections, partial(with_nodes, each=change)))
    return draft
