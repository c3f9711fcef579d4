"""What a build prints, or keeps of the tree before, as one: the unit in which work is handed to processes.

In: nothing. Out: `Task`. What decides the bytes of its files stands in it, or is the same for the whole site.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...render import Rendering, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Files that are made of the same. `path` is the folder by which people are told of them.

    `made_of` are hashes of frozen texts, and values whose words are all that is printed of them.
    """

    path: str
    files: tuple[str, ...]
    made_of: tuple[object, ...]
    render: Callable[[Site], Rendering]
