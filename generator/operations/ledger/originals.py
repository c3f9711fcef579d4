"""The texts that translations were made from, kept in the project: `originals/<digest>.md`.

In: clauses and the folder of a project. Out: the text of an original as it was when a translation was accepted. A file
goes by the digest that translations have in their front matter, so equal texts are one file. One that was edited by
hand is no text of that digest any more: it counts for nothing, and the next who accepts that text writes it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...disk.project import MAX_BYTES
from ...disk.reading import UnreadableFileError, read_written
from ...model.blocks import LENGTH
from ...model.source import Source
from ...model.translation import known_digests, text_digest
from ...model.written import Clause
from ...parse.clause import read_clause
from ...parse.front import read_front_matter

FOLDER = "originals"
_NAME = re.compile(rf"[0-9a-f]{{{LENGTH}}}\.md")


def body(clause: Clause) -> str:
    """Return the title and text of a clause file, without its front matter."""
    _, start, _ = read_front_matter(clause.source)
    return clause.source.text[start:]


def path_of(original: Clause) -> str:
    """Return the path, below the project, of the file that keeps the text of an original."""
    return f"{FOLDER}/{text_digest(original)}.md"


def find_kept(root: Path, clause: Clause) -> str | None:
    """Return the newest text of its original that a translation was accepted against; None where it is not kept."""
    paths = [path for digest in known_digests(clause) for path in _files(root) if path.stem.startswith(digest)]
    return next(filter(None, map(_read, reversed(paths))), None)


def remove_unused(root: Path, clauses: Iterable[Clause]) -> None:
    """Remove the texts that no translation names. Raises OSError."""
    named = tuple(digest for clause in clauses for digest in known_digests(clause))
    for path in _files(root):
        if not path.stem.startswith(named):
            path.unlink()


def _files(root: Path) -> Iterator[Path]:
    folder = root / FOLDER
    return (path for path in (sorted(folder.iterdir()) if folder.is_dir() else ()) if _NAME.fullmatch(path.name))


def _read(path: Path) -> str | None:
    """Return a text that is kept, None for one that is not there or is not the text of its digest."""
    try:
        text = read_written(path, MAX_BYTES).decode("utf-8", "replace")
    except UnreadableFileError:
        return None
    clause, _ = read_clause(Source(path=path.name, text=text), ("", "", ""))
    return text if text_digest(clause) == path.stem else None
