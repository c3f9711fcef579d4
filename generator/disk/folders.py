"""The folders of this machine, for a person who chooses one, and the projects that were open lately.

In: a folder, or the file that keeps the projects. Out: what a chooser lists, in order. Nothing that it lists is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .atomic import write_file
from .project import SETTINGS
from .reading import LARGEST_TEXT, UnreadableFileError, parse_json, read_file, told

_MOST_RECENT = 8
"""Projects that are kept: what fits above the folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderView:
    """A folder with those around it: where it lies, the folders, projects and files in it, each by its name."""

    path: Path
    above: tuple[Path, ...]
    folders: tuple[Path, ...]
    projects: tuple[Path, ...]
    files: tuple[Path, ...]


def view_folder(path: Path, suffixes: Collection[str]) -> FolderView:
    """Return what lies in a folder, of files those of some kinds, hidden ones left out, and names that are no text.

    Raises UnreadableFileError.
    """
    with told(path):
        visible = sorted(one for one in path.iterdir() if not one.name.startswith((".", "~$")) and _is_text(one.name))
        folders = tuple(one for one in visible if one.is_dir())
    return FolderView(
        path=path,
        above=(*_drives(path), *reversed(path.parents)),
        folders=tuple(one for one in folders if not is_project(one)),
        projects=tuple(filter(is_project, folders)),
        files=tuple(one for one in visible if one.suffix.lower() in suffixes and one.is_file()),
    )


def _is_text(name: str) -> bool:
    """Say whether a page can show a name: on Linux it may hold bytes that are no character."""
    return name == name.encode("utf-8", "replace").decode()


def is_project(folder: Path) -> bool:
    """Say whether a folder holds a project; none that may not be looked into does."""
    with suppress(OSError):
        return (folder / SETTINGS).is_file()
    return False


def read_recent(kept: Path) -> tuple[Path, ...]:
    """Return the projects that were open lately and are still there, the last one first."""
    try:
        names = parse_json(read_file(kept, LARGEST_TEXT))
    except (UnreadableFileError, ValueError):
        return ()
    paths = (Path(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()
    return tuple(filter(is_project, paths))


def keep_recent(kept: Path, root: Path) -> None:
    """Keep that a project was opened now. Raises OSError."""
    names = [str(one) for one in (root, *(one for one in read_recent(kept) if one != root))]
    write_file(kept, json.dumps(names[:_MOST_RECENT], ensure_ascii=False))


def _drives(path: Path) -> tuple[Path, ...]:
    """Return the other drives of Windows; Python 3.11 does not list them."""
    names: Sequence[str] = getattr(os, "listdrives", tuple)()
    return tuple(Path(name) for name in names if Path(name) != Path(path.anchor))
