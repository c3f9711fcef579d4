"""The kinds of targets, one file each, and the table by which an address chooses one.

directory   a folder of this machine
ssh         a folder of another machine
bucket      a bucket of S3
branch      a branch of a git repository
command     whatever a command knows of
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ....model.diagnostics import RefusalError
from ..target import PublicationTarget

_SCHEME = re.compile(r"(git)\+|([A-Za-z][A-Za-z0-9+.-]+):|([^/\s:]+@[^/\s:]+):")
"""What an address begins with: a scheme, or a user at a host as scp takes it; a single letter is a drive of Windows."""
_USER = re.compile(r"(?<=//)[^/]*@")
_PASSWORD = re.compile(r"//[^/@]*:[^/]*@")
"""Who asks, as a URL has it before the host (RFC 3986, 3.2.1), and one who says a password there."""


class AddressError(RefusalError):
    """An address that names no target."""

    kind = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A kind of target: how its addresses are written, what they consist of, and what opens a target."""

    form: str
    parts: re.Pattern[str]
    opener: Callable[[re.Match[str], Path], PublicationTarget]


def open_target(address: str, root: Path) -> PublicationTarget:
    """Return the target of an address; `root` is the folder of the project. Nothing is asked yet.

    Raises AddressError for a scheme that is none of ours, for a password, and for an address that lacks a part.
    """
    address = address.strip()
    begin = _SCHEME.match(address)
    if begin is None:
        return _directory(address)
    if _PASSWORD.search(address):
        raise AddressError("publish.password")
    scheme = next(filter(None, begin.groups()))
    name = scheme.lower().partition("+")[0]
    if name not in SCHEMES:
        raise AddressError("publish.no-scheme", scheme=scheme, known=tuple(one.form for one in SCHEMES.values()))
    kind = SCHEMES[name]
    parts = kind.parts.fullmatch(address)
    if parts is None:
        raise AddressError("publish.lacks", address=without_user(address), form=kind.form)
    return kind.opener(parts, root)


def without_user(address: str) -> str:
    """Return an address as it may be shown: without a user, which for some hosts is a token."""
    return _USER.sub("", address) if _SCHEME.match(address) else address


def _directory(address: str) -> PublicationTarget:
    from .directory import FolderTarget

    return FolderTarget(folder=Path(os.path.realpath(address)))


def _ssh(parts: re.Match[str], root: Path) -> PublicationTarget:
    from .ssh import SshTarget

    port = ("-p", parts["port"]) if parts["port"] else ()
    return SshTarget(host=parts["host"], ssh=("ssh", *port), folder=parts["path"].rstrip("/"))


def _bucket(parts: re.Match[str], root: Path) -> PublicationTarget:
    from .bucket import open_bucket

    return open_bucket(parts["bucket"], (parts["prefix"] or "").strip("/"))


def _branch(parts: re.Match[str], root: Path) -> PublicationTarget:
    from .branch import BranchTarget, is_branch

    if not is_branch(parts["branch"]):
        raise AddressError("publish.no-branch", branch=parts["branch"])
    return BranchTarget(remote=parts["remote"], branch=parts["branch"], root=root)


def _command(parts: re.Match[str], root: Path) -> PublicationTarget:
    from .command import CommandTarget, split

    try:
        return CommandTarget(command=split(parts["command"]), root=root)
    except ValueError as cause:
        raise AddressError("publish.lacks", address=without_user(parts[0]), form=SCHEMES["exec"].form) from cause


def _scheme(form: str, parts: str, opener: Callable[[re.Match[str], Path], PublicationTarget]) -> Scheme:
    return Scheme(form=form, parts=re.compile(parts, re.IGNORECASE | re.DOTALL), opener=opener)


_HOST = r"(?P<host>(?:\w[\w.~-]*@)?\w[\w.-]*)(?::(?P<port>\d+))?"
_BUCKET = r"(?P<bucket>[a-z0-9][a-z0-9.-]+)(?:/(?P<prefix>.*))?"
SCHEMES: Mapping[str, Scheme] = {
    "ssh": _scheme("ssh://[USER@]HOST[:PORT]/PATH", rf"ssh://{_HOST}(?P<path>/.*[^/].*)", _ssh),
    "s3": _scheme("s3://BUCKET[/PREFIX]", rf"s3://{_BUCKET}", _bucket),
    "git": _scheme("git+URL#BRANCH", r"git\+(?P<remote>[^-].*)#(?P<branch>[^-].*)", _branch),
    "exec": _scheme("exec:COMMAND", r"exec:(?P<command>.*\S.*)", _command),
}
"""The kinds of targets by the scheme in front of an address, or by what stands before a plus sign in that."""
