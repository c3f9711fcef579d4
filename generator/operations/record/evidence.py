"""What an edition keeps beside the words of a text, with what came to it later.

In: a frozen text. Out: its file for people, what proves when it was frozen, which edition names its hash.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...editions import Archive, Frozen, Interval, Issue
from ...editions.archive import within
from ...editions.manifest import SOURCE
from ...model.history import order
from ..attestations import Attestation


def path_of(issue: Issue) -> str:
    """Return the path of the file that shows a text to people, from the folder of the project on."""
    names = sorted(issue.parts, key=lambda name: name == SOURCE)
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


def first_stamp(frozen: Frozen, archive: Archive, attested: Sequence[Attestation]) -> Attestation | None:
    """Return the oldest time stamp that covers an edition: over its records, or over those of one that follows it.

    Each manifest names the hash of the one before. What was entered is covered by none of its own.
    """
    if not attested or frozen.entered:
        return None
    following = {one.id for one in archive.editions if order(one.id) >= order(frozen.id)}
    stamped = ((one.time, one) for one in attested if one.time and one.frozen.id in following)
    return min(stamped, key=lambda pair: pair[0], default=(None, None))[1]
