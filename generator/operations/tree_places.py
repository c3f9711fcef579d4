"""What stands where in a published tree: every file under the address that is its own on a day, and no other file.

In: a tree on a disk, the editions whose manifests lie in it, and a day. Out: findings. What stands where follows from
the manifests of the editions and the day, not from what the tree says of itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from ..disk.tree import GUIDE, SUMS, Tree
from ..editions import Archive, Issue, Series, series_on
from ..editions.manifest import SOURCE, FileSum, published_as
from ..editions.redirects import Redirect, redirects
from ..model.diagnostics import Diagnostic, Message, error
from ..model.source import Source
from ..model.theme import proves_itself
from ..render import Format, chosen, of_today
from ..render.addresses import INDEX, TEXT, is_for_programs
from ..render.moved import LISTS, leads
from .extent import extent_of
from .listings import paths_of_listings

BUILD_AGAIN = Message("tree-altered.build-again")
_PUBLISH_AGAIN = Message("tree-altered.publish-again")


def out_of_date(tree: Tree, archive: Archive, day: date) -> Iterator[Diagnostic]:
    """Yield the addresses under which another edition stands than the one that is in force on a day."""
    for series in texts_of(tree, archive, day):
        yield from _standing(tree, series, day)


def misplaced(tree: Tree, archive: Archive, day: date) -> Iterator[Diagnostic]:
    """Yield what stands under an address that is not its own, what is missing there, and what nobody put there."""
    formats, texts = formats_of(tree), texts_of(tree, archive, day)
    records = (published_as(frozen.id, name) for frozen in archive.editions for name in frozen.records)
    wanted: dict[str, FileSum | None] = dict.fromkeys((*records, *({SUMS, GUIDE} & tree.files.keys())))
    wanted |= {published_as(one.id, held.path): held for one in archive.editions for held in one.attestations}
    if any(one.cover for one in formats):
        wanted |= dict.fromkeys(paths_of_listings(tree, archive, texts, day))
    moved = {f"{one.origin}{INDEX}": one for one in redirects(series_on(archive, day))}
    wanted |= dict.fromkeys({*moved, *(LISTS if moved else ())} & tree.files.keys())
    yield from _misleading(tree, moved)
    for series in texts:
        wrong = tuple(_standing(tree, series, day))
        yield from wrong
        wanted |= _as_it_is(tree, series) if wrong else _current(series, formats, moved)
        for issue in series.issues:
            wanted |= _files(issue.address, issue, formats, issue.parts)
    for path in sorted(wanted.keys() | tree.files.keys()):
        yield from _place(path, tree, wanted)


def _misleading(tree: Tree, moved: Mapping[str, Redirect]) -> Iterator[Diagnostic]:
    """Yield the pages of old addresses that lead elsewhere than to the text that has the address now."""
    for path, one in moved.items():
        if path in tree.files and not leads(tree.data(path).decode("utf-8", "replace"), one.origin, one.path):
            yield found_at(path, Message("tree-altered.page"))


def _place(path: str, tree: Tree, wanted: Mapping[str, FileSum | None]) -> Iterator[Diagnostic]:
    held = wanted.get(path)
    if path not in tree.files:
        yield found_at(path, Message("tree-altered.lacking"))
    elif path not in wanted and not is_for_programs(path) and not proves_itself(path, tree.files[path].get("sha256")):
        yield found_at(path, Message("tree-altered.nobodys"))
    elif held and held.sha256 != tree.files[path].get("sha256"):
        yield found_at(path, Message("tree-altered.not-frozen"))


def texts_of(tree: Tree, archive: Archive, day: date) -> tuple[Series, ...]:
    """Return the texts that the tree is to hold: all, unless it says that it was built of a part."""
    extent = extent_of(tree.manifest)
    return tuple(series for series in series_on(archive, day) if extent.holds(series.work, series.locale))


def _standing(tree: Tree, series: Series, day: date) -> Iterator[Diagnostic]:
    """Yield a finding where another edition stands under an address than the one in force."""
    right = series.in_force or series.withdrawn
    for folder in _addresses(series):
        shown = _shown(tree, folder, series)
        if shown and right and (folder, shown) != (right.document.path, right.frozen.id):
            message = Message("tree-altered.other-in-force", shown=shown, day=day, edition=right.frozen.id)
            yield found_at(f"{folder}{INDEX}", message, BUILD_AGAIN)
        elif shown and not right:
            message = Message("tree-altered.none-in-force", shown=shown, day=day)
            yield found_at(f"{folder}{INDEX}", message, BUILD_AGAIN)


def _current(series: Series, formats: Sequence[Format], moved: Collection[str]) -> dict[str, FileSum | None]:
    """Return the files under the address of a text on the day."""
    if series.in_force:
        return _files(series.in_force.document.path, series.in_force, formats, of_today(series.in_force.parts))
    if series.withdrawn is None or f"{series.withdrawn.document.path}{INDEX}" in moved:
        return {}
    held = series.withdrawn.document
    return dict.fromkeys(held.path + name for one in formats if one.standing for name in one.names(*held.key))


def _as_it_is(tree: Tree, series: Series) -> dict[str, FileSum | None]:
    """Return the files under the addresses of a text, whatever they are: that they are wrong was told."""
    folders = _addresses(series)
    return {path: None for path in tree.files if path.startswith(folders) and path.rpartition("/")[0] + "/" in folders}


def _addresses(series: Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(issue.document.path for issue in series.issues))


def _shown(tree: Tree, folder: str, series: Series) -> str | None:
    """Return the edition that stands under an address: the one that has the text there, or as the manifest says."""
    text = tree.files.get(f"{folder}{TEXT}", {}).get("sha256")
    page = tree.files.get(f"{folder}{INDEX}", {}).get("edition")
    editions = {issue.parts[SOURCE].sha256: issue.frozen.id for issue in series.issues}
    told = editions.get(str(text)) or page
    return str(told) if told else None


def _files(
    folder: str, issue: Issue, formats: Sequence[Format], parts: Mapping[str, FileSum]
) -> dict[str, FileSum | None]:
    """Return the files of a text in a folder, with what was frozen of them; `parts` are those that stand there."""
    names = {one.name: one.names(*issue.document.key) for one in formats if one.stands(parts)}
    anew = {folder + name: None for own in names.values() for name in own}
    return anew | {folder + own[0]: parts.get(name) for name, own in names.items()}


def formats_of(tree: Tree) -> tuple[Format, ...]:
    """Return the formats that a tree holds."""
    return chosen(extent_of(tree.manifest).formats)


def found_at(path: str, message: Message, advice: Message = _PUBLISH_AGAIN) -> Diagnostic:
    """Return the finding that something is wrong with a file of a tree."""
    return error(message, Source(path=path, text="").whole()).with_help(advice)
