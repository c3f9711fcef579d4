"""Addresses: of pages, mailboxes, telephones and files.

In: one scalar. Out: the address, or a finding. Only the form is judged: nothing is looked up, and whether a file is
there is for others to say.
"""

from __future__ import annotations

import re

from ..model.diagnostics import Diagnostic
from .nodes import Scalar
from .shape import TextValue, refuse
from .values import text_like, text_schema

_URL = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\^`{}|]*)?")
_BASE_URL = re.compile(r"https://[^/?#]+(?:/[^?#]*)?")
_EMAIL = r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_PHONE = r"\+?[0-9(][0-9 ()./-]{3,}[0-9](?: ?(?:ext\.?|x) ?[0-9]+)?"
_PATH = re.compile(r"[\w.~-]+(?:/[\w.~-]+)*")
_FILE = re.compile(r"\.(?:html?|css|json|pdf)(?:/|\Z)", re.IGNORECASE)
_FONT = re.compile(r".+\.(?:otf|ttf)", re.IGNORECASE)


def _url(node: Scalar) -> str | Diagnostic:
    if _URL.fullmatch(node.text):
        return node.text
    return refuse("bad-address.page", node, text=node.text).with_help("bad-address.page-form")


def _base_url(node: Scalar) -> str | Diagnostic:
    address = _url(node)
    if isinstance(address, Diagnostic):
        return address
    if not _BASE_URL.fullmatch(address):
        return refuse("bad-address.base", node).with_help("bad-address.base-form")
    return address.rstrip("/") + "/"


def _published_path(node: Scalar) -> str | Diagnostic:
    """Return the folder of a page; one that is called as the files of a page are would stand in the way of a file."""
    path = node.text.removesuffix("/")
    if _FILE.search(path):
        return refuse("bad-value.like-a-file", node, text=node.text).with_help("bad-value.folder-form")
    return inside(path, node)


def _font_file(node: Scalar) -> str | Diagnostic:
    if not _FONT.fullmatch(node.text):
        return refuse("bad-value.font", node, text=node.text).with_help("bad-value.font-form")
    return inside(node.text, node)


def inside(path: str, node: Scalar) -> str | Diagnostic:
    """Return a path that leads nowhere but into its folder."""
    parts = re.split(r"[/\\]", path)
    if parts[0] in ("", "~") or ".." in parts or re.match(r"[A-Za-z]:", path):
        return refuse("path-escapes.out-of-folder", node, text=node.text).with_help("path-escapes.form")
    if "." in parts or not _PATH.fullmatch(path):
        return refuse("bad-value.path", node, text=node.text).with_help("bad-value.path-form")
    return path


_SEGMENTS = r"[^/\\?#%\s]+(/[^/\\?#%\s]+)*"

URL = TextValue(convert=_url, json={"type": "string", "pattern": "^https://"})
BASE_URL = TextValue(convert=_base_url, json={"type": "string", "pattern": "^https://[^?#]+$"})
EMAIL = text_like(
    _EMAIL, "bad-address.e-mail", "bad-address.e-mail-form", json={"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"}
)
PHONE = text_like(_PHONE, "bad-address.phone", "bad-address.phone-form", json=text_schema())
PUBLISHED_PATH = TextValue(convert=_published_path, json={"type": "string", "pattern": f"^{_SEGMENTS}/?$"})
FONT_FILE = TextValue(convert=_font_file, json={"type": "string", "pattern": "\\.([oO][tT][fF]|[tT][tT][fF])$"})
