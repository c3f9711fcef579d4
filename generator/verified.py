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
from .diagnostics import Diagnostic, Message, error, reason
from .editions import Archive, Frozen, Issue, Series, series_on
from .editions.integrity import belied
from .editions.manifest import FileSum, FrozenDocument, Redaction, decode_manifest, decode_redactions
from .model.document import Document
from .model.history import order
from .render.fragment import PREFIX
from .render.proof import document_text, prove
from .source import Source
from .tree import MANIFEST, Tree, altered, digest

EDITIONS = "editions/"
_REDACTIONS = ".redactions.json"
_INDEX = "index.html"
_BUILD_AGAIN = Message("tree-altered.build-again")
_PUBLISH_AGAIN = Message("tree-altered.publish-again")


_PARTS = {"works": "verify.works", "languages": "verify.languages", "formats": "verify.formats"}
"""What a tree may hold a part of, and the message that names the part."""


def prove_tree(tree: Tree, day: date) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a published tree on `day`; with altered files, only that."""
    wrong = altered(tree)
    if wrong:
        return tuple(_found(path, Message("tree-altered.file")) for path in wrong)
    if tree.manifest.get("draft"):
        return (_found(MANIFEST, Message("tree-altered.draft")),)
    try:
        archive = archive_of(tree)
    except ValueError as cause:
        return (_found(EDITIONS, Message("tree-altered.manifest", cause=reason(cause))),)
    if archive.newest is None:
        return (_found(MANIFEST, Message("tree-altered.no-edition")),)
    if archive.newest.day > day:
        return (_behind(archive.newest, day),)
    broken = tuple(_chain(tree, archive))
    return broken or (*_places(tree, archive, day), *_ordered(tree, archive), *_pages(tree))


def unproved(tree: Tree) -> tuple[Message, ...]:
    """Return what a whole tree cannot prove, because it holds a part of what the editions have."""
    told = _part(tree)
    parts = tuple(Message(_PARTS[name], names=chosen) for name, chosen in told.items() if chosen)
    said = [Message("verify.part-alone", parts=parts)] if parts else []
    if told["formats"] and "json" not in told["formats"]:
        said.append(Message("verify.pages-unproved"))
    return tuple(said)


def lost(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield the editions of a tree that the archive which it was built from does not have, or has otherwise."""
    for frozen in archive_of(tree).editions:
        known = archive.find(frozen.id)
        if known is None or known.sha256 != frozen.sha256:
            id = "edition-damaged.site-has-other" if known else "edition-damaged.site-has-gone"
            place = Source(path=f"{EDITIONS}{frozen.id}", text="").whole()
            finding = error(id, place, edition=frozen.id, folder=EDITIONS)
            yield finding.with_help("edition-damaged.bring-folder-back", "edition-damaged.build-again")
        elif set(known.redactions) - set(frozen.redactions):
            message = Message("tree-altered.blanked-since", edition=frozen.id)
            yield _found(f"{EDITIONS}{frozen.id}.json", message, _BUILD_AGAIN)


def tree_hash(tree: Tree) -> str:
    """Return the SHA-256 of the manifest of a tree, and so of all that is in it."""
    return digest((tree.folder / MANIFEST).read_bytes())


def archive_of(tree: Tree) -> Archive:
    """Return the editions whose manifests lie in a tree, oldest first. Raises ValueError for one that is none."""
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
        yield _found(MANIFEST, Message("tree-altered.unlisted"))
    before: Frozen | None = None
    for frozen in archive.editions:
        previous = frozen.manifest.previous
        linked = (previous.edition, previous.sha256) if previous else None
        if linked != ((before.id, before.sha256) if before else None):
            yield _found(f"{EDITIONS}{frozen.id}.json", Message("tree-altered.edition-before"))
        before = frozen


# --- what stands where ------------------------------------------------------------------------------------------------


def _places(tree: Tree, archive: Archive, day: date) -> Iterator[Diagnostic]:
    """Yield what stands under an address that is not its own, what is missing there, and what nobody put there.

    What stands where follows from the manifests of the editions and the day, not from what the tree says of itself.
    """
    names = {f"{EDITIONS}{frozen.id}{suffix}" for frozen in archive.editions for suffix in (".json", _REDACTIONS)}
    wanted: dict[str, FileSum | None] = dict.fromkeys(names & tree.files.keys())
    chosen = _chosen(tree, archive, day)
    if "html" in _formats(tree) and any(series.in_force for series in chosen):
        wanted[_INDEX] = None
    for series in chosen:
        wrong = tuple(_standing(tree, series, day))
        yield from wrong
        wanted |= _as_it_is(tree, series) if wrong else _current(tree, series)
        for issue in series.issues:
            wanted |= _files(f"{issue.document.path}{issue.frozen.id}/", issue, tree)
    for path in sorted(wanted.keys() | tree.files.keys()):
        yield from _place(path, tree, wanted)


def _place(path: str, tree: Tree, wanted: Mapping[str, FileSum | None]) -> Iterator[Diagnostic]:
    held = wanted.get(path)
    if path not in tree.files:
        yield _found(path, Message("tree-altered.lacking"))
    elif path not in wanted:
        yield _found(path, Message("tree-altered.nobodys"))
    elif held and held.sha256 != tree.files[path].get("sha256"):
        yield _found(path, Message("tree-altered.not-frozen"))


def _chosen(tree: Tree, archive: Archive, day: date) -> tuple[Series, ...]:
    """Return the texts that the tree is to hold: all, unless it says that it was built of a part."""
    part = _part(tree)
    return tuple(
        series
        for series in series_on(archive, day)
        if (not part["works"] or series.work in part["works"])
        and (not part["languages"] or series.locale in part["languages"])
    )


