"""Addresses: of pages, mailboxes, telephones and files.

In: one scalar. Out: the address, or a finding. Only the form is judged: nothing is looked up, and whether a file is
there is for others to say.
"""

from __future__ import annotations

import re

from ..diagnostics import Diagnostic
from .nodes import Scalar
from .shape import Leaf, refuse
from .values import text_schema

_URL = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\^`{}|]*)?")
_BASE_URL = re.compile(r"https://[^/?#]+(?:/[^?#]*)?")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]{3,}[0-9](?: ?(?:ext\.?|x) ?[0-9]+)?")
_PATH = re.compile(r"[\w.~-]+(?:/[\w.~-]+)*")
_FILE = re.compile(r"\.(?:html?|css|json|pdf)(?:/|\Z)", re.IGNORECASE)
_FONT = re.compile(r".+\.(?:otf|ttf)", re.IGNORECASE)


def _url(node: Scalar) -> str | Diagnostic:
    if _URL.fullmatch(node.text):
        return node.text
    help_line = "write the whole address, from https:// on"
    return refuse("bad-address", f"`{node.text}` is not the address of a page", node, help_line)


def _base_url(node: Scalar) -> str | Diagnostic:
    address = _url(node)
    if isinstance(address, Diagnostic):
        return address
    if not _BASE_URL.fullmatch(address):
        return refuse("bad-address", "a base address has no `?` or `#`", node, "end it with `/`")
    return address.rstrip("/") + "/"


def _email(node: Scalar) -> str | Diagnostic:
    if _EMAIL.fullmatch(node.text):
        return node.text
    help_line = "write it as name@example.com, in half-width characters"
    return refuse("bad-address", f"`{node.text}` is not an e-mail address", node, help_line)


def _phone(node: Scalar) -> str | Diagnostic:
    if _PHONE.fullmatch(node.text):
        return node.text
    help_line = "write digits, blanks, hyphens and brackets, such as +86 755 2828 3350"
    return refuse("bad-address", f"`{node.text}` is not a telephone number", node, help_line)


def _published_path(node: Scalar) -> str | Diagnostic:
    """Return the folder of a page; one that is called as the files of a page are would stand in the way of a file."""
    path = node.text.removesuffix("/")
    if _FILE.search(path):
        help_line = "name a folder, such as legal/privacy: the page in it is index.html"
        return refuse("bad-value", f"`{node.text}` is called like a file", node, help_line)
    return _inside(path, node)


def _font_file(node: Scalar) -> str | Diagnostic:
    if not _FONT.fullmatch(node.text):
        help_line = "name a file that ends in .otf or .ttf"
        return refuse("bad-value", f"`{node.text}` is not a font that paper can use", node, help_line)
    return _inside(node.text, node)


def _inside(path: str, node: Scalar) -> str | Diagnostic:
    parts = re.split(r"[/\\]", path)
    if parts[0] in ("", "~") or ".." in parts or re.match(r"[A-Za-z]:", path):
        help_line = "begin without `/` and go down only, such as legal/privacy"
        return refuse("path-escapes", f"`{node.text}` leads out of its folder", node, help_line)
    if "." in parts or not _PATH.fullmatch(path):
        help_line = "write letters, digits, `-`, `_` and `.`, with `/` between folders"
        return refuse("bad-value", f"`{node.text}` cannot be a path", node, help_line)
    return path


_SEGMENTS = r"[^/\\?#%\s]+(/[^/\\?#%\s]+)*"

URL = Leaf(convert=_url, json={"type": "string", "pattern": "^https://"})
BASE_URL = Leaf(convert=_base_url, json={"type": "string", "pattern": "^https://[^?#]+$"})
EMAIL = Leaf(convert=_email, json={"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"})
PHONE = Leaf(convert=_phone, json=text_schema())
PUBLISHED_PATH = Leaf(convert=_published_path, json={"type": "string", "pattern": f"^{_SEGMENTS}/?$"})
FONT_FILE = Leaf(convert=_font_file, json={"type": "string", "pattern": "\\.([oO][tT][fF]|[tT][tT][fF])$"})
