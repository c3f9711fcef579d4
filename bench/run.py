"""Measure Clausebook against the bare script, as whole processes in turn, and print medians of ratios.

usage: python -m bench.run all|html|pdf|many|check|redline|site|import|word|start [runs]
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bench import corpus
from tests.california import CALIFORNIA, ROOT

if TYPE_CHECKING:
    from generator.operations.reading import Reading

PYTHON = sys.executable
BARE = [PYTHON, str(Path(__file__).with_name("bare.py"))]
CLAUSEBOOK = [str(Path(PYTHON).with_name("clausebook"))]
AS_OF = ["--as-of", corpus.DAY.isoformat()]


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Both sides may keep their compiled modules, as they do on a user's machine."""


@dataclass(frozen=True)
class Run:
    """What a process took: seconds on the clock, seconds of processor, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str], environment: dict[str, str]) -> Run:
    start = perf_counter()
    child = os.posix_spawn(command[0], [*command], environment, file_actions=_SILENT)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed; run it by hand to see why")
    return Run(perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


_SILENT = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0o600) for fd in (1, 2)]


def compare(title: str, ours: Callable[[], Run], theirs: Callable[[], Run], runs: int) -> float:
    """Run both in turn, once to warm up and then `runs` times, print the ratio of the pairs, return our shortest."""
    pairs = [(ours(), theirs()) for _ in range(runs + 1)][1:]
    ratios = [a.wall / b.wall for a, b in pairs]
    a, b = (median(run.wall for run in side) for side in zip(*pairs, strict=True))
    memory = max(run.memory for run, _ in pairs)
    print(
        f"{title:44} {median(ratios):5.2f} times ({min(ratios):.2f} to {max(ratios):.2f}); "
        f"medians {a:.2f} s and {b:.2f} s; peak {memory:.0f} MB",
        flush=True,
    )
    return min(run.wall for run, _ in pairs)


def share(title: str, ours: Callable[[], Run], whole: float, runs: int) -> None:
    """Run a build again, once to warm up and then `runs` times, and print how much of the whole it takes."""
    taken = [ours() for _ in range(runs + 1)]
    walls = [run.wall for run in taken[1:]]
    print(
        f"{title:44} {median(walls) / whole:5.1%} of it ({min(walls) / whole:.1%} to {max(walls) / whole:.1%}); "
        f"median {median(walls):.2f} s; peak {max(run.memory for run in taken):.0f} MB",
        flush=True,
    )


def best(work: Callable[[], object], runs: int) -> float:
    """Return the median seconds of several calls in this process, after one to warm up."""
    work()
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def read_text(project: Path) -> Reading:
    from generator.operations.build import read

    return read(project, corpus.DAY)


def printed(reading: Reading, count: int) -> list[bytes]:
    """Print documents of a project as Word files."""
    from generator.operations.rendering import site_of
    from generator.render.word.whole import print_file

    site = site_of(reading, ())
    return [print_file(document, site) for document in reading.documents[:count]]


def taken_back(reading: Reading) -> None:
    """Take the Word file of a document back, unchanged: it is printed as well, since it has to be there."""
    from generator.importer.update.target import UpdateTarget
    from generator.importer.word.returned import open_returned

    (data,) = printed(reading, 1)
    open_returned("back.docx", data, reading, UpdateTarget())


class Bench:
    """The measures, in a folder that goes away."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder, runs
        self.environment = {**ENVIRONMENT, "FONTCONFIG_FILE": str(self._fontconfig())}
        self.texts = folder / "texts"
        corpus.write_texts(self.texts)

    def _fontconfig(self) -> Path:
        """Let the bare script print with our fonts as well."""
        fonts, cache = ROOT / "templates" / "fonts", self.folder / "fontcache"
        path = self.folder / "fonts.conf"
        path.write_text(
            '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
            f"<fontconfig><dir>{escape(str(fonts))}</dir><cachedir>{escape(str(cache))}</cachedir></fontconfig>\n",
            encoding="utf-8",
        )
        return path

    def bare(self, texts: Path, *formats: str) -> Run:
        return measured([*BARE, str(texts), str(self.folder / "bare"), *formats], self.environment)

    def clausebook(self, project: Path, *arguments: str) -> Run:
        out = self.folder / "output"
        shutil.rmtree(out, ignore_errors=True)
        command = [*CLAUSEBOOK, "build", "-q", "--project", str(project), "--out", str(out), *AS_OF, *arguments]
        return measured(command, ENVIRONMENT)

    def html(self) -> None:
        """Three documents to HTML."""
        compare(
            "three documents to HTML",
            lambda: self.clausebook(CALIFORNIA, "--format", "html", "--draft"),
            lambda: self.bare(self.texts),
            self.runs * 2,
        )

    def pdf(self) -> None:
        """Three documents to HTML and PDF."""
        compare(
            "three documents to HTML and PDF",
            lambda: self.clausebook(CALIFORNIA, "--format", "html,pdf", "--draft"),
            lambda: self.bare(self.texts, "pdf"),
            self.runs,
        )

    def many(self) -> None:
        """1,000 documents to HTML, in one process and in two; 100 of them for the growth."""
        text = self.texts / "privacy-policy.en.md"
        for count in (100, 1000):
            corpus.copy_texts(self.folder / f"texts-{count}", text, count)
            corpus.write_project(self.folder / f"project-{count}", count)
        for count, jobs in ((100, "1"), (1000, "1"), (1000, "2")):
            compare(
                f"{count} documents to HTML, --jobs {jobs}",
                lambda count=count, jobs=jobs: self.clausebook(  # type: ignore[misc]
                    self.folder / f"project-{count}", "--format", "html", "--jobs", jobs
                ),
                lambda count=count: self.bare(self.folder / f"texts-{count}"),  # type: ignore[misc]
                max(3, self.runs // 2),
            )

    def check(self) -> None:
        """Three documents checked, and 1,000 documents against 100 for the growth."""
        compare(
            "three documents checked against their HTML",
            lambda: self.checked(CALIFORNIA),
            lambda: self.bare(self.texts),
            self.runs * 2,
        )
        for count in (9, 90):
            corpus.write_project(self.folder / f"checked-{count}", count)
        compare(
            "1,080 clauses checked against 108",
            lambda: self.checked(self.folder / "checked-90"),
            lambda: self.checked(self.folder / "checked-9"),
            max(3, self.runs // 2),
        )

    def checked(self, project: Path) -> Run:
        command = [*CLAUSEBOOK, "check", "--project", str(project), *AS_OF]
        return measured(command, ENVIRONMENT)

    def redline(self) -> None:
        """The longest Document against one that differs in every line, and in one clause; then as whole processes."""
        from generator.operations.rendering import set_up
        from generator.redline import compare as redline
        from generator.render.html import render_html

        reading, (old, new) = corpus.apart()
        site = set_up(reading, ("html",)).site
        html = best(lambda: render_html(old, site), self.runs)
        for times in (1, 2, 4):
            pair = corpus.longer(old, times), corpus.longer(new, times)
            took = best(lambda pair=pair: redline(*pair), self.runs)  # type: ignore[misc]
            print(
                f"redline of texts that differ everywhere, {times} times as long: {took * 1000:.0f} ms, "
                f"{took / html / times:.1f} times the HTML of as much text",
                flush=True,
            )
        took = best(lambda: redline(old, corpus.near(old)), self.runs)
        print(f"the same where one clause differs: {took * 1000:.0f} ms, {took / html:.1f} times", flush=True)
        changed = self.folder / "changed"
        corpus.write_changed(changed)
        document = ["--work", old.work, "--locale", old.locale, "--format", "html"]
        out = ["--project", str(changed), "--out", str(self.folder / "redline.html")]
        compare(
            "clausebook diff, every line, against build",
            lambda: measured([*CLAUSEBOOK, "diff", "2021-06-30", "draft", *document, *out], ENVIRONMENT),
            lambda: self.clausebook(changed, "--draft", *document),
            self.runs,
        )

    def site(self) -> None:
        """20 documents, 50 editions, two languages: from nothing, with one text changed, and with nothing changed.

        Each site from nothing gets a folder of its own: ext4 is slow to make files soon after as many were removed.
        """
        from bench import archive

        project, texts = self.folder / "archive", self.folder / "texts-2000"
        archive.write_archive(project)
        for locale in ("en", "zh-Hans"):
            corpus.copy_texts(texts, self.texts / f"privacy-policy.{locale}.md", 1000)
        places = (self.folder / f"site-{number}" for number in itertools.count())

        def build(out: Path, day: date, *options: str) -> Run:
            command = [*CLAUSEBOOK, "build", "-q", "--format", "html", "--project", str(project), "--out", str(out)]
            return measured([*command, "--as-of", day.isoformat(), *options], ENVIRONMENT)

        def whole(*options: str) -> Run:
            return build(next(places), archive.BEFORE, *options)

        few = max(2, self.runs // 2)
        compare(
            "a site of 2,000 pages from nothing, --jobs 1", lambda: whole("--jobs", "1"), lambda: self.bare(texts), few
        )
        took = compare("the same, as many jobs as pay", whole, lambda: self.bare(texts), few)
        site, days = next(places), itertools.cycle((archive.AFTER, archive.BEFORE))
        build(site, archive.BEFORE)
        share("the same site, one text changed", lambda: build(site, next(days)), took, few)
        share("the same site, nothing changed", lambda: build(site, archive.BEFORE), took, few)

    def imports(self) -> None:
        """A page of three documents imported, and ten and a hundred times as many documents."""
        from generator.render.plain import print_text

        reading, _ = corpus.apart()
        page = self.folder / "page.txt"
        page.write_text("\n\n".join(map(print_text, reading.documents)), encoding="utf-8")

        def bring_in(count: int) -> Run:
            into = self.folder / "imported"
            shutil.rmtree(into, ignore_errors=True)
            copies = [str(shutil.copy(page, self.folder / f"page-{number}.txt")) for number in range(count)]
            return measured([*CLAUSEBOOK, "import", *copies, "--into", str(into), *AS_OF], ENVIRONMENT)

        compare(
            "three documents imported, against their HTML",
            lambda: bring_in(1),
            lambda: self.bare(self.texts),
            self.runs,
        )
        compare(
            "300 documents imported, against 30", lambda: bring_in(100), lambda: bring_in(10), max(2, self.runs // 2)
        )

    def word(self) -> None:
        """Three documents to Word files and back, each way whole processes; 300 documents against 30, one process."""
        files = self.folder / "word"
        compare(
            "three documents to Word files, against HTML",
            lambda: self.exported(CALIFORNIA, files),
            lambda: self.bare(self.texts),
            self.runs,
        )
        compare(
            "one of them taken back, against HTML",
            lambda: self.taken(CALIFORNIA, files / "en.privacy-policy.docx"),
            lambda: self.bare(self.texts),
            self.runs,
        )
        readings = {}
        for count in (30, 300):
            corpus.write_project(self.folder / f"word-{count}", count)
            readings[count] = read_text(self.folder / f"word-{count}")
        few = max(2, self.runs // 2)
        small, large = (best(partial(printed, readings[count], count), few) for count in (30, 300))
        print(f"300 documents to Word files, against 30: {large / small:.1f} times; {large:.1f} s", flush=True)
        small, large = (best(partial(taken_back, readings[count]), few) for count in (30, 300))
        print(
            f"one document of 300 taken back, against one of 30: {large / small:.1f} times; {large:.2f} s", flush=True
        )

    def exported(self, project: Path, out: Path) -> Run:
        return measured([*CLAUSEBOOK, "word", "export", "--project", str(project), "--out", str(out)], ENVIRONMENT)

    def taken(self, project: Path, file: Path) -> Run:
        command = [*CLAUSEBOOK, "word", "import", str(file), "--project", str(project), *AS_OF, "--dry-run"]
        return measured(command, ENVIRONMENT)

    def start(self) -> None:
        """`clausebook --help` against the import of Click."""
        compare(
            "clausebook --help against import click",
            lambda: measured([*CLAUSEBOOK, "--help"], ENVIRONMENT),
            lambda: measured([PYTHON, "-c", "import click"], ENVIRONMENT),
            self.runs * 4,
        )


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "all"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(prefix="clausebook-bench-") as folder:
        bench = Bench(Path(folder), runs)
        measures = {
            "start": bench.start,
            "html": bench.html,
            "pdf": bench.pdf,
            "many": bench.many,
            "check": bench.check,
            "redline": bench.redline,
            "site": bench.site,
            "import": bench.imports,
            "word": bench.word,
        }
        for name, measure in measures.items():
            if wanted in ("all", name):
                measure()


if __name__ == "__main__":
    main()
