"""Everything that one state of the source says, by id and locale: the result of `parse/`.

Values carry the span that a finding about them should name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .approvals import ApprovalLine, RequiredApproval
from .change import Change
from .comments import Thread
from .declared import Declared
from .duties import NO_LAWS, DutyAttestation, Laws
from .history import History
from .numbering import Patterns
from .registries import DefinedTerm, Fact, Inventory, Period, Texts, TextWithFacts
from .returned import ChangeDecision
from .source import Span
from .theme import Theme
from .written import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a passage that was clarified has the effect that it had: the passage as the redline shows it, and the words.

    `answered_by` names who answers for a passage that touches what decides.
    """

    clause: str
    locale: str
    passage: str
    because: Texts
    answered_by: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """When and how readers were told of a change, and the SHA-256 of what proves it."""

    day: date
    how: str
    evidence: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkChange:
    """What one edition says of one work. `locales` is empty for all of them, `effective` None for the default.

    `version` is what the text calls itself then, such as 1.2; None where it goes on with what it was called before.

    `effective_span` is where the date stands, or the entry where it has none.
    """

    work: str
    change: Change
    locales: tuple[str, ...]
    effective: date | None
    version: str | None
    clauses: tuple[str, ...]
    because: str | None
    reasons: tuple[Reason, ...]
    summary: Texts
    span: Span
    effective_span: Span
    notified: Notified | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One changelog entry; `id` is its day, with `.2` for a second one on that day.

    `cancels_span` is where the edition that it cancels is named, or the entry where there is none.
    """

    id: str
    day: date
    works: tuple[WorkChange, ...]
    cancels: str | None
    notes: str | None
    span: Span
    cancels_span: Span


class Placement(Enum):
    """How an outline prints a clause."""

    SECTION = "section"
    UNNUMBERED = "unnumbered"
    PREFACE = "preface"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A clause in an outline; `clause` is an id of the work or `shared/<id>`."""

    clause: str
    placement: Placement
    within: tuple[OutlineEntry, ...]
    span: Span


def walk_outline(outline: tuple[OutlineEntry, ...]) -> Iterator[OutlineEntry]:
    """Yield the entries of an outline and all within them, in reading order."""
    for entry in outline:
        yield entry
        yield from walk_outline(entry.within)


class DateKind(Enum):
    """The dates that a document may print."""

    LAST_MODIFIED = "last-modified"
    EFFECTIVE = "effective"
    LAST_REVIEWED = "last-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffRule:
    """Who signs below the text, and with which date."""

    party: str
    date: DateKind
    span: Span


UNREAD = "unread"
"""What `absent` says of a clause for which an import found no counterpart, until somebody has looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLocale:
    """One language of a work. The patterns of numbers are by depth; headings without one carry no number.

    `absent` says of clauses of other languages why this one has none, or UNREAD. `moved_from` are folders below the
    base address that lead to it.
    """

    locale: str
    title: str
    description: TextWithFacts
    dates: tuple[DateKind, ...]
    date_labels: Mapping[DateKind, str]
    date_pattern: str | None
    sign_off: SignOffRule | None
    section_numbers: Patterns
    paragraph_numbers: Patterns
    list_numbers: Patterns
    table_of_contents: bool
    outline: tuple[OutlineEntry, ...]
    absent: Mapping[str, str]
    moved_from: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The abstract text, whatever its language or date (FRBR: work).

    `notice_periods` say how long before an edition of a class takes effect it has to be published,
    `scope` are the law packs whose duties it answers; without any, those of its jurisdiction are meant.
    `approvals` who has to approve it before, by role and language ("" for all), `bilingual` which languages a page has
    beside each other, none where there is no such page.
    """

    id: str
    kind: str
    jurisdiction: str | None
    scope: tuple[str, ...]
    amends: str | None
    dated_by_meaning: bool
    review_every: Period | None
    notice_periods: Mapping[Change, Period]
    approvals: Mapping[str, Mapping[str, RequiredApproval]]
    bilingual: tuple[str, ...]
    locales: Mapping[str, WorkLocale]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSetting:
    """Fonts of the project for one locale: family names in order, files relative to the project."""

    family: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """How much a rule matters here: `level` is error, warning, suggestion or off."""

    level: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSetting:
    """A day in the settings, and where it stands."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileAnswer:
    """What the profile answers to one switch, and where."""

    yes: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `clausebook.yaml` says. `paths` maps work and locale to an address below `base_url`; `rules` are by name.

    `index` is the file that links name behind the slash of a folder, "" for none.
    `pasted` maps work, locale and address of a page elsewhere that shows the text to the digest of what may be around
    it, empty where none was accepted.
    `publisher` is the name of a party, None where pages name nobody; `words` are those by locale that no dictionary has
    and that are right all the same; `landing` are the works that landing pages list first; `csp` are hosts that pages
    may load from, by directive. `lacking` are the required keys without a usable value, in whose place another stands,
    so that texts can be judged; nothing is made of them.
    """

    base_url: str
    publisher: str | None
    timezone: str
    original: str
    governing: str | None
    notice: Texts
    fonts: Mapping[str, FontSetting]
    directions: Mapping[str, str]
    paths: Mapping[str, Mapping[str, str]]
    index: str
    pasted: Mapping[str, Mapping[str, Mapping[str, str]]]
    rules: Mapping[str, RuleSetting]
    words: Mapping[str, tuple[str, ...]]
    landing: tuple[str, ...]
    relations: Mapping[str, str]
    gpc: DatedSetting | None
    profile: Mapping[str, ProfileAnswer]
    theme: Theme
    csp: Mapping[str, tuple[str, ...]]
    lacking: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything parsed from one state of the source. Clauses are keyed by (owner, id, locale).

    `changelog` has the newest edition first, `history` is what it comes to. `unread` has the files of which something
    was refused, with what stands in them: no name that does may be reported as missing, because one cause gives one
    finding. `comments` are threads, each with the place of its first entry. `laws` are the packs in scope of a work,
    `declared` is what the app itself says.
    """

    settings: Settings
    facts: Mapping[str, Fact]
    terms: Mapping[str, DefinedTerm]
    inventories: Mapping[str, Inventory]
    works: Mapping[str, Work]
    clauses: Mapping[tuple[str, str, str], Clause]
    changelog: tuple[Edition, ...]
    history: History[WorkChange]
    approvals: tuple[ApprovalLine, ...]
    unread: Mapping[str, str]
    comments: Mapping[Thread, Span]
    decisions: tuple[ChangeDecision, ...] = ()
    attestations: tuple[DutyAttestation, ...] = ()
    laws: Laws = NO_LAWS
    declared: tuple[Declared, ...] = ()

    def may_have(self, name: str, *places: str) -> bool:
        """Say whether something was refused of a file in one of `places` that gives a thing this name."""
        unread = ((path, text) for path, text in self.unread.items() if path.startswith(places))
        return any(not text or f"/{name}." in path or _gives(name, path, text) for path, text in unread)


def _gives(name: str, path: str, text: str) -> bool:
    """Say whether a file has a name, a clause as that of an item or of a term that it defines."""
    forms = (f"{{#{name}", f"define:{name}") if path.endswith(".md") else (name,)
    return any(form in text for form in forms)


def clause_key(work: str, reference: str, locale: str) -> tuple[str, str, str]:
    """Return the key in `Library.clauses` of an outline's `id` or `shared/<id>`."""
    owner, _, name = reference.rpartition("/")
    return (owner or work, name, locale)
