"""A folder with a repository in it, as somebody sends it: no program that its settings name is run by a look at it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository of two commits whose settings name programs that leave `ran` beside it."""
    root = tmp_path / "project"
    root.mkdir()
    git.begin(root)
    configure(root, "user.name", "Ann")
    configure(root, "user.email", "ann@example.com")
    for text in ("x: y\n", "x: z\n"):
        (root / "clausebook.yaml").write_text(text, encoding="utf-8")
        (root / ".gitattributes").write_text("*.yaml filter=mine\n", encoding="utf-8")
        git.commit_files(root, ["clausebook.yaml", ".gitattributes"], text)
    program = tmp_path / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'ran'}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    configure(root, "core.fsmonitor", str(program))
    configure(root, "filter.mine.clean", str(program))
    configure(root, "log.showSignature", "true")
    configure(root, "gpg.program", str(program))
    hook = root / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(program.read_bytes())
    hook.chmod(0o755)
    os.utime(root / "clausebook.yaml", (1, 1))  # so that git reads it again
    (root / "new.md").write_text("new\n", encoding="utf-8")
    return root


def configure(root: Path, name: str, value: str) -> None:
    subprocess.run(["git", "config", name, value], cwd=root, check=True)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of a shell")


def test_a_look_runs_no_program_that_the_repository_names(root: Path) -> None:
    assert git.changed_files(root, "HEAD") == {"new.md"}
    os.utime(root / "clausebook.yaml", (2, 2))
    assert git.commit(root)
    assert [past.text for past in git.history(root, "clausebook.yaml")] == ["x: z\n", "x: y\n"]
    assert not (root.parent / "ran").exists()


def test_filters_of_the_person_are_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = root.parent / "own"
    own.write_text('[filter "mine"]\n\tclean = sed s/z/y/\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    subprocess.run(["git", "config", "--unset", "filter.mine.clean"], cwd=root, check=True)
    assert git.changed_files(root, "HEAD") == {"clausebook.yaml", "new.md"}


def test_a_filter_that_cannot_be_set_aside_is_refused(root: Path) -> None:
    configure(root, "filter.a=b.clean", "true")
    with pytest.raises(git.NoHistoryError, match=r"git\.filter"):
        git.changed_files(root, "HEAD")
    assert git.commit(root) is None
