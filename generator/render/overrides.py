"""The templates that a project has in place of the package's: whether each stands for one, and for today's.

In: templates by name, as a Project has them. Out: findings, and the names of the blocks. Nothing is printed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..disk.project import PACKAGE
from ..model.diagnostics import Diagnostic, did_you_mean, error, warning
from ..model.source import Source

BLOCKS = ("head", "header", "before_text", "after_text", "footer")
VERSION = "1"
"""It rises when a block, or what a template is told, goes or means something else."""

_FOLDER = "blocks/"
_SUFFIX = ".html.jinja"
_MARKER = re.compile(r"\{#-?\s*clausebook-blocks:\s*(\S+?)\s*-?#\}")


def file_of(block: str) -> str:
    """Return the name of the template of a block."""
    return f"{_FOLDER}{block}{_SUFFIX}"


def is_ours(template: Source) -> bool:
    """Say whether a template is the package's own."""
    return template.path.startswith("clausebook:")


def misfits(templates: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Yield those templates of a project that stand for no block, or were written for older ones.

    Whoever overrides a template says for which blocks: what it is told may have changed since.
    """
    for name, source in templates.items():
        if not is_ours(source) and name.startswith(_FOLDER) and f"{PACKAGE}{name}" not in templates:
            block = name.removeprefix(_FOLDER).removesuffix(_SUFFIX)
            finding = error("template-outdated.no-block", source.whole(), block=block)
            yield finding.with_help(did_you_mean(block, BLOCKS)).with_help("template-outdated.blocks", blocks=BLOCKS)
        elif not is_ours(source) and name.endswith(".jinja") and f"{PACKAGE}{name}" in templates:
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
