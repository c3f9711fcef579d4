"""Which files of a site somebody has to put at the root of its host, because they work nowhere else.

In: settings. Out: paths in the published tree with the addresses that they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from ....model.library import Settings
from ....render.addresses import GPC, ROBOTS, at_root


def to_be_placed(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the files that wait in the tree of a project whose base address has a path."""
    for name in (ROBOTS, GPC) if settings.gpc else (ROBOTS,):
        path = at_root(settings.base_url, name)
        if path != name:
            yield path, urljoin(settings.base_url, f"/{name}")
