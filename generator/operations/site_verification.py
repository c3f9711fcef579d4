"""Whether a published tree is what was frozen and built, told from the tree alone.

In: a tree on a disk, and a day. Out: findings, each naming what was altered. Every file has to be the one that the
manifest lists; texts and PDFs have to be those of the editions whose manifests lie in the tree, the manifests have to
form a chain, every page has to say what its text says, and under each address has to stand what is in force on the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..disk.tree import GUIDE, MANIFEST, SUMS, Tree, altered, digest, sums_of
from ..editions import Archive, Frozen, Series
from ..editions.chain import broken
from ..editions.folder import EDITION, read_frozen
from ..editions.integrity import belied, blanks
from ..editions.manifest import FOLDER, SOURCE, FrozenDocument, Redaction, permanent, published_as
from ..editions.manifest import MANIFEST as RECORD
from ..model.codec import CodecError, decode
from ..model.diagnostics import Diagnostic, Message, error, reason
from ..model.document import Document
from ..model.history import order
from ..model.source import Source
from ..render import known
from ..render.addresses import TEXT, is_for_programs
from ..render.formats import File
from ..render.moved import LISTS
from .columns_verification import compared_pages
from .extent import extent_of
from .listings import paths_of_listings
from .tree_places import BUILD_AGAIN, formats_of, found_at, misplaced, texts_of


def prove_tree(tree: Tree, day: date) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a published tree on `day`; with altered files, only that."""
    if wrong := altered(tree):
        return tuple(found_at(path, Message("tree-altered.file")) for path in wrong)
    if tree.manifest.get("draft"):
        id = "tree-altered.export" if tree.manifest.get("export") else "tree-altered.draft"
        return (found_at(MANIFEST, Message(id), Message("tree-draft.build")),)
    try:
        archive = archive_of(tree)
    except ValueError as cause:
        return (found_at(FOLDER, Message("tree-altered.manifest", cause=reason(cause))),)
    if archive.newest is None:
        return (found_at(MANIFEST, Message("tree-altered.no-edition")),)
    if archive.newest.day > day:
        return (_behind(archive.newest, day),)
    if wrong_chain := (*_unknown(tree), *_chain(tree, archive)):
        return wrong_chain
    wrong_places = (*misplaced(tree, archive, day), *_ordered(tree, archive))
    told = {one.span.source.path for one in wrong_places if one.span}
    said = (*_said(tree), *_unlike(tree, texts_of(tree, archive, day)))
    found = (*wrong_places, *(one for one in said if one.span and one.span.source.path not in told))
    is_summed = SUMS not in tree.files or tree.data(SUMS) == sums_of(tree.sums)
    return found or (() if is_summed else (found_at(SUMS, Message("tree-altered.sums")),))


def unproved(tree: Tree) -> tuple[Message, ...]:
    """Return what a whole tree cannot prove: what it does not hold, and what nothing of it is compared with."""
    parts, formats = extent_of(tree.manifest).parts, formats_of(tree)
    said = [Message("verify.part-alone", parts=parts)] if parts else []
    if SOURCE not in {one.name for one in formats} and any(file.says for one in formats for file in one.files):
        said.append(Message("verify.pages-unproved"))
    mute = [one.name for one in formats if not one.is_stored and not any(file.says for file in one.files)]
    return (*said, *(Message("verify.format-unproved", name=name) for name in mute))


def by_hash_alone(tree: Tree, day: date) -> Message:
    """Return which files of a whole tree have nothing but their hashes: what they say, no text beside them says."""
    archive, formats = archive_of(tree), formats_of(tree)
    texts = texts_of(tree, archive, day)
    compared = {one.path for one in compared_pages(tree, texts)}
    listings = {*paths_of_listings(tree, archive, texts, day)} & tree.files.keys() - compared
    styles = {file.name for one in formats for file in one.files[1:] if not file.says}
    names = {path for path in tree.files if is_for_programs(path) or path in {*LISTS, GUIDE}} | styles
    return Message("verify.hash-alone", names=tuple(sorted(names)), count=len(listings))


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
        yield found_at(path, Message("tree-altered.blanked-since", edition=now.id), BUILD_AGAIN)
    elif now.supplements != built.supplements:
        yield found_at(path, Message("tree-altered.lacks-since", edition=now.id), BUILD_AGAIN)


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
            yield found_at(MANIFEST, message, Message("edition-damaged.install-newer"))


