"""Duties of the law as values: what a text must say, from which day, under which citation and by what it is shown.

Values of `generator/laws/` and of a project's own `laws/`, and what follows from them and a day alone. Whether a text
answers a duty is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from .registries import Period, Texts
from .source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LawDay:
    """The first day of something; where only the year is known, the first of that year stands for it."""

    day: date
    year_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCitation:
    """How a provision is cited from a day on: one text, or one for each language."""

    since: LawDay
    until: LawDay | None
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySign:
    """Evidence that a word names: a `tag`, a `link`; or a kind and what of it: the `inventory` with `retention`.

    A `date` may be as old as `within`. A `claim` of facts.yaml must be answered, and with no where it is `denied`.
    """

    kind: str
    of: str = ""
    within: Period | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLimit:
    """A fact of a kind that the tagged clause uses, within limits; `when_stated`: a text need not name it."""

    kind: str
    role: str | None
    exactly: int | None
    at_most: Period | None
    at_least: Period | None
    when_stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that must stand there, by language: any one of the several of a language is enough."""

    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyEvidence:
    """Several of which one is enough."""

    of: tuple[DutySign | FactLimit | Wording, ...]


DutyEvidence = DutySign | FactLimit | Wording | AnyEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyReader:
    """Who read the provision for a project, and on which day."""

    by: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that a text must say.

    `says` and `shown_by` are of a duty that was examined; one that was not has `subject`, and `not_examined` says why.
    `conditions` are switches of a profile that must all be yes. `until` is the first day on which it holds no more.
    From `enforced` on an authority may act on it, where that is another day than its first.
    A passage that answers it is likely to meet all its `cues`. `source` is a name in the pack. `watched` is a draft,
    `recommended` a standard that nobody is bound by.
    """

    id: str
    citations: tuple[DatedCitation, ...]
    says: Texts
    subject: Texts
    not_examined: Texts
    note: Texts
    conditions: tuple[str, ...]
    cues: tuple[str, ...]
    since: LawDay | None
    until: LawDay | None
    enforced: LawDay | None
    locales: str
    shown_by: tuple[DutyEvidence, ...]
    source: str | None
    sure: str
    read_by: DutyReader | None
    recommended: bool
    watched: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSource:
    """What records were read in, and the day."""

    title: str
    read: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack:
    """The duties of one jurisdiction, with the pack's own edition and what changed in each.

    `inventory` is the inventory of inventory.yaml whose works have this jurisdiction in scope by themselves.
    """

    jurisdiction: str
    inventory: str | None
    edition: date | None
    name: Texts
    changes: Mapping[date, Texts]
    sources: Mapping[str, LawSource]
    duties: Mapping[str, Duty]


HINT = "~ "
"""With this an expression of a cue begins that only keeps a doubt away: it names the subject and proposes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laws:
    """Packs by jurisdiction, the switches of a profile with their meaning, and the cues as patterns by language."""

    packs: Mapping[str, LawPack]
    switches: Mapping[str, Texts]
    cues: Mapping[str, Mapping[str, tuple[str, ...]]]


NO_LAWS = Laws(packs=MappingProxyType({}), switches=MappingProxyType({}), cues=MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAttestation:
    """What a person asserts where no text can show that a duty is met; from the day `expires` on it counts no more."""

    duty: str
    by: str
    day: date
    evidence: str
    expires: date
    span: Span


def citation_on(duty: Duty, day: date) -> DatedCitation | None:
    """Return how the duty was cited on a day: the newest citation of that day, None where none is known for it."""
    held = (one for one in duty.citations if is_in_force(one, day))
    return max(held, key=lambda one: one.since.day, default=None)


def is_in_force(one: Duty | DatedCitation, day: date) -> bool:
    """Say whether a duty holds on a day, or is cited so; a draft that has no first day never does."""
    return one.since is not None and one.since.day <= day and (one.until is None or day < one.until.day)


def is_upcoming(duty: Duty, day: date) -> bool:
    """Say whether the duty begins after a day."""
    return duty.since is not None and day < duty.since.day


def is_in(tag: str, locale: str) -> bool:
    """Say whether a text in a locale is in the language of a tag: en-GB is English."""
    return locale == tag or locale.startswith(f"{tag}-")


def unmet_conditions(duty: Duty, profile: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the conditions to which the profile says no; any of them means that the duty does not apply."""
    return tuple(switch for switch in duty.conditions if profile.get(switch) is False)


def applies(duty: Duty, profile: Mapping[str, bool]) -> bool | None:
    """Say whether a profile brings the duty about; None where a switch is unanswered and no other one settles it."""
    if unmet_conditions(duty, profile):
        return False
    return True if all(switch in profile for switch in duty.conditions) else None
