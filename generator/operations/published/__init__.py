"""The published tree of a day, from frozen editions alone.

In: a `SiteOfDay`, and the tree of an earlier build. Out: a `Rendering` for each folder of the tree:
every document under its own address with the text in force, every edition of it under an address that stays, its
history and what each edition changed. What a
release stored are the stored bytes, a page under the address of its edition alone; all else is printed from the frozen
text, by today's templates. A folder whose texts and surroundings are those of the earlier tree is kept as it is,
without a look at its text; the others are printed by several processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import PurePath

from ...disk.project import cores, how_to_verify
from ...disk.reading import LARGEST_JSON, UnreadableFileError, read_written
from ...disk.tree import GUIDE, SUMS, Tree, digest, sums_of
from ...disk.workers import FORKS, StoppedError, each
from ...editions import Archive
from ...editions.archive import EditionError, read_file
from ...editions.manifest import published_as
from ...model.artifact import Artifact, Kept
from ...model.diagnostics import Diagnostic, error, suggestion, warning
from ...model.document import Document
from ...render import Format, Site, chosen, following
from ...render.addresses import INDEX
from ...render.moved import Moved, render_moved
from ...render.site import Rendering, joined
from ..rendering import signed
from .day import SiteOfDay, site_of_day
from .folders import PublishedFolder, neighbour
from .histories import history_tasks
from .sitefiles import site_files
from .task import Task
from .together import together_tasks

__all__ = ["SiteOfDay", "publish", "site_of_day"]

_MADE_FROM = "made-from"
_MANY = 64
"""Folders that it pays to print in several processes."""
_NONE = Rendering(artifacts=())


def publish(day: SiteOfDay, *, previous: Tree | None, jobs: int | None) -> Iterator[Rendering]:
    """Yield every folder of the tree, then the landing page, the files for programs and the manifests.

    `previous` is the tree to keep folders of, `jobs` how many processes print; None for as many as pay.
    """
    contents = day.contents
    wanted = chosen(contents.site.formats)
    absent = tuple(_absent(day.pages, wanted))
    site = replace(contents.site, missing=frozenset(path for one, folder in absent for path in folder.paths(one)))
    texts = {folder.issue.document.key for folder in day.pages}
    tasks = [*(_folder_task(folder, wanted) for folder in day.pages), *history_tasks(contents, day.listed, texts)]
    tasks += together_tasks(contents)
    keyed = [(task, _key(task, day.ingredients)) for task in tasks]
    kept = [_kept(task, key, previous) for task, key in keyed]
    fresh = [one for one, old in zip(keyed, kept, strict=True) if old is None]
    printed = _print_all(fresh, site, jobs or (cores() if FORKS and len(fresh) >= _MANY else 1))
    told: set[tuple[str, str]] = set()
    records = Rendering(artifacts=tuple(_records(contents.archive, contents.day)), diagnostics=tuple(_lacking(absent)))
    yield from _with_sums(
        chain(
            (old or _once(next(printed, _NONE), told) for old in kept),
            (one.cover.render(day.listed, site, day.around) for one in wanted if one.cover),
            (site_files(day.facts),) if day.facts else (),
            (render_moved(tuple(_moved(day, wanted)), site) for one in wanted if one.cover),
            (records,),
        )
    )


# --- formats ----------------------------------------------------------------------------------------------------------

Absent = tuple[Format, PublishedFolder]
"""A format that is wanted, and a text of which there is none."""


def _standing(folder: PublishedFolder, wanted: Sequence[Format]) -> tuple[Format, ...]:
    """Return the formats that stand in a folder."""
    if folder.withdrawn:
        return tuple(one for one in wanted if one.standing)
    parts = folder.issue.parts
    return tuple(one for one in wanted if one.stands(parts))


def _absent(pages: Sequence[PublishedFolder], wanted: Sequence[Format]) -> Iterator[Absent]:
    """Yield the formats that editions do not have and that nothing can be made from."""
    for folder in pages:
        there = wanted if folder.withdrawn else _standing(folder, wanted)
        yield from ((one, folder) for one in wanted if one not in there)


def _lacking(absent: Sequence[Absent]) -> Iterator[Diagnostic]:
    """Yield a finding for each format that editions do not have, or do not have yet."""
    editions: dict[tuple[str, bool], set[str]] = {}
    for one, folder in absent:
        comes = one.name in following(folder.issue.parts)
        editions.setdefault((one.name, comes), set()).add(folder.issue.frozen.id)
    for (name, comes), found in editions.items():
        if comes:
            later = suggestion("part-missing.follows", None, name=name, editions=tuple(sorted(found)))
            yield later.with_help("part-missing.print-later")
        else:
            never = warning("part-missing.editions", None, name=name, editions=tuple(sorted(found)))
            yield never.with_help("part-missing.name-formats")


# --- files ------------------------------------------------------------------------------------------------------------


def _folder_task(folder: PublishedFolder, wanted: Sequence[Format]) -> Task:
    """Return what prints a text under an address."""
    sums = tuple(held.sha256 for held in folder.issue.parts.values())
    return Task(
        path=folder.path,
        files=tuple(path for one in _standing(folder, wanted) for path in folder.paths(one)),
        made_of=(sums, folder.path, folder.around, folder.translations, folder.related, folder.withdrawn),
        render=partial(_print_folder, folder),
    )


def _key(task: Task, ingredients: str) -> str:
    """Return a digest of all that decides the bytes of a task's files."""
    return digest("\n".join(map(str, (ingredients, *task.made_of))).encode())


