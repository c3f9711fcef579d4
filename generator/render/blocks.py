"""The blocks of a page: what stands around the text, each in a small template that a project overrides by itself.

In: a Site and a `Frame`, which is all that a block is told. Out: the HTML of each block, and the style of the page with
them. What a block is told is documented in `docs/brand.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial

from markupsafe import Markup

from ..model.artifact import Artifact
from ..model.diagnostics import RefusalError
from ..model.source import Source
from .overrides import BLOCKS, file_of, is_ours
from .page import PageLink
from .site import Site
from .stylesheet import style
from .templates import BrokenTemplateError, fill
from .theme import logos
from .uses import Loaded, uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a block is told of the page that it stands on; links are seen from the page.

    `kind` is `document`, `landing`, `history`, `changes` or `missing`. `home` is "" on the page that it would lead to;
    `work` and `edition` are empty where a page is of no single one, `languages` where there is one language.
    """

    kind: str
    locale: str
    direction: str
    title: str
    publisher: str
    home: str = ""
    work: str = ""
    edition: str = ""
    languages: tuple[PageLink, ...] = ()


def dressed(site: Site, frame: Frame, address: Callable[[Artifact], str]) -> dict[str, object]:
    """Return what a template is told beside its content: `blocks` by name as HTML, and `style` of the page.

    `address` gives the href of a file of `static/`.
    Raises BrokenTemplateError, and for what browsers would not obey.
    """
    told = {one.name: getattr(frame, one.name) for one in fields(frame)}
    told["label"] = site.languages[frame.locale].label
    told["static"] = partial(_static, site, address)
    told["logo"] = {tone: address(file) for tone, file in logos(site).items()}
    blocks = {name: Markup(fill(site, file_of(name), **told)) for name in BLOCKS}  # noqa: S704 - a template
    used = [one for name, html in blocks.items() for one in _used(site, site.templates[file_of(name)], html)]
    return {"blocks": blocks, "style": style(site, frame.kind, address, used)}


def _static(site: Site, address: Callable[[Artifact], str], name: str) -> str:
    """Return the address of a file of `static/`."""
    path = f"static/{name}"
    if path not in site.static:
        raise RefusalError("static-missing.file", file=path)
    return address(site.static[path])


def _used(site: Site, template: Source, html: str) -> tuple[Loaded, ...]:
    if is_ours(template):
        return ()
    used, faults = uses(html, site.allowed)
    for fault in faults:
        raise BrokenTemplateError(replace(fault, span=template.whole()))
    return used
