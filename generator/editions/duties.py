"""The law that was in scope when an edition was frozen, and what its texts answered: `duties.json` beside the manifest.

In: a frozen edition. Out: its `FrozenDuties`. The manifest names the hash of the file, and so does whoever vouches for
the manifest; but manifests are published, and what a company answers, lacks or asserts of the law is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..disk.tree import digest
from ..model.codec import CodecError, pack, unpack
from ..model.diagnostics import Message
from ..model.registries import Texts
from .archive import EditionError, Frozen, damaged, read_file
from .manifest import FileSum
from .upgrades import SCHEMA, UPGRADES

DUTIES = "duties.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenAnswer:
    """What was answered of a duty in a language: `locale` is "" where no text was looked at, `work` where none is near.

    `expires` is the day on which what somebody asserted counts no more.
    """

    answer: str
    locale: str = ""
    work: str = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDuty:
    """A duty as its record was: how it was cited, its days, a digest of each part of it, what was said of it."""

    pack: str
    citation: Texts
    verdict: str
    parts: Mapping[str, str]
    answers: tuple[FrozenAnswer, ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDuties:
    """The duties in scope on the day of a release, the editions of their packs, and what was answered.

    `profile` are the switches of clausebook.yaml, `claims` those of facts.yaml. `tags` are the duties that each clause
    of a text names, a translation those of its original among them; texts are called as their files are, `en.policy`.
    """

    day: date
    packs: Mapping[str, date | None]
    profile: Mapping[str, bool]
    claims: Mapping[str, bool]
    duties: Mapping[str, FrozenDuty]
    tags: Mapping[str, Mapping[str, tuple[str, ...]]]


def encode_duties(duties: FrozenDuties) -> tuple[bytes, FileSum]:
    """Return the file of an edition's duties, and what the manifest says of it."""
    data = pack(duties, SCHEMA)
    return data, FileSum(path=DUTIES, sha256=digest(data), size=len(data))


@lru_cache(maxsize=4)  # the calendar asks for each text
def load_duties(frozen: Frozen | None) -> FrozenDuties | None:
    """Return the duties of an edition, None where it was frozen without. Raises EditionError for an altered file."""
    if frozen is None or frozen.manifest.duties is None:
        return None
    try:
        return unpack(read_file(frozen, DUTIES), FrozenDuties, SCHEMA, UPGRADES)
    except CodecError as cause:
        message = Message("edition-damaged.text", cause=cause.message)
        raise EditionError(damaged(frozen.folder, DUTIES, message)) from cause