def _once(rendering: Rendering, told: set[tuple[str, str]]) -> Rendering:
    """Return a rendering without what was found before: a text in force stands under two addresses."""
    found = [(one, (str(one.message), one.span.source.path if one.span else "")) for one in rendering.diagnostics]
    new = tuple(one for one, key in found if key not in told)
    told.update(key for _, key in found)
    return replace(rendering, diagnostics=new)


def _kept(task: Task, key: str, previous: Tree | None) -> Rendering | None:
    """Return the files as the earlier tree has them, or None where one is gone, was touched, or would be another."""
    if previous is None or not all(_is_ours(previous, path, key) for path in task.files):
        return None
    kept = (Kept(path=path, listed=previous.files[path]) for path in task.files)
    return Rendering(artifacts=(), kept=tuple(kept))


def _is_ours(tree: Tree, path: str, key: str) -> bool:
    """Say whether a file is the one that a build made from what `key` stands for: every byte of it is read."""
    listed = tree.files.get(path, {})
    if listed.get(_MADE_FROM) != signed(key, str(listed.get("sha256"))) or not tree.is_untouched(path):
        return False
    try:
        return digest(tree.data(path)) == str(listed["sha256"])
    except UnreadableFileError:
        return False


def _print_all(tasks: Sequence[tuple[Task, str]], site: Site, jobs: int) -> Iterator[Rendering]:
    try:
        yield from each(partial(_printed, site), tasks, jobs)
    except StoppedError as cause:
        path = tasks[cause.number][0].path
        finding = error("print-limit.ended", None, path=path)
        yield Rendering(artifacts=(), diagnostics=(finding.with_help("print-limit.one-job"),))


def _printed(site: Site, keyed: tuple[Task, str]) -> Rendering:
    task, key = keyed
    try:
        made = task.render(site)
    except EditionError as cause:
        return Rendering(artifacts=(), diagnostics=(cause.finding,))
    files = (replace(file, about={**file.about, _MADE_FROM: signed(key, digest(file.data))}) for file in made.artifacts)
    return replace(made, artifacts=tuple(files))


def _print_folder(folder: PublishedFolder, site: Site) -> Rendering:
    document = folder.document()
    return joined(*(_made(one, folder, document, site) for one in _standing(folder, chosen(site.formats))))


def _made(one: Format, folder: PublishedFolder, document: Document, site: Site) -> Rendering:
    """Return the files of a format: what was stored, or else what today's templates print of the frozen text."""
    held = folder.parts.get(one.name) if one.is_stored else None
    if held is None or folder.withdrawn:
        return one.render(document, site, folder.around)
    stored = one.files[0].made(document, read_file(folder.issue.frozen, held.path))
    anew = one.render(document, site, folder.around) if one.files[1:] else _NONE
    return replace(anew, artifacts=(stored, *(file for file in anew.artifacts if file.path != stored.path)))


def _moved(day: SiteOfDay, wanted: Sequence[Format]) -> Iterator[Moved]:
    """Yield the addresses that lead to another one, with the files that stood there and those that stand here now."""
    publishers = {(one.work, one.locale): one.publisher for one in day.documents}
    for one in day.moved:
        to = neighbour(one.target, one.path, day.contents.site)
        old = [name for each in wanted for name in each.names(one.work, to.locale)]
        new = [name for each in wanted for name in each.names(to.work, to.locale)]
        files = {before: after for before, after in zip(old, new, strict=True) if before != INDEX and not one.below}
        yield Moved(origin=one.origin, to=to, publisher=publishers.get(one.target.key, ""), files=files)


def _with_sums(made: Iterable[Rendering]) -> Iterator[Rendering]:
    """Yield what was made, and at last the SHA-256 of every file of it."""
    sums: dict[str, str] = {}
    for rendering in made:
        sums |= {file.path: digest(file.data) for file in rendering.artifacts}
        sums |= {file.path: str(file.listed["sha256"]) for file in rendering.kept}
        yield rendering
    yield Rendering(artifacts=(Artifact(path=SUMS, media_type="text/plain", data=sums_of(sums)),))


def _records(archive: Archive, day: date) -> Iterator[Artifact]:
    """Yield the records of each edition that is known on a day, what vouches for them, and how to prove all of it."""
    for frozen in archive.editions:
        names = (*frozen.records, *(held.path for held in frozen.attestations))
        for name in names if frozen.day <= day else ():
            data = read_written(frozen.folder / name, LARGEST_JSON)
            yield Artifact(path=published_as(frozen.id, name), media_type=_media_type(name), data=data)
    yield Artifact(path=GUIDE, media_type="text/plain", data=how_to_verify().encode())


def _media_type(name: str) -> str:
    """Return the media type of a record; RFC 3161, section 3.4, has that of a time stamp, OpenSSH none of its own."""
    kinds = {".json": "application/json", ".tsr": "application/timestamp-reply"}
    return kinds.get(PurePath(name).suffix, "text/plain")
