"""The only door to `ssh-keygen`, which signs and checks signatures over records of editions.

In: a key, data, files. Out: signatures in the armoured format of OpenSSH (its PROTOCOL.sshsig), and what they prove. A
signature made here is of the namespace `clausebook`, so that one of a mail or of a commit is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

from ..model.diagnostics import RefusalError
from .commands import CommandError, run

NAMESPACE = "clausebook"
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")


class SigningError(RefusalError):
    """There is no signature, or none that could be checked; the message says why."""

    kind = "tool"


class RefusedError(SigningError):
    """`ssh-keygen` ran and said no."""


def sign(data: bytes, key: Path) -> bytes:
    """Return the signature over `data` by a key; one with a passphrase asks for it, one in an agent is asked there.

    Raises SigningError.
    """
    return _ssh_keygen("-Y", "sign", "-n", NAMESPACE, "-f", str(key), data=data)


def fingerprint_of(key: Path) -> str:
    """Return the fingerprint of a key: `SHA256:…`. Raises SigningError."""
    return _fingerprint(_ssh_keygen("-l", "-f", str(key)))


def signer_of(data: bytes, signature: Path) -> str:
    """Return the fingerprint of the key that made a signature over `data`; whose key that is is not asked.

    Raises RefusedError where the signature is not over `data`.
    """
    return _fingerprint(_ssh_keygen("-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(signature), data=data))


def principal_of(data: bytes, signature: Path, allowed: Path) -> str | None:
    """Return who of a file of allowed signers (`man ssh-keygen`) signed `data`, None where nobody of them did.

    Where a key stands under several names it is the first that is no pattern; one that begins with `!` shuts out.
    Raises SigningError where ssh-keygen is missing.
    """
    with suppress(RefusedError):
        found = _ssh_keygen("-Y", "find-principals", "-s", str(signature), "-f", str(allowed))
        names = [name for name in found.decode("utf-8", "replace").splitlines() if not name.startswith("!")]
        return next((one for one in sorted(names, key=is_pattern) if _is_by(one, data, signature, allowed)), None)
    return None


def in_base64(signature: bytes) -> str:
    """Return a signature on one line, without what stands around its base64."""
    return "".join(line for line in signature.decode().splitlines() if not line.startswith("-"))


@contextmanager
def armoured(base64: str) -> Iterator[Path]:
    """Lay a signature of one line into a file, as `ssh-keygen` reads it, for as long as the block lasts."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "signature"
        lines = ("-----BEGIN SSH SIGNATURE-----", *wrap(base64, 70), "-----END SSH SIGNATURE-----", "")
        file.write_text("\n".join(lines))
        yield file


def is_pattern(principal: str) -> bool:
    """Say whether a name in a file of allowed signers stands for many (PATTERNS of `man ssh_config`)."""
    return "*" in principal or "?" in principal


def _is_by(principal: str, data: bytes, signature: Path, allowed: Path) -> bool:
    known = ("-f", str(allowed), "-I", principal, "-n", NAMESPACE, "-s", str(signature))
    with suppress(RefusedError):
        return bool(_ssh_keygen("-Y", "verify", *known, data=data))
    return False


def _fingerprint(said: bytes) -> str:
    found = _FINGERPRINT.search(said.decode("utf-8", "replace"))
    if found is None:
        raise SigningError("signing.no-fingerprint")
    return found[0]


def _ssh_keygen(*arguments: str, data: bytes = b"") -> bytes:
    try:
        return run("ssh-keygen", *arguments, given=data)
    except CommandError as cause:
        if cause.code is None:
            raise SigningError("signing.no-ssh-keygen") from cause
        raise RefusedError("signing.ssh-keygen-said", text="".join(cause.lines[-1:])) from cause
