"""The blocks of a page: what stands around the text, each in a small template that a project overrides by itself.

In: a Site and a `Frame`, which is all that a block is told. Out: the HTML of each block; and, of the templates of a
project, those that were written for other blocks than there are. What a block is told is documented in `docs/brand.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial

from jinja2 import UndefinedError
from markupsafe import Markup

from ..disk.project import PACKAGE
from ..model.artifact import Artifact
from ..model.diagnostics import Diagnostic, did_you_mean, error, warning
from ..model.source import Source
from .page import PageLink, style
from .site import Site
from .templates import BrokenTemplateError, fill
from .theme import logos
from .uses import Loaded, uses

BLOCKS = ("head", "header", "before_text", "after_text", "footer")
VERSION = "1"
"""It rises when a block, or what a template is told, goes or means something else."""

_FOLDER = "blocks/"
_SUFFIX = ".html.jinja"
_MARKER = re.compile(r"\{#-?\s*clausebook-blocks:\s*(\S+?)\s*-?#\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a block is told of the page that it stands on; links are seen from the page.

    `kind` is `document` or `landing`. `home` is "" on the page that it would lead to; `work`, `edition` and `languages`
    are empty where a page is of no single document.
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

    `address` gives the href of a file of `static/`. Raises BrokenTemplateError, and for what browsers would not obey.
    """
    told = {one.name: getattr(frame, one.name) for one in fields(frame)}
    told["label"] = site.languages[frame.locale].label
    told["static"] = partial(_static, site, address)
    told["logo"] = {tone: address(file) for tone, file in logos(site).items()}
    blocks = {name: Markup(fill(site, _file(name), **told)) for name in BLOCKS}  # noqa: S704 - a template
    used = [one for name, html in blocks.items() for one in _used(site, site.templates[_file(name)], html)]
    return {"blocks": blocks, "style": style(site, address, used)}


def _file(block: str) -> str:
    return f"{_FOLDER}{block}{_SUFFIX}"


def _is_ours(template: Source) -> bool:
    return template.path.startswith("clausebook:")


def _static(site: Site, address: Callable[[Artifact], str], name: str) -> str:
    """Return the address of a file of `static/`."""
    path = f"static/{name}"
    if path not in site.static:
        raise UndefinedError(path)
    return address(site.static[path])


def _used(site: Site, template: Source, html: str) -> tuple[Loaded, ...]:
    if _is_ours(template):
        return ()
    used, faults = uses(html, site.allowed)
    for fault in faults:
        raise BrokenTemplateError(replace(fault, span=template.whole()))
    return used


def misfits(templates: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Yield those templates of a project that stand for no block, or were written for older ones.

    Whoever overrides a template says for which blocks: what it is told may have changed since.
    """
    for name, source in templates.items():
        is_ours = _is_ours(source)
        if not is_ours and name.startswith(_FOLDER) and f"{PACKAGE}{name}" not in templates:
            block = name.removeprefix(_FOLDER).removesuffix(_SUFFIX)
            finding = error("template-outdated.no-block", source.whole(), block=block)
            yield finding.with_help(did_you_mean(block, BLOCKS)).with_help("template-outdated.blocks", blocks=BLOCKS)
        elif not is_ours and name.endswith(".jinja") and f"{PACKAGE}{name}" in templates:
            yield from _older(source)


def _older(source: Source) -> Iterator[Diagnostic]:
    marker = _MARKER.search(source.text)
    if marker is None:
        finding = warning("template-outdated.unmarked", source.whole())
    elif marker[1] != VERSION:
        finding = warning("template-outdated.other", source.span(*marker.span(1)), own=marker[1], version=VERSION)
    else:
        return
    yield finding.with_help("template-outdated.compare", version=VERSION)
