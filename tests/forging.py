"""Trees in memory, and manifests that a forger corrects after the deed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.disk.tree import SUMS, digest, sums_of

Files = dict[str, bytes]


def files_of(folder: Path) -> Files:
    """Return every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(files: Files, folder: Path) -> Path:
    """Write files into a new folder and return it."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def relisted(files: Files, told: Callable[[dict[str, Any]], dict[str, Any] | None] = lambda file: file) -> Files:
    """Return a tree whose manifest lists what is there now; `told` may alter or drop what it says of a file."""
    manifest = json.loads(files["manifest.json"])
    if SUMS in files:
        others = files.keys() - {SUMS, "manifest.json"}
        files = files | {SUMS: sums_of({path: digest(files[path]) for path in others})}
    known = {file["path"]: file for file in manifest["files"]}
    entries = []
    for path in sorted(files.keys() - {"manifest.json"}):
        data = files[path]
        entry = told({**known.get(path, {"path": path}), "sha256": digest(data), "bytes": len(data)})
        entries += [entry] if entry else []
    manifest["files"] = entries
    if "editions" in manifest:
        names = [path for path in files if re.fullmatch(r"editions/[0-9.-]+\.json", path)]
        manifest["editions"] = {path[9:-5]: digest(files[path]) for path in sorted(names)}
    return files | {"manifest.json": as_manifest(manifest)}


def retold(files: Files, **head: Any) -> Files:
    """Return a tree whose manifest says something else of the whole; None takes a key away."""
    manifest = json.loads(files["manifest.json"]) | head
    return files | {"manifest.json": as_manifest({key: told for key, told in manifest.items() if told is not None})}


def as_manifest(manifest: dict[str, Any]) -> bytes:
    """Return a manifest as the program writes it, a line for each file."""
    head = "".join(f" {_json(key)}: {_json(told)},\n" for key, told in manifest.items() if key != "files")
    lines = ",\n".join(f"  {_json(file)}" for file in manifest["files"])
    return f'{{\n{head} "files": [\n{lines}\n ]\n}}\n'.encode()


def canonical(plain: object) -> bytes:
    """Return the JSON that editions are written in."""
    return (json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
