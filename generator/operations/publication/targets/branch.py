"""A branch of a git repository, from which a host serves pages: `git+URL#BRANCH`.

A publication is one commit on top of what is there, pushed without force. What others keep on the branch stays. The
tree before is what the commit before had that changed the manifest. Only plumbing is used, and no filter: a file comes
out of the repository byte by byte as it went in. Who may push is the business of git.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ....disk.commands import CommandError, run
from ....disk.staging import growing
from ....disk.tree import MANIFEST, RECEIPT
from ..target import Delivery, PublicationError, refuse_others

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

    def live(self, scratch: Path, near: Path) -> Path:
        """Return the files of the branch."""
        self._fetch(scratch, "--depth=1")
        return self._unpacked(scratch, _HERE if self._has(scratch, _HERE) else None)

    def previous(self, scratch: Path) -> Path:
        """Return the files of the publication before."""
        self._fetch(scratch)
        changes = self._git(scratch, "log", "-2", "--format=%H", _HERE, "--", MANIFEST).split()
        return self._unpacked(scratch, changes[1].decode() if len(changes) > 1 else None)

    def put(self, delivery: Delivery) -> None:
        """Push one commit."""
        place = delivery.folder.parent / "branch"
        tip = self._fetch(place, "--depth=1")
        if tip:
            self._git(place, "read-tree", _HERE)
        there = self._git(place, "show", f"{_HERE}:{MANIFEST}") if self._has(place, f"{_HERE}:{MANIFEST}") else None
        refuse_others(there, None, delivery)
        self._git(place, "update-index", "-z", "--index-info", given="".join(self._entries(place, delivery)).encode())
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

    def _has(self, place: Path, name: str) -> bool:
        try:
            self._git(place, "rev-parse", "-q", "--verify", name)
        except CommandError:
            return False
        return True

    def _unpacked(self, place: Path, commit: str | None) -> Path:
        """Return a folder with the files of a commit as they are stored; an empty one for none."""
        folder = place / "files"
        listed = self._git(place, "ls-tree", "-r", "-z", commit).decode().split("\0") if commit else []
        files = [one.split("\t", 1) for one in listed if " blob " in one and ".." not in PurePosixPath(one).parts]
        with growing(folder) as tree:
            for about, path in files:
                tree.write(path, self._git(place, "cat-file", "blob", about.split()[2]))
        return folder

    def _git(self, place: Path, *arguments: str, given: bytes = b"") -> bytes:
        return run("git", "--git-dir", str(place), *arguments, folder=self.root, given=given)
