"""A document as it was understood: sections of the model, with dates and sign-off as the page had them.

In: nothing; these are values. Sections hold the inlines and blocks of `model/document.py`; their numbers are those that
were typed, and `numbering` says which patterns give them. What an import proposes are documents, and the registries
that their words are kept in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..model.diagnostics import Message
from ..model.document import Section
from ..model.numbering import Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDate:
    """A date of the page. `kind` is last-modified, effective or last-reviewed; `label` and day are as `typed`.

    `pattern` is the CLDR pattern that prints the day as it was typed: y.MM.dd, MMMM d, y, y年M月d日; "" for none.
    `typed` ends with what belongs to the day `behind` it, such as 生效. `version` is what label or end say the text is.
    """

    kind: str
    label: str
    day: date
    pattern: str
    typed: str
    line: int
    behind: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSignOff:
    """Who signs below the text, as typed, and the day beside it; None where there is none."""

    party: str
    date: DraftDate | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNumbering:
    """The patterns of headings, paragraphs and lists by depth; `labels` are the numbers of clauses that none gives."""

    sections: Patterns = ()
    paragraphs: Patterns = ()
    lists: Patterns = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDocument:
    """A document of the file. `work` is the id of the work that it becomes a language of, "" before that is known.

    `line` is that of its title in the file. `sections` are there once it was understood, `headings` are the lines of
    their titles. `sure` says of each clause id how sure it is that the topic is the right one, from 0 to 1. `lines` are
    the lines of the file that belong to the document, their bullets taken off. `typed_dates` stand in the text as well.
    `paired` says of clauses that have the id of a counterpart how sure it is that they are one. `beside` are the lines
    that the file has beside its text, such as the foot of the page, and `named` the names that it states for who
    publishes it.
    """

    path: str
    line: int
    title: str
    locale: str
    kind: str
    dates: tuple[DraftDate, ...]
    sign_off: DraftSignOff | None
    work: str = ""
    amends: str | None = None
    sections: tuple[Section, ...] = ()
    headings: Mapping[str, int] = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    typed_dates: tuple[DraftDate, ...] = ()
    paired: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[Message, ...] = field(default_factory=tuple)
    numbering: DraftNumbering = field(default_factory=DraftNumbering)
    beside: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Drafts whose inlines use facts and terms, and what facts.yaml and terms.yaml say, group by group.

    `publisher` is the name of a party of `facts`, None where nobody speaks; `signatories` are the parties that sign, by
    work and locale; `promised` is how long before a change of a class a work promises to tell of it. `notes` say what
    was proposed and how sure that is.

    The language of the first draft is the original.
    """

    drafts: tuple[DraftDocument, ...]
    publisher: str | None
    facts: Mapping[str, Any]
    terms: Mapping[str, Any]
    signatories: Mapping[tuple[str, str], str]
    notes: tuple[Message, ...]
    promised: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def original(self) -> str:
        """The language that translations are made from."""
        return self.drafts[0].locale


def by_work(drafts: Iterable[DraftDocument]) -> Mapping[str, Sequence[DraftDocument]]:
    """Return documents by the works that they are languages of."""
    works: dict[str, list[DraftDocument]] = {}
    for draft in drafts:
        works.setdefault(draft.work, []).append(draft)
    return works
