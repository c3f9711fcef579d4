"""Whether a published tree is what was frozen and built, told from the tree alone.

In: a tree on a disk, and a day. Out: findings, each naming what was altered. Every file has to be the one that the
manifest lists; texts and PDFs have to be those of the editions whose manifests lie in the tree, the manifests have to
form a chain, every page has to say what its text says, and under each address has to stand what is in force on the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from .codec import CodecError, decode
from .diagnostics import Diagnostic, error
from .editions import Archive, Frozen, Series, series_on
from .editions.archive import order
from .editions.manifest import FileSum, decode_manifest, decode_redactions
from .model.document import Document
from .render.fragment import PREFIX
from .render.proof import document_text, prove
from .source import Source
from .tree import MANIFEST, Tree, altered, digest

EDITIONS = "editions/"
_REDACTIONS = ".redactions.json"


def prove_tree(tree: Tree, day: date) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a published tree on `day`; with altered files, only that."""
    wrong = altered(tree)
    if wrong:
        return tuple(_found(path, "this file is missing, was altered, or is no part of the tree") for path in wrong)
    if tree.manifest.get("draft"):
        return (_found(MANIFEST, "this tree is a draft: nothing in it was published"),)
    try:
        archive = archive_of(tree)
    except CodecError as cause:
        return (_found(EDITIONS, f"a manifest of an edition cannot be read: {cause}"),)
    if not archive.editions:
        return (_found(MANIFEST, "this tree holds no edition: it was built before the first release"),)
    return (*_chain(tree, archive), *_files(tree, archive), *_in_force(tree, archive, day), *_pages(tree))


def tree_hash(tree: Tree) -> str:
    """Return the SHA-256 of the manifest of a tree, and so of all that is in it."""
    return digest((tree.folder / MANIFEST).read_bytes())


def archive_of(tree: Tree) -> Archive:
    """Return the editions whose manifests lie in a tree, oldest first. Raises CodecError for one that is none."""
    names = [path for path in tree.files if path.startswith(EDITIONS) and not path.endswith(_REDACTIONS)]
    editions = [_frozen(tree.folder / name) for name in names]
    return Archive(editions=tuple(sorted(editions, key=lambda frozen: order(frozen.id))))


def _frozen(path: Path) -> Frozen:
    data = path.read_bytes()
    told = path.with_name(path.stem + _REDACTIONS)
    redactions = decode_redactions(told.read_bytes()).redactions if told.exists() else ()
    return Frozen(manifest=decode_manifest(data), sha256=digest(data), folder=path.parent, redactions=redactions)


def _chain(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield what is wrong with the order of editions, and with what the manifest of the tree says of them."""
    told = tree.manifest.get("editions")
    if told != {frozen.id: frozen.sha256 for frozen in archive.editions}:
        yield _found(MANIFEST, "the manifest does not list the editions that the tree holds")
    before: Frozen | None = None
    for frozen in archive.editions:
        previous = frozen.manifest.previous
        linked = (previous.edition, previous.sha256) if previous else None
        if linked != ((before.id, before.sha256) if before else None):
            yield _found(f"{EDITIONS}{frozen.id}.json", "the edition before this one is missing, or is another one")
        before = frozen


def _files(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield the texts and PDFs that are not those of their edition, or stand under an address that is not theirs."""
    wanted = {
        path: held
        for frozen in archive.editions
        for document in frozen.manifest.documents
        for path, held in _places(frozen, document.path, document.work, document.json, document.pdf)
    }
    listed = {path: file for path, file in tree.files.items() if "edition" in file}
    for path, file in listed.items():
        frozen = archive.find(str(file["edition"]))
        stored = path.endswith(("/document.json", ".pdf"))
        if frozen is None:
            yield _found(path, f"this file is of the edition {file['edition']}, which the tree does not hold")
        elif stored and not _is_held(path, file, wanted, frozen):
            yield _found(path, f"this file is not the one that was frozen in {frozen.id}")


def _places(
    frozen: Frozen, path: str, work: str, json: FileSum, pdf: FileSum
) -> Iterator[tuple[tuple[str, str], FileSum]]:
    """Yield where the files of a text may stand, by edition and path: under its own address and under the edition's."""
    now = frozen.files()
    for folder in (path, f"{path}{frozen.id}/"):
        yield (frozen.id, f"{folder}document.json"), now[json.path]
        yield (frozen.id, f"{folder}{work}.pdf"), now[pdf.path]


def _is_held(path: str, file: Mapping[str, object], wanted: Mapping[tuple[str, str], FileSum], frozen: Frozen) -> bool:
    held = wanted.get((frozen.id, path))
    return held is not None and held.sha256 == file.get("sha256")


def _in_force(tree: Tree, archive: Archive, day: date) -> Iterator[Diagnostic]:
    """Yield the addresses under which another edition stands than the one in force; a tree may hold a part alone."""
    for series in series_on(archive, day):
        shown = _shown(tree, series)
        right = series.in_force or series.withdrawn
        if shown and right and shown != right.frozen.id:
            message = f"the edition {shown} stands here, and on {day} {right.frozen.id} is in force"
            yield _found(right.document.path + "index.html", message, "build and publish the site again")
        elif shown and not right:
            message = f"the edition {shown} stands here, and on {day} none is in force"
            yield _found(series.issues[0].document.path + "index.html", message, "build and publish the site again")


def _shown(tree: Tree, series: Series) -> str | None:
    paths = dict.fromkeys(f"{issue.document.path}index.html" for issue in series.issues)
    return next((str(tree.files[path]["edition"]) for path in paths if path in tree.files), None)


def _pages(tree: Tree) -> Iterator[Diagnostic]:
    """Yield the pages that do not say what the text beside them says."""
    for path in tree.files:
        folder, _, name = path.rpartition("/")
        text = f"{folder}/document.json"
        if name not in {"index.html", "fragment.html"} or text not in tree.files:
            continue
        try:
            document = decode((tree.folder / text).read_bytes())
        except CodecError as cause:
            yield _found(text, f"this text cannot be read: {cause}")
            continue
        yield from _page(tree, path, document)


def _page(tree: Tree, path: str, document: Document) -> Iterator[Diagnostic]:
    html = (tree.folder / path).read_text(encoding="utf-8")
    prefix = PREFIX if path.endswith("fragment.html") else ""
    for _ in prove(document, document_text(document), "", html, prefix)[:1]:
        yield _found(path, "this page does not say what the text beside it says")


def _found(path: str, message: str, help_line: str = "publish the tree again, from the repository") -> Diagnostic:
    return error("tree-altered", message, Source(path=path, text="").whole()).with_help(help_line)
