"""Small trees and what it takes to publish them, without asking whether they may go out."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator.disk.output import write
from generator.disk.tree import CONTROL, Tree, read_tree
from generator.model.artifact import Artifact
from generator.operations.publication.hand_over import (
    Publication,
    hand_over,
    is_live,
    look,
    previous,
    refuse_cut_receipt,
    refuse_unexpected,
    scratch_folder,
)
from generator.operations.publication.survey import Survey
from generator.operations.publication.targets import open_target

MEDIA = {".html": "text/html", ".css": "text/css", ".json": "application/json"}
ONE = {
    "index.html": "one",
    "en/terms/index.html": "terms one",
    "en/terms/page.css": "css one",
    "en/old/index.html": "x",
}
TWO = {
    "index.html": "two",
    "en/terms/index.html": "terms two",
    "en/terms/page.css": "css one",
    "en/new/index.html": "y",
}
THREE = {**TWO, "index.html": "three", "en/terms/page.css": "css three"}

_MINUTES = itertools.count()


def built(folder: Path, texts: Mapping[str, str], edition: str = "2021-06-30") -> Tree:
    artifacts = (
        Artifact(path=path, media_type=MEDIA[Path(path).suffix], data=text.encode()) for path, text in texts.items()
    )
    write(artifacts, folder, {"editions": {edition: "e" * 64}})
    tree = read_tree(folder)
    assert tree
    return tree


def publication(project: Path, address: object, tree: Tree) -> Publication:
    when = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=next(_MINUTES))
    target = open_target(str(address), project)
    return Publication(tree=tree, target=target, copy=project / "receipts" / "t.jsonl", when=when, commit="c" * 40)


def published(project: Path, address: object, texts: Mapping[str, str], *, insist: bool = False) -> Survey:
    """Publish a tree as the command does, and return what lay there before."""
    return handed_over(publication(project, address, built(project / "output", texts)), insist=insist)


def put_back(project: Path, address: object, *, insist: bool = False) -> Survey:
    with scratch_folder() as scratch:
        target = open_target(str(address), project)
        return handed_over(publication(project, address, previous(target, scratch / "previous")), insist=insist)


def handed_over(wanted: Publication, *, insist: bool) -> Survey:
    with scratch_folder() as scratch:
        found = look(wanted, scratch / "live")
        refuse_cut_receipt(found, wanted)
        if not insist:
            refuse_unexpected(found, wanted)
        if not is_live(found, wanted):
            hand_over(found, wanted, scratch)
        return found


def texts(folder: Path) -> dict[str, str]:
    """Return what lies in a folder, without what is about the tree."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    about = {"manifest.json", "receipt.jsonl"}
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in named.items()
        if name not in about and not name.startswith(CONTROL)
    }
