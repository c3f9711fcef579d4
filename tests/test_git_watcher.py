"""A folder with a repository in it, as somebody sends it: what its settings name as a watcher is not run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk import git


@pytest.mark.skipif(sys.platform == "win32", reason="the watcher is a script of a shell")
def test_the_watcher_that_a_repository_names_is_not_run(tmp_path: Path) -> None:
    ran, watcher = tmp_path / "ran", tmp_path / "watcher.sh"
    watcher.write_text(f"#!/bin/sh\ntouch '{ran}'\n", encoding="utf-8")
    watcher.chmod(0o755)
    root = tmp_path / "project"
    root.mkdir()
    (root / "clausebook.yaml").write_text("x: y\n", encoding="utf-8")
    git.begin(root)
    for told in (("user.name", "Ann"), ("user.email", "ann@example.com")):
        subprocess.run(["git", "config", *told], cwd=root, check=True)
    git.commit_files(root, ["clausebook.yaml"], "Begin")
    subprocess.run(["git", "config", "core.fsmonitor", str(watcher)], cwd=root, check=True)
    (root / "new.md").write_text("new\n", encoding="utf-8")
    assert git.changed_files(root, "HEAD") == {"new.md"} and git.commit(root)
    assert not ran.exists()
