"""Whether a published tree is what was frozen and built, told from the tree alone.

In: a tree on a disk, and a day. Out: findings, each naming what was altered. Every file has to be the one that the
manifest lists; texts and PDFs have to be those of the editions whose manifests lie in the tree, the manifests have to
form a chain, every page has to say what its text says, and under each address has to stand what is in force on the day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from ..disk.tree import GUIDE, MANIFEST, SUMS, Tree, altered, digest, sums_of
from ..editions import Archive, Frozen, Issue, Series, series_on
from ..editions.chain import broken
from ..editions.folder import EDITION, read_frozen
from ..editions.integrity import belied, blanks
from ..editions.manifest import FOLDER, SOURCE, FileSum, FrozenDocument, Redaction, permanent, published_as
from ..editions.manifest import MANIFEST as RECORD
from ..editions.redirects import Redirect, redirects
from ..model.codec import CodecError, decode
from ..model.diagnostics import Diagnostic, Message, error, reason
from ..model.document import Document
from ..model.history import order
from ..model.source import Source
from ..model.theme import proves_itself
from ..render import Format, chosen, known, of_today
from ..render.addresses import INDEX, TEXT, is_for_programs
from ..render.formats import File
from ..render.moved import LISTS, leads
from .extent import extent_of
from .listings import paths_of_listings

_BUILD_AGAIN = Message("tree-altered.build-again")
_PUBLISH_AGAIN = Message("tree-altered.publish-again")


def prove_tree(tree: Tree, day: date) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a published tree on `day`; with altered files, only that."""
    if wrong := altered(tree):
        return tuple(_found(path, Message("tree-altered.file")) for path in wrong)
    if tree.manifest.get("draft"):
        return (_found(MANIFEST, Message("tree-altered.draft")),)
    try:
        archive = archive_of(tree)
    except ValueError as cause:
        return (_found(FOLDER, Message("tree-altered.manifest", cause=reason(cause))),)
    if archive.newest is None:
        return (_found(MANIFEST, Message("tree-altered.no-edition")),)
    if archive.newest.day > day:
        return (_behind(archive.newest, day),)
    if wrong_chain := (*_unknown(tree), *_chain(tree, archive)):
        return wrong_chain
    misplaced = (*_places(tree, archive, day), *_ordered(tree, archive))
    told = {one.span.source.path for one in misplaced if one.span}
    found = (*misplaced, *(one for one in _said(tree) if one.span and one.span.source.path not in told))
    is_summed = SUMS not in tree.files or tree.data(SUMS) == sums_of(tree.sums)
    return found or (() if is_summed else (_found(SUMS, Message("tree-altered.sums")),))


def out_of_date(tree: Tree, archive: Archive, day: date) -> Iterator[Diagnostic]:
    """Yield the addresses under which another edition stands than the one that is in force on a day."""
    for series in _texts(tree, archive, day):
        yield from _standing(tree, series, day)


def unproved(tree: Tree) -> tuple[Message, ...]:
    """Return what a whole tree cannot prove: what it does not hold, and what nothing of it is compared with."""
    parts, formats = extent_of(tree.manifest).parts, _formats(tree)
    said = [Message("verify.part-alone", parts=parts)] if parts else []
    if SOURCE not in {one.name for one in formats} and any(file.says for one in formats for file in one.files):
        said.append(Message("verify.pages-unproved"))
    mute = [one.name for one in formats if not one.is_stored and not any(file.says for file in one.files)]
    return (*said, *(Message("verify.format-unproved", name=name) for name in mute))


