"""The blocks of a page: what stands around the text, each in a small template that a project overrides by itself.

In: a Site and a `Frame`, which is all that a block is told. Out: the HTML of each block; and, of the templates of a
project, those that were written for other blocks than there are. What a block is told is documented in `docs/brand.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from markupsafe import Markup

from ..disk.project import PACKAGE
from ..model.diagnostics import Diagnostic, did_you_mean, error, warning
from ..model.source import Source
from .page import PageLink
from .site import Site
from .templates import fill

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


def print_blocks(site: Site, frame: Frame) -> Mapping[str, Markup]:
    """Return the HTML of each block by its name. Raises BrokenTemplateError."""
    told = {one.name: getattr(frame, one.name) for one in fields(frame)}
    told["label"] = site.languages[frame.locale].label
    return {name: Markup(fill(site, f"{_FOLDER}{name}{_SUFFIX}", **told)) for name in BLOCKS}  # noqa: S704 - a template


def misfits(templates: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Yield those templates of a project that stand for no block, or were written for older ones.

    Whoever overrides a template says for which blocks: what it is told may have changed since.
    """
    for name, source in templates.items():
        is_ours = source.path.startswith("clausebook:")
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
