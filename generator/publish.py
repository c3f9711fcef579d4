"""Hand a built tree to the folder that a web server serves.

In: a tree that `build` wrote, and a folder. Out: the folder holds the same bytes, switched in one step. It builds
nothing: what is not whole, or is a draft, is refused.
"""

from __future__ import annotations

from pathlib import Path

from .output import OutputError, replace
from .tree import altered, read_tree


class PublicationError(Exception):
    """The tree must not be published, or could not be; the message says why. The target is as it was."""


def hand_over(built: Path, target: Path) -> int:
    """Publish the tree of `built` in `target` and return the number of files.

    Raises PublicationError for a missing tree, an empty one, a draft, a tree that differs from its manifest, a target
    that is or lies inside the tree itself, and a target that cannot be written or holds files of somebody else.
    """
    tree = read_tree(built)
    if tree is None:
        raise PublicationError(f"there is no built tree in {built}; run `clausebook build` first")
    if not tree.files:
        raise PublicationError(f"{built} holds no file: nothing was in force on the day it was built for")
    if tree.manifest.get("draft"):
        raise PublicationError(f"{built} is a draft; run `clausebook build` for the text that may be published")
    if target.resolve().is_relative_to(built.resolve()) or built.resolve().is_relative_to(target.resolve()):
        raise PublicationError(f"{target} and {built} lie inside each other; choose another folder")
    wrong = altered(tree)
    if wrong:
        raise PublicationError(f"{built} was altered after it was built ({', '.join(wrong[:3])}); build it again")
    try:
        replace(tree.read().items(), target)
    except OutputError as cause:
        raise PublicationError(str(cause)) from cause
    return len(tree.files)
