"""A branch of a git repository, from which a host serves pages: `git+URL#BRANCH`.

A publication is one commit on top of what is there, pushed without force. What others keep on the branch stays. The
tree before is what the commit before had that changed the manifest. Only plumbing is used, and no filter: a file comes
out of the repository byte by byte as it went in. Who may push is the business of git.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ....disk.commands import CommandError, run
from ....disk.tree import MANIFEST, RECEIPT
from ..target import Delivery, PublicationError, Served, refuse_others, unpack

_GONE = "0" * 40
_OURS = ("-c", "user.name=Clausebook", "-c", "user.email=clausebook@localhost", "-c", "commit.gpgSign=false")
_HERE = "refs/heads/live"


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchTarget:
    """The branch, and the folder from which the name or path of the repository counts."""

    remote: str
    branch: str
    root: Path
    shared: bool = True

    def live(self, scratch: Path, near: Path) -> Served:
        """Return the files of the branch."""
        return self._files(scratch, _HERE if self._fetch(scratch, "--depth=1") else "")

    def previous(self, scratch: Path) -> Path:
        """Return the files of the publication before."""
        tip = self._fetch(scratch)
        changes = self._git(scratch, "log", "-2", "--format=%H", _HERE, "--", MANIFEST).decode().split() if tip else []
        return unpack(self._files(scratch, changes[1] if len(changes) > 1 else ""), scratch / "files")

    def put(self, delivery: Delivery) -> None:
        """Push one commit."""
        place = delivery.folder.parent / "branch"
        tip = self._fetch(place, "--depth=1")
        if tip:
            self._git(place, "read-tree", _HERE)
        refuse_others(self._files(place, _HERE if tip else "", MANIFEST).get(MANIFEST), None, delivery)
        entries = "".join(self._entries(place, delivery)).encode()
        self._git(place, "update-index", "-z", "--index-info", given=entries)
        tree = self._git(place, "write-tree").decode().strip()
        parents = ("-p", _HERE) if tip else ()
        commit = self._git(place, *_OURS, "commit-tree", tree, *parents, given=b"Publish\n").decode().strip()
        try:
            self._git(place, "push", "-q", self._url(), f"{commit}:refs/heads/{self.branch}")
        except CommandError as cause:
            raise PublicationError("publish.overtaken") if self._tip() != tip else cause from cause

    def _entries(self, place: Path, delivery: Delivery) -> Iterator[str]:
        paths = [*delivery.changing((*delivery.assets, *delivery.pages)), RECEIPT, MANIFEST]
        files = "".join(f"{delivery.folder / path}\n" for path in paths)
        made = self._git(place, "hash-object", "-w", "--no-filters", "--stdin-paths", given=files.encode())
        for path, digest in zip(paths, made.decode().split(), strict=True):
            yield f"100644 {digest}\t{path}\0"
        for path in delivery.plan.gone:
            yield f"0 {_GONE}\t{path}\0"

    def _fetch(self, place: Path, *depth: str) -> str:
        """Fetch the branch into a new repository and return its commit; "" where there is no such branch."""
        run("git", "init", "-q", "--bare", str(place))
        tip = self._tip()
        if tip:
            self._git(place, "fetch", "-q", "--no-tags", *depth, self._url(), f"+refs/heads/{self.branch}:{_HERE}")
        return tip

    def _tip(self) -> str:
        told = run("git", "ls-remote", self.remote, f"refs/heads/{self.branch}", folder=self.root)
        return told.decode().partition("\t")[0]

    def _url(self) -> str:
        return run("git", "ls-remote", "--get-url", self.remote, folder=self.root).decode().strip()

    def _files(self, place: Path, commit: str, *paths: str) -> Served:
        """Return the files of a commit as they are stored, or some of them; none where there is no commit."""
        told = self._git(place, "ls-tree", "-r", "-z", commit, *paths) if commit else b""
        entries = [one.split("\t", 1) for one in os.fsdecode(told).split("\0")[:-1]]
        asked = "".join(f"{about.split()[2]}\n" for about, _ in entries)
        packed = self._git(place, "cat-file", "--batch", given=asked.encode())
        held = {path: data for (_, path), data in zip(entries, _contents(packed), strict=True)}
        return Served(names=held, read=held.__getitem__)

    def _git(self, place: Path, *arguments: str, given: bytes = b"") -> bytes:
        return run("git", "--git-dir", str(place), *arguments, folder=self.root, given=given)


def is_branch(name: str) -> bool:
    """Say whether git takes a name for that of a branch, and it is not a whole reference. Raises CommandError."""
    try:
        told = run("git", "check-ref-format", "--branch", name).decode()
    except CommandError as cause:
        if cause.code is None:
            raise
        return False
    return told.rstrip("\n") == name and not name.startswith("refs/")


def _contents(packed: bytes) -> Iterator[bytes]:
    """Yield what `git cat-file --batch` prints of each object: nothing of one that lies in another repository."""
    end = 0
    while end < len(packed):
        begin = packed.index(b"\n", end) + 1
        *_, size = packed[end:begin].split()
        yield packed[begin : begin + int(size)] if size.isdigit() else b""
        end = begin + int(size) + 1 if size.isdigit() else begin
