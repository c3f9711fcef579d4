"""What the words of a document are resolved against.

A `ResolvedFrom` is one work in one locale with everything around it. It holds values and looks names up; it converts
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..localize import Language, direction_of
from ..model.diagnostics import Diagnostic, Message, did_you_mean
from ..model.library import Library
from ..model.registries import Inventory
from .dates import Dating
from .findings import Step
from .plan import Plan

PlanKey = tuple[str, str]
"""Work and locale."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands where a name leads nowhere; an error goes with it, so it is never published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedFrom:
    """One work in one locale: its plan, those of all others, and the paths of all documents.

    `datings` are what the changelog says of each; `published` are those that have a text on the day: to others nothing
    links.
    """

    library: Library
    languages: Mapping[str, Language]
    plan: Plan
    plans: Mapping[PlanKey, Plan]
    paths: Mapping[PlanKey, str]
    datings: Mapping[PlanKey, Dating]
    published: frozenset[PlanKey]

    @property
    def locale(self) -> str:
        """The locale of the document."""
        return self.plan.locale.locale

    @property
    def key(self) -> PlanKey:
        """The work and the locale."""
        return self.plan.work.id, self.locale

    @property
    def dating(self) -> Dating:
        """What the changelog says of the document."""
        return self.datings[self.key]

    @property
    def language(self) -> Language:
        """How the locale says things."""
        return self.languages[self.locale]

    @property
    def inventory(self) -> Inventory | None:
        """The inventory of the work's jurisdiction."""
        return self.library.inventories.get(self.plan.work.jurisdiction or "")

    def at(self, key: PlanKey) -> ResolvedFrom:
        """Return another work or locale; this one for its own key."""
        return self if key == self.key else replace(self, plan=self.plans[key])

    def direction(self, locale: str) -> str:
        """Return the direction in which a locale is written: as the settings say, else as it usually is."""
        return direction_of(locale, self.library.settings.directions)


def unknown(library: Library, finding: Diagnostic, name: str, there: Iterable[str], file: str) -> Step[str]:
    """Report a name that `file` does not have, unless it stands in what was refused; return what stands for it."""
    if not library.may_have(name, file):
        yield finding.with_help(did_you_mean(name, there) or Message("help.add-to-file", file=file))
    return UNKNOWN