def lost(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield the editions of a tree that the archive which it was built from does not have, or has otherwise."""
    for frozen in archive_of(tree).editions:
        now = archive.find(frozen.id)
        if now is None or now.sha256 != frozen.sha256:
            id = "edition-damaged.site-has-other" if now else "edition-damaged.site-has-gone"
            place = Source(path=f"{FOLDER}/{frozen.id}", text="").whole()
            finding = error(id, place, edition=frozen.id, folder=f"{FOLDER}/")
            yield finding.with_help("edition-damaged.bring-folder-back", "edition-damaged.build-again")
        else:
            yield from _since(now, frozen)


def _since(now: Frozen, built: Frozen) -> Iterator[Diagnostic]:
    """Yield what was blanked in an edition, or came to it, since a site was built."""
    path = published_as(now.id, RECORD)
    if any(one not in built.redactions for one in now.redactions):
        yield _found(path, Message("tree-altered.blanked-since", edition=now.id), _BUILD_AGAIN)
    elif now.supplements != built.supplements:
        yield _found(path, Message("tree-altered.lacks-since", edition=now.id), _BUILD_AGAIN)


def tree_hash(tree: Tree) -> str:
    """Return the SHA-256 of the manifest of a tree, and so of all that is in it."""
    return digest(tree.data(MANIFEST))


def archive_of(tree: Tree) -> Archive:
    """Return the editions whose manifests lie in a tree, oldest first. Raises ValueError for one that is none."""
    parts = [path.rpartition("/") for path in tree.files]
    names = [name.removesuffix(".json") for folder, _, name in parts if folder == FOLDER and name.endswith(".json")]
    editions = [_frozen(tree, name) for name in names if EDITION.fullmatch(name)]
    return Archive(editions=tuple(sorted(editions, key=lambda frozen: order(frozen.id))))


def _frozen(tree: Tree, edition: str) -> Frozen:
    return read_frozen(edition, tree.folder / FOLDER, lambda name: tree.folder / published_as(edition, name))


def _unknown(tree: Tree) -> Iterator[Diagnostic]:
    for name in extent_of(tree.manifest).formats:
        if name not in known():
            message = Message("tree-altered.format", name=name)
            yield _found(MANIFEST, message, Message("edition-damaged.install-newer"))


def _chain(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield what is wrong with the order of editions, and with what the manifest of the tree says of them."""
    told = tree.manifest.get("editions")
    if told != {frozen.id: frozen.sha256 for frozen in archive.editions}:
        yield _found(MANIFEST, Message("tree-altered.unlisted"))
    yield from (_found(published_as(frozen.id, name), message) for frozen, name, message in broken(archive.editions))


# --- what stands where ------------------------------------------------------------------------------------------------


def _places(tree: Tree, archive: Archive, day: date) -> Iterator[Diagnostic]:
    """Yield what stands under an address that is not its own, what is missing there, and what nobody put there.

    What stands where follows from the manifests of the editions and the day, not from what the tree says of itself.
    """
    formats, texts = _formats(tree), _texts(tree, archive, day)
    records = (published_as(frozen.id, name) for frozen in archive.editions for name in frozen.records)
    wanted: dict[str, FileSum | None] = dict.fromkeys((*records, *({SUMS, GUIDE} & tree.files.keys())))
    wanted |= {published_as(one.id, held.path): held for one in archive.editions for held in one.attestations}
    if any(one.cover for one in formats):
        known = (one for frozen in archive.editions if frozen.day <= day for one in frozen.manifest.documents)
        wanted |= dict.fromkeys(paths_of_listings(tree, texts, {(one.locale, one.path) for one in known}, day))
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
            yield _found(path, Message("tree-altered.page"))


def _place(path: str, tree: Tree, wanted: Mapping[str, FileSum | None]) -> Iterator[Diagnostic]:
    held = wanted.get(path)
    if path not in tree.files:
        yield _found(path, Message("tree-altered.lacking"))
    elif path not in wanted and not is_for_programs(path) and not proves_itself(path, tree.files[path].get("sha256")):
        yield _found(path, Message("tree-altered.nobodys"))
    elif held and held.sha256 != tree.files[path].get("sha256"):
        yield _found(path, Message("tree-altered.not-frozen"))


def _texts(tree: Tree, archive: Archive, day: date) -> tuple[Series, ...]:
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
            yield _found(f"{folder}{INDEX}", message, _BUILD_AGAIN)
        elif shown and not right:
            message = Message("tree-altered.none-in-force", shown=shown, day=day)
            yield _found(f"{folder}{INDEX}", message, _BUILD_AGAIN)


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


def _formats(tree: Tree) -> tuple[Format, ...]:
    """Return the formats that a tree holds."""
    return chosen(extent_of(tree.manifest).formats)


def address(frozen: Frozen, redaction: Redaction) -> str:
    """Return the folder of a tree in which a text that was blanked stands for ever."""
    held = _held(frozen, redaction)
    return permanent(held.path, frozen.id) if held else ""


def _held(frozen: Frozen, redaction: Redaction) -> FrozenDocument | None:
    key = (redaction.work, redaction.locale)
    return next((one for one in frozen.manifest.documents if (one.work, one.locale) == key), None)


def _ordered(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield the texts of which more is another than what was blanked by order."""
    for frozen, redaction in blanks(archive):
        held = _held(frozen, redaction)
        path = f"{address(frozen, redaction)}{TEXT}"
        if held is None:
            yield _found(published_as(frozen.id, frozen.head[0]), Message("tree-altered.no-text"))
        elif path in tree.files:
            yield from _told(tree, path, frozen, held)


def _told(tree: Tree, path: str, frozen: Frozen, held: FrozenDocument) -> Iterator[Diagnostic]:
    try:
        wrong = belied(frozen, held, decode(tree.data(path)))
    except CodecError as cause:
        yield _found(path, Message("tree-altered.text", cause=reason(cause)))
        return
    if wrong:
        yield _found(path, Message("tree-altered.belied", wrong=wrong))


# --- what files say ---------------------------------------------------------------------------------------------------


def _said(tree: Tree) -> Iterator[Diagnostic]:
    """Yield the files that do not say what the text beside them says."""
    files = [file for one in _formats(tree) for file in one.files if file.says]
    for path in tree.files:
        folder, _, name = path.rpartition("/")
        if name == TEXT:
            try:
                document = decode(tree.data(path))
            except CodecError as cause:
                yield _found(path, Message("tree-altered.text", cause=reason(cause)))
                continue
            yield from _beside(tree, f"{folder}/", document, files)


def _beside(tree: Tree, folder: str, document: Document, files: Sequence[File]) -> Iterator[Diagnostic]:
    for file in files:
        path = folder + file.of(document.work, document.locale)
        if file.says and path in tree.files and not file.says(tree.data(path), document):
            yield _found(path, Message("tree-altered.page"))


def _behind(newest: Frozen, day: date) -> Diagnostic:
    place = Source(path=published_as(newest.id, RECORD), text="").whole()
    return error("clock-behind.tree", place, day=day, edition=newest.id).with_help("help.set-clock")


def _found(path: str, message: Message, advice: Message = _PUBLISH_AGAIN) -> Diagnostic:
    return error(message, Source(path=path, text="").whole()).with_help(advice)
