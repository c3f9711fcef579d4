"""Workflows of a host run on this machine, as far as a machine without the host can: every step that is a command.

In: a folder with a repository, and what the host would know of an event. Out: what the steps printed and left behind.
Each job gets a clone of its own. `uses:` of the host's actions are done here: a clone, and files handed from one job to
the next. What a step would install or ask the host for is a stand-in that notes how it was called (`Machine`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
CLAUSEBOOK = """\
import sys
from generator.cli import main
from tests.releasing import without_engine

with without_engine():
    main()
"""
PYTHON = """\
#!/bin/sh
[ "$1 $2" = "-m pip" ] && { echo "pip $*" >>"$CALLS"; exit 0; }
exec %s "$@"
"""
NOTES = """\
#!/bin/sh
echo "${0##*/} $*" >>"$CALLS"
"""
CURL = """\
#!%s
# Answers for a website out of a folder, and for the interface of the host with what a file says.
import pathlib, sys
from os import environ

words = sys.argv[1:]
given = dict(zip(words, words[1:]))
address = next(word for word in reversed(words) if word.startswith("http"))
with pathlib.Path(environ["CALLS"]).open("a") as calls:
    calls.write(" ".join(["curl", given.get("--request", "GET"), address]) + "\\n")
if address.startswith(environ.get("SERVED", "?")):
    there = pathlib.Path(environ["SITE_FOLDER"], address.removeprefix(environ["SERVED"]).lstrip("/"))
    if not there.is_file():
        sys.exit(22)
    place = pathlib.Path(given["--output"])
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(there.read_bytes())
elif "--output" not in given:
    print(environ.get("ANSWER", "[]"))
