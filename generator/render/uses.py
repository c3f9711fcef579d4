"""What the HTML of a block loads, and what a browser would not do with it.

In: HTML that a template of a project printed, and the sources that its settings add. Out: sources by directive of the
content security policy, and findings: whatever the policy keeps out would be missed by nobody but readers.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit

from ..model.diagnostics import Diagnostic, error

Loaded = tuple[str, str]
"""A directive, and a source that it has to let in."""

SELF = "'self'"
_LOADS = {
    "audio": {"src": "media-src"},
    "embed": {"src": "object-src"},
    "form": {"action": "form-action"},
    "iframe": {"src": "frame-src"},
    "img": {"src": "img-src", "srcset": "img-src"},
    "object": {"data": "object-src"},
    "script": {"src": "script-src"},
    "source": {"src": "media-src", "srcset": "img-src"},
    "video": {"src": "media-src", "poster": "img-src"},
}
_LINKS = {"icon": "img-src", "stylesheet": "style-src", "preload": "font-src", "manifest": "manifest-src"}
_FREE = frozenset({("img-src", SELF), ("img-src", "data:"), ("media-src", SELF), ("font-src", SELF)})
"""What a block may load without a word in the settings: files of the site itself."""


@lru_cache(maxsize=256)
def uses(html: str, allowed: tuple[Loaded, ...]) -> tuple[tuple[Loaded, ...], tuple[Diagnostic, ...]]:
    """Return what a block loads, and what of it no browser would obey; `allowed` are sources that the settings add."""
    reader = _BlockReader()
    reader.feed(html)
    reader.close()
    loaded = tuple(dict.fromkeys(reader.loaded))
    blocked = (one for one in loaded if one not in _FREE and one not in allowed)
    return (*loaded, *dict.fromkeys(reader.styles)), (*reader.faults, *map(_blocked, blocked))


def source_of(style: str) -> str:
    """Return the source that lets one inline style in."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode('ascii')}'"


def _blocked(loaded: Loaded) -> Diagnostic:
    directive, origin = loaded
    found = error("template-blocked.source", None, source=origin, directive=directive)
    return found.with_help("template-blocked.add", source=origin.strip("'"), directive=directive)


class _BlockReader(HTMLParser):
    """Notes what elements load, inline styles, and what a policy without scripts forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[Loaded] = []
        self.styles: list[Loaded] = []
        self.faults: list[Diagnostic] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Note what an element loads, and what it asks a browser to run."""
        given = {name: value or "" for name, value in attrs}
        self.loaded += _loaded(tag, given)
        inline = [name for name in given if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            inline.append(tag)
        for name in inline:
            self.faults.append(error("template-blocked.inline", None, name=name).with_help("template-blocked.move"))

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        """Note an inline style."""
        if self.cdata_elem == "style":
            self.styles.append(("style-src", source_of(data)))


def _loaded(tag: str, given: Mapping[str, str]) -> Iterator[Loaded]:
    kinds = given.get("rel", "").lower().split() if tag == "link" else ()
    links = [{"href": _LINKS[kind]} for kind in kinds if kind in _LINKS]
    for name, directive in (links[0] if links else _LOADS.get(tag, {})).items():
        for address in given.get(name, "").split("," if name == "srcset" else None):
            yield directive, source("".join(address.split()[:1]))


def source(address: str) -> str:
    """Return the source that lets in what stands at an address."""
    parts = urlsplit(address)
    if parts.netloc:
        return f"{parts.scheme or 'https'}://{parts.netloc}"
    return f"{parts.scheme}:" if parts.scheme else SELF
