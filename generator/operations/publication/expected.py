"""A tree against what a build of the day would hold, every page printed again from its frozen text.

In: a tree and a Reading as `reading.read_site` makes it. Out: findings, none for a tree that is the same byte by byte.
What the tree says of itself is believed in one thing: how much of the site it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ... import __version__
from ...disk.output import OutputError, manifest_of
from ...disk.reading import parse_json
from ...disk.tree import MANIFEST, Tree
from ...editions.archive import EditionError
from ...model.artifact import Artifact
from ...model.diagnostics import Diagnostic, Message, Severity, error
from ..extent import extent_of
from ..published import SiteOfDay, publish, site_of_day
from ..published.day import editions_on
from ..reading import Reading
from ..site_verification import prove_tree
from ..tree_places import out_of_date
from .told import at, editions_told, project_of

UNPROVED_PAGES = "pages-unproved"
"""The rule of the finding that words were compared and pages could not be."""

_SHOWN = 5
"""Files that a finding names."""

_BUILD = Message("tree-stale.build")


def differences_of_day(tree: Tree, reading: Reading) -> tuple[Diagnostic, ...]:
    """Return in what a tree without altered files is not the site of the day of a Reading without errors."""
    other = tuple(_editions(editions_told(tree.manifest), editions_on(reading), reading))
    if other:
        return other
    if tree.manifest.get("version") != __version__:
        return _words(tree, reading)
    try:
        found = tuple(_against(tree, site_of_day(reading, extent_of(tree.manifest))))
        return (*out_of_date(tree, reading.archive, reading.day), *found) if found else found
    except EditionError as cause:
        return (cause.finding,)
    except OutputError as cause:
        return (error(cause.message, at(MANIFEST)),)


def no_pages_printed() -> Diagnostic:
    """Return the finding that nothing printed the pages of a tree again."""
    return error("pages-unproved.alone", at(MANIFEST)).with_help("pages-unproved.expect-site")


def _editions(told: Mapping[str, str], now: Mapping[str, str], reading: Reading) -> Iterator[Diagnostic]:
    """Yield in what the editions of a tree are not those that the project has on the day."""
    if told and now and project_of(told) != project_of(now):
        folder = reading.project.root.name
        yield error("tree-foreign.project", at(MANIFEST), folder=folder).with_help("tree-foreign.other-project")
        return
    for name in sorted(told.keys() | now.keys()):
        if name not in told:
            yield error("tree-outdated.before", at(MANIFEST), edition=name).with_help(_BUILD)
        elif told[name] != now.get(name):
            finding = error("tree-outdated.checkout", at(MANIFEST), edition=name)
            yield finding.with_help("tree-outdated.bring-newest")


def _words(tree: Tree, reading: Reading) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the words of a tree that another version printed, else that its pages are unproved."""
    found = prove_tree(tree, reading.day)
    version = str(tree.manifest.get("version", "?"))
    unproved = error("pages-unproved.version", at(MANIFEST), version=version, own=__version__)
    return found or (unproved.with_help(_BUILD),)


def _against(tree: Tree, site: SiteOfDay) -> Iterator[Diagnostic]:
    """Yield in what a tree is not a site that is printed from nothing."""
    found: list[Diagnostic] = []
    printed = manifest_of(_printed(site, found), site.about)
    files = {one["path"]: one for one in parse_json(printed)["files"]}
    both = files.keys() & tree.files.keys()
    wrong = (
        *_told("tree-stale.lacking", files.keys() - tree.files.keys()),
        *_told("tree-stale.nobodys", tree.files.keys() - files.keys()),
        *_told("tree-stale.other", {one for one in both if files[one]["sha256"] != tree.files[one].get("sha256")}),
    )
    yield from found or wrong
    if not (found or wrong) and printed != tree.data(MANIFEST):
        yield error("tree-stale.manifest", at(MANIFEST)).with_help(_BUILD)


def _printed(site: SiteOfDay, found: list[Diagnostic]) -> Iterator[Artifact]:
    """Yield the files of a site, and add to `found` what stops a build."""
    for rendering in publish(site, previous=None, jobs=None):
        found += (one for one in rendering.diagnostics if one.severity is Severity.ERROR)
        yield from rendering.artifacts


def _told(id: str, paths: set[str]) -> Iterator[Diagnostic]:
    names = tuple(sorted(paths))
    if names:
        more = (Message("tree-stale.more", count=len(names) - _SHOWN),) if len(names) > _SHOWN else ()
        yield error(id, at(names[0]), files=(*names[:_SHOWN], *more), count=len(names)).with_help(_BUILD)
