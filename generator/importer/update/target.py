"""Which Document of a project a drafted text is.

In: a draft, the Documents, and what somebody says. Out: its work and locale. It follows from the language, the title
and the words; what is not sure is asked.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from ...localize.telling import UNKNOWN
from ...model.diagnostics import Message, RefusalError, did_you_mean
from ...model.document import Document, walk_sections
from ..alignment import share
from ..draft import DraftDocument
from .lines import said

_LEAST, _CLEAR = 0.2, 0.2
"""How much of a text is at least in clauses of a Document that it is, and how much more than of any other."""
_TITLED = 0.3
"""What an equal title counts beside that."""


class UncertainError(RefusalError):
    """It is not sure which text of a project a file is."""

    kind = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTarget:
    """What somebody says of a file: its work, its locale, the clauses to update; nothing where they say nothing."""

    work: str | None = None
    locale: str | None = None
    clauses: Set[str] = frozenset()


def document_of(draft: DraftDocument, documents: Sequence[Document], wanted: UpdateTarget) -> tuple[str, str]:
    """Return the work and the locale of the Document that a draft is. Raises UncertainError where it is not sure.

    What nothing of the project is called is refused alike.
    """
    locale = wanted.locale or (None if draft.locale == UNKNOWN else draft.locale)
    there = [one for one in documents if one.work == (wanted.work or one.work) and one.locale == (locale or one.locale)]
    told = wanted.work is not None and len(there) == 1
    rated = sorted(((_rate(draft, one), one.work, one.locale) for one in there), reverse=True)
    _refuse_unknown(wanted.clauses, there)
    if rated and (told or (rated[0][0] >= _LEAST and rated[0][0] - (rated[1:] or ((0.0,),))[0][0] >= _CLEAR)):
        return rated[0][1], rated[0][2]
    names = tuple(f"{one.work} ({one.locale})" for one in documents)
    raise UncertainError("update.uncertain", file=draft.path, title=draft.title, candidates=names)


def _refuse_unknown(clauses: Set[str], documents: Sequence[Document]) -> None:
    known = {section.clause for one in documents for section in walk_sections(one.sections)}
    for name in sorted(clauses - known):
        hint = did_you_mean(name, known) or Message("help.there-are", names=tuple(sorted(known)))
        raise UncertainError("update.unknown-clause", clause=name, hint=hint)


def _rate(draft: DraftDocument, document: Document) -> float:
    return share(draft, document) + _TITLED * (said(draft.title) == said(document.title))
