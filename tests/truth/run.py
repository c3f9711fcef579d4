"""Sit the exam of docs/truth.md: plant every fault, try every edit, print what the program says.

usage: python -m tests.truth.run [texts] [faults] [rewordings] [edits] [redlines] [ID ...]

Without arguments all but the redlines. `texts` prints what `check` finds in the texts as they are, `faults`,
`rewordings` and `edits` count, `redlines` prints each redline below what it has to show, for a person to read. With
ids, those alone, each with the findings or the answer of the program.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.truth.exam import (
    TEXTS,
    Edit,
    Fault,
    Redline,
    Rewording,
    edits,
    exchanged,
    faults,
    redlines,
    rewordings,
    texts,
)
from tests.truth.judging import FOUND, Finding, findings_of, near
from tests.truth.stage import ADOPTED, TODAY, freeze, lend, must, run, settle
from tests.truth.tables import COUNTED, LOUD, counted, said

CHANGELOG = "clauses/changelog.yaml"
ENTRY = """\
- edition: {day}
  works:
    {work}: {{change: {change}, locales: [{locale}], summary: {{{locale}: A small thing. 小改动。}}}}
"""
HELD_BACK = re.compile(r"^ {6}#(?=reasons| {2})")
"""What `release --propose` puts before the lines of a reason, which count only once somebody takes it away."""
UNSAID = re.compile(r'(?<=[ {])((?:en|zh-Hans):)(?: ""| (?=[,}]))')
"""A text of an entry that waits to be written."""
ROUGH = "first-draft"
"""The text that has slips of its own, for edits that mend them."""
PRINTING = ("--as-of", TODAY, "--draft", "--format", "pdf", "--json")
PRINTED_ONLY = "table-too-wide"
"""The kind of fault that shows when the page is laid out: for it the PDF is printed, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the program said to one record: a word for the table, and the whole of it."""

    id: str
    group: tuple[str, ...]
    verdict: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A text in which nothing is planted, under its own name."""

    id: str
    text: str


def main() -> None:
    """Print the tables of the parts asked for, or the answers to the records named."""
    asked = sys.argv[1:]
    parts = [part for part in PARTS if part in asked] or [*PARTS][:4]
    named = {word for word in asked if word not in PARTS}
    with tempfile.TemporaryDirectory() as folder:
        freeze(Path(folder))
        with ProcessPoolExecutor(2, initializer=settle, initargs=(folder,)) as pool:
            for part in parts:
                answers = [*pool.map(PARTS[part].answer, _chosen(part, named), chunksize=4)]
                sys.stdout.write(counted(part, answers) if part in COUNTED and not named else said(answers))


def _chosen(part: str, named: set[str]) -> list[Any]:
    every = sorted(PARTS[part].records(), key=lambda one: (one.text, one.id))
    return [one for one in every if not named or one.id in named]


def _clean_texts() -> tuple[Whole, ...]:
    return tuple(Whole(id=text, text=text) for text in texts() if text != ROUGH)


def _read(text: Whole) -> Answer:
    """Say which errors and warnings `check` finds in a text in which nothing was planted."""
    found = [one.text for one in _look_at(text.text) if one.severity in LOUD]
    return Answer(id=text.id, group=(), verdict=f"{len(found)} errors and warnings", said="\n".join(found))


def _plant(fault: Fault) -> Answer:
    """Plant a fault and judge what `check` finds that it did not find before."""
    with lend(fault.text, {fault.path: fault.after}) as root:
        found = _look(root)
        if fault.kind == PRINTED_ONLY:
            found += findings_of(run("build", root, *PRINTING, "--out", f"{root}-out"))
    new = _beyond(found, _clean(fault.text))
    verdict = max((one.severity for one in new if near(one, fault)), key=FOUND.index, default="missed")
    told = "\n".join(one.text for one in new) or "(nothing)"
    return Answer(id=fault.id, group=(_group(fault), fault.locale), verdict=verdict, said=f"{fault.expect}\n{told}")


def _group(fault: Fault) -> str:
    return f"{'parity' if fault.parity else 'text'}: {fault.kind}"