def _chain(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield what is wrong with the order of editions, and with what the manifest of the tree says of them."""
    told = tree.manifest.get("editions")
    if told != {frozen.id: frozen.sha256 for frozen in archive.editions}:
        yield found_at(MANIFEST, Message("tree-altered.unlisted"))
    yield from (found_at(published_as(frozen.id, name), message) for frozen, name, message in broken(archive.editions))


def address(frozen: Frozen, redaction: Redaction) -> str:
    """Return the folder of a tree in which a text that was blanked stands for ever."""
    held = _held(frozen, redaction)
    return permanent(held.path, frozen.id) if held else ""


def text_in(tree: Tree, frozen: Frozen, held: FrozenDocument) -> Document | None:
    """Return a text as its permanent address in a proven tree has it, None where the tree has no such files."""
    path = permanent(held.path, frozen.id) + TEXT
    return decode(tree.data(path)) if path in tree.files else None


def _held(frozen: Frozen, redaction: Redaction) -> FrozenDocument | None:
    key = (redaction.work, redaction.locale)
    return next((one for one in frozen.manifest.documents if (one.work, one.locale) == key), None)


def _ordered(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield the texts of which more is another than what was blanked by order."""
    for frozen, redaction in blanks(archive):
        held = _held(frozen, redaction)
        path = f"{address(frozen, redaction)}{TEXT}"
        if held is None:
            yield found_at(published_as(frozen.id, frozen.head[0]), Message("tree-altered.no-text"))
        elif path in tree.files:
            yield from _told(tree, path, frozen, held)


def _told(tree: Tree, path: str, frozen: Frozen, held: FrozenDocument) -> Iterator[Diagnostic]:
    try:
        wrong = belied(frozen, held, decode(tree.data(path)))
    except CodecError as cause:
        yield found_at(path, Message("tree-altered.text", cause=reason(cause)))
        return
    if wrong:
        yield found_at(path, Message("tree-altered.belied", wrong=wrong))


# --- what files say ---------------------------------------------------------------------------------------------------


def _said(tree: Tree) -> Iterator[Diagnostic]:
    """Yield the files that do not say what the text beside them says."""
    files = [file for one in formats_of(tree) for file in one.files if file.says]
    for path in tree.files:
        folder, _, name = path.rpartition("/")
        if name == TEXT:
            try:
                document = decode(tree.data(path))
            except CodecError as cause:
                yield found_at(path, Message("tree-altered.text", cause=reason(cause)))
                continue
            yield from _beside(tree, f"{folder}/", document, files)


def _unlike(tree: Tree, texts: Sequence[Series]) -> Iterator[Diagnostic]:
    """Yield the pages of several languages that do not say what the page of each says."""
    for one in compared_pages(tree, texts):
        if one.wrong:
            yield found_at(one.path, Message("tree-altered.columns", clauses=one.wrong, pages=one.pages))


def _beside(tree: Tree, folder: str, document: Document, files: Sequence[File]) -> Iterator[Diagnostic]:
    for file in files:
        path = folder + file.of(document.work, document.locale)
        if file.says and path in tree.files and not file.says(tree.data(path), document):
            yield found_at(path, Message("tree-altered.page"))


def _behind(newest: Frozen, day: date) -> Diagnostic:
    place = Source(path=published_as(newest.id, RECORD), text="").whole()
    return error("clock-behind.tree", place, day=day, edition=newest.id).with_help("help.set-clock")
