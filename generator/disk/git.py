"""What git knows of a project: where its repository begins, which files changed, what a file said before.

In: the folder of a project. Out: paths and texts, or a branch that was pushed. A folder that is not under git, and a
machine without git, have no history: then there is a `NoHistoryError`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha1
from pathlib import Path

from ..model.diagnostics import Message, RefusalError
from .commands import CommandError, run


class NoHistoryError(RefusalError):
    """Git cannot answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastText:
    """What a file said after a commit of a day; `commit` is its abbreviated name."""

    commit: str
    day: date
    text: str


def changed_files(root: Path, revision: str) -> frozenset[str]:
    """Return the files that differ from `revision`, new ones too, by their paths below `root`.

    Raises NoHistoryError for a revision that git does not know.
    """
    changed = _git(root, *_unhooked(root), "diff", "--name-only", "--relative", "-z", "--end-of-options", revision)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(filter(None, (*changed.split("\0"), *new.split("\0"))))


def begin(root: Path) -> None:
    """Make a repository of a folder, whose branch is `main`. Raises NoHistoryError where that cannot be."""
    _git(root, "init", "--quiet", "--initial-branch=main")


def top_level(root: Path) -> Path | None:
    """Return the top folder of the repository that a folder is or will be in, None where there is no repository."""
    there = next(place for place in (root.resolve(), *root.resolve().parents) if place.is_dir())
    try:
        return Path(_git(there, "rev-parse", "--show-toplevel").removesuffix("\n")).resolve()
    except NoHistoryError:
        return None


def history(root: Path, path: str) -> Iterator[PastText]:
    """Yield what a file said after each commit that changed it, the newest first.

    Raises NoHistoryError where there is none.
    """
    log = _git(
        root, "log", "--no-show-signature", "--follow", "--format=%x00%h %cs", "--name-only", "--relative", "--", path
    )
    for entry in log.split("\0")[1:]:
        head, _, name = entry.strip().partition("\n")
        commit, day = head.split(" ")
        try:
            text = _git(root, "show", f"{commit}:./{name.strip() or path}")
        except NoHistoryError:  # the commit that removed it
            continue
        yield PastText(commit=commit, day=date.fromisoformat(day), text=text)


def commit(root: Path) -> str | None:
    """Return the commit that a folder is at, with `-dirty` where files differ from it; None where nothing tells."""
    try:
        return _git(root, *_unhooked(root), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*").strip()
    except NoHistoryError:
        return None


def committed(root: Path, path: str) -> str | None:
    """Return the text of a file in the last commit, None for one that is not there."""
    try:
        return _git(root, "show", f"HEAD:./{path}").replace("\r\n", "\n")
    except NoHistoryError:
        return None


def holds(root: Path, text: str) -> bool:
    """Say whether a repository has a text, as any file in any of its commits."""
    data = text.encode()
    name = sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    try:
        return _git(root, "cat-file", "-t", name).strip() == "blob"
    except NoHistoryError:
        return False


def author(root: Path) -> str:
    """Return the name of whoever commits in a folder. Raises NoHistoryError where git has none."""
    return _git(root, "var", "GIT_AUTHOR_IDENT").partition(" <")[0]


def branch(root: Path) -> str:
    """Return the branch that a folder is on. Raises NoHistoryError for none."""
    return _git(root, "symbolic-ref", "--short", "HEAD").strip()


def remote(root: Path) -> str | None:
    """Return the name of the repository that a folder is pushed to: `origin`, else the first one, None for none."""
    names = _git(root, "remote").split()
    return "origin" if "origin" in names else next(iter(names), None)


def begin_branch(root: Path, name: str) -> None:
    """Begin a branch at the commit that a folder is at; no file changes. Raises NoHistoryError."""
    _git(root, "switch", "--quiet", "--create", name)


def leave_branch(root: Path, name: str) -> None:
    """Go back to the branch before and forget one that has no commit of its own. Raises NoHistoryError."""
    _git(root, "switch", "--quiet", "-")
    _git(root, "branch", "--quiet", "--delete", name)


def commit_files(root: Path, paths: Sequence[str], message: str) -> None:
    """Commit these files as they are and nothing else, whatever is staged besides. Raises NoHistoryError."""
    _git(root, "--literal-pathspecs", "add", "--", *paths)
    _git(root, "--literal-pathspecs", "commit", "--quiet", f"--message={message}", "--only", "--", *paths)


def push(root: Path, to: str, name: str) -> None:
    """Push a branch, never by force: what others pushed there stays. Raises NoHistoryError."""
    _git(root, "push", "--quiet", "--set-upstream", to, f"refs/heads/{name}:refs/heads/{name}")


def _unhooked(root: Path) -> Iterator[str]:
    """Yield the options by which git, looking at files, runs no hook and no filter that the repository itself names.

    A folder that somebody sent may name any program there. Filters of the person's own settings stay.
    """
    yield from ("-c", f"core.hooksPath={os.devnull}")
    told = iter(_git(root, "config", "--list", "--show-scope", "--name-only", "-z").split("\0"))
    for scope, name in zip(told, told, strict=False):
        if name.startswith("filter.") and scope in {"local", "worktree"}:
            if "=" in name:  # `-c` cannot name it
                raise NoHistoryError("git.filter", name=name)
            yield from ("-c", f"{name}=")


def _git(root: Path, *arguments: str) -> str:
    # a folder that somebody sent may name any program as its watcher, which git would run at a look
    options = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
    try:
        return run("git", *options, *arguments, folder=root).decode("utf-8", "replace")
    except CommandError as cause:
        if cause.code is None:
            raise NoHistoryError("git.missing") from cause
        said = [line for line in cause.lines if line.startswith((" ! ", "fatal: "))][:1] or cause.lines[:1]
        raise NoHistoryError(
            Message("git.said", text=said[0].strip().removeprefix("fatal: ")) if said else "git.failed"
        ) from cause
