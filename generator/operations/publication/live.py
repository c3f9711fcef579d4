"""A tree against what the target shows now: nothing newer is overwritten, no address dies unsaid.

In: a tree, what lies at the target, the project. Out: findings. The manifest there may have been altered: which
editions readers were shown is asked of the receipt as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...disk.tree import MANIFEST, Tree, files_told
from ...editions import series_on
from ...editions.redirects import redirects
from ...model.diagnostics import Diagnostic, error
from ...render.addresses import INDEX, is_for_programs
from ..reading import Reading
from .survey import Survey
from .told import at, editions_told, in_order, project_of


def against_live(tree: Tree, target: Survey, reading: Reading, retired: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return what a publication of a tree would undo at a target.

    `retired` are addresses that may die: paths of files, or of folders.
    """
    live = target.published or {"files": ()}
    before, now = editions_told(live), editions_told(tree.manifest)
    if project_of(before) not in {None, project_of(now)}:
        return (
            error("tree-foreign.live", at(MANIFEST), edition=in_order(before)[0]).with_help(
                "tree-foreign.other-target"
            ),
        )
    return (*_newer({**before, **target.shown}, now), *_earlier(tree, live), *_lost(tree, live, reading, retired))


def _newer(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield the editions that readers have seen and the tree does not have, or has otherwise."""
    for name, sha256 in before.items():
        if now.get(name) != sha256:
            id = "tree-outdated.live-other" if name in now else "tree-outdated.live"
            yield error(id, at(MANIFEST), edition=name).with_help("tree-outdated.bring-newest")


def _earlier(tree: Tree, live: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield the pages that would go back to an older edition although none came in between: a day that is over."""
    names = [*editions_told(tree.manifest)]
    if names == [*editions_told(live)]:
        shown = files_told(live)
        for path, file in tree.files.items():
            before, now = shown.get(path, {}).get("edition"), file.get("edition")
            if path.endswith(INDEX) and before in names and now in names and names.index(before) > names.index(now):
                finding = error("tree-outdated.earlier", at(path), shown=str(before), edition=str(now))
                yield finding.with_help("tree-stale.build")


def _lost(tree: Tree, live: Mapping[str, Any], reading: Reading, retired: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield the folders that would lose files, with these; of one that has ended or moved only the page stays.

    Files for programs come and go with what they tell: a site whose pages nobody may list has no sitemap.
    """
    series = series_on(reading.archive, reading.day)
    pages = (f"{one.withdrawn.document.path}{INDEX}" for one in series if one.withdrawn)
    stubs = (f"{one.origin}{INDEX}" for one in redirects(series))
    noticed = {page.rpartition("/")[0] for page in (*pages, *stubs) if page in tree.files}
    lost: dict[str, list[str]] = {}
    for path in sorted(files_told(live).keys() - tree.files.keys()):
        folder, _, name = path.rpartition("/")
        if not (folder in noticed or is_for_programs(path) or _is_below(path, retired)):
            lost.setdefault(folder, []).append(name)
    for folder, names in lost.items():
        finding = error("address-lost.live", at(f"{folder}/{names[0]}".lstrip("/")), files=tuple(names))
        yield finding.with_help("address-lost.keep").with_help("address-lost.retire", folder=folder or names[0])


def _is_below(path: str, retired: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in (name.strip("/") for name in retired))
