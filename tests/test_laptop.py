"""The folder for a laptop without Python: what its program does before the command line begins, what it says of PDFs.

That it runs is shown by `make laptop-run` in a Debian without Python; making it takes minutes.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator.model.diagnostics import Message
from generator.render import engine

RECIPE = Path(__file__).parents[1] / "requirements" / "laptop"


@pytest.fixture
def program() -> ModuleType:
    found = importlib.util.spec_from_file_location("laptop_program", RECIPE / "clausebook.py")
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_program_without_a_console_keeps_what_it_says_in_a_file(
    program: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda name: str(tmp_path / "设置" / name))
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    program.give_streams()
    assert not sys.stdin.isatty() and sys.stdin.read() == ""
    sys.stdout.write("地址\n")
    sys.stderr.write("错误\n")
    sys.stderr.flush()
    assert (tmp_path / "设置" / "Clausebook" / "Clausebook.log").read_text("utf-8") == "错误\n"


def test_streams_that_are_there_stay(program: ModuleType) -> None:
    before = (sys.stdin, sys.stdout, sys.stderr)
    program.give_streams()
    assert before == (sys.stdin, sys.stdout, sys.stderr)


@pytest.mark.parametrize("own", [None, "/opt/lib"])
def test_other_programs_load_the_libraries_of_the_system(
    program: ModuleType, own: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/folder/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if own:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", own)
    program.give_libraries_back()
    assert os.environ.get("LD_LIBRARY_PATH") == own and "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_who_installs_nothing_is_told_who_prints_pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert engine.MissingLibrary(Message("missing-library.harfbuzz")).remedy.id == "missing-library.elsewhere"


def test_nothing_is_run_before_it_is_made(tmp_path: Path) -> None:
    shutil.copytree(RECIPE, tmp_path / "requirements" / "laptop")
    command = ["bash", str(tmp_path / "requirements" / "laptop" / "run.sh")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 2 and told.stderr.startswith("There is no ") and "make laptop" in told.stderr
