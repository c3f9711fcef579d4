"""The only door to pages of the web: one request for a page that somebody named, and nothing that it refers to.

In: an address that begins with https. Out: the bytes of the page and the encoding that its server tells. A page of
another host is never taken for the one that was named.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from time import perf_counter
from typing import Any
from urllib.parse import quote, urlsplit

from .. import __version__
from ..model.diagnostics import Message, RefusalError, reason

_PATIENCE, _LONGEST = 20, 60
"""Seconds that a server has for the next bytes of an answer, and for all of a page."""
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LARGEST = 16 * 2**20
"""Bytes of a page, as many as of one that somebody saved."""


class FetchError(RefusalError):
    """A page could not be fetched; the message says why."""


class _OneHost(urllib.request.HTTPRedirectHandler):
    """Follows a page that moved on its host; whoever names an address hears where else it leads."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:  # type: ignore[explicit-override]
        """Return the request for the new place. Raises FetchError."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            raise FetchError("fetching.elsewhere", address=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str) -> tuple[bytes, str | None]:
    """Return the page at an address, and its encoding where the server tells it. Raises FetchError."""
    address = quote(url, safe="%/:?#[]@!$&'(*+,;=~)")
    if not address.startswith("https://"):
        raise FetchError("fetching.no-https")
    request = urllib.request.Request(address, headers={"User-Agent": f"Clausebook/{__version__}"})  # noqa: S310 - the scheme was looked at
    try:
        with urllib.request.build_opener(_OneHost).open(request, timeout=_PATIENCE) as answer:
            kind, packed = answer.headers.get_content_type(), answer.headers.get("Content-Encoding", "identity")
            if kind not in _PAGES or packed != "identity":
                raise FetchError("fetching.no-page", kind=f"{kind} ({packed})")
            return _whole(answer), answer.headers.get_content_charset()
    except (OSError, ValueError, http.client.HTTPException) as cause:
        raise FetchError("fetching.no-answer", cause=network_reason(cause)) from cause


def network_reason(cause: Exception) -> Message | str:
    """Return what went wrong on the network, without what urllib wraps it in."""
    inner = cause if isinstance(cause, urllib.error.HTTPError) else getattr(cause, "reason", cause)
    return reason(inner) if isinstance(inner, Exception) else str(inner)


def _whole(answer: http.client.HTTPResponse) -> bytes:
    end, data = perf_counter() + _LONGEST, b""
    while part := answer.read1(1 << 16):
        data += part
        if len(data) > _LARGEST or perf_counter() > end:
            raise FetchError("fetching.endless", megabytes=_LARGEST // 2**20, seconds=_LONGEST)
    return data
