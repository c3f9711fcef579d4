"""The same files and the same day give the same bytes, wherever and whenever they are built, without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.california import ROOT, california

OFFLINE = """\
import socket, sys
def refuse(*_, **__):
    raise AssertionError("a build must not open a socket")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
from generator.cli import commands
commands(sys.argv[1:])
"""


def build(folder: Path, **environment: str) -> dict[str, bytes]:
    """Build three texts in `folder` as it would be done by hand, and return the tree."""
    california(folder, "editions")
    subprocess.run(
        [sys.executable, "-c", OFFLINE, "build", "--as-of", "2021-07-01", "-q"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
    )
    tree = folder / "output"
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


@pytest.mark.pdf
def test_two_builds_in_different_surroundings_have_equal_bytes(tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    one = build(tmp_path / "one", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="1", TMPDIR=str(room))
    assert not list(room.iterdir()), "a build leaves nothing behind"
    other = build(tmp_path / "a longer path" / "other", TZ="America/Los_Angeles", LC_ALL="C", PYTHONHASHSEED="2")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert sum(name.endswith(".pdf") for name in one) == 3
    today = date.today().isoformat().encode()
    assert [name for name in one if today in one[name]] == [], "no output contains the day of the build"
