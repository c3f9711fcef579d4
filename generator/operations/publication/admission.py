"""Whether a built tree may go out.

In: a tree; then the root of a project, what lies at the target, a day, and what a person insists on.
Out: what stands against it, each with what to do; with nothing, the tree is byte by byte what a build of that day makes
of the editions. It reads the target nowhere and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...disk.tree import MANIFEST, Tree, altered
from ...model.diagnostics import Diagnostic, Severity, error
from ..extent import extent_of
from ..reading import read_site
from .expected import differences_of_day
from .live import against_live
from .survey import Survey
from .told import at, editions_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Insistence:
    """What goes out although it was refused: a tree that is a part alone; addresses, or folders of them, that die."""

    partial: bool = False
    retired: tuple[str, ...] = ()


NO_INSISTENCE = Insistence()


def unfit(tree: Tree) -> Iterator[Diagnostic]:
    """Yield why a tree cannot even be compared: a draft, a text without an edition, files that were altered."""
    if tree.manifest.get("draft"):
        yield error("tree-draft.built", at(MANIFEST)).with_help("tree-draft.build")
    elif not editions_told(tree.manifest):
        yield error("tree-unreleased.texts", at(MANIFEST)).with_help("tree-unreleased.release")
    for path in altered(tree):
        yield error("tree-altered.file", at(path)).with_help("tree-altered.build-fresh")


def refusals(
    root: Path,
    tree: Tree,
    target: Survey,
    day: date | None = None,
    insistence: Insistence = NO_INSISTENCE,
) -> tuple[Diagnostic, ...]:
    """Return why a tree that is fit may not go out to a target.

    Those of the rule `pages-unproved` alone say that its words are proven and its pages are not.
    """
    reading = read_site(root, day)
    wrong = tuple(one for one in reading.diagnostics if one.severity is Severity.ERROR)
    if wrong:
        return wrong
    part = () if insistence.partial else _partial(tree)
    return (*part, *differences_of_day(tree, reading), *against_live(tree, target, reading, insistence.retired))


def _partial(tree: Tree) -> tuple[Diagnostic, ...]:
    parts = extent_of(tree.manifest).parts
    return (error("tree-partial.part", at(MANIFEST), parts=parts).with_help("tree-partial.build-all"),) if parts else ()
