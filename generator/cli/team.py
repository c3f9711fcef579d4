"""`clausebook send`, `receive`: what one lawyer changed, on its way to the others, and what came from one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .gathering import answer
from .help import command, option
from .talk import (
    FINDINGS,
    as_person,
    note,
    project_option,
    put_path,
    put_text,
    refuse,
    split_list,
    tell,
    usage_error,
)

if TYPE_CHECKING:
    from ..disk.project import Project
    from ..model.document import Document
    from ..model.returned import TextConflict
    from ..team.receiving import Arrival

_BRANCHES = "clausebook/"
"""With which the branches of `send` begin, so that it never commits on another one."""
_LEFT_OUT = ("declared/", "locales/", "static/", "templates/")
"""What is in no file for a colleague: files of the app, pictures, catalogues and templates, of which nobody keeps what
both had."""
_SENT = ("clausebook.yaml", "clauses/", "editions/", "laws/", *_LEFT_OUT)
"""What belongs to a project in a repository that may hold other things."""


@command(help="send.about")
@project_option
@option("--message", "-m", required=True, metavar="TEXT", help="send.help-message")
@option("--as", "author", metavar="NAME", callback=as_person, help="send.help-as")
@option("--out", type=click.Path(dir_okay=False, path_type=Path), help="send.help-out")
@option("--into", type=click.Path(file_okay=False, path_type=Path), help="send.help-into")
@option("--dry-run", "dry", is_flag=True, help="send.help-dry-run")
def send(root: Path, message: str, author: str | None, out: Path | None, into: Path | None, *, dry: bool) -> None:
    """Send what changed: as a branch where the project is under git, else as one file."""
    from ..disk.git import remote, top_level

    if out is None and top_level(root) and (into is None or remote(root)):
        _push(root, message, author if into is None else None, dry=dry)
    else:
        _pack(root, message, author, out, into or Path(), dry=dry)


@command(help="receive.about")
@project_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option("--only", multiple=True, callback=split_list, metavar="LIST", help="receive.help-only")
@option("--theirs", "insisted", multiple=True, callback=split_list, metavar="LIST", help="receive.help-theirs")
@option("--dry-run", "dry", is_flag=True, help="import.help-dry-run")
def receive(root: Path, file: Path, only: tuple[str, ...], insisted: tuple[str, ...], *, dry: bool) -> None:
    """Take in what somebody else sent, file by file; what both changed in one place stays as it is here."""
    from ..disk.project import open_project
    from ..disk.reading import LARGEST_JSON, UnreadableFileError, read_file
    from ..team.base import keep_base, read_base
    from ..team.parcel import ParcelError, unpacked
    from ..team.receiving import arrivals, shared, written
    from .updating import write_texts

    project = open_project(root)[0]
    try:
        parcel, base = unpacked(read_file(file, LARGEST_JSON)), read_base(project)
        found = arrivals(parcel, _address(project), project, base, only, insisted)
    except (ParcelError, UnreadableFileError) as cause:
        refuse("receive.refused", FINDINGS, file=file, cause=cause.message)
    note("receive.from", author=parcel.author, message=parcel.message)
    against = tuple(_tell(found))
    answer(author=parcel.author, message=parcel.message, conflicts=against)
    if dry:
        note("update.dry")
    else:
        write_texts(root, written(found))
        keep_base(base, shared(found))
        note("receive.done", count=len(written(found)))
    if against:
        refuse("receive.against", FINDINGS, count=len(against))


# --- sending ----------------------------------------------------------------------------------------------------------


def _push(root: Path, message: str, author: str | None, *, dry: bool) -> None:
    from ..disk import git
    from ..disk.project import now
    from ..operations.build import read
    from ..team.base import committed_texts
    from ..team.redlines import redlines

    if author is not None:
        raise usage_error("send.as-git")
    to = git.remote(root)
    if to is None:
        refuse("send.no-remote", FINDINGS)
    paths = sorted(path for path in git.changed_files(root, "HEAD") if path.startswith(_SENT))
    there = git.branch(root)
    name = there if there.startswith(_BRANCHES) else f"{_BRANCHES}{now():%Y%m%d-%H%M%S}"
    if not paths and name != there:
        refuse("send.nothing", FINDINGS)
    if dry:
        reading = read(root, None)
        _show(paths, redlines(reading, committed_texts(reading.project), git.author(root)))
        note("send.would-push", remote=to, author=git.author(root))
        return
    if paths:
        _commit(root, paths, message, None if name == there else name)
    git.push(root, to, name)
    for path in paths:
        put_path(path)
    note("send.pushed", branch=name, remote=to, author=git.author(root))


def _commit(root: Path, paths: Sequence[str], message: str, begun: str | None) -> None:
    """Commit files, on a branch that begins here where it has a name; where that fails there is no such branch."""
    from ..disk import git

    if begun:
        git.begin_branch(root, begun)
    try:
        git.commit_files(root, paths, message)
    except git.NoHistoryError:
        if begun:
            git.leave_branch(root, begun)
        raise


def _show(paths: Iterable[str], redlines: Mapping[str, Document]) -> None:
    """Say what would be sent: the files, and what changes in the texts."""
    from ..redline.excerpt import excerpt
    from ..render.plain import print_text

    for path in paths:
        put_path(path)
    for one in redlines.values():
        put_text(f"{print_text(excerpt(one))}\n")


def _pack(root: Path, message: str, author: str | None, out: Path | None, folder: Path, *, dry: bool) -> None:
    from ..operations.build import read
    from ..team.base import keep_base, read_base, texts_of
    from ..team.parcel import SUFFIX, Parcel, changes_of, packed
    from ..team.redlines import pages, redlines
    from .files import put_file

    if author is None:
        raise usage_error("send.who")
    reading = read(root, None)
    if reading.library is None:
        refuse("send.unusable", FINDINGS)
    base = read_base(reading.project)
    changes = changes_of(base.texts, texts_of(reading.project))
    if not changes:
        refuse("send.nothing", FINDINGS)
    shown = redlines(reading, base.texts, author)
    there = tuple(name for name in _LEFT_OUT if (root / name).is_dir())
    if there:
        note("send.left-out", folders=there)
    if dry:
        _show(changes, shown)
        note("send.would-pack", count=len(changes))
        return
    parcel = Parcel(project=_address(reading.project), author=author, message=message, changes=changes)
    put_file(packed(parcel, pages(reading, shown)), out or folder / f"{root.name}-{reading.day}{SUFFIX}")
    keep_base(base, {path: one.theirs for path, one in changes.items()})
    note("send.packed" if shown else "send.unshown", count=len(changes))


# --- receiving --------------------------------------------------------------------------------------------------------


_OUTCOMES = {
    "taken": "receive.taken",
    "merged": "receive.merged",
    "same": "receive.same",
    "conflict": "receive.conflict",
}


def _address(project: Project) -> str:
    """Return what a project is known by, wherever it lies."""
    from ..parse import parse

    return parse(project.sources)[0].settings.base_url


def _tell(found: Sequence[Arrival]) -> Iterator[TextConflict]:
    """Say what becomes of each file, and yield those that both changed."""
    from ..model.returned import TextConflict

    for one in found:
        tell(_OUTCOMES[one.outcome], file=one.path)
        if one.outcome == "conflict":
            sent, ours, theirs = (text or "" for text in (one.change.base, one.ours, one.change.theirs))
            for name, text in ((f"{one.path} (here)", ours), (f"{one.path} (sent)", theirs)):
                put_text(
                    "\n".join((*unified_diff(sent.splitlines(), text.splitlines(), name, name, n=1, lineterm=""), ""))
                )
            yield TextConflict(clause=one.path, sent=sent, ours=ours, theirs=theirs)
