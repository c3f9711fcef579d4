"""A reply to a request: who sent it, on which day, and that it has the code. Whoever wrote it is not proven.

In: the bytes of a mail as it was saved (RFC 5322), or of a scan. Out: `Evidence`. A mail is read as one by an enemy:
it has one sender and one day, and the code counts in the text of its body alone, in no attachment.
"""

from __future__ import annotations

import html
import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256

from ...model.approvals import Evidence
from ...model.diagnostics import RefusalError

MAIL = ".eml"
_ADDRESS = re.compile(r"[!-?A-~]+@[!-?A-~]+")
_MARKUP = re.compile(r"<!--.*?-->|<(style|script|title)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class ReplyError(RefusalError):
    """A reply that proves nothing of the approval. Nothing was written."""


def evidence_of(data: bytes, suffix: str, code: str, typed: str | None, today: date) -> Evidence:
    """Return what a reply proves; the code of a scan is `typed` by whoever has read it. Raises ReplyError."""
    hashed = sha256(data).hexdigest()
    if suffix.lower() != MAIL:
        if typed and _plain(typed) != code:
            raise ReplyError("reply.other-code", letters=code)
        return Evidence(sha256=hashed, day=today, code=code if typed else None)
    try:
        sender, day, text = _read(data)
    except ReplyError:
        raise
    except Exception as cause:  # at malformed headers Python's parser raises whatever it stumbles over
        raise ReplyError("reply.unreadable") from cause
    if day > today:
        raise ReplyError("reply.ahead", day=day)
    if code not in _plain(text):
        raise ReplyError("reply.no-code", letters=code)
    return Evidence(sha256=hashed, day=day, sender=sender, code=code)


def _read(data: bytes) -> tuple[str, date, str]:
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
    return senders[0], dates[0].datetime.date(), seen


def _plain(text: str) -> str:
    """Return a text as codes are compared: without blanks, hyphens and the case of letters."""
    return re.sub(r"[\s-]", "", text).upper()
