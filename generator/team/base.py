"""What a project shares with others: the texts of each file when it was begun, last sent or received.

In: the folder of a project. Out: texts by path, and which texts ever were shared. Under git, and where none were kept,
these are the texts of the last commit (docs/decisions/0026-what-two-lawyers-share.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..disk import git
from ..disk.atomic import write_bytes
from ..disk.project import SETTINGS, Project
from ..disk.reading import LARGEST_JSON, UnreadableFileError, parse_json, read_file, real_folder
from ..disk.tree import digest

BASE = ".clausebook/base/texts.json"
"""Where a project keeps them."""
LAW = re.compile(r"laws/[a-z0-9][a-z0-9-]*\.yaml")
"""The packs of law that a project shares; another file below laws/ stays where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedBase:
    """The texts that a project shares by path, and the digests of all that it ever shared."""

    root: Path
    texts: Mapping[str, str]
    known: frozenset[str]

    def has(self, text: str | None) -> bool:
        """Say whether a text, None for no file, was ever shared."""
        return text is None or digest(text.encode()) in self.known or git.holds(self.root, text)


def read_base(project: Project) -> SharedBase:
    """Return what a project shares. Raises UnreadableFileError for a file that is damaged."""
    root = project.root
    make = partial(SharedBase, root=root)
    if not (root / BASE).exists():
        return make(texts=committed_texts(project), known=frozenset())
    try:
        kept = parse_json(read_file(root / BASE, LARGEST_JSON, real_folder(root)))
        return make(texts=dict(kept["texts"]), known=frozenset(kept["known"]))
    except (ValueError, KeyError, TypeError) as cause:
        raise UnreadableFileError("receive.base-damaged", BASE, file=BASE) from cause


def first_base(files: Mapping[str, bytes]) -> bytes:
    """Return what a new project keeps of its files: whoever gets a copy of it shares them."""
    texts = {path: data.decode() for path, data in files.items() if path.endswith((".yaml", ".md"))}
    own = (path for path in texts if path == SETTINGS or path.startswith("clauses/") or LAW.fullmatch(path))
    return _kept({path: texts[path] for path in own}, frozenset())


def texts_of(project: Project) -> Mapping[str, str]:
    """Return the texts that a project shares by path: its settings, its clauses, its own law."""
    laws = {path: source for path, source in project.laws.items() if LAW.fullmatch(path)}
    return {path: source.text for path, source in (*project.sources.items(), *laws.items())}


def keep_base(base: SharedBase, changed: Mapping[str, str | None]) -> None:
    """Keep that texts are shared from now on, None for a file that is gone. Raises OSError."""
    texts = {path: text for path, text in {**base.texts, **changed}.items() if text is not None}
    write_bytes(base.root / BASE, _kept(texts, base.known | _digests(base.texts)))


def _kept(texts: Mapping[str, str], known: Set[str]) -> bytes:
    kept = {"texts": texts, "known": sorted(known | _digests(texts))}
    return json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _digests(texts: Mapping[str, str]) -> frozenset[str]:
    return frozenset(digest(text.encode()) for text in texts.values())


def committed_texts(project: Project) -> Mapping[str, str]:
    """Return the texts of the last commit, {} where there is none."""
    try:
        changed = git.changed_files(project.root, "HEAD")
    except git.NoHistoryError:
        return {}
    same = {path: text for path, text in texts_of(project).items() if path not in changed}
    there = {path: git.committed(project.root, path) for path in changed}
    return same | {path: text for path, text in there.items() if text is not None}
