"""A draft is that of the files as they are, and what is remembered from one to the next changes nothing in it."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import all_rules
from generator.disk import listing
from generator.model.diagnostics import Severity
from generator.operations.build import read
from generator.preview import stage as stages
from generator.preview.draft import PreviewDraft, examined, is_current, make_draft
from generator.preview.findings import shown_findings
from generator.preview.stage import Stage
from generator.preview.verbs import DeskSettings
from generator.render import usual
from generator.report import open_sentences
from tests.california import ROOT, california

CONTACT = Path("clauses", "policy", "contact.en.md")
EDITS = 6
"""For each of the seeds."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "tests/projects/minimal", tmp_path / "project")


@pytest.fixture
def stage(project: Path) -> Stage:
    return Stage(project, open_sentences("en"), DeskSettings())


def _forget() -> None:
    """Empty every cache of the program."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "generator"]
    for value in (value for module in modules for value in vars(module).values()):
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def _edit(text: str, others: list[str], chance: random.Random) -> str:
    """Return a text with something written, deleted, moved or doubled, as a person does it."""
    lines, other = text.splitlines(keepends=True), chance.choice(others).splitlines(keepends=True)
    place = chance.randrange(len(lines))
    said = "We never sell [TODO] it under Privacy Shield. We sell it within 3 days… 亦会出售。"
    kinds: list[Callable[[], list[str]]] = [
        lambda: [*lines[:place], chance.choice(other), *lines[place:]],
        lambda: [*lines[:place], *lines[place + 1 :]],
        lambda: [*lines[: place + 1], "\n", *lines[place:]],
        lambda: [*lines[:place], " ".join(chance.sample(lines[place].split(" "), lines[place].count(" ") + 1)).strip()],
        lambda: [*lines, f"\nWithin {chance.randrange(99)} days we tell our Users of it.\n"],
        lambda: [f"{line.rstrip()} {said}\n" if len(line) > 60 else line for line in lines],
    ]
    return "".join(chance.choice(kinds)())


def _shown(draft: PreviewDraft) -> tuple[object, ...]:
    return draft.diagnostics, draft.is_broken, {path: file.data for path, file in draft.files.items()}


@pytest.mark.parametrize("seed", range(4))
def test_a_draft_after_many_edits_is_what_a_fresh_process_makes_of_the_files(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - it keeps no secret
    california(tmp_path, "editions")
    texts = {clause: clause.read_text("utf-8") for clause in sorted((tmp_path / "clauses").rglob("*.md"))}
    draft, seen = make_draft(tmp_path, None), []
    for _ in range(EDITS):
        clause = chance.choice(list(texts))
        clause.write_text(_edit(texts[clause], list(texts.values()), chance), encoding="utf-8")
        after = examined(make_draft(tmp_path, draft))
        if after.is_broken:  # then it shows the pages of an older one
            clause.write_text(texts[clause], encoding="utf-8")
            after = examined(make_draft(tmp_path, after))
        texts[clause], draft = clause.read_text("utf-8"), after
        seen.append((dict(texts), _shown(after)))
    for files, shown in seen:
        for clause, text in files.items():
            clause.write_text(text, encoding="utf-8")
        _forget()
        assert _shown(examined(make_draft(tmp_path, None))) == shown


def test_the_rules_look_at_the_reading_of_a_draft_as_they_do_at_the_files(tmp_path: Path) -> None:
    california(tmp_path)
    read_again = read(tmp_path, None, usual(), all_rules, Severity.SUGGESTION)
    assert examined(make_draft(tmp_path, None)).diagnostics == read_again.diagnostics


def test_findings_are_put_into_words_once_for_each_draft(project: Path) -> None:
    clause, sentences = project / CONTACT, open_sentences("en")
    clause.write_text(f"{clause.read_text('utf-8')}\n[TODO]\n", encoding="utf-8")
    draft = examined(make_draft(project, None))
    found = shown_findings(draft, sentences, "")
    assert found and shown_findings(draft, sentences, "") is found
    assert shown_findings(examined(make_draft(project, draft)), sentences, "") is not found


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[PreviewDraft]:
    """The drafts with which the files are compared by reading them."""
    compared: list[PreviewDraft] = []

    def counting(draft: PreviewDraft) -> bool:
        compared.append(draft)
        return is_current(draft)

    monkeypatch.setattr(stages, "is_current", counting)
    return compared


def test_files_that_nobody_writes_are_not_read_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_TICK_NS", -(10**18))  # as if all of them were old
    compared = _counted(monkeypatch)
    assert [stage.is_current() for _ in range(3)] == [True] * 3 and compared == [stage.draft]
    (stage.root / CONTACT).write_text("# Contact\n", encoding="utf-8")
    assert not stage.is_current() and not stage.is_current()
    stage.draft = make_draft(stage.root, stage.draft)
    assert stage.is_current() and stage.is_current() and len(compared) == 4
    shutil.rmtree(stage.root / "clauses")
    assert not stage.is_current()


def test_a_file_is_read_while_its_clock_may_still_show_the_same(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    compared, file = _counted(monkeypatch), stage.root / CONTACT
    about = file.stat()
    assert stage.is_current()
    file.write_bytes(file.read_bytes().replace(b"office", b"Office"))
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert not stage.is_current() and len(compared) == 2


def test_a_stamp_is_given_once_a_tick_has_gone_by(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = max(max(one.stat().st_mtime_ns, one.stat().st_ctime_ns) for one in (project / "clauses").rglob("*"))
    for later, is_given in ((0, False), (listing._TICK_NS, False), (listing._TICK_NS + 1, True)):
        monkeypatch.setattr("time.time_ns", lambda later=later: newest + later)
        assert (listing.stamp_of(project, ("clauses",)) is not None) is is_given
