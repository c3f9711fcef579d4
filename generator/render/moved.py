"""Addresses that lead to another one: a page for servers that know no redirects, and lists for those that do.

In: where each leads, and a Site. Out: `index.html` in each old folder, `_redirects` for hosts that read it, and
`redirects.map` for the `map` of nginx. A page needs no script: it refreshes itself, and has a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from posixpath import relpath
from urllib.parse import quote, unquote, urlsplit

from ..model.artifact import Artifact
from ..model.imprint import Neighbour
from .addresses import AT_ROOT, INDEX, absolute, at_root, linked, relative
from .blocks import Frame, dressed
from .html import HTML
from .site import Rendering, Site
from .templates import BrokenTemplateError, fill

HOSTS, NGINX = "_redirects", "redirects.map"
LISTS = (HOSTS, f"{AT_ROOT}{HOSTS}", NGINX)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A folder that leads to a document, the publisher of that, and which file of the one is which of the other."""

    origin: str
    to: Neighbour
    publisher: str
    files: Mapping[str, str]


def render_moved(moved: Sequence[Moved], site: Site) -> Rendering:
    """Return a page in each old folder and the two lists, nothing where nothing moved."""
    try:
        pages = [_page(one, site) for one in moved]
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    lines = [line for one in moved for line in _lines(one, site)]
    hosts = "".join(f"{quote(old)} {new} 301\n" for old, new in lines)
    nginx = "".join(f'"{old}" "{new}";\n' for old, new in lines)
    lists = [Artifact(path=at_root(site.base_url, HOSTS), media_type="text/plain", data=hosts.encode())]
    lists.append(Artifact(path=NGINX, media_type="text/plain", data=nginx.encode()))
    return Rendering(artifacts=(*pages, *lists) if moved else ())


def leads(html: str, origin: str, path: str) -> bool:
    """Say whether a page in a folder sends its readers to another folder of the tree, and nowhere else."""
    wanted = f'content="0; url={quote(relpath(f"/{path}", f"/{origin}"))}/'
    return len(_REFRESH.findall(html)) == 1 and any(f'{wanted}{name}"' in html for name in ("", INDEX))


def _page(one: Moved, site: Site) -> Artifact:
    label = site.languages[one.to.locale].label
    frame = Frame(
        kind="moved",
        locale=one.to.locale,
        direction=one.to.direction,
        title=one.to.title,
        publisher=one.publisher,
        home=relative(site, one.origin, ""),
        work=one.to.work,
    )
    text = fill(
        site,
        "moved.html.jinja",
        to=one.to,
        label=label,
        **dressed(site, frame, partial(linked, one.origin)),
        href=relative(site, one.origin, one.to.path),
        canonical=absolute(site, one.to.path),
    )
    return Artifact(path=f"{one.origin}{INDEX}", media_type=HTML, data=text.encode())


def _lines(one: Moved, site: Site) -> Iterator[tuple[str, str]]:
    """Yield old addresses as a server reads them and new ones as it sends them, from the root of the host on."""
    base = urlsplit(site.base_url).path
    old, new = unquote(base) + one.origin, base + quote(one.to.path)
    yield from ((old.removesuffix("/"), new), (old, new), (f"{old}{INDEX}", new))
    yield from ((old + before, new + quote(after)) for before, after in one.files.items())
