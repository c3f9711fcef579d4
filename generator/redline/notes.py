"""The notes of a redline, in the words of a language.

In: the clauses of a redline whose notes are messages of the catalogue, the names of clauses, what became of clauses.
Out: the clauses with notes that people read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from ..model.document import Document, Renumbered, Revised, Section, walk_sections
from ..model.nodes import Mark, WholeMark, rebuilt, walk
from .moves import Relation
from .names import called

Label = Callable[..., str]
"""From a message of the catalogue and its values to the words of a language."""

_ACROSS = {"moved-here": "Moved here from “{clause}”", "moved-away": "Moved from here to “{clause}”"}
_BECAME = {
    ("inserted", "split"): "Split from “{clause}”",
    ("inserted", "merged"): "Merged from “{clause}”",
    ("deleted", "split"): "Split into “{clause}”",
    ("deleted", "merged"): "Merged into “{clause}”",
}
_WAS = "was {text}"


def plainly(message: str, /, **values: object) -> str:
    """Return a message in the language of the catalogue."""
    return message.format(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    """What notes are made of: the words of a language, the names of clauses, what became of clauses."""

    label: Label
    names: Mapping[str, str]
    relations: Sequence[Relation]


def names_of(*documents: Document | None) -> Mapping[str, str]:
    """Return what each clause is called in the last document that has it."""
    return {one.clause: called(one) for each in documents if each for one in walk_sections(each.sections)}


def noted(section: Section, noting: Noting) -> Section:
    """Return a clause of a redline with its notes in words; a passage does not repeat that of its clause."""
    change = getattr(section, "change", "")
    near, far = ("new", "old") if change == "inserted" else ("old", "new")
    became = {
        getattr(one, far): _BECAME[change, one.kind]
        for one in noting.relations
        if getattr(one, near) == section.clause and (change, one.kind) in _BECAME
    }
    told = " · ".join(noting.label(message, clause=noting.names[one]) for one, message in became.items())
    own: dict[str, Any] = {"note": told or noting.label(section.note)} if isinstance(section, Revised) else {}
    quiet = frozenset(became) if len(became) == 1 else frozenset()
    return replace(
        section,
        title=tuple(_worded(one, noting, quiet) for one in section.title),
        blocks=tuple(_worded(one, noting, quiet) for one in section.blocks),
        sections=tuple(noted(one, noting) for one in section.sections),
        **own,
    )


def _worded(node: Any, noting: Noting, quiet: Set[str]) -> Any:
    if not any(isinstance(one, Mark) for one in walk((node,))):
        return node
    made = rebuilt(node, lambda inner: (_worded(inner, noting, quiet),))
    return replace(made, note=_note(made, noting, quiet)) if getattr(made, "note", "") else made


def _note(mark: Any, noting: Noting, quiet: Set[str]) -> str:
    if isinstance(mark, Renumbered):
        return noting.label(_WAS, text=mark.note)
    if not isinstance(mark, WholeMark) or not mark.clause:
        return noting.label(mark.note)
    return "" if mark.clause in quiet else noting.label(_ACROSS[mark.change], clause=noting.names[mark.clause])
