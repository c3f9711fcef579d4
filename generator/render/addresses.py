"""Where the files of the published tree stand, how one of them names another, and what the manifest says of them.

In: paths below the base address, as Documents carry them. Out: addresses as text, not escaped.

Links inside the tree are relative, so that they work below any address, and end in the slash of the folder as the
addresses do that search engines and other sites are told: a page has one address. Where a host serves no index of a
folder, and on a disk, they name the file (`links: files`).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from posixpath import relpath
from urllib.parse import quote, urlsplit

from ..model.artifact import Artifact
from ..model.document import Document
from .site import Site

INDEX = "index.html"
TEXT = "document.json"
"""The text of a Document, from which it is read again; whatever else stands in its folder is proved by it."""
PAPER = "{work}.pdf"
FEED, CALENDAR, SITEMAP, LLMS = "feed.{locale}.atom", "calendar.ics", "sitemap.xml", "llms.txt"
EDITIONS, MISSING = "editions.json", "404.html"
ROBOTS, GPC = "robots.txt", ".well-known/gpc.json"
AT_ROOT = "root/"
"""Where files wait that work at the root of a host alone, below a base address that has a path."""


def absolute(site: Site, path: str, anchor: str = "") -> str:
    """Return the address of a path on the web."""
    return site.base_url + quote(path) + _fragment(anchor)


def relative(site: Site, origin: str, path: str, anchor: str = "") -> str:
    """Return the address of the page in the folder `path`, seen from the page in the folder `origin`."""
    return f"{quote(relpath(f'/{path}', f'/{origin}'))}/{site.index}{_fragment(anchor)}"


def beside(origin: str, path: str) -> str:
    """Return the address of the file at `path`, seen from the page in the folder `origin`."""
    return quote(relpath(f"/{path}", f"/{origin}"))


def linked(origin: str, file: Artifact) -> str:
    """Return the address of a file of the tree, seen from the page in the folder `origin`."""
    return beside(origin, file.path)


def inlined(file: Artifact) -> str:
    """Return an address that holds a picture, for a page that outlives the files of today; "" for a face."""
    picture = file.media_type.startswith("image/")
    return f"data:{file.media_type};base64,{b64encode(file.data).decode('ascii')}" if picture else ""


def at_root(base_url: str, name: str) -> str:
    """Return the path of a file that works at the root of a host alone."""
    return name if urlsplit(base_url).path == "/" else f"{AT_ROOT}{name}"


def is_for_programs(path: str) -> bool:
    """Say whether a path is that of a file which a site has for programs, in whatever language."""
    plain = {CALENDAR, SITEMAP, LLMS, EDITIONS, MISSING, ROBOTS, GPC, f"{AT_ROOT}{ROBOTS}", f"{AT_ROOT}{GPC}"}
    return path in plain or ("/" not in path and fnmatchcase(path, FEED.format(locale="*")))


def homes(locales: Iterable[str], texts: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the folder of the landing page of each language that has a text, but the first: it has the top of a tree.

    `texts` are languages and paths. A language has none where a text took the folder; its texts are listed elsewhere.
    """
    there = tuple(texts)
    own, taken = {locale for locale, _ in there}, {path for _, path in there}
    _, *others = (*locales, "")
    return {one: f"{one}/" for one in others if one in own and f"{one}/" not in taken}


def pdf_of(document: Document, site: Site) -> str | None:
    """Return the name of the PDF beside the page of a Document, None where there is none to lead to."""
    name = PAPER.format(work=document.work)
    return name if "pdf" in site.formats and document.path + name not in site.missing else None


def paper_of(work: str, site: Site, parts: Collection[str]) -> str:
    """Return the name of the PDF of an edition that keeps these parts, "" where there is none to lead to."""
    return PAPER.format(work=work) if "pdf" in site.formats and "pdf" in parts else ""


def about(document: Document) -> Mapping[str, str]:
    """Return what the manifest says of every file of a Document."""
    dates = {stamped.kind: stamped.day.isoformat() for stamped in document.dates}
    return {"work": document.work, "locale": document.locale, "edition": document.edition, **dates}


def _fragment(anchor: str) -> str:
    return f"#{quote(anchor)}" if anchor else ""