def _standing(tree: Tree, series: Series, day: date) -> Iterator[Diagnostic]:
    """Yield a finding where another edition stands under an address than the one in force."""
    right = series.in_force or series.withdrawn
    for folder in _addresses(series):
        shown = _shown(tree, folder, series)
        if shown and right and (folder, shown) != (right.document.path, right.frozen.id):
            message = Message("tree-altered.other-in-force", shown=shown, day=day, edition=right.frozen.id)
            yield _found(f"{folder}{_INDEX}", message, _BUILD_AGAIN)
        elif shown and not right:
            message = Message("tree-altered.none-in-force", shown=shown, day=day)
            yield _found(f"{folder}{_INDEX}", message, _BUILD_AGAIN)


def _current(tree: Tree, series: Series) -> dict[str, FileSum | None]:
    """Return the files under the address of a text on the day."""
    if series.in_force:
        return _files(series.in_force.document.path, series.in_force, tree)
    return dict.fromkeys(_page_names(series.withdrawn.document.path, tree)) if series.withdrawn else {}


def _as_it_is(tree: Tree, series: Series) -> dict[str, FileSum | None]:
    """Return the files under the addresses of a text, whatever they are: that they are wrong was told."""
    folders = _addresses(series)
    return {path: None for path in tree.files if path.startswith(folders) and path.rpartition("/")[0] + "/" in folders}


def _addresses(series: Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(issue.document.path for issue in series.issues))


def _shown(tree: Tree, folder: str, series: Series) -> str | None:
    """Return the edition that stands under an address: the one that has the text there, or as the manifest says."""
    text = tree.files.get(f"{folder}document.json", {}).get("sha256")
    page = tree.files.get(f"{folder}{_INDEX}", {}).get("edition")
    known = {issue.frozen.files()[issue.document.json.path].sha256: issue.frozen.id for issue in series.issues}
    told = known.get(str(text)) or page
    return str(told) if told else None


def _files(folder: str, issue: Issue, tree: Tree) -> dict[str, FileSum | None]:
    """Return the files of a text in a folder, with what was frozen of them."""
    now, held, formats = issue.frozen.files(), issue.document, _formats(tree)
    files: dict[str, FileSum | None] = dict.fromkeys(_page_names(folder, tree))
    if "json" in formats:
        files[f"{folder}document.json"] = now[held.json.path]
    if "pdf" in formats:
        files[f"{folder}{held.work}.pdf"] = now[held.pdf.path]
    return files


def _page_names(folder: str, tree: Tree) -> tuple[str, ...]:
    names = (_INDEX, "fragment.html", "fragment.css") if "html" in _formats(tree) else ()
    return tuple(folder + name for name in names)


def _part(tree: Tree) -> Mapping[str, tuple[str, ...]]:
    """Return works, languages and formats that the tree says it was built of; empty for all."""
    told = tree.manifest.get("part")
    plain = told if isinstance(told, dict) else {}
    lists = {name: plain.get(name) for name in _PARTS}
    return {name: tuple(map(str, chosen)) if isinstance(chosen, list) else () for name, chosen in lists.items()}


def _formats(tree: Tree) -> tuple[str, ...]:
    return _part(tree)["formats"] or ("html", "json", "pdf")


def address(frozen: Frozen, redaction: Redaction) -> str:
    """Return the folder of a tree in which a text that was blanked stands for ever."""
    held = _held(frozen, redaction)
    return f"{held.path}{frozen.id}/" if held else ""


def _held(frozen: Frozen, redaction: Redaction) -> FrozenDocument | None:
    key = (redaction.work, redaction.locale)
    return next((one for one in frozen.manifest.documents if (one.work, one.locale) == key), None)


def _ordered(tree: Tree, archive: Archive) -> Iterator[Diagnostic]:
    """Yield the texts of which more is another than what was blanked by order."""
    for frozen in archive.editions:
        for redaction in frozen.redactions:
            held = _held(frozen, redaction)
            path = f"{address(frozen, redaction)}document.json"
            if held is None:
                yield _found(f"{EDITIONS}{frozen.id}{_REDACTIONS}", Message("tree-altered.no-text"))
            elif path in tree.files:
                wrong = belied(frozen, held, decode((tree.folder / path).read_bytes()))
                if wrong:
                    yield _found(path, Message("tree-altered.belied", wrong=wrong))


# --- what pages say ---------------------------------------------------------------------------------------------------


def _pages(tree: Tree) -> Iterator[Diagnostic]:
    """Yield the pages that do not say what the text beside them says."""
    for path in tree.files:
        folder, _, name = path.rpartition("/")
        text = f"{folder}/document.json"
        if name not in {_INDEX, "fragment.html"} or text not in tree.files:
            continue
        try:
            document = decode((tree.folder / text).read_bytes())
        except CodecError as cause:
            yield _found(text, Message("tree-altered.text", cause=reason(cause)))
            continue
        yield from _page(tree, path, document)


def _page(tree: Tree, path: str, document: Document) -> Iterator[Diagnostic]:
    html = (tree.folder / path).read_text(encoding="utf-8")
    prefix = PREFIX if path.endswith("fragment.html") else ""
    for _ in prove(document, document_text(document), "", html, prefix)[:1]:
        yield _found(path, Message("tree-altered.page"))


def _behind(newest: Frozen, day: date) -> Diagnostic:
    place = Source(path=f"{EDITIONS}{newest.id}.json", text="").whole()
    return error("clock-behind.tree", place, day=day, edition=newest.id).with_help("help.set-clock")


def _found(path: str, message: Message, advice: Message = _PUBLISH_AGAIN) -> Diagnostic:
    return error(message, Source(path=path, text="").whole()).with_help(advice)
