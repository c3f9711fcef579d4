"""Import every file of a folder that others wrote, and say what became of each: the texts themselves are not kept.

usage: import_corpus.py DIR [NAME...]     only files whose path has one of the names

Each file is imported by a process of its own, with limits. Its project is then built, and the file is held against the
pages once more, from its bytes: what `IMPORT.md` says is not asked for that. Two files that are one text in two
languages by their names (`x.en.md` and `x.zh.md`, `en/x.md` and `zh-CN/x.md`) are imported together as well.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generator.importer.proof import scan, with_name
from generator.importer.proof.compare import PageDifference
from generator.importer.proof.pages import PrintedPage, prove
from generator.importer.proof.stretches import SaidText, read_words
from generator.importer.reading.encoding import decoded
from generator.operations.build import read
from generator.operations.rendering import render_all, set_up

CLAUSEBOOK = str(Path(sys.executable).with_name("clausebook"))
SUFFIXES = {".md", ".markdown", ".html", ".htm", ".txt", ".docx"}
SECONDS, MEMORY, SLOW = 60, 2 * 2**30, 5.0
LONG, SHORT = 400, 20
WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+")
TITLE = re.compile(r"^(?:\*\*|1\. (?:\*\*)?)(?=[A-Z\u4e00-\u9fff])[^\n.;:,。；：，|]{2,60}$", re.MULTILINE)
"""A line that stands alone in bold, or behind a number, and ends as no sentence does."""
ENGLISH, CHINESE = re.compile(r"(?<![a-z])en(?![a-z])", re.IGNORECASE), ("zh", "zh-CN", "zh_CN", "cn")


@dataclass(frozen=True)
class Shape:
    """Whether a project names a publisher, has a long clause with titles in it, and a document of a few words alone."""

    named: bool = False
    unparted: bool = False
    scanty: bool = False


def shape_of(project: Path) -> Shape:
    texts = {path: path.read_text(encoding="utf-8") for path in project.glob("clauses/*/*.md")}
    words = {path: len(WORD.findall(text)) for path, text in texts.items()}
    works = {(path.parent, path.name.rsplit(".", 2)[1]) for path in texts}
    sizes = {
        one: sum(words[path] for path in texts if (path.parent, path.name.rsplit(".", 2)[1]) == one) for one in works
    }
    return Shape(
        named=bool(re.search(r"^publisher:", (project / "clausebook.yaml").read_text(encoding="utf-8"), re.MULTILINE)),
        unparted=any(words[path] > LONG and len(TITLE.findall(text)) > 1 for path, text in texts.items()),
        scanty=len(works) > 1 and any(size < SHORT for size in sizes.values()),
    )


@dataclass(frozen=True)
class Outcome:
    """What became of a file: why it was refused, its words and differences, what was said of it, seconds of CPU."""

    path: Path
    refused: str
    words: int
    found: tuple[PageDifference, ...]
    says_none: bool
    given_up: bool
    cpu: float
    shape: Shape

    @property
    def lost(self) -> list[PageDifference]:
        return [one for one in self.found if one.is_loss and not one.is_label]

    @property
    def labels(self) -> list[PageDifference]:
        return [one for one in self.found if one.is_loss and one.is_label]


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def imported(files: Sequence[Path], into: Path) -> tuple[int, str, float]:
    """Import files; return the exit code, what was said, and the seconds of CPU of the process and its children."""
    before = os.times()
    done = subprocess.run(
        [CLAUSEBOOK, "import", *map(str, files), "--into", str(into), "--no-freeze"],
        capture_output=True,
        preexec_fn=limited,
        check=False,
    )
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return done.returncode, done.stderr.decode("utf-8", "replace").strip(), spent


def pages(project: Path) -> list[PrintedPage]:
    reading = read(project, None, ("html",))
    made = render_all(set_up(reading, ("html",)), reading.documents)
    return [
        PrintedPage(
            document=one, html=next(f.data for f in made_of.artifacts if f.path.endswith("/index.html")).decode()
        )
        for one, made_of in zip(reading.documents, made, strict=False)
    ]


def ordered(file: SaidText, printed: list[PrintedPage]) -> list[PrintedPage]:
    """Return pages in the order in which their titles stand in a file."""
    return sorted(printed, key=lambda page: file.text.find(page.document.title) % (len(file.text) + 1))


def outcome(path: Path, folder: Path) -> Outcome:
    into = folder / f"{len(list(folder.iterdir()))}"
    code, said, cpu = imported([path], into)
    if not (into / "IMPORT.md").is_file():
        why = said.splitlines()[-1] if said else f"exit code {code}"
        return Outcome(
            path=path, refused=why, words=0, found=(), says_none=False, given_up=False, cpu=cpu, shape=Shape()
        )
    data = path.read_bytes()
    seen = with_name(scan(path.name, data, "" if data.startswith(b"PK") else decoded(data)[0]), path.name)
    text = read_words(seen)
    account = (into / "IMPORT.md").read_text(encoding="utf-8")
    return Outcome(
        path=path,
        refused="",
        words=sum(not word.is_mark for word in text.words),
        found=prove(seen, ordered(text, pages(into))),
        says_none="## Differences\n\nNone." in account,
        given_up="its form was given up" in account,
        cpu=cpu,
        shape=shape_of(into),
    )


def pairs(files: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    there = set(files)
    for path in files:
        for tag in CHINESE:
            other = Path(ENGLISH.sub(tag, str(path)))
            if other != path and other in there:
                yield path, other


def shared(pair: tuple[Path, Path], folder: Path) -> str:
    into = folder / f"pair-{len(list(folder.iterdir()))}"
    imported(pair, into)
    ids: dict[str, set[str]] = {}
    for clause in into.glob("clauses/*/*.md"):
        name, _, locale = clause.stem.rpartition(".")
        ids.setdefault(locale.partition("-")[0], set()).add(f"{clause.parent.name}/{name}")
    ours, theirs = ids.get("en", set()), ids.get("zh", set())
    return f"{len(ours & theirs)} of {max(len(ours), len(theirs))} ids"


def main() -> None:
    root, names = Path(sys.argv[1]).resolve(), sys.argv[2:]
    files = sorted(path for path in root.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    files = [path for path in files if path.name != "README.md" or path.parent != root]
    files = [path for path in files if not names or any(name in str(path) for name in names)]
    with tempfile.TemporaryDirectory(prefix="clausebook-corpus-") as folder:
        found = []
        for path in files:
            found.append(outcome(path, Path(folder)))
            tell(found[-1], root)
        summary(found)
        for pair in pairs(files):
            print(f"pair  {pair[0].relative_to(root)}: {shared(pair, Path(folder))}", flush=True)


def tell(one: Outcome, root: Path) -> None:
    """Print a file that something is to be said of."""
    name = one.path.relative_to(root)
    if one.refused:
        print(f"refused  {name}: {one.refused}", flush=True)
    for kind, differences in (("lost", one.lost), ("label", one.labels)):
        count = sum(difference.count for difference in differences)
        for difference in differences[:3]:
            print(
                f"{kind:8} {name}:{difference.line}: {difference.lacks[:90]!r} -> {difference.has[:60]!r} ({count})",
                flush=True,
            )
    if one.says_none and one.found:
        print(f"untrue   {name}: None, but {one.found[0].kind} “{one.found[0].lacks or one.found[0].has}”")
    if one.cpu > SLOW:
        print(f"slow     {name}: {one.cpu:.1f} s")


def summary(found: Sequence[Outcome]) -> None:
    read_in = [one for one in found if not one.refused]
    words = sum(one.words for one in read_in)
    lossy = [one for one in read_in if one.lost]
    lost = sum(difference.count for one in lossy for difference in one.lost)
    labels = [one for one in read_in if one.labels]
    changed = sum(len(one.labels) for one in labels)
    untrue = sum(one.says_none and bool(one.found) for one in read_in)
    kinds = {kind: sum(any(one.kind == kind for one in file.found) for file in read_in) for kind in
             ("added", "moved", "plain", "emphasized", "upright")}  # fmt: skip
    share, part = len(lossy) / max(1, len(read_in)), lost / max(1, words)
    print(f"\n{len(found)} files, {len(found) - len(read_in)} refused")
    print(f"{len(lossy)} leave out more than furniture ({share:.1%}), {lost} of {words} words ({part:.2%})")
    print(f"{len(labels)} change labels, {changed} of them")
    print(f"{untrue} say “Differences: None” and it is not true; {sum(one.says_none for one in read_in)} say it")
    print(f"{sum(one.given_up for one in read_in)} gave up the form of a document")
    print(f"{sum(one.shape.named for one in read_in)} name a publisher")
    unparted, scanty = (sum(getattr(one.shape, name) for one in read_in) for name in ("unparted", "scanty"))
    print(f"{unparted} have a clause of over {LONG} words with titles in it ({unparted / max(1, len(read_in)):.1%})")
    print(f"{scanty} have a document of fewer than {SHORT} words beside another ({scanty / max(1, len(read_in)):.1%})")
    print("files with " + ", ".join(f"{kind} {count}" for kind, count in kinds.items()))
    seconds = [one.cpu for one in found]
    worst = max(found, key=lambda one: one.cpu)
    print(f"seconds of CPU: median {median(seconds):.2f}, worst {worst.cpu:.2f} ({worst.path.name})", flush=True)


if __name__ == "__main__":
    main()