"""


@dataclass(kw_only=True)
class Machine:
    """Stand-ins for what a step calls, in a folder that comes first on PATH, and what they noted."""

    place: Path

    def __post_init__(self) -> None:
        programs = {
            "clausebook": f"#!/bin/sh\nexec {sys.executable} -c '{CLAUSEBOOK}' \"$@\"\n",
            "python": PYTHON % sys.executable,
            "curl": CURL % sys.executable,
            "gh": NOTES + '[ "$2" = --silent ] || echo "$OWN_COMMENT"\n',
        }
        self.bin.mkdir(parents=True)
        for name, text in {**programs, **dict.fromkeys(("sudo", "apt-get"), NOTES)}.items():
            (self.bin / name).write_text(text, encoding="utf-8")
            (self.bin / name).chmod(0o755)

    @property
    def bin(self) -> Path:
        return self.place / "bin"

    @property
    def home_ssh(self) -> Path:
        return self.place / ".ssh"

    @property
    def calls(self) -> list[str]:
        noted = self.place / "calls"
        return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []

    def run(self, script: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a script as the hosts do: a command that fails ends it, in a pipe too."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=folder,
            env={
                **os.environ,
                "PATH": f"{self.bin}:{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "CALLS": str(self.place / "calls"),
                "HOME": str(self.place),
                "LC_ALL": "C.UTF-8",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )


@dataclass(kw_only=True)
class Job:
    """What a job came to: whether it ran, whether it failed, what it printed, what it hands on."""

    ran: bool
    failed: bool = False
    printed: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class GitHub:
    """A run of workflows: the repository, what the host knows by the names of its expressions, and handed-on files."""

    repository: Path
    machine: Machine
    knows: dict[str, str]
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def artifacts(self) -> Path:
        return self.machine.place / "artifacts"

    def run(self, workflow: str) -> dict[str, Job]:
        """Run the jobs of a workflow in order and return them by name."""
        plan = yaml.safe_load((self.repository / ".github" / "workflows" / workflow).read_text(encoding="utf-8"))
        return {name: self.job(name, job, plan) for name, job in plan["jobs"].items()}

    def job(self, name: str, job: Mapping[str, Any], plan: Mapping[str, Any]) -> Job:
        if not self.holds(job.get("if", "")):
            return Job(ran=False)
        room = self.machine.place / f"{name}-{len(list(self.machine.place.iterdir()))}"
        room.mkdir()
        defaults = {**plan.get("defaults", {}).get("run", {}), **job.get("defaults", {}).get("run", {})}
        done = Job(ran=True)
        for step in self.steps(job["steps"]):
            if (not done.failed or "cancelled()" in str(step.get("if", ""))) and self.holds(step.get("if", "")):
                self.step(step, room, defaults.get("working-directory", "."), done)
        done.outputs = {key: self.filled(value) for key, value in job.get("outputs", {}).items()}
        self.knows |= {f"needs.{name}.outputs.{key}": value for key, value in done.outputs.items()}
        return done

    def steps(self, steps: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Yield steps, those of the repository's own action in the place of the one that names it."""
        for step in steps:
            uses = step.get("uses", "")
            if uses.startswith("./"):
                action = yaml.safe_load((self.repository / uses / "action.yml").read_text(encoding="utf-8"))
                yield from ({"working-directory": ".", **one} for one in action["runs"]["steps"])
            else:
                yield step

    def step(self, step: Mapping[str, Any], room: Path, folder: str, done: Job) -> None:
        action = step.get("uses", "").partition("@")[0]
        told = step.get("with", {})
        if action == "actions/checkout":
            subprocess.run(["git", "clone", "-q", str(self.repository), str(room)], check=True)
        elif action == "actions/upload-artifact":
            shutil.copytree(room / told["path"], self.artifacts / told["name"], dirs_exist_ok=True)
            self.knows[f"steps.{step.get('id')}.outputs.artifact-url"] = f"https://host.example/{told['name']}"
        elif action == "actions/download-artifact":
            shutil.copytree(self.artifacts / told["name"], room / told["path"])
        elif "run" in step:
            outputs = self.machine.place / "outputs"
            outputs.write_text("", encoding="utf-8")
            environment = {name: self.filled(value) for name, value in step.get("env", {}).items()}
            host = {"GITHUB_OUTPUT": str(outputs), "GITHUB_EVENT_NAME": self.knows["github.event_name"]}
            host["GITHUB_REPOSITORY"] = self.knows["github.repository"]
            place = room / step.get("working-directory", folder)
            ended = self.machine.run(step["run"], place, {**self.environment, **host, **environment})
            done.printed += ended.stdout + ended.stderr
            done.failed = done.failed or ended.returncode != 0
            for line in outputs.read_text(encoding="utf-8").splitlines():
                key, _, value = line.partition("=")
                self.knows[f"steps.{step['id']}.outputs.{key}"] = value
        else:
            assert action == "actions/setup-python", f"nobody does {action} here"

    def filled(self, text: str) -> str:
        return re.sub(r"\$\{\{ *(.+?) *\}\}", lambda found: self.knows.get(found[1], ""), text)

    def holds(self, condition: object) -> bool:
        """Say whether an `if:` holds; what nobody told is empty, as on the host."""
        text = re.sub(r"^\$\{\{|\}\}$", "", str(condition).strip()).replace("cancelled()", "False")
        text = re.sub(r"[a-z_]+(?:\.[\w-]+)+", lambda found: repr(self.knows.get(found[0], "")), text)
        text = re.sub(r"!(?!=)", " not ", text.replace("&&", " and ").replace("||", " or "))
        return not text.strip() or bool(eval(f"({text})", {"__builtins__": {}, "startsWith": str.startswith}))  # noqa: S307 - a file of ours


def gitlab_job(plan: Mapping[str, Any], name: str) -> str:
    """Return the whole script of a job of GitLab, with what it has from the job that it extends."""
    job = {**plan.get(plan[name].get("extends", ""), {}), **plan[name]}
    return "\n".join((*job.get("before_script", ()), *job["script"]))
