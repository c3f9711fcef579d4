"""What may be chosen in a field of a form, each with the words that are shown for it.

In: what is asked for, a field and what is typed in it. Out: values in their order, each with its words: a comment with
what it says, an edition with its documents, a document and a clause with their titles, a language with its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..localize import language_name
from ..operations.comments import comment_rows
from .verbs import DeskField, VerbField

if TYPE_CHECKING:
    from .panels import PanelRequest

_FORMATS = {"docx": "Word", "pdf": "PDF", "html": "HTML"}
_LONGEST = 60
"""How many characters of a comment are shown: enough to know it by."""


def titles_of(asked: PanelRequest) -> Mapping[str, str]:
    """Return the title of each work, in the language of the desk where it has one."""
    own_last = sorted(asked.draft.documents, key=lambda one: one.locale == asked.sentences.language)
    return {one.work: one.title for one in own_last}


def choices_of(asked: PanelRequest, field: DeskField, known: VerbField, typed: Sequence[str]) -> Mapping[str, str]:
    """Return what may be chosen in a field by its value, nothing where any text may be typed."""
    if field.chosen:
        own = _CHOSEN[field.chosen](asked)
        return {**own, **{one: one for one in typed if one and one not in own}} if own else {}
    words = {**titles_of(asked), **_clauses(asked), **_FORMATS}
    language = asked.sentences.language
    values = field.only or known.choices(asked.draft.reading.project.root)
    if field.label == "desk.language":
        return {tag: language_name(tag, language) for tag in values}
    return {one: words.get(one, one) for one in values}


def _comments(asked: PanelRequest, *, settled: bool = False) -> Mapping[str, str]:
    """Return the open comments by id, and settled ones behind them: how each begins, by whom, when, and where."""
    titles, found = _clauses(asked), {}
    rows = comment_rows(asked.draft.reading.library) if asked.draft.reading.library else ()
    for row in sorted(rows, key=lambda one: not one.open):
        said, thread = row.thread.remarks[0], row.thread
        words = " ".join(said.text.split())
        words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        if row.open or settled:
            found[thread.id] = " · ".join((words, said.author, str(said.day), titles.get(thread.clause, thread.clause)))
    return found


def _editions(asked: PanelRequest) -> Mapping[str, str]:
    """Return the editions by name, the newest first, each with the titles of what changed in it."""
    titles, archive = titles_of(asked), asked.draft.reading.archive
    works = {one.id: [change.work for change in one.manifest.entry.works] for one in reversed(archive.editions)}
    return {id: " · ".join((id, *(titles.get(work, work) for work in own))) for id, own in works.items()}


def _clauses(asked: PanelRequest) -> Mapping[str, str]:
    """Return the title of each clause by its address, in the language of the desk where it has one."""
    clauses = asked.draft.reading.library.clauses.values() if asked.draft.reading.library else ()
    own_last = sorted(clauses, key=lambda one: one.locale == asked.sentences.language)
    titles = {f"{one.owner}/{one.id}": one.title_span.text.lstrip("# ") for one in own_last}
    return {name: f"{title} · {name}" for name, title in titles.items() if title}


_CHOSEN: Mapping[str, Callable[[PanelRequest], Mapping[str, str]]] = {
    "comments": partial(_comments, settled=True),
    "open-comments": _comments,
    "editions": _editions,
}
"""What `chosen` of a field means."""
