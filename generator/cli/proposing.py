"""`clausebook release --propose`: the entry that a difference implies, or what the newest one lacks."""

from __future__ import annotations

from datetime import date

from ..disk.atomic import write_files
from ..model.library import Edition
from ..operations.approvals import unapproved
from ..operations.attestations import own_signers
from ..operations.first_edition import is_unwritten
from ..operations.reading import Reading
from ..operations.release import pending
from ..operations.release.open_changes import open_differences, open_redlines, uncovered
from ..operations.release.propose import complete, propose
from ..parse.edit import with_item
from ..parse.files import CHANGELOG
from ..parse.yamltext import block
from .speech import say
from .talk import FINDINGS, note, put_text, refuse, tell


def propose_entry(reading: Reading, today: date) -> None:
    """Write the entry of today for all that changed; one that is not frozen yet gets what it lacks."""
    library = reading.settled
    edition = pending(reading.archive, library)
    if edition and is_unwritten(edition):
        note("release.first")
        return
    if edition and (reading.archive.editions or edition.day == today):
        _complete(reading, edition)
        return
    if library.changelog and library.changelog[0].day > today:
        refuse("new.changelog-ahead", FINDINGS, day=today, edition=library.changelog[0].id)
    found = open_differences(reading, edition)
    entry = propose(found, open_redlines(reading, found), library, today, say)
    text = with_item(reading.project.sources[CHANGELOG], (0,), entry).text
    write_files(reading.project.root, {CHANGELOG: text})
    put_text("\n".join((*block([entry]), "")))
    note("release.proposed", file=CHANGELOG)
    wanted = {(one.work, one.locale) for one in found if one.new and (one.changed or not one.old)}
    texts = [one for one in reading.documents if (one.work, one.locale) in wanted]
    for finding in unapproved(library, texts, own_signers(reading.project.root)):
        tell("release.ask", lacks=finding.message)


def _complete(reading: Reading, edition: Edition) -> None:
    """Write into the newest entry, which is not frozen yet, what changed since somebody wrote it."""
    found = uncovered(reading, open_differences(reading, edition))
    source = reading.project.sources[CHANGELOG]
    made = complete(source, edition, found, open_redlines(reading, found), reading.settled, say)
    if made.text == source.text:
        note("release.names-all", edition=edition.id)
        return
    write_files(reading.project.root, {CHANGELOG: made.text})
    note("release.completed", edition=edition.id, file=CHANGELOG)