def _reword(rewording: Rewording) -> Answer:
    """Say the same in other words and count what `check` takes for a fault."""
    with lend(rewording.text, {rewording.path: rewording.after}) as root:
        found = _look(root)
    loud = [one.text for one in _beyond(found, _clean(rewording.text)) if one.severity in LOUD]
    told = f"{rewording.why} {rewording.old} => {rewording.new}\n" + "\n".join(loud)
    return Answer(id=rewording.id, group=(rewording.locale,), verdict="alarm" if loud else "quiet", said=told)


@cache
def _clean(text: str) -> Counter[str]:
    """Return what `check` finds in a text as it is, by what it says."""
    return Counter(one.text for one in _look_at(text))


def _look_at(text: str) -> list[Finding]:
    with lend(text, {}) as root:
        return _look(root)


def _look(root: Path) -> list[Finding]:
    return findings_of(run("check", root, "--as-of", TODAY, "--suggestions", "--format", "json"))


def _beyond(found: Iterable[Finding], known: Counter[str]) -> list[Finding]:
    """Return the findings without as many of each as were known."""
    left = Counter(known)
    new = []
    for one in found:
        if left[one.text]:
            left[one.text] -= 1
        else:
            new.append(one)
    return new


def _try(edit: Edit) -> Answer:
    """Ask which class the program proposes for an edit, claim that it is editorial, then clarified without a name."""
    with lend(edit.text, {edit.path: edit.after, CHANGELOG: _changelog(edit, "")}) as root:
        prepared = _prepared(root)
        editorial = ENTRY.format(day=TODAY, work=edit.path.split("/")[1], change="editorial", locale=edit.locale)
        answers = {
            "editorial": _claimed(root, _changelog(edit, editorial)),
            "clarified": _claimed(root, _clarified(prepared)),
        }
    verdict = next((name for name, answer in answers.items() if not answer.exit_code), "refused")
    proposed = prepared.split("change: ", 1)[1].split("\n", 1)[0]
    outputs = "\n".join(f"--- as {name}\n{answer.output}" for name, answer in answers.items())
    told = f"{edit.label}: {edit.why}\nproposed as {proposed}\n{outputs}"
    return Answer(id=edit.id, group=(edit.label, edit.locale, proposed), verdict=verdict, said=told)


def _changelog(edit: Edit, entry: str) -> str:
    return entry + (TEXTS / edit.text / CHANGELOG).read_text(encoding="utf-8")


def _prepared(root: Path) -> str:
    """Return the changelog with the entry that `release --propose` writes."""
    must(run("release", root, "--as-of", TODAY, "--propose"))
    return (root / CHANGELOG).read_text(encoding="utf-8")


def _clarified(prepared: str) -> str:
    """Return a prepared entry as somebody completes it who claims no effect, and who signs nothing."""
    lines = [HELD_BACK.sub(" " * 6, line) for line in prepared.split("\n") if "#    answered-by:" not in line]
    claim = "\n".join(lines).replace("change: substantive", "change: clarified", 1)
    return UNSAID.sub(r"\1 The same in other words.", claim)


def _claimed(root: Path, changelog: str) -> Result:
    """Return what `release --check` says to a changelog."""
    (root / CHANGELOG).write_text(changelog, encoding="utf-8")
    return run("release", root, "--as-of", TODAY, "--check")


def show(case: Redline) -> Answer:
    """Return the redlines of a case, one below the other, as the languages stand in its project."""
    files: dict[str, str | None] = dict.fromkeys(case.remove) | dict(case.add)
    for edit in case.edits:
        files[edit.path] = exchanged(files.get(edit.path) or edit.before, edit)
    with lend(case.text, files) as root:
        shown = run("diff", root, ADOPTED, "draft")
    return Answer(id=case.id, group=(case.kind,), verdict="", said=f"{case.kind}: {case.expect}\n\n{shown.output}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the exam: its records, and what the program answers to one of them."""

    records: Callable[[], Sequence[Any]]
    answer: Callable[[Any], Answer]


PARTS: Mapping[str, Part] = {
    "texts": Part(records=_clean_texts, answer=_read),
    "faults": Part(records=faults, answer=_plant),
    "rewordings": Part(records=rewordings, answer=_reword),
    "edits": Part(records=edits, answer=_try),
    "redlines": Part(records=redlines, answer=show),
}


if __name__ == "__main__":
    main()
