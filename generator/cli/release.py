"""`clausebook release`: hold the newest entry against the text, propose one, freeze an edition, thaw it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.source import Source
from .frozen import prove, read_archived, read_releasable, stop_on, unaltered
from .gathering import answer
from .help import command, option
from .speech import sentences
from .talk import (
    FINDINGS,
    REFUSED,
    as_of_option,
    deny,
    fails,
    note,
    project_option,
    put_text,
    refuse,
    show_findings,
    tell,
    usage_error,
)

if TYPE_CHECKING:
    from ..model.library import Edition
    from ..operations.reading import Reading
    from ..operations.release import Difference


@command(help="release.about")
@project_option
@as_of_option
@option("--check", "mode", flag_value="check", help="release.help-check")
@option("--dry-run", "mode", flag_value="dry-run", help="release.help-dry-run")
@option("--propose", "mode", flag_value="propose", help="release.help-propose")
@option("--undo", "mode", flag_value="undo", help="release.help-undo")
@option("--pdf-later", "mode", flag_value="pdf-later", help="release.help-pdf-later")
@option("--sign", "key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="release.help-sign")
@option("--timestamp", "authority", metavar="URL", help="release.help-timestamp")
@option(
    "--published",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="release.help-published",
)
@option("--never-published", is_flag=True, help="release.help-never-published")
def release(
    root: Path,
    day: date | None,
    mode: str | None,
    key: Path | None,
    authority: str | None,
    published: Path | None,
    never_published: bool,
) -> None:
    """Freeze the texts of the newest changelog entry into editions/, for ever."""
    if (key or authority) and mode:
        raise usage_error("release.attest-alone")
    if (published or never_published) and mode != "undo":
        raise usage_error("release.with-undo")
    if mode == "undo":
        _undo(root, published, never_published)
    elif mode == "pdf-later":
        _print_later(root, day)
    else:
        _of_working_text(root, day, mode, key, authority)


def _of_working_text(root: Path, day: date | None, mode: str | None, key: Path | None, authority: str | None) -> None:
    from ..operations.release import pending
    from .attesting import attest
    from .late_notices import freeze_notices
    from .proposing import propose_entry

    reading = read_releasable(root, day)
    today = reading.day
    prove(reading)
    with unaltered():
        if mode == "propose":
            propose_entry(reading, today)
        elif mode == "check":
            _check(reading, today)
        elif freeze_notices(reading, today, dry=mode == "dry-run"):
            if pending(reading.archive, reading.settled):
                _release(read_releasable(root, day), today, dry=mode == "dry-run")
        elif not (key or authority) or pending(reading.archive, reading.settled):
            _release(reading, today, dry=mode == "dry-run")
    if key or authority:
        attest(root, today, key, authority)


def _release(reading: Reading, today: date, *, dry: bool) -> None:
    from ..operations.first_edition import in_turn
    from ..operations.release import examine_entry

    newest = _pending(reading)
    edition, *rest = in_turn(reading.archive, reading.settled)
    found = [finding for one in (edition, *rest) for finding in examine_entry(reading, one, today)]
    show_findings(found)
    if fails(found, ("error",)):
        note("usage.nothing-written")
        sys.exit(FINDINGS)
    _tell_comments(reading, edition)
    _tell_law(reading, edition)
    if dry:
        _show_redlines(reading, newest)
    if rest:
        note("release.in-turn", edition=edition.id, next=rest[0].id)
    _freeze(reading, edition, dry=dry)
    if rest and not dry:
        _release(read_releasable(reading.project.root, today), today, dry=dry)


def _freeze(reading: Reading, edition: Edition, *, dry: bool) -> None:
    from ..disk.atomic import write_files
    from ..disk.output import create
    from ..operations.release.freeze import freeze
    from ..operations.rendering import MISSING_LIBRARY, paying_jobs
    from ..parse.files import CHANGELOG
    from ..render import usual

    changelog = _with_first(reading, edition)
    made = freeze(reading, edition, paying_jobs(usual()))
    stop_on(made.diagnostics, made.files)
    if any(finding.rule == MISSING_LIBRARY for finding in made.diagnostics):
        note("release.pdf-follows", edition=edition.id)
    folder = reading.project.root / "editions" / edition.id
    if not dry:
        create(made.files, folder)
        if changelog is not None:
            write_files(reading.project.root, {CHANGELOG: changelog})
    if changelog is not None:
        note("release.would-write-first" if dry else "release.first-written", file=CHANGELOG)
    for name, data in sorted(made.files.items()):
        tell("release.file", path=f"editions/{edition.id}/{name}", size=f"{len(data):,}")
    from ..disk.tree import digest

    id, head = "release.would-freeze" if dry else "release.frozen", digest(made.files["manifest.json"])
    note(id, edition=edition.id, hash=head)
    answer(edition=edition.id, edition_sha256=head)


def _print_later(root: Path, day: date | None) -> None:
    """Add to each edition the PDFs that its release left out; the working text is no matter."""
    from ..disk.output import exchange
    from ..operations.release.later import print_late, waiting
    from ..operations.rendering import paying_jobs
    from ..render import usual

    reading = read_archived(root, day)
    prove(reading)
    if not any(waiting(reading.archive)):
        note("release.no-pdf-waits")
        return
    with unaltered():
        for frozen, made in print_late(reading, reading.day, paying_jobs(usual())):
            stop_on(made.diagnostics, made.files)
            exchange(made.files, frozen.folder)
            note("release.pdf-came", edition=frozen.id, hash=frozen.sha256)


def _with_first(reading: Reading, edition: Edition) -> str | None:
    """Return the changelog with the entry of a first edition, None where somebody wrote it."""
    from ..operations.first_edition import is_unwritten, written
    from ..parse.files import CHANGELOG

    if not is_unwritten(edition):
        return None
    return written(edition, reading.project.sources.get(CHANGELOG, Source(path=CHANGELOG, text=""))).text


def _tell_comments(reading: Reading, edition: Edition) -> None:
    """Say which comments on the texts of an edition are open; it is frozen all the same."""
    named = {"shared", *(change.work for change in edition.works)}
    found = [one for one in reading.settled.comments if one.is_open and one.key[0] in named]
    for one in found:
        told = {"id": one.id, "clause": one.clause, "locale": one.locale, "author": one.remarks[0].author}
        note("release.comment", day=one.remarks[0].day, **told)
    if found:
        note("release.comments", count=len(found))


def _tell_law(reading: Reading, edition: Edition) -> None:
    """Say what became of the law in scope, and of what it asks of this project, since the edition before."""
    from ..operations.release.duties import law_changes

    for told in law_changes(reading, sentences().language, edition.cancels):
        note(told)


def _pending(reading: Reading) -> Edition:
    from ..operations.release import pending

    library = reading.settled
    edition = pending(reading.archive, library)
    if edition is None:
        newest = reading.archive.newest
        if newest:
            refuse("release.nothing-new", FINDINGS, edition=newest.id)
        refuse("release.nothing", FINDINGS)
    return edition


def _check(reading: Reading, today: date) -> None:
    """Pass where the working text is the newest edition, or an entry covers what is new; else show what is not."""
    from ..operations.release import examine_entry, pending
    from ..operations.release.open_changes import open_differences, uncovered

    edition = pending(reading.archive, reading.settled)
    found = open_differences(reading, edition)
    if edition is None or (not reading.archive.editions):
        open_ones = uncovered(reading, found)
        if not open_ones:
            if newest := reading.archive.newest:
                note("release.same", edition=newest.id)
            else:
                note("usage.nothing-frozen")
            return
        _show_uncovered(reading, open_ones)
        sys.exit(FINDINGS)
    wrong = examine_entry(reading, edition, max(today, edition.day))
    show_findings(wrong)
    if fails(wrong, ("error",)):
        _show_uncovered(reading, [one for one in found if one.changed])
        sys.exit(FINDINGS)
    _tell_law(reading, edition)
    note("release.covered", edition=edition.id)


def _show_redlines(reading: Reading, edition: Edition) -> None:
    from ..operations.release.open_changes import open_differences, shown

    named = {change.work for change in edition.works}
    found = [one for one in open_differences(reading, edition) if one.work in named]
    for text in shown(reading, found, edition.id):
        put_text(text)


def _show_uncovered(reading: Reading, found: Sequence[Difference]) -> None:
    from ..operations.release.open_changes import DRAFT, shown

    for text in shown(reading, found, DRAFT):
        put_text(text)
    for one in found:
        if not one.changed:
            id = "release.never-published" if one.new else "release.no-working-text"
            tell(id, work=one.work, locale=one.locale)
    deny("release.uncovered")


def _undo(root: Path, published: Path | None, never_published: bool) -> None:
    from ..disk.output import discard
    from ..disk.tree import GUIDE, SUMS

    if bool(published) == never_published:
        raise usage_error("release.what-was-seen")
    reading = read_archived(root)
    newest = reading.archive.newest
    if newest is None:
        refuse("release.nothing-to-thaw", FINDINGS)
    if published and newest.id in _editions_in(published):
        refuse("release.published", REFUSED, edition=newest.id)
    discard(newest.folder, {*newest.files(), *newest.records, GUIDE, SUMS})
    tell("release.thawed", edition=newest.id)


def _editions_in(manifest: Path) -> set[str]:
    """Return the editions that a published site knows: a withdrawal is one that has no file of its own.

    A file that is no manifest of one ends the run.
    """
    from ..disk.reading import LARGEST_JSON, UnreadableFileError, read_file
    from ..disk.tree import manifest_in
    from ..operations.publication.told import editions_told

    with suppress(UnreadableFileError):
        if told := manifest_in(read_file(manifest, LARGEST_JSON)):
            if told.get("draft"):
                raise usage_error("release.of-a-draft", file=manifest)
            return {*editions_told(told), *(str(file["edition"]) for file in told["files"] if "edition" in file)}
    raise usage_error("release.no-manifest", file=manifest)
