"""Pages of Markdown that are run as they stand: what they say is what happens.

A story is a page of Markdown. Its fenced blocks are the steps; everything else is told to the reader:

    start                 what the project is at first: a folder of this repository, without its editions, or
                          `an empty folder`
    console               commands after `$ `, each with all it prints; a line `...` stands for any lines, and ` ...` at
                          the end of one for the rest of it; `cd FOLDER` among them
    edit PATH             lines to take out (`-`) and to put in (`+`) in a file; `@all` as the first line: everywhere
    write PATH            a file and its whole text
    word FILE             a Word file as its reader has it: `# ` begins its title, `## ` a heading
    contains PATH         lines that a file has; `lacks PATH`: lines that it has not
    tracked FILE          what somebody changes in a Word file with its changes tracked: who and on which day in the
                          first line, then words that go (`-`) and come (`+`)
    touched               the project's files that changed since the story began, or since the block before
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from click.testing import CliRunner

from generator.cli import commands
from tests import returning, wordfiles
from tests.california import ROOT
from tests.releasing import without_engine

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_COPIED = shutil.ignore_patterns("editions", "expected")
GENERATED = ("output", "website", ".git")
PROGRAMS = {"clausebook": (sys.executable, "-m", "generator"), "git": ("git",)}
STYLES: Mapping[str, str] = MappingProxyType({"": "", "#": "Titel", "##": "H2"})
NO_FOOTNOTES = f"<w:footnotes {wordfiles.W}/>"
TERMINAL = {"NO_COLOR": "1", "COLUMNS": "100"}
DAY = "2026-03-02T09:00:00Z"
WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": told
        for who in ("AUTHOR", "COMMITTER")
        for what, told in {"NAME": "Legal", "EMAIL": "legal@example.com", "DATE": DAY}.items()
    },
}
"""Who commits in a story, and when: git then remembers the same in every run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command printed, and its exit code."""

    printed: str
    code: int


Runner = Callable[[Path, str, Sequence[str]], Ran]
"""Runs a program with arguments in a folder."""


@dataclass
class Story:
    """A folder in which a story happens, how its commands run, and what its files were when last looked at."""

    folder: Path
    run: Runner
    seen: dict[str, bytes] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        named = {path.relative_to(self.folder).as_posix(): path for path in found}
        return {name: path.read_bytes() for name, path in named.items() if not {*name.split("/")} & {*GENERATED}}

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def start(story: Story, _: str, body: str) -> None:
    if body != "an empty folder\n":
        shutil.copytree(ROOT / body.strip(), story.folder, ignore=NOT_COPIED, dirs_exist_ok=True)
    story.seen = story.files()


def console(story: Story, _: str, body: str) -> None:
    for command, expected in commands_of(body):
        run_as_told(story, command, expected)


def commands_of(body: str) -> list[tuple[str, str]]:
    """Return each command of a block with what it is told to print."""
    return re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE)


def run_as_told(story: Story, command: str, expected: str) -> int:
    """Run a command, hold what it prints against what is told, and return its exit code."""
    program, *arguments = shlex.split(command)
    if program == "cd":
        story.folder /= arguments[0]
        assert story.folder.is_dir()
        return 0
    assert program in PROGRAMS, f"a story runs clausebook or git, not {program}"
    ran = story.run(story.folder, program, arguments)
    printed = ran.printed.replace(str(story.folder) + os.sep, "").replace(os.sep, "/")
    assert matches(expected, printed), f"$ {command}\nprinted:\n{printed}\nthe story says:\n{expected}"
    return ran.code


def as_process(folder: Path, program: str, arguments: Sequence[str]) -> Ran:
    done = subprocess.run(
        [*PROGRAMS[program], *arguments],
        cwd=folder,
        env={**os.environ, **WHO, **TERMINAL, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Ran(printed=done.stdout, code=done.returncode)


def in_this_process(folder: Path, program: str, arguments: Sequence[str]) -> Ran:
    """Run our own program here, with stand-ins for PDFs: starting it and its engine takes most of a story's time."""
    if program != "clausebook":
        return as_process(folder, program, arguments)
    with chdir(folder), without_engine():
        result = CliRunner(env=TERMINAL).invoke(commands, arguments, prog_name=program)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(printed=result.output, code=result.exit_code)


def matches(expected: str, printed: str) -> bool:
    """Say whether the text is as told; a line `...` is any number of lines, none among them, ` ...` the rest of one."""
    split = re.split(r"^\.\.\.\n", expected, flags=re.MULTILINE)
    parts = [re.sub(r"\\ \\\.\\\.\\\.(?=\\\n)", r"\\ .*", re.escape(part)) for part in split]
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed) is not None


def edit(story: Story, name: str, body: str) -> None:
    everywhere = body.startswith("@all\n")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", body, re.MULTILINE):
        before, after = (re.sub(r"(?m)^[-+]", "", side) for side in (old, new))
        if everywhere:
            before, after = before.strip("\n"), after.strip("\n")
        text = story.text(name)
        count = text.count(before)
        assert count >= 1 if everywhere else count == 1, f"{name} has {count} times:\n{before}"
        (story.folder / name).write_text(text.replace(before, after), encoding="utf-8")


def write(story: Story, name: str, body: str) -> None:
    (story.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (story.folder / name).write_text(body, encoding="utf-8")


def word(story: Story, name: str, body: str) -> None:
    lines = (re.fullmatch(r"(#*) ?(.+)", line) for line in body.splitlines() if line)
    told = (wordfiles.paragraph(line[2], STYLES[line[1]]) for line in lines if line)
    (story.folder / name).write_bytes(wordfiles.docx("".join(told), word_footnotes_xml=NO_FOOTNOTES))


def tracked(story: Story, name: str, body: str) -> None:
    first, *lines = body.splitlines()
    author, _, day = first.rpartition(" ")
    path = story.folder / name
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        path.write_bytes(returning.edited(path.read_bytes(), returning.tracked(old[1:], new[1:], (author, day))))


def contains(story: Story, name: str, body: str) -> None:
    missing = [line for line in body.splitlines() if line not in story.text(name)]
    assert not missing, f"{name} lacks {missing}"


def lacks(story: Story, name: str, body: str) -> None:
    there = [line for line in body.splitlines() if line in story.text(name)]
    assert not there, f"{name} has {there}"


def touched(story: Story, _: str, body: str) -> None:
    now = story.files()
    changed = sorted(name for name in {*now, *story.seen} if now.get(name) != story.seen.get(name))
    assert changed == sorted(body.split()), "files that changed"
    story.seen = now


STEPS: Mapping[str, Callable[[Story, str, str], None]] = MappingProxyType(
    {step.__name__: step for step in (start, console, edit, write, word, tracked, contains, lacks, touched)}
)


def happen(path: Path, folder: Path, runner: Runner) -> None:
    story = Story(folder, runner)
    steps = FENCE.findall(path.read_text(encoding="utf-8"))
    assert steps, f"{path.name} tells no step"
    for kind, argument, body in steps:
        STEPS[kind](story, argument, body)
