"""The only door to time stamping authorities: RFC 3161 by `openssl ts` and one request over HTTP.

In: a SHA-256, an address. Out: the authority's answer, and what it proves: that the hash was known at that time.
"""

from __future__ import annotations

import http.client
import re
import tempfile
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..model.diagnostics import RefusalError
from .commands import CommandError, run
from .fetching import network_reason

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
"""Media types of RFC 3161, section 3.4."""
_PATIENCE = 30
"""Seconds that an authority has for an answer; the public ones need less than two."""
_LARGEST = 1 << 20
"""Bytes of an answer: one with a chain of certificates has some 6,000."""
_TIME = re.compile(r"^Time stamp: (?P<time>\w{3} +\d+ \d\d:\d\d:\d\d)(?:\.\d+)? (?P<year>\d{4}) GMT$", re.MULTILINE)
_BYTES = re.compile(r"^ {4}[0-9a-f]{4} - (?P<bytes>(?:[0-9a-f]{2}[ -]){1,16})", re.MULTILINE)


class StampingError(RefusalError):
    """There is no time stamp, or none that could be read; the message says why."""

    kind = "tool"


class OpensslError(StampingError):
    """`openssl` ran and said no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a time stamp says: the SHA-256, and when the authority saw it."""

    sha256: str
    time: datetime


def stamp(sha256: str, url: str) -> bytes:
    """Return the answer of the authority at an address for a hash. Raises StampingError."""
    if not url.startswith(("https://", "http://")):
        raise StampingError("stamping.no-address", url=url)
    query = _openssl("ts", "-query", "-digest", sha256, "-sha256", "-cert")
    request = urllib.request.Request(url, data=query, headers={"Content-Type": _QUERY, "Accept": _REPLY})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - the scheme was looked at
            data = bytes(answer.read(_LARGEST))
    except (OSError, ValueError, http.client.HTTPException) as cause:
        raise StampingError("stamping.no-answer", url=url, cause=network_reason(cause)) from cause
    with tempfile.NamedTemporaryFile() as file:  # openssl reads a file alone
        file.write(data)
        file.flush()
        if read_stamp(Path(file.name)).sha256 != sha256:
            raise OpensslError("attested.of-another")
    return data


def read_stamp(answer: Path) -> Stamp:
    """Return what an answer says, taken at its word. Raises OpensslError where it grants nothing."""
    text = _openssl("ts", "-reply", "-in", str(answer), "-text").decode("utf-8", "replace")
    time, shown = _TIME.search(text), "".join(found["bytes"] for found in _BYTES.finditer(text))
    if time is None:
        raise OpensslError("stamping.not-granted")
    when = datetime.strptime(f"{time['time']} {time['year']}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    return Stamp(sha256=re.sub("[ -]", "", shown)[:64], time=when)


def is_vouched(sha256: str, answer: Path, authority: Path) -> bool:
    """Say whether an answer over a hash was given by an authority of a file of certificates (PEM).

    Raises StampingError where openssl is missing.
    """
    try:
        _openssl("ts", "-verify", "-in", str(answer), "-digest", sha256, "-CAfile", str(authority))
    except OpensslError:
        return False
    return True


def _openssl(*arguments: str) -> bytes:
    try:
        return run("openssl", *arguments)
    except CommandError as cause:
        if cause.code is None:
            raise StampingError("stamping.no-openssl") from cause
        said = [line for line in cause.lines if ":error:" in line]
        text = said[-1].split(":")[-4] if said and said[-1].count(":") >= 4 else ""  # noqa: PLR2004
        raise OpensslError("stamping.openssl-said", text=text) from cause
