"""`clausebook verify`: whether editions, a built site or a pasted page are what was frozen. It asks no network."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Message
from .attesting import tell_attestations, trusted
from .frozen import code_of, stop_on_damage, unaltered
from .gathering import answer
from .help import command, option
from .publish import RECEIPTS
from .talk import FINDINGS, as_of_option, note, put, put_text, refuse, show_findings, tell, usage_error

if TYPE_CHECKING:
    from ..disk.tree import Tree
    from ..editions import Archive, Frozen
    from ..editions.manifest import Redaction
    from ..model.diagnostics import Diagnostic
    from ..model.document import Document
    from ..operations.attestations import Trust
    from ..operations.reading import Reading
    from ..redline import Redline

_SHOWN = 5
"""Lines beside a text on a page that are quoted on each side: a menu has dozens, and what is about the text is near."""
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
def verify(
    folder: Path | None,
    day: date | None,
    expected: tuple[str, ...],
    signers: Path | None,
    authorities: Path | None,
    page: Path | None,
) -> None:
    """Prove that editions and a built site are whole: every hash, the chain, the days, no file too many or too few."""
    hashes = tuple(one.lower() for one in expected)
    if any(len(one) < _SHORTEST or {*one} - {*"0123456789abcdef"} for one in hashes):
        raise usage_error("verify.digits", count=_SHORTEST)
    if page:
        _verify_page(_project(folder), day, page)
        return
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
    from ..editions import read_archive
    from ..editions.integrity import prove_archive, rolled_back
    from ..operations.attestations import attestations, covering
    from ..operations.edition_verification import unlike

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
        faults += tell_attestations(archive, trust, judged)
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
    if archive.entered:
        tell("verify.entered", count=sum(len(frozen.manifest.documents) for frozen in archive.entered))
    if archive.newest is None:
        note("usage.nothing-frozen")
        return
    editions = Message("count.editions", count=len(archive.editions))
    whole = Message("count.texts", count=sum(len(frozen.manifest.documents) for frozen in archive.editions))
    tell("verify.whole", editions=editions, texts=whole, newest=archive.newest.id)
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
    from ..operations.site_verification import address, archive_of, prove_tree, tree_hash, unproved
    from ..render.addresses import TEXT

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
    if not is_site:
        found += _pages(tree, around, expected)
    return found + tell_attestations(archive, trust, judged)


def _around(folder: Path, day: date | None) -> Reading | None:
    """Return what the project that a site lies in makes its sites of; None where it lies in none."""
    from ..disk.project import find_project
    from ..operations.reading import read_site

    root = find_project(folder.resolve())
    return read_site(root, day) if root else None


def _pages(tree: Tree, around: Reading | None, expected: tuple[str, ...]) -> Sequence[Diagnostic]:
    """Return in what a site is not the one that its own project would print, or else that nothing proves its pages.

    A hash that is expected of the editions alone covers no page.
    """
    from ..model.diagnostics import has_errors
    from ..operations.publication.expected import differences_of_day, no_pages_printed
    from ..operations.publication.told import editions_told, project_of
    from ..operations.site_verification import lost

    first = around.archive.editions[:1] if around else ()
    is_same = project_of(editions_told(tree.manifest)) in {one.sha256 for one in first}
    if around and (is_same or tree.folder.resolve() == around.project.root.resolve() / "output"):
        gone = tuple(lost(tree, around.archive))
        if gone or not has_errors(around.diagnostics):
            return gone or differences_of_day(tree, around)
    return (no_pages_printed(),) if expected else ()


# --- a page that somebody pasted --------------------------------------------------------------------------------------


def _verify_page(root: Path, day: date | None, page: Path) -> None:
    """Say which text in force a page has, and what is different."""
    from ..disk.reading import LARGEST_TEXT, read_text
    from ..operations.page_verification import compare_page, page_lines, part_of, share_of
    from ..redline import with_summary
    from ..redline.excerpt import excerpt
    from ..render.plain import print_text

    reading, documents = _in_force(root, day)
    lines = page_lines(read_text(page, LARGEST_TEXT))
    printed = [(document, wanted) for document in documents for wanted in _printed(reading, document)]
    best, wanted = max(printed, key=lambda one: share_of(one[1], lines), default=(None, ()))
    if best is None or share_of(wanted, lines) < 1 / 2:
        refuse("verify.no-text", FINDINGS, page=page)
    own = [lines_of for document, lines_of in printed if document is best]
    parts = [(one, part_of(lines, one)) for one in own]
    compared = ((compare_page(best, one, part), part) for one, part in parts)
    redline, part = min(compared, key=lambda made: (len(_runs(made[0])), len(made[1].before) + len(made[1].after)))
    for id, beside in (("verify.before-page", part.before[::-1]), ("verify.after-page", part.after)):
        _tell_beside(id, beside)
    name = Message("verify.text", work=best.work, locale=best.locale, edition=best.edition)
    if not redline.changes:
        tell("verify.page-in-force", page=page, text=name)
        return
    shown = excerpt(with_summary(redline, reading.languages[best.locale].label, (best.edition, page.name)))
    put_text(print_text(shown))
    note("verify.page-differs", page=page, text=name)
    sys.exit(FINDINGS)


def _tell_beside(id: str, lines: Sequence[str]) -> None:
    """Say what stands beside the text on a page, the nearest line first: it is no part of the text."""
    for line in lines[:_SHOWN]:
        tell(id, line=line)
    if lines[_SHOWN:]:
        tell("verify.more-beside", count=len(lines) - _SHOWN)


def _runs(redline: Redline) -> str:
    """Return what a redline marks, to tell the nearer of two."""
    from ..redline.excerpt import excerpt
    from ..render.plain import print_text

    return print_text(excerpt(redline.document)) if redline.changes else ""


def _in_force(root: Path, day: date | None) -> tuple[Reading, Sequence[Document]]:
    from ..editions import load, series_on
    from ..operations.build import read

    reading = read(root, day)
    if reading.library is None or reading.day is None:
        show_findings(reading.diagnostics)
        sys.exit(FINDINGS)
    stop_on_damage(reading)
    if not reading.archive.editions:
        return reading, reading.documents
    issues = [series.in_force for series in series_on(reading.archive, reading.day)]
    with unaltered():
        return reading, [load(issue.frozen, issue.document) for issue in issues if issue]


def _printed(reading: Reading, document: Document) -> Sequence[Sequence[str]]:
    """Return the lines of a text as its fragment has them, and as its page has, with a PDF beside it or without."""
    from ..operations.page_verification import page_lines
    from ..operations.rendering import site_of
    from ..render import known
    from ..render.html import render_html

    found: dict[tuple[str, ...], None] = {}
    for formats in ((), known()):
        made = render_html(document, site_of(reading, formats))
        if made.diagnostics:
            show_findings(made.diagnostics)
            sys.exit(FINDINGS)
        pages = (file.data.decode() for file in made.artifacts if file.path.endswith(".html"))
        found |= dict.fromkeys(page_lines(html) for html in pages)
    return tuple(found)
