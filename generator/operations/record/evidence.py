"""What an edition keeps beside the words of a text, with what came to it later.

In: a frozen text. Out: its file for people, what proves when it was frozen, which edition names its hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from ...editions import Archive, Frozen, Interval, Issue
from ...editions.archive import within
from ...editions.manifest import SOURCE
from ...render import of_today
from ..attestations import Attestation

T = TypeVar("T")


def path_of(issue: Issue) -> str:
    """Return the path of the file that shows a text to people, from the folder of the project on."""
    names = sorted(of_today(issue.parts), key=lambda name: name == SOURCE)
    return in_project(issue.frozen, issue.parts[names[0]].path)


def in_project(frozen: Frozen, path: str) -> str:
    """Return the path of a file of an edition from the folder of the project on."""
    return f"{within(frozen.folder)}/{path}"


def is_told(held: Interval) -> bool:
    """Say whether the changelog tells what an interval began with: what was entered has entries that stand for one."""
    return held.issue is None or held.issue.frozen.tells(held.change)


def follower(archive: Archive, frozen: Frozen) -> Frozen | None:
    """Return the edition whose manifest names the hash of another, None where there is none yet."""
    named = (one for one in archive.editions if one.manifest.previous and one.manifest.previous.sha256 == frozen.sha256)
    return next(named, None)


def first_stamps(editions: Sequence[Frozen], attested: Iterable[Attestation]) -> Mapping[str, Attestation]:
    """Return by edition the oldest time stamp that covers it: each manifest names the hash of the one before."""
    return oldest(editions, ((one.time, one.frozen.id, one) for one in attested if one.time))


def oldest(editions: Sequence[Frozen], told: Iterable[tuple[datetime, str, T]]) -> Mapping[str, T]:
    """Return by edition, of which the oldest is the first, the oldest of what tells of it or of one that follows it."""
    places, found = {one.id: place for place, one in enumerate(editions)}, dict[str, T]()
    for _, edition, what in sorted(told, key=lambda one: one[0]):
        found |= {one.id: what for one in editions[len(found) : places[edition] + 1]}
    return found
