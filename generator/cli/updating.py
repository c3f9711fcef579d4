"""`clausebook import --update`: a returned or newer file brought into a project, shown as a redline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from ..disk.atomic import write_files
from ..disk.git import NoHistoryError, changed_files
from ..importer import scans_of, understand_all
from ..importer.account import told as difference
from ..importer.rough import Rough
from ..importer.update import Update, bring_back
from ..importer.update.target import UpdateTarget
from ..model.diagnostics import Severity, reason
from ..model.document import Document
from ..model.history import effective_dates
from ..operations.build import read
from ..operations.reading import Reading
from ..redline import compare, with_summary
from ..redline.excerpt import excerpt
from ..render.plain import print_text
from .frozen import brought_in, sound
from .talk import FINDINGS, note, put_text, refuse, show_findings, tell


def update(
    root: Path, roughs: Callable[[], Sequence[Rough]], wanted: UpdateTarget, day: date | None, *, dry: bool
) -> None:
    """Bring files into a project; what its pages lack of them afterwards ends the run with 1.

    Where only some clauses were wanted, the others may lack anything.
    """
    before = read_whole(root, day)
    with brought_in():
        read = roughs()
        made = bring_back(before, understand_all(read), scans_of(read), wanted)
    for rough in read:
        for one in rough.notes:
            note("account.read", path=rough.path, note=one)
        for mark in (mark for mark in rough.review if mark.remark):
            note("update.remark", file=rough.path, author=mark.author, passage=mark.passage, remark=mark.remark)
    _show(before, made)
    if made.texts and not dry:
        write_committed(root, made.texts)
    found = [one for one in made.after.diagnostics if one.severity is Severity.ERROR]
    show_findings(found)
    same = "update.no-clause" if made.notes or made.lacks or any(made.looks.values()) else "update.nothing"
    note(same if not made.texts else "update.dry" if dry else "update.written")
    if found or (made.lacks and not wanted.clauses):
        sys.exit(FINDINGS)


def read_whole(root: Path, day: date | None) -> Reading:
    """Return the project on a day on which all of its texts are in force; errors end the run."""
    reading = read(root, day)
    if reading.library:
        latest = max([reading.day, *effective_dates(reading.library.history).values()])
        reading = reading if latest == reading.day else read(root, latest)
    return sound(reading)


def _show(before: Reading, made: Update) -> None:
    """Print the redlines, what is to be told, what the pages lack, and the files."""
    show_redlines(before, made.changed, ", ".join(made.lost))
    for message in made.notes:
        tell(message)
    for path, found in made.lost.items():
        for one in (*found, *made.looks[path]):
            tell(difference(path, one))
    for path, text in made.texts.items():
        tell("update.gone" if text is None else "update.file", file=path)


def show_redlines(before: Reading, changed: Sequence[tuple[Document, Document]], file: str) -> None:
    """Print what a file changes in texts."""
    for old, new in changed:
        words = before.languages[new.locale].label
        put_text(f"{print_text(excerpt(with_summary(compare(old, new, words), words, (words('Draft'), file))))}\n")


def write_committed(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write all files, or none: git has to have what stands in them now, so that nothing is lost."""
    try:
        open_ = sorted(changed_files(root, "HEAD") & texts.keys())
    except NoHistoryError:
        open_ = []
    if open_:
        refuse("update.uncommitted", FINDINGS, files=tuple(open_))
    write_texts(root, texts)


def write_texts(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write all texts by path, and remove files in whose place stands None; or do nothing, and end the run."""
    try:
        write_files(root, texts)
    except OSError as cause:
        file = cause.filename2 or cause.filename or ""
        refuse("update.unwritable", FINDINGS, file=file, cause=reason(cause))
