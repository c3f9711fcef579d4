"""Hand a built tree to the folder that a web server serves.

In: a tree that `build` wrote, and a folder. Out: the folder holds the same bytes, switched in one step. It builds
nothing: what is not whole, or is a draft, is refused.
"""

from __future__ import annotations

from pathlib import Path

from ..disk.output import OutputError, replace
from ..disk.tree import altered, read_tree
from ..model.diagnostics import RefusalError


class PublicationError(RefusalError):
    """The tree must not be published, or could not be. The target is as it was."""


def hand_over(built: Path, target: Path) -> int:
    """Publish the tree of `built` in `target` and return the number of files.

    Raises PublicationError for a missing tree, an empty one, a draft, a tree that differs from its manifest, a target
    that is or lies inside the tree itself, and a target that cannot be written or holds files of somebody else.
    """
    tree = read_tree(built)
    if tree is None:
        raise PublicationError("publish.no-tree", folder=str(built))
    if not tree.files:
        raise PublicationError("publish.empty", folder=str(built))
    if tree.manifest.get("draft"):
        raise PublicationError("publish.draft", folder=str(built))
    if target.resolve().is_relative_to(built.resolve()) or built.resolve().is_relative_to(target.resolve()):
        raise PublicationError("publish.inside", target=str(target), folder=str(built))
    wrong = altered(tree)
    if wrong:
        raise PublicationError("publish.altered", folder=str(built), files=tuple(wrong[:3]))
    try:
        replace(tree.read().items(), target)
    except OutputError as cause:
        raise PublicationError(cause.message) from cause
    return len(tree.files)
