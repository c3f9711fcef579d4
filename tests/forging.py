"""Trees in memory, what is done to them at random, and manifests that a forger corrects after the deed.

Forgers know the site of the house in `tests/releasing.py`.
"""

from __future__ import annotations

import json
import random
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


def bring(folder: Path, before: Files, after: Files) -> None:
    """Alter a folder that holds the files `before` so that it holds those `after`, and touch no other file."""
    for path in before.keys() - after.keys():
        (folder / path).unlink()
        if not any((folder / path).parent.iterdir()):
            (folder / path).parent.rmdir()
    for path, data in after.items():
        if before.get(path) != data:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


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


# --- whatever is done to a file ---------------------------------------------------------------------------------------

Mutation = Callable[[random.Random, Files], Files]


def flip(draw: random.Random, files: Files) -> Files:
    """Turn one bit of one file round."""
    path = draw.choice(sorted(files))
    data = bytearray(files[path])
    data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return files | {path: bytes(data)}


def drop(draw: random.Random, files: Files) -> Files:
    gone = draw.choice(sorted(files))
    return {path: data for path, data in files.items() if path != gone}


def add(draw: random.Random, files: Files) -> Files:
    beside = draw.choice(sorted(files)).rpartition("/")[0]
    name = draw.choice(["extra.html", "note.txt", "en.policy.json.bak", "index2.html"])
    return files | {f"{beside}/{name}".lstrip("/"): draw.randbytes(draw.randrange(1, 40))}


def swap_languages(draw: random.Random, files: Files) -> Files:
    pairs = [(path, path.replace("zh-Hans", "en")) for path in sorted(files) if "zh-Hans" in path]
    one, other = draw.choice([(a, b) for a, b in pairs if b in files and files[a] != files[b]])
    return files | {one: files[other], other: files[one]}


def swap_files(draw: random.Random, files: Files) -> Files:
    while True:
        one, other = draw.sample(sorted(files), 2)
        if files[one] != files[other]:
            return files | {one: files[other], other: files[one]}


def cut_off(draw: random.Random, files: Files) -> Files:
    path = draw.choice(sorted(files))
    return files | {path: files[path][: draw.randrange(len(files[path]))]}


PLAIN: tuple[Mutation, ...] = (flip, flip, drop, add, swap_languages, swap_files, cut_off)


# --- forgers, who rewrite the manifest as well ------------------------------------------------------------------------


def corrected(mutation: Mutation) -> Mutation:
    """Return a forger who does to the files of a site what a mutation does, and corrects its records."""

    def forge(draw: random.Random, files: Files) -> Files:
        records = {path: files[path] for path in ("manifest.json", SUMS)}
        return relisted(mutation(draw, {path: files[path] for path in files.keys() - records.keys()}) | records)

    return forge


def forge_record(draw: random.Random, files: Files) -> Files:
    """Alter or drop a thing that the manifest says, of the site or of a file."""
    manifest = json.loads(files["manifest.json"])
    told = draw.choice([manifest, *manifest["files"]])
    key = draw.choice(sorted(told.keys() - {"files"}))
    if draw.random() < 0.5:
        del told[key]
    else:
        told[key] = f"{told[key]}0" if isinstance(told[key], str) else {"1": told[key]}
    return files | {"manifest.json": as_manifest(manifest)}


WORDS = ((b"must", b"may"), (b"do not", b"do"), (b"15 days", b"51 days"), ("应当".encode(), "可以".encode()))
PAGES = re.compile(r".*/(index|fragment)\.html")


def forge_page(draw: random.Random, files: Files) -> Files:
    """Alter the words of one page."""
    old, new = draw.choice(WORDS)
    path = draw.choice([path for path in sorted(files) if PAGES.fullmatch(path) and old in files[path]])
    return relisted(files | {path: files[path].replace(old, new)})


