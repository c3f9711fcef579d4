"""A thousand editions of one text, each edited, released, built and published; then whether all are as they were.

In: nothing; `make thousand` runs it. Out: a line at 10, 100, 500 and 1,000 publications with the seconds that each of
their steps took, and the memory of the process; then each promise, with exit code 1 where one was broken. PDFs are
stand-ins (`tests/releasing.py`), and but for the publications with a line a page is printed once in the whole run:
how it is printed is not what is asked here.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.operations import published
from generator.operations.publication.survey import receipt_in
from generator.operations.publication.target import served_from
from generator.operations.published.task import Task
from generator.render import Rendering
from generator.render import Site as Looks
from tests.releasing import House, entry, house, run, state, without_engine

PUBLICATIONS = 1000
MEASURED = frozenset((10, 100, 500))
"""Publications that are measured, beside the last one."""
STEPS = ("release", "build", "publish")
_FIRST = date(2021, 1, 1)
_CLAUSE = "policy/collection.en.md"

FILES: Mapping[str, str] = {
    "clausebook.yaml": """\
        format: 1
        base-url: https://www.example.com/legal/
        publisher: acme
        timezone: UTC
        locales: {original: en}
        """,
    "clauses/facts.yaml": """\
        parties: {acme: {name: {en: Acme}}}
        contacts: {office: {party: acme, email: office@example.com}}
        """,
    "clauses/policy/work.yaml": """\
        kind: policy
        locales:
          en: {title: Policy, dates: [effective, last-modified], outline: [collection, contact]}
        """,
    f"clauses/{_CLAUSE}": "# Collection\n\nWe collect what you type in form 0.\n",
    "clauses/policy/contact.en.md": "# Contact\n\n::: contact office\n:::\n",
    "clauses/changelog.yaml": "# Newest first.\n",
}


@dataclass(kw_only=True)
class Site:
    """A project, the folder that its readers are served from, its editions, and digests of what was frozen, by path.

    `printed` are the folders of pages that were printed before, by the key of all that decides their bytes.
    """

    made: House
    website: Path
    days: list[str] = field(default_factory=list)
    frozen: dict[str, str] = field(default_factory=dict)
    printed: dict[str, Rendering] = field(default_factory=dict)

    def stored(self, day: str) -> dict[str, str]:
        """Return a digest of each file that an edition froze, and of each at its address but the fragment."""
        served = state(self.website / "en" / "policy" / day)
        own = {f"{day}/{name}": told for name, told in served.items() if not name.startswith("fragment.")}
        return {f"editions/{day}/{name}": told for name, told in state(self.made.folder(day)).items()} | own


@contextmanager
def printing_once(site: Site) -> Iterator[None]:
    """Print no folder again whose key is that of one that was printed, and all of them in this process."""
    print_folder = published._printed

    def remembered(looks: Looks, task: tuple[Task, str]) -> Rendering:
        if task[1] not in site.printed:
            site.printed[task[1]] = print_folder(looks, task)
        return site.printed[task[1]]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(published, "_printed", remembered)
        patch.setattr(published, "_MANY", sys.maxsize)
        yield


def publish(site: Site) -> dict[str, float]:
    """Edit, release, build and publish once more; return the seconds of each step."""
    number = len(site.days)
    day, change = (_FIRST + timedelta(days=number)).isoformat(), "substantive" if number else "adopted"
    if number:
        site.made.edit((_CLAUSE, f"form {number - 1}.", f"form {number}."))
    site.made.enter(entry(day, f"policy: {{change: {change}, summary: {{en: Form {number}.}}}}"))
    seconds = {step: _timed(site, step, "--as-of", day) for step in STEPS}
    site.days.append(day)
    site.frozen |= site.stored(day)
    return seconds


def _timed(site: Site, step: str, *arguments: str) -> float:
    begin = time.perf_counter()
    result = site.made.run(step, *arguments, *((site.website,) if step == "publish" else ()))
    seconds = time.perf_counter() - begin
    assert result.exit_code == 0, result.output
    return seconds


def measures(site: Site, count: int, minutes: float) -> Iterator[str]:
    """Publish `count` times, or for so many minutes; yield a line for each publication that is measured."""
    yield f"{'publication':>11} " + " ".join(f"{name:>9}" for name in (*STEPS, "memory"))
    end = time.perf_counter() + 60 * minutes
    for number in range(1, count + 1):
        is_last = number == count or time.perf_counter() > end
        with nullcontext() if is_last or number in MEASURED else printing_once(site):
            seconds = publish(site)
        if is_last or number in MEASURED:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            yield f"{number:11} " + " ".join(f"{seconds[step]:7.2f} s" for step in STEPS) + f" {memory:6} MB"
        if is_last:
            return


def broken(site: Site) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each promise with where it was broken, after the publications of a site."""
    days = site.days
    now = {path: told for day in days for path, told in site.stored(day).items()}
    altered = sorted(path for path in site.frozen | now if site.frozen.get(path) != now.get(path))
    yield f"none of {len(now)} frozen files changed", altered
    pages = [site.website / "en" / "policy" / day / "index.html" for day in ("", *days)]
    yield f"{len(pages)} addresses are there", [str(page) for page in pages if not page.is_file()]
    lines = [str(line.edition) for line in receipt_in(served_from(site.website))]
    yield f"the receipt is a chain of {len(lines)} publications", [] if lines == days else lines
    newest = site.made.archive().newest
    assert newest
    for name, place in (("project", site.made.root), ("site", site.made.root / "output")):
        result = run("verify", place, "--as-of", days[-1], "--expect", newest.sha256)
        yield f"verify proves the {name}", [] if result.exit_code == 0 else [result.output]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publications", type=int, default=PUBLICATIONS, help="how many (default: 1,000)")
    parser.add_argument("--minutes", type=float, default=60, help="after which it ends in any case (default: 60)")
    options = parser.parse_args(arguments)
    failed = False
    with tempfile.TemporaryDirectory(prefix="clausebook-thousand-") as folder, without_engine():
        site = Site(made=house(Path(folder) / "project", FILES), website=Path(folder) / "website")
        for line in measures(site, options.publications, options.minutes):
            print(line, flush=True)  # noqa: T201 - it is a command
        for promise, where in broken(site):
            print("broken:" if where else "kept:", promise, *(f"\n    {one}" for one in where[:5]))  # noqa: T201
            failed = failed or bool(where)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
