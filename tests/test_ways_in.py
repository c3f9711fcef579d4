"""The ways in which others run Clausebook, done here step by step: the action, the container, the hooks of pre-commit.

What asks a registry or the system's packages is a stand-in that notes how it was called; all else is done as it stands,
in a folder that takes the place of the root.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import __version__
from generator.cli import commands

ROOT = Path(__file__).parent.parent
NEEDED = set(
    re.findall(
        r"^has_library \S+ +\|\| lacking (\S+) -- ",
        (ROOT / "requirements" / "system.sh").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)
"""What printing needs, by the names of Debian's packages."""

NOTED = """\
#!/bin/sh
echo "${0##*/} $*" >>"$CALLS"
"""
PYTHON = f"""\
#!/bin/sh
case "$*" in
  *--require-hashes*) echo "python $*" >>"$CALLS" ;;
  *"pip install"*) shift 3; exec {sys.executable} -m pip install --target "$SITE" "$@" ;;
  *) exec {sys.executable} "$@" ;;
esac
"""


@dataclass(kw_only=True)
class Room:
    """A folder in the place of the root, the stand-ins that come first on PATH, and what they noted."""

    place: Path
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        (self.place / "bin").mkdir(parents=True)
        for name in ("sudo", "apt-get", "useradd", "git", "python"):
            (self.place / "bin" / name).write_text(PYTHON if name == "python" else NOTED, encoding="utf-8")
            (self.place / "bin" / name).chmod(0o755)

    def run(self, script: str, folder: Path, **more: str) -> None:
        noted, site = self.place / "calls", self.place / "site"
        path = f"{self.place / 'bin'}:{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "CALLS": str(noted), "SITE": str(site), **more}
        ended = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=environment, capture_output=True, check=False
        )
        assert ended.returncode == 0, ended.stderr.decode()
        self.calls = noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []

    def asks(self, *arguments: str) -> str:
        """Return what the Clausebook that was installed here prints."""
        return subprocess.run(
            [sys.executable, "-P", "-m", "generator", *arguments],
            cwd=self.place,
            env={**os.environ, "PYTHONPATH": str(self.place / "site")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout


def checkout(place: Path) -> Path:
    """Return a copy of what git would hand out."""
    subprocess.run(["git", "checkout-index", "--all", f"--prefix={place}/"], cwd=ROOT, check=True)
    return place


def hashed(calls: list[str]) -> list[str]:
    """Return the locks that were installed by hash."""
    return [call.rpartition("/")[2] for call in calls if "--require-hashes" in call]


# --- the container ----------------------------------------------------------------------------------------------------


def instructions() -> Iterator[tuple[str, str]]:
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, told = line.partition(" ")
            yield name, told


def test_the_steps_of_the_container_make_a_clausebook_that_runs(tmp_path: Path) -> None:
    room = Room(place=tmp_path)
    context, folder = checkout(tmp_path / "context"), tmp_path
    inside = re.compile(r"(?<![\w.])/(?=source|wheel|var/|project)")
    for name, told in instructions():
        here = inside.sub(f"{tmp_path}/", told)
        if name == "WORKDIR":
            folder = Path(here)
            folder.mkdir(exist_ok=True)
        elif name == "COPY" and not told.startswith("--from"):  # what comes from the other stage is in the room already
            source, target = (context / here.split()[0], folder / here.split()[1])
            target.parent.mkdir(exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            else:
                shutil.copy(source, target)
        elif name == "RUN":
            room.run(here, folder)
    assert room.asks("--version").strip().endswith(__version__)
    assert hashed(room.calls) == ["build.txt", "run.txt"]
    assert {*NEEDED, "git"} <= set(next(call for call in room.calls if "apt-get install" in call).split())
    assert [told for name, told in instructions() if name in {"USER", "ENTRYPOINT"}] == ["clausebook", '["clausebook"]']


def test_every_stage_of_the_container_has_the_same_slim_base() -> None:
    assert {told.split()[0] for name, told in instructions() if name == "FROM"} == {"python:3.13-slim-bookworm"}


# --- the action -------------------------------------------------------------------------------------------------------


def test_the_steps_of_the_action_install_the_commit_that_was_named(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    room, there = Room(place=tmp_path), checkout(tmp_path / "action")
    steps = action["runs"]["steps"]
    for step in steps:
        if "run" in step:
            assert step["shell"] == "bash" and "${{" not in step["run"]
            room.run(step["run"], tmp_path, GITHUB_ACTION_PATH=str(there))
    assert room.asks("--version").strip().endswith(__version__)
    assert hashed(room.calls) == ["build.txt", "run.txt"]
    assert set(next(call for call in room.calls if "apt-get install" in call).split()) >= NEEDED
    used = [step["uses"] for step in steps if "uses" in step]
    assert used and all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used)


# --- the hooks of pre-commit ------------------------------------------------------------------------------------------

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("folder", ["", "legal/"], ids=["alone", "in a folder"])
def test_a_hook_runs_for_the_files_of_a_project_wherever_it_lies(folder: str) -> None:
    ours = ("clauses/facts.yaml", "clauses/privacy-policy/contact.en.md")
    check = (*ours, "clausebook.yaml", "locales/fr/LC_MESSAGES/clausebook.po", "templates/page.html.jinja")
    wanted = {"clausebook-check": check, "clausebook-fix": ours}
    assert wanted.keys() == HOOKS.keys()
    for name, hook in HOOKS.items():
        assert all(re.search(hook["files"], folder + path) for path in wanted[name]), name
        others = ("README.md", "src/main.py", "my-clausebook.yaml", "subclauses/a.md", "output/en/index.html")
        assert [path for path in others if re.search(hook["files"], folder + path)] == []


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_finds_the_project_in_a_folder_of_a_larger_repository(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(commands, ["init", "legal"]).exit_code == 0
    program, *arguments = shlex.split(HOOKS[name]["entry"])
    assert program == "clausebook" and HOOKS[name]["pass_filenames"] is False
    called = [*arguments, "--project", "legal"]  # `args:` of whoever uses the hook come behind its entry
    assert CliRunner().invoke(commands, called).exit_code == 0
    clause = Path("legal/clauses/privacy-policy/children.en.md")
    clause.write_text(clause.read_text(encoding="utf-8").replace("minor", "minors"), encoding="utf-8")
    assert CliRunner().invoke(commands, called).exit_code == 1
