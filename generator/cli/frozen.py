"""What the commands about editions share: a project read for its archive, and how a run ends without files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.diagnostics import Diagnostic, Message, did_you_mean
from .talk import FINDINGS, MISSING, UNPROVED, fails, note, refuse, show_findings, stop_with, usage_error

if TYPE_CHECKING:
    from ..editions import Frozen
    from ..operations.reading import Reading


def read_archived(root: Path, day: date | None = None) -> Reading:
    """Return the project as of a day for what concerns frozen texts alone: only faults of the archive end the run."""
    from ..operations.build import read

    reading = read(root, day, choose=lambda _settings: ())  # no rule is about what was frozen
    if reading.library is None:
        stop_with(reading.diagnostics)
    stop_on_damage(reading)
    return reading


def read_sound(root: Path, day: date | None) -> Reading:
    """Return the project with its working text; errors end the run."""
    from ..operations.build import read
    from ..render import usual

    return sound(read(root, day, usual()))


def read_releasable(root: Path, day: date | None) -> Reading:
    """Return the project without errors; of a duty that it shows no more the entry is asked, and not the text."""
    from ..operations.build import read
    from ..operations.release import pending
    from ..operations.release.duties import without_dropped
    from ..render import usual

    reading = read(root, day, usual())
    if reading.library is None:
        return sound(reading)
    with unaltered():
        return sound(without_dropped(reading, pending(reading.archive, reading.library)))


def sound(reading: Reading) -> Reading:
    """Return a Reading without errors; those that it has end the run."""
    if reading.library is None or fails(reading.diagnostics, ("error",)):
        stop_with(reading.diagnostics, "usage.nothing-written")
    return reading


def stop_on_damage(reading: Reading) -> None:
    """End the run where the archive is not as it was frozen; what is wrong with the working text is no matter."""
    faults = [finding for finding in reading.diagnostics if finding.rule.startswith(("edition-", "frozen-"))]
    if faults:
        stop_with(faults)


def prove(reading: Reading) -> None:
    """End the run where any file of any edition was altered: nothing is frozen or entered on top of that."""
    from ..editions.integrity import prove_archive

    found = tuple(prove_archive(reading.archive))
    if found:
        stop_with(found, "usage.nothing-written")


@contextmanager
def unaltered() -> Iterator[None]:
    """End the run where a frozen text turns out not to be as it was frozen."""
    from ..editions.archive import EditionError

    try:
        yield
    except EditionError as cause:
        stop_with([cause.finding], "usage.nothing-written")


def edition_named(reading: Reading, edition: str) -> Frozen:
    """Return the edition of a name; one that there is not ends the run."""
    if found := reading.archive.find(edition):
        return found
    hint = guess(edition, [one.id for one in reading.archive.editions])
    raise usage_error("redact.unknown-edition", edition=edition, hint=hint)


def guess(name: str, names: Sequence[str]) -> Message:
    """Return the name that was meant, or those that there are."""
    there = Message("usage.there-are", names=tuple(names)) if names else Message("usage.there-is-none")
    return did_you_mean(name, names) or there


@contextmanager
def brought_in(unbuildable: str = "update.unbuildable") -> Iterator[None]:
    """End the run where files leave a project that does not build: told by `unbuildable`, behind its findings."""
    from ..importer.trial import UnbuildableError

    try:
        yield
    except UnbuildableError as cause:
        show_findings(cause.findings)
        refuse(unbuildable, FINDINGS)


def code_of(found: Sequence[Diagnostic], otherwise: int) -> int:
    """Return how a run with these findings ends: with a code of its own where words are proven and pages are not."""
    from ..operations.publication.expected import UNPROVED_PAGES

    return UNPROVED if all(one.rule == UNPROVED_PAGES for one in found) else otherwise


def stop_on(diagnostics: Sequence[Diagnostic], files: Mapping[str, bytes]) -> None:
    """Show what was found while an edition was made; where that has no files, end the run."""
    from ..operations.rendering import MISSING_LIBRARY

    show_findings(diagnostics)
    if not files:
        note("usage.nothing-written")
        sys.exit(MISSING if any(finding.rule == MISSING_LIBRARY for finding in diagnostics) else FINDINGS)
