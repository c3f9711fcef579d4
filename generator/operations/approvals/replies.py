"""A reply to a request: who sent it, on which day, and that it has the code. Whoever wrote it is not proven.

In: the bytes of a mail as it was saved (RFC 5322), or of a scan. Out: `Evidence`. A mail is read as one by an enemy:
it has one sender and one day, and the code counts in the text of its body alone, in no attachment. The moment at which
it says that it was sent is compared with now; its day is that of its own clock. Whether the sender is true is unknown.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256

from ...model.approvals import ApprovedText, Evidence
from ...model.diagnostics import RefusalError

MAIL = ".eml"
_ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+")
_MARKUP = re.compile(r"<!--.*?-->|<(style|script|title)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class ReplyError(RefusalError):
    """A reply that proves nothing of the approval. Nothing was written."""


def evidence_of(data: bytes, suffix: str, text: ApprovedText, typed: str | None, now: datetime) -> Evidence:
    """Return what a reply proves of an approval; the code of a scan is `typed` by whoever has read it.

    Raises ReplyError.
    """
    hashed, code = sha256(data).hexdigest(), text.code
    if suffix.lower() != MAIL:
        if typed and _plain(typed) != code:
            raise ReplyError("reply.other-code", letters=code)
        return Evidence(sha256=hashed, day=text.approval.day, code=code if typed else None)
    try:
        sender, sent, words = _read(data)
    except ReplyError:
        raise
    except Exception as cause:  # at malformed headers Python's parser raises whatever it stumbles over
        raise ReplyError("reply.unreadable") from cause
    if sent > now:
        raise ReplyError("reply.ahead", moment=sent.isoformat(" ", "minutes"))
    if code not in _plain(words):
        raise ReplyError("reply.no-code", letters=code)
    return Evidence(
        sha256=hashed, day=sent.date(), offset=sent.isoformat(timespec="minutes")[-6:], sender=sender, code=code
    )


def _read(data: bytes) -> tuple[str, datetime, str]:
    mail = message_from_bytes(data, policy=policy.default)
    if not isinstance(mail, EmailMessage):
        raise ReplyError("reply.unreadable")
    senders = [address.addr_spec for header in mail.get_all("From", ()) for address in header.addresses]
    dates = mail.get_all("Date", ())
    if len(mail.get_all("From", ())) != 1 or len(senders) != 1 or not _ADDRESS.fullmatch(senders[0]):
        raise ReplyError("reply.senders")
    if len(dates) != 1 or dates[0].datetime is None:
        raise ReplyError("reply.days")
    body = mail.get_body(("plain", "html"))
    text = str(body.get_content()) if body else ""
    seen = html.unescape(_MARKUP.sub("", text)) if body and body.get_content_subtype() == "html" else text
    sent: datetime = dates[0].datetime
    return senders[0], sent if sent.tzinfo else sent.replace(tzinfo=UTC), seen


def _plain(text: str) -> str:
    """Return a text as codes are compared: without blanks, hyphens and the case of letters."""
    return re.sub(r"[\s-]", "", text).upper()
