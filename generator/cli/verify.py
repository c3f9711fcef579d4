"""`clausebook verify`: whether editions, a built site or a pasted page are what was frozen.

It asks the network for the pages that `--pasted` means, and for nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Diagnostic, Message, has_errors
from .frozen import code_of
from .gathering import answer
from .help import command, option
from .publish import RECEIPTS
from .talk import FINDINGS, as_of_option, note, put, refuse, refuse_other_uses, show_findings, tell, usage_error

if TYPE_CHECKING:
    from ..disk.tree import Tree
    from ..editions import Archive, Frozen
    from ..editions.manifest import Redaction
    from ..operations.attestations import Trust
    from ..operations.reading import Reading

_TREE, _PAGE, _PASTED = "", "--page", "--pasted"
_USES = {
    **dict.fromkeys(("--expect", "--signers", "--authorities"), (_TREE,)),
    "--page": (_PAGE,),
    "--pasted": (_PASTED,),
}
"""The uses of this command that an option is for; those that are for all are not here."""
_SHORTEST = 12
"""Digits of a hash that are enough to tell it from others."""


@command(help="verify.about")
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[DIR]"
)
@as_of_option
@option("--expect", "expected", multiple=True, metavar="HASH", help="verify.help-expect")
@option("--signers", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="verify.help-signers")
@option("--authorities", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="verify.help-authorities")
@option(
    "--page",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="verify.help-page",
)
@option("--pasted", is_flag=True, help="verify.help-pasted")
def verify(
    folder: Path | None,
    day: date | None,
    expected: tuple[str, ...],
    signers: Path | None,
    authorities: Path | None,
    page: Path | None,
    *,
    pasted: bool,
) -> None:
    """Prove that editions and a built site are whole: every hash, the chain, the days, no file too many or too few."""
    from .attesting import trusted

    hashes = tuple(one.lower() for one in expected)
    if any(len(one) < _SHORTEST or {*one} - {*"0123456789abcdef"} for one in hashes):
        raise usage_error("verify.digits", count=_SHORTEST)
    refuse_other_uses(_PASTED if pasted else _PAGE if page else _TREE, _USES)
    if page or pasted:
        from .verify_page import verify_pages

        sys.exit(verify_pages(_project(folder), day, page))
    from ..disk.tree import read_tree
    from ..operations.record import read_receipts

    found: list[Diagnostic] = []
    if folder and (read_tree(folder) or _was_site(folder, hashes)):
        found += _site(folder, day, hashes, trusted(None, signers, authorities))
    else:
        root = _project(folder)
        trust = trusted(root, signers, authorities)
        found += (*read_receipts(root / RECEIPTS)[1], *_editions(root, hashes, trust))
        if os.path.lexists(root / "output" / "manifest.json") and not found:
            found += _site(root / "output", day, (), trust)
    show_findings(found)
    sys.exit(code_of(found, FINDINGS) if found else 0)


def _was_site(folder: Path, expected: tuple[str, ...]) -> bool:
    """Say whether a folder without a manifest that could be read has to be a site: it has one, or a hash of it."""
    from ..disk.project import find_project
    from ..disk.tree import MANIFEST

    return os.path.lexists(folder / MANIFEST) or bool(expected and find_project(folder.resolve()) != folder.resolve())


def _project(folder: Path | None) -> Path:
    from ..disk.project import find_project

    root = find_project((folder or Path()).resolve())
    if root is None or (folder and root != folder.resolve()):
        raise usage_error("verify.neither-in", folder=folder) if folder else usage_error("verify.neither")
    return root


def _editions(root: Path, expected: tuple[str, ...], trust: Trust) -> list[Diagnostic]:
    """Return what is wrong with the editions of a project, and say what is well."""
    from ..editions import load, read_archive
    from ..editions.integrity import prove_archive, rolled_back
    from ..operations.attestations import attestations, covering
    from ..operations.edition_verification import unlike
    from .attesting import tell_attestations

    archive, found = read_archive(root)
    faults = list(found) or list(prove_archive(archive)) or list(unlike(archive))
    if archive.newest is None and not faults and (expected or trust.must_sign or trust.must_stamp):
        refuse("verify.no-edition", FINDINGS)
    judged = () if faults else tuple(attestations(archive, trust))
    if expected and not faults:
        faults += rolled_back(archive, expected, covering(trust, judged))
    _tell_blanks(archive, lambda frozen, blank: frozen.folder / blank.source.path)
    if not faults:
        _say_whole(archive)
        faults += tell_attestations(archive, trust, judged, load)
    return faults


def _tell_blanks(archive: Archive, place: Callable[[Frozen, Redaction], Path]) -> None:
    """Say what was blanked by order, and what stands there now, so that no new text hides behind an order."""
    from ..editions.integrity import blanks, stands

    for frozen, one in blanks(archive):
        clause = f"{one.work}/{one.clause}"
        told = Message(
            "verify.blanked", edition=frozen.id, clause=clause, locale=one.locale, day=one.day, reason=one.reason
        )
        now = stands(one, place(frozen, one))
        tell(Message("verify.blanked-stands", told=told, now=now) if now else told)


def _say_whole(archive: Archive) -> None:
    from ..operations.release.later import waiting

    if archive.entered:
        tell("verify.entered", count=sum(len(frozen.manifest.documents) for frozen in archive.entered))
    if archive.newest is None:
        note("usage.nothing-frozen")
        return
    editions = Message("count.editions", count=len(archive.editions))
    whole = Message("count.texts", count=sum(len(frozen.manifest.documents) for frozen in archive.editions))
    tell("verify.whole", editions=editions, texts=whole, newest=archive.newest.id)
    for edition in dict.fromkeys(frozen.id for frozen, _ in waiting(archive)):
        tell("verify.pdf-follows", edition=edition)
    put(archive.newest.sha256)
    answer(edition=archive.newest.id, edition_sha256=archive.newest.sha256)


def _site(folder: Path, asked: date | None, expected: tuple[str, ...], trust: Trust) -> list[Diagnostic]:
    """Return what is wrong with a built site, and say what is well."""
    from ..disk.project import today
    from ..disk.tree import read_tree
    from ..editions.integrity import rolled_back
    from ..editions.manifest import published_as
    from ..operations.attestations import attestations, covering
    from ..operations.beside import words_beside
    from ..operations.columns_verification import compared_pages
    from ..operations.site_verification import address, archive_of, prove_tree, text_in, tree_hash, unproved
    from ..operations.tree_places import texts_of
    from ..render.addresses import TEXT
    from .attesting import tell_attestations

    tree = read_tree(folder)
    if tree is None:
        refuse("verify.no-manifest", FINDINGS, folder=folder)
    around = _around(folder, asked)
    day = asked or (around.day if around else None) or today("UTC")
    if found := list(prove_tree(tree, day)):
        return found
    archive = archive_of(tree)
    newest = archive.newest
    own, hashes = tree_hash(tree), newest.hashes if newest else ()
    is_site = own.startswith(expected)
    if expected and not any(one.startswith(expected) for one in (own, *hashes)):
        short = {"site": own[:_SHORTEST], "edition": hashes[0][:_SHORTEST], "expected": expected[0][:_SHORTEST]}
        refuse("verify.rolled-back", FINDINGS, **short)
    judged = tuple(attestations(archive, trust, lambda one, name: folder / published_as(one.id, name)))
    if expected and not is_site:
        found += rolled_back(archive, expected, covering(trust, judged))
    tell("verify.files", folder=folder, files=Message("count.files", count=len(tree.files)), day=day)
    put(own)
    answer(site_sha256=own)
    _tell_blanks(archive, lambda frozen, blank: folder / address(frozen, blank) / TEXT)
    for doubt in unproved(tree):
        note("verify.doubt", folder=folder, doubt=doubt)
    for line, path in words_beside(tree, archive, day, around.languages if around else {}):
        tell("verify.beside", line=line, path=path)
    for one in compared_pages(tree, texts_of(tree, archive, day)):
        tell("verify.columns", path=one.path, count=one.count, pages=one.pages)
        for line in one.alone:
            tell("verify.beside-alone", line=line, path=one.path)
    if not is_site:
        found += _pages(tree, around, expected, day)
    return found + tell_attestations(archive, trust, judged, partial(text_in, tree))


def _around(folder: Path, day: date | None) -> Reading | None:
    """Return what the project that a site lies in makes its sites of; None where it lies in none."""
    from ..disk.project import find_project
    from ..operations.reading import read_site

    root = find_project(folder.resolve())
    return read_site(root, day) if root else None


def _pages(tree: Tree, around: Reading | None, expected: tuple[str, ...], day: date) -> Sequence[Diagnostic]:
    """Return in what a site is not the one that its own project would print, or else that nothing proves its pages.

    A hash that is expected of the editions alone covers no page. Which files have a hash alone is said.
    """
    from ..operations.publication.expected import differences_of_day, no_pages_printed
    from ..operations.publication.told import editions_told, project_of
    from ..operations.site_verification import by_hash_alone, lost

    first = around.archive.editions[:1] if around else ()
    is_same = project_of(editions_told(tree.manifest)) in {one.sha256 for one in first}
    if around and (is_same or tree.folder.resolve() == around.project.root.resolve() / "output"):
        gone = tuple(lost(tree, around.archive))
        if gone or not has_errors(around.diagnostics):
            return gone or differences_of_day(tree, around)
    note("verify.doubt", folder=tree.folder, doubt=by_hash_alone(tree, day))
    return (no_pages_printed(),) if expected else ()