def forge_text(draw: random.Random, files: Files) -> Files:
    """Alter the words of a text and of the pages beside it alike, and forget of which edition they are."""
    old, new = draw.choice(WORDS)
    path = draw.choice([path for path in sorted(files) if path.endswith("document.json") and old in files[path]])
    folder = path.rpartition("/")[0]
    there = [name for name in files if name.rpartition("/")[0] == folder]
    forgets = draw.random() < 0.5

    def forget(file: dict[str, Any]) -> dict[str, Any]:
        return {key: file[key] for key in file if key != "edition" or not forgets or file["path"] not in there}

    return relisted(files | {name: files[name].replace(old, new) for name in there}, forget)


def forge_pdf(draw: random.Random, files: Files) -> Files:
    path = draw.choice([path for path in sorted(files) if path.endswith(".pdf")])
    return relisted(files | {path: draw.randbytes(99)})


def forge_drop(draw: random.Random, files: Files) -> Files:
    """Take one file away, or a whole folder."""
    gone = draw.choice(sorted(files.keys() - {"manifest.json"}))
    folder = gone.rpartition("/")[0]
    whole = draw.random() < 0.5 and bool(folder)
    return relisted(
        {path: files[path] for path in files if path != gone and not (whole and path.startswith(f"{folder}/"))}
    )


def forge_add(draw: random.Random, files: Files) -> Files:
    return relisted(add(draw, files))


def forge_swap(draw: random.Random, files: Files) -> Files:
    """Put the pages of one language under the address of the other."""
    folder = draw.choice(["policy/", "policy/2021-06-30/", "policy/2022-01-20/"])
    there = {path: path.replace("zh-Hans/", "en/", 1) for path in files if path.startswith(f"zh-Hans/{folder}")}
    pairs = {one: other for one, other in there.items() if other in files and files[one] != files[other]}
    return relisted(
        files | {one: files[other] for one, other in pairs.items()} | {b: files[a] for a, b in pairs.items()}
    )


def forge_old(draw: random.Random, files: Files) -> Files:
    """Put an older edition under the address of the one in force."""
    locale = draw.choice(["en", "zh-Hans"])
    edition = draw.choice(["2021-06-30", "2022-01-10"])
    older = {
        path.replace(f"/{edition}/", "/"): data
        for path, data in files.items()
        if path.startswith(f"{locale}/policy/{edition}/")
    }
    says = draw.random() < 0.5

    def tell(file: dict[str, Any]) -> dict[str, Any]:
        return file | {"edition": edition} if says and file["path"] in older else file

    return relisted(files | older, tell)


def forge_history(draw: random.Random, files: Files) -> Files:
    """Take an edition out of the tree, or alter what its manifest says."""
    path = draw.choice([path for path in sorted(files) if path.startswith("editions/")])
    if draw.random() < 0.5:
        return relisted({name: files[name] for name in files if name != path})
    data = files[path].replace(b'"effective":"2022-0', b'"effective":"2021-0', 1)
    return relisted(files | {path: data if data != files[path] else files[path].replace(b'"change":"', b'"change":"x')})


def forge_order(draw: random.Random, files: Files) -> Files:
    """Pretend that a court had one clause blanked, and alter another one as well."""
    old, new = draw.choice(WORDS[:2])
    edition = draw.choice(["2021-06-30", "2022-01-20"])
    folder = f"en/policy/{edition}/"
    there = {path: data.replace(old, new) for path, data in files.items() if path.startswith(folder)}
    told: dict[str, object]
    told = {
        "type": "redaction",
        "work": "policy",
        "locale": "en",
        "clause": "contact",
        "day": "2022-03-01",
        "reason": "Order",
    }
    for kind, name in (("json", "document.json"), ("pdf", "policy.pdf")):
        data = there[folder + name]
        told |= {kind: {"type": "file-sum", "path": f"en.policy.{kind}", "sha256": digest(data), "size": len(data)}}
    order = {f"editions/{edition}.redactions.json": {"schema": 1, "type": "redactions", "redactions": [told]}}
    current = {path.replace(f"{edition}/", ""): data for path, data in there.items()} if edition == "2022-01-20" else {}
    return relisted(files | there | current | {path: canonical(plain) for path, plain in order.items()})


FORGERS: tuple[Mutation, ...] = (
    *(forge_page, forge_text, forge_pdf, forge_drop, forge_add, forge_swap, forge_old, forge_history, forge_order),
    *(forge_record, *map(corrected, PLAIN)),
)
