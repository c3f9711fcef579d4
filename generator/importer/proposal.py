"""What an import proposes: documents as they were understood, and the registries that their words are kept in.

In: nothing; these are values, as the files will have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.diagnostics import Message
from .draft import DraftDocument


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
