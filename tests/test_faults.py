"""A few of the points of `make faults`: a build killed and starved where it changes its folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .releasing import without_engine
from .tools.faults import BUILD, RELEASE, Trial, try_crowd, try_full, try_kill, try_stop


def _may_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    )


traced = pytest.mark.skipif(not _may_trace(), reason="strace is missing here, or may not trace")


@traced
@pytest.mark.parametrize("trial", [BUILD], ids=["build"])
def test_a_run_killed_while_it_writes_leaves_the_old_folder_or_the_new_one(trial: Trial, tmp_path: Path) -> None:
    score = try_kill(trial, tmp_path, 12)
    assert score.tried > 2
    assert not score.broken


@traced
def test_a_full_disk_leaves_the_old_folder_and_is_told_in_a_line(tmp_path: Path) -> None:
    score = try_full(BUILD, tmp_path, 8)
    assert score.tried > 2
    assert not score.broken


def test_a_stopped_run_leaves_nothing_behind(tmp_path: Path) -> None:
    assert not try_stop(BUILD, tmp_path, 3).broken


def test_of_eight_releases_at_once_one_freezes_the_edition(tmp_path: Path) -> None:
    """Copies of this process hold its stand-ins for PDFs: what is tried is who may freeze."""
    with without_engine():
        assert not try_crowd(RELEASE, tmp_path, 1).broken
